"""Which goals and reflections are open to whom, in which versions; that another person reads one is noted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.drafts.approving import ApprovalLines
from bot.services.drafts.lines import DraftLines, title_of
from bot.services.drafts.parties import DraftParties
from bot.services.drafts.replies import DraftList, DraftShown, OpenLine, OpenList
from bot.services.drafts.years import years_of
from bot.services.sharing.shares import SharedItems
from induction.access import Action, check_may, may
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.drafts import SEE, WRITE, Draft, DraftKind, finished, newest_kept
from induction.writing.shares import SharedKind
from storage.records import Records


@dataclass(frozen=True)
class OpenDrafts:
    """Opens drafts to who may read them.

    Of what is still being written only its writers see more than was kept, and a supervisor sees one version: that
    which the candidate shared last.
    """

    records: Records
    lines: DraftLines
    parties: DraftParties

    def opened(
        self, actor: Person, draft_id: str, *, version: int | None = None, told: str | None = None, now: datetime
    ) -> DraftShown:
        """One draft in full, in that version or the newest; that another person read it is noted.

        `told` is what to say first.
        """
        versions, _ = self.open_to(actor, draft_id, SEE)
        upto = [one for one in versions if version is None or one.version <= version]
        if not upto:
            raise not_there()
        self.note(actor, upto[-1:], now=now)
        return self.lines.shown(actor, upto, newest=self._is_newest(upto, versions), told=told, now=now)

    def listed(self, actor: Person, kind: DraftKind, said: str | None, *, now: datetime) -> DraftList | OpenList:
        """One's own goals or reflections, or those of the candidate who was named; that is noted too.

        A supervisor gets what candidates share with them.
        """
        if actor.role is Role.SUPERVISOR:
            return self._shared_with(actor, kind, now=now)
        return self._list(actor, kind, self.parties.reading(actor, kind, said), now=now)

    def list_of(self, actor: Person, kind: DraftKind, candidate_id: int, *, now: datetime) -> DraftList:
        """The goals or reflections of the candidate with that number."""
        candidate = self.records.person(candidate_id)
        if candidate is None or not may(actor, SEE[kind], candidate):
            raise not_there()
        return self._list(actor, kind, candidate, now=now)

    def _list(self, actor: Person, kind: DraftKind, candidate: Person, *, now: datetime) -> DraftList:
        check_may(actor, SEE[kind], candidate)
        histories: Sequence[Sequence[Draft]] = self.records.drafts.histories([candidate.id], kind)
        if not all(may(actor, action, candidate) for action in WRITE.values()):
            histories = [versions for versions in map(finished, histories) if versions]
        self.note(actor, [versions[-1] for versions in histories], now=now)
        year = years_of(candidate, self.lines.lines).at(day_of(candidate, now)) if kind is DraftKind.GOAL else None
        return DraftList(kind, candidate, actor, self.lines.lines_of(actor, candidate, histories, now=now), year)

    def _shared_with(self, actor: Person, kind: DraftKind, *, now: datetime) -> OpenList:
        """What candidates share with this supervisor, each in the newest version that they shared."""
        found = []
        for candidate in self.records.supervised_by(actor.id):
            for history in self.records.drafts.histories([candidate.id], kind):
                if seen := self._seen_by(actor, candidate, history):
                    found.append(self._shared_line(actor, candidate, seen))
                    self.note(actor, seen, now=now)
        return OpenList(kind, actor, found)

    def _shared_line(self, actor: Person, candidate: Person, seen: Sequence[Draft]) -> OpenLine:
        approving = ApprovalLines(self.lines.lines).of(actor, candidate, seen)
        return OpenLine(candidate, seen[-1], title_of(seen[-1]), approving)

    def _is_newest(self, seen: Sequence[Draft], versions: Sequence[Draft]) -> bool:
        """Whether nothing newer was kept; to whom a draft is open alone, what they read is always their newest."""
        kept = newest_kept(versions)
        return seen[-1] == versions[-1] or (kept is not None and seen[-1] == kept)

    def open_to(
        self, actor: Person, draft_id: str, wanted: Mapping[DraftKind, Action]
    ) -> tuple[Sequence[Draft], Person]:
        """Every version and whose they are; Refused alike where there is no such draft and where it is not open."""
        versions = self.records.drafts.versions(draft_id)
        candidate = self.records.person(versions[0].candidate_id) if versions else None
        if candidate is None:
            raise not_there()
        kind = versions[0].kind
        shared = self._seen_by(actor, candidate, versions)
        if not may(actor, wanted[kind], candidate, shared=bool(shared)):
            raise not_there()
        seen = shared or (versions if may(actor, WRITE[kind], candidate) else finished(versions))
        if not seen:
            raise not_there()
        return seen, candidate

    def _seen_by(self, actor: Person, candidate: Person, versions: Sequence[Draft]) -> Sequence[Draft]:
        """The one version that the candidate shares with this supervisor; nothing for everybody else."""
        if actor.role is not Role.SUPERVISOR:
            return ()
        kind, draft_id = SharedKind(versions[0].kind.value), versions[0].draft_id
        shared = SharedItems(self.records).version_shared(actor, candidate, kind, draft_id)
        return [one for one in versions if one.version == shared]

    def note(self, actor: Person, drafts: Sequence[Draft], *, now: datetime) -> None:
        """Put into the audit that the actor reads those of these that are another's."""
        others = [draft for draft in drafts if draft.candidate_id != actor.id]
        if others:
            self.records.drafts.note_reading(others, actor.id, now=now)


def not_there() -> Refused:
    """The refusal for what is not there, and for what is not open."""
    return Refused("no_draft", "This draft is not there any more, or is not open to you.")
