"""Approvals of goals: a word on exactly the version that was read, who waits for it, and who is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.drafts.approving import ApprovalLines
from bot.services.drafts.reading import OpenDrafts, not_there
from bot.services.drafts.replies import ApprovalAsked, ApprovalNews, ChangesForm, DraftShown
from bot.services.outbox import Outbox
from bot.services.sharing.shares import SharedItems
from bot.services.sharing.sharing import Sharing
from induction.access import Action, check_may, may
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.approvals import Approval, Verdict, approvers_of, check_comment
from induction.writing.drafts import SEE, Draft, DraftKind, newest_kept
from induction.writing.shares import Item, SharedKind
from storage.errands import Errand
from storage.records import Records

APPROVAL_ASKED, APPROVAL_GIVEN = "approval_asked", "approval_given"
"""The kinds of the errands that tell of a goal that waits for approval, and of what was said of one."""

_ON_ROSTER = {Role.COACH: "coach", Role.SUPERVISOR: "site supervisor"}


@dataclass(frozen=True)
class Approvals:
    """The use cases of approval. A goal is approved by whom the pack names, each for themselves."""

    records: Records
    drafts: OpenDrafts
    outbox: Outbox

    def approve(
        self, actor: Person, draft_id: str, version: int, *, on_paper: bool = False, source: str, now: datetime
    ) -> DraftShown:
        """The version, approved; a second press changes nothing. Where a newer one was kept that is shown instead.

        `on_paper` has the coach record that the supervisor approved it elsewhere.
        """
        word = self._word(actor, draft_id, version, now=now)
        role = self._role_on_paper(actor, word.candidate_id) if on_paper else word.role
        return self._say(actor, word.model_copy(update={"role": role}), source=source)

    def changes_form(self, actor: Person, draft_id: str, version: int, *, now: datetime) -> ChangesForm | DraftShown:
        """The form in which changes are asked for; the newest version where a newer one was kept."""
        candidate, kept = self._version(actor, draft_id, version)
        if kept.version != version:
            return self.drafts.opened(actor, draft_id, version=kept.version, told=_newer(candidate), now=now)
        return ChangesForm(actor, candidate, draft_id, version)

    def ask_changes(self, form: ChangesForm, comment: str | None, *, source: str, now: datetime) -> DraftShown:
        """The version with what is to be changed; Refused where that is not said."""
        check_comment(comment)
        word = self._word(form.actor, form.draft_id, form.version, now=now)
        asked = {"verdict": Verdict.CHANGES_ASKED, "comment": comment}
        return self._say(form.actor, word.model_copy(update=asked), source=source)

    def ask(self, actor: Person, draft_id: str, version: int, *, now: datetime) -> DraftShown:
        """The goal, once everybody whose approval is missing was told that it waits; telling them twice tells once.

        A supervisor is told of what the candidate shares with them alone.
        """
        candidate, kept = self._own(actor, draft_id)
        if kept.version != version:
            return self.drafts.opened(actor, draft_id, told=_newer(candidate), now=now)
        roles = self._waits_for(candidate, kept)
        waiting = [one for role in roles for one in self._who(role, candidate)]
        missing = [role for role in roles if not self._who(role, candidate)]
        readers = [one for one in waiting if self._reads(one, candidate, kept)]
        about = {"draft_id": draft_id, "version": version}
        errands = [
            Errand(f"{APPROVAL_ASKED}:{draft_id}:{version}:{one.id}", APPROVAL_ASKED, {**about, "reader_id": one.id})
            for one in readers
        ]
        self.records.errands.add(errands, now=now)
        self.outbox.wake([errand.key for errand in errands])
        return self.drafts.opened(actor, draft_id, version=version, told=_told(waiting, readers, missing), now=now)

    def share_and_ask(self, actor: Person, draft_id: str, version: int, *, source: str, now: datetime) -> DraftShown:
        """The same once that version is shared with the supervisor, who hears of both in one message.

        Nothing is shared where a newer version was kept since.
        """
        candidate, kept = self._own(actor, draft_id)
        if kept.version == version:
            item = Item(candidate_id=candidate.id, kind=SharedKind.GOAL, item=draft_id, version=version)
            sharing = Sharing(self.records, self._lines.lines.packs, self.outbox)
            sharing.share(actor, item, announced=False, source=source, now=now)
        return self.ask(actor, draft_id, version, now=now)

    def waiting(self, actor: Person) -> Sequence[ApprovalAsked]:
        """The goals that wait for the word of this coach or supervisor, each in the version that it is asked for."""
        theirs = self._theirs(actor)
        found = []
        for record in self.records.candidates.records(theirs) if theirs else ():
            candidate = record.candidate
            if actor.role not in self._approvers(candidate):
                continue
            for goal in record.goals:
                if goal.draft_id is None or goal.version is None or actor.role in goal.heard:
                    continue
                if self._is_open(actor, candidate, goal.draft_id, goal.version):
                    found.append(ApprovalAsked(actor, candidate, goal.draft_id, goal.version))
        return found

    def asked(self, reader_id: int, draft_id: str, version: int) -> ApprovalAsked | None:
        """What waits for that reader's approval; None where it does so no more."""
        versions, reader = self.records.drafts.versions(draft_id), self.records.person(reader_id)
        candidate = self.records.person(versions[0].candidate_id) if versions else None
        kept = newest_kept(versions)
        if reader is None or candidate is None or kept is None or kept.version != version:
            return None
        if reader.role not in self._waits_for(candidate, kept) or not self._reads(reader, candidate, kept):
            return None
        return ApprovalAsked(reader, candidate, draft_id, version)

    def news(self, source: str) -> ApprovalNews | None:
        """What the candidate is told of what was said by that delivery."""
        approval = self.records.approvals.by_source(source)
        if approval is None:
            return None
        kept = newest_kept(self.records.drafts.versions(approval.draft_id))
        candidate, by = (self.records.person(one) for one in (approval.candidate_id, approval.by_id))
        if candidate is None or by is None:
            return None
        return ApprovalNews(candidate, by, approval, kept is not None and kept.version == approval.version)

    def _own(self, actor: Person, draft_id: str) -> tuple[Person, Draft]:
        """The candidate, who is to be the actor, and the newest version of their goal that they kept."""
        versions, candidate = self.drafts.open_to(actor, draft_id, SEE)
        check_may(actor, Action.KEEP_WRITING, candidate)
        kept = newest_kept(versions)
        if kept is None or kept.kind is not DraftKind.GOAL:
            raise not_there()
        return candidate, kept

    def _word(self, actor: Person, draft_id: str, version: int, *, now: datetime) -> Approval:
        """The actor's approval of that version, to be given; Refused where they are not asked for one."""
        candidate, _ = self._version(actor, draft_id, version)
        return Approval(
            draft_id=draft_id,
            version=version,
            candidate_id=candidate.id,
            by_id=actor.id,
            role=actor.role,
            verdict=Verdict.APPROVED,
            at=now,
        )

    def _say(self, actor: Person, word: Approval, *, source: str) -> DraftShown:
        candidate, kept = self._version(actor, word.draft_id, word.version)
        key = f"{APPROVAL_GIVEN}:{source}"
        errand = Errand(key, APPROVAL_GIVEN, {"source": source})
        try:
            self.records.approvals.give(word, source=source, errands=[errand])
        except Refused as refused:
            if refused.rule != "newer_version" or kept.version == word.version:
                raise
            return self.drafts.opened(actor, word.draft_id, version=kept.version, told=_newer(candidate), now=word.at)
        self.outbox.wake([key])
        return self.drafts.opened(actor, word.draft_id, version=word.version, now=word.at)

    def _version(self, actor: Person, draft_id: str, version: int) -> tuple[Person, Draft]:
        """Whose goal it is, and the newest kept version of it that the actor may read."""
        versions, candidate = self.drafts.open_to(actor, draft_id, SEE)
        kept = newest_kept(versions)
        if kept is None or kept.kind is not DraftKind.GOAL or version > versions[-1].version:
            raise not_there()
        check_may(actor, Action.APPROVE_GOAL, candidate, shared=actor.role is Role.SUPERVISOR)
        if actor.role not in self._approvers(candidate):
            raise Refused("not_asked", "Your program does not ask for your approval of IIP goals.")
        return candidate, kept

    def _approvers(self, candidate: Person) -> Sequence[Role]:
        return approvers_of(self._lines.lines.packs[candidate.program])

    def _role_on_paper(self, actor: Person, candidate_id: int) -> Role:
        candidate = self._lines.lines.person(candidate_id)
        if actor.role is not Role.COACH or Role.SUPERVISOR not in self._approvers(candidate):
            raise Refused("not_asked", "Only the coach records what a supervisor said on paper, where it is asked for.")
        return Role.SUPERVISOR

    def _waits_for(self, candidate: Person, kept: Draft) -> Sequence[Role]:
        return self._lines.stands(candidate, kept, self.records.approvals.of_draft(kept.draft_id)).waits_for

    def _reads(self, reader: Person, candidate: Person, kept: Draft) -> bool:
        return self._is_open(reader, candidate, kept.draft_id, kept.version)

    def _is_open(self, reader: Person, candidate: Person, draft_id: str, version: int) -> bool:
        """Whether that version is open to whoever is to approve it: to a supervisor where it was shared."""
        if reader.role is not Role.SUPERVISOR:
            return may(reader, Action.APPROVE_GOAL, candidate)
        shared = SharedItems(self.records).is_shared(reader, candidate, SharedKind.GOAL, draft_id, version)
        return may(reader, Action.APPROVE_GOAL, candidate, shared=shared)

    def _who(self, role: Role, candidate: Person) -> Sequence[Person]:
        number = {Role.COACH: candidate.coach_id, Role.SUPERVISOR: candidate.supervisor_id}.get(role)
        found = None if number is None else self.records.person(number)
        return [] if found is None else [found]

    def _theirs(self, actor: Person) -> Sequence[Person]:
        if actor.role is Role.COACH:
            return self.records.candidates_of(actor.id)
        if actor.role is Role.SUPERVISOR:
            return self.records.supervised_by(actor.id)
        return []

    @property
    def _lines(self) -> ApprovalLines:
        return ApprovalLines(self.drafts.lines.lines)


def _newer(candidate: Person) -> str:
    return f"{candidate.first_name} kept a newer version since: nothing is said of it yet. Here it is."


def _told(waiting: Sequence[Person], readers: Sequence[Person], missing: Sequence[Role]) -> str:
    """Who hears of it, for whom it has to be shared first, and who there is not on the roster."""
    told = " and ".join(one.first_name for one in readers)
    unshared = " and ".join(one.first_name for one in waiting if one not in readers)
    sentences = [f"{told} will hear that it waits for approval." if told else ""]
    sentences.append(f"{unshared} hears of it once you share it: the button is below." if unshared else "")
    nobody = " and no ".join(_ON_ROSTER[role] for role in missing)
    sentences.append(
        f"The roster has no {nobody} for you yet: your program administrator can add one." if nobody else ""
    )
    return " ".join(filter(None, sentences)) or "Nobody’s approval is missing."
