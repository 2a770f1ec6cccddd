"""IIP goals and reflections: written in the person's own words, kept by the candidate, seen by whom they concern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.services.days import day_of
from bot.services.drafts.lines import DraftLines
from bot.services.drafts.parties import DraftParties
from bot.services.drafts.reading import OpenDrafts, not_there
from bot.services.drafts.replies import DraftForm, DraftList, DraftShared, DraftShown, OpenList
from bot.services.outbox import Outbox
from bot.understanding.writing.goals import arrange_goal, cpsel_in
from bot.understanding.writing.reflections import arrange_reflection, goal_number_in
from induction.access import Action, check_may, may
from induction.packs.own_words import in_house_words
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.drafts import SEE, WRITE, Draft, DraftKind, DraftState, merged
from induction.writing.goals import Goal, GoalPart, check_goal
from induction.writing.reflections import Reflection, ReflectionPart, check_reflection
from storage.errands import Errand
from storage.records import Records

SHARED = "draft_shared"
"""The kind of the errand that tells a candidate of what their coach wrote with them."""


@dataclass(frozen=True)
class Drafts:
    """The use cases of goals and reflections. Every public method takes the person who acts, and the time."""

    records: Records
    lines: DraftLines
    parties: DraftParties
    outbox: Outbox

    def begin(self, actor: Person, kind: DraftKind, said: str, *, source: str, now: datetime) -> DraftShown | DraftForm:
        """What was said, arranged into a new draft; the form to fill in where nothing was said.

        A coach says first with whom: `Dana: …`. `source` is the delivery's key: the same one, the same draft.
        """
        candidate, words = self.parties.writing(actor, kind, said.strip())
        check_may(actor, WRITE[kind], candidate)
        if not words:
            return self._form(actor, candidate, kind, now=now)
        parts = self._arranged(candidate, kind, words, now=now)
        draft = _version(actor, candidate, kind, _draft_id(source), 1, parts, now=now)
        return self._written(actor, draft, now=now)

    def form(self, actor: Person, kind: DraftKind, candidate_id: int, *, now: datetime) -> DraftForm:
        """The empty form for one's own or a candidate's draft."""
        candidate = self.records.person(candidate_id)
        if candidate is None or not may(actor, WRITE[kind], candidate):
            raise not_there()
        return self._form(actor, candidate, kind, now=now)

    def form_of(self, actor: Person, draft_id: str, *, now: datetime) -> DraftForm:
        """The form with the newest version in it."""
        versions, candidate = self.reading.open_to(actor, draft_id, WRITE)
        newest = versions[-1]
        self.reading.note(actor, [newest], now=now)
        form = self._form(actor, candidate, newest.kind, now=now)
        return replace(form, draft_id=draft_id, version=newest.version, parts=newest.parts)

    def save(self, form: DraftForm, *, source: str, now: datetime) -> DraftShown | DraftForm:
        """The form's parts as a new version; `source` is the form's own key: the same one, the same version.

        Where somebody changed the draft meanwhile nothing is saved: the form comes back on top of the newest version,
        with what either of them wrote, and of a part that both changed with both. Refused with the rule of the field
        that is to be put right.
        """
        check_may(form.actor, WRITE[form.kind], form.candidate)
        draft_id = form.draft_id or _draft_id(source)
        versions = self.records.drafts.versions(draft_id)
        parts = _with_entries(self._checked(form, now=now), versions)
        if versions and (versions[0].candidate_id, versions[0].kind) != (form.candidate.id, form.kind):
            raise not_there()
        if form.version and not versions:
            raise not_there()
        if form.version and len(versions) >= form.version and versions[form.version - 1].parts == parts:
            return self._shown(form.actor, versions, now=now)
        draft = _version(form.actor, form.candidate, form.kind, draft_id, form.version + 1, parts, now=now)
        try:
            return self._written(form.actor, draft, now=now)
        except Refused as refused:
            if refused.rule != "stale_draft":
                raise
            return self._together(form, parts, versions, message=refused.message)

    def choose_cpsel(self, actor: Person, draft_id: str, version: int, number: int, *, now: datetime) -> DraftShown:
        """The draft with its CPSEL, as a new version on top of `version`."""
        versions, candidate = self.reading.open_to(actor, draft_id, WRITE)
        base = _chosen(versions, version)
        if self._offered(candidate, number) is None:
            raise not_there()
        parts = {**base.parts, GoalPart.CPSEL.value: str(number)}
        arranged = Goal.of(parts).parts if base.kind is DraftKind.GOAL else Reflection.of(parts).parts
        draft = _version(actor, candidate, base.kind, draft_id, version + 1, arranged, now=now)
        return self._written(actor, draft, now=now)

    def keep(self, actor: Person, draft_id: str, version: int, *, now: datetime) -> DraftShown:
        """The version made the candidate's own; a second press changes nothing. Refused where it is not the newest."""
        versions, candidate = self.reading.open_to(actor, draft_id, SEE)
        check_may(actor, Action.KEEP_WRITING, candidate)
        base = _chosen(versions, version)
        if base.state is DraftState.KEPT:
            return self.lines.shown(actor, versions, now=now)
        kept = _version(actor, candidate, base.kind, draft_id, version + 1, base.parts, now=now)
        return self._written(actor, kept.model_copy(update={"state": DraftState.KEPT}), now=now)

    def opened(
        self, actor: Person, draft_id: str, *, version: int | None = None, told: str | None = None, now: datetime
    ) -> DraftShown:
        """One draft in full, in that version or the newest, with what to say first; another's reading is noted."""
        return self.reading.opened(actor, draft_id, version=version, told=told, now=now)

    def listed(self, actor: Person, kind: DraftKind, said: str | None, *, now: datetime) -> DraftList | OpenList:
        """One's own goals or reflections, those of the candidate who was named, or what is shared with a supervisor."""
        return self.reading.listed(actor, kind, said, now=now)

    @property
    def reading(self) -> OpenDrafts:
        """What of them is open to whom."""
        return OpenDrafts(self.records, self.lines, self.parties)

    def waiting_for(self, actor: Person) -> Sequence[Draft]:
        """What somebody else wrote with this candidate and waits for them to keep it."""
        if actor.role is not Role.CANDIDATE:
            return ()
        drafts = self.records.drafts.of([actor.id], *DraftKind)
        return [one for one in drafts if one.state is DraftState.DRAFT and one.author_id != actor.id]

    def shared(self, draft_id: str, version: int) -> DraftShared | None:
        """What a candidate is told of; None where that version does not wait for them any more."""
        versions = self.records.drafts.versions(draft_id)
        newest = versions[-1] if versions else None
        if newest is None or newest.version != version or newest.state is DraftState.KEPT:
            return None
        candidate, author = self.records.person(newest.candidate_id), self.records.person(newest.author_id)
        return DraftShared(newest, candidate, author) if candidate and author else None

    def _together(
        self, form: DraftForm, parts: Mapping[str, str], versions: Sequence[Draft], *, message: str
    ) -> DraftForm:
        """The form with what was typed and what was written meanwhile; nothing of either is lost."""
        base = versions[form.version - 1].parts if 1 <= form.version <= len(versions) else {}
        both = merged(base, parts, versions[-1].parts)
        return replace(form, version=len(versions), parts=both.parts, theirs=both.theirs, changed=message)

    def _written(self, actor: Person, draft: Draft, *, now: datetime) -> DraftShown:
        errands = []
        if draft.author_id != draft.candidate_id:
            key = f"{SHARED}:{draft.draft_id}:{draft.version}"
            errands = [Errand(key, SHARED, {"draft_id": draft.draft_id, "version": draft.version})]
        self.records.drafts.write(draft, errands=errands)
        self.outbox.wake([errand.key for errand in errands])
        return self._shown(actor, self.records.drafts.versions(draft.draft_id), now=now)

    def _shown(self, actor: Person, versions: Sequence[Draft], *, now: datetime) -> DraftShown:
        """The newest version, which may be by somebody else than who wrote just now: then that is a reading."""
        if versions[-1].author_id != actor.id:
            self.reading.note(actor, versions[-1:], now=now)
        return self.lines.shown(actor, versions, now=now)

    def _form(self, actor: Person, candidate: Person, kind: DraftKind, *, now: datetime) -> DraftForm:
        """The form with nothing in it; that it shows the titles of the candidate's goals is noted."""
        form = self.lines.form(actor, candidate, kind, now=now)
        if form.goals:
            self.reading.note(actor, self.records.drafts.of([candidate.id], DraftKind.GOAL), now=now)
        return form

    def _arranged(self, candidate: Person, kind: DraftKind, words: str, *, now: datetime) -> Mapping[str, str]:
        said = in_house_words(words, self.lines.words(candidate))
        standard = cpsel_in(said)
        if kind is DraftKind.GOAL:
            goal = arrange_goal(words, day_of(candidate, now))
            return goal.model_copy(update={"cpsel": self._offered(candidate, standard)}).parts
        reflection, number = arrange_reflection(words), goal_number_in(said)
        reflection = reflection.model_copy(update={"cpsel": self._offered(candidate, standard)})
        goals = self.lines.goals(candidate) if number else []
        if number and number <= len(goals):
            reflection = reflection.model_copy(update={"goal_id": goals[number - 1][0]})
        return reflection.parts

    def _offered(self, candidate: Person, number: int | None) -> int | None:
        """The number, where the candidate's program has a standard of it."""
        return number if number in {one.number for one in self.lines.words(candidate).standards} else None

    def _checked(self, form: DraftForm, *, now: datetime) -> Mapping[str, str]:
        if form.kind is DraftKind.GOAL:
            goal = Goal.of(form.parts)
            check_goal(goal, today=day_of(form.candidate, now), ends_on=form.candidate.ends_on)
            return goal.parts
        reflection = Reflection.of(form.parts)
        check_reflection(reflection)
        if reflection.goal_id is not None and reflection.goal_id not in dict(self.lines.goals(form.candidate)):
            raise Refused("no_goal", "That goal is not one of this candidate's. Please choose another.")
        return reflection.parts


def _with_entries(parts: Mapping[str, str], versions: Sequence[Draft]) -> Mapping[str, str]:
    """The parts with the entries that a reflection is about, which its form has no field for."""
    about = versions[-1].parts.get(ReflectionPart.ENTRIES) if versions else None
    return Reflection.of({**parts, ReflectionPart.ENTRIES: about}).parts if about else parts


def _version(
    author: Person,
    candidate: Person,
    kind: DraftKind,
    draft_id: str,
    version: int,
    parts: Mapping[str, str],
    *,
    now: datetime,
) -> Draft:
    return Draft(
        draft_id=draft_id,
        version=version,
        kind=kind,
        candidate_id=candidate.id,
        author_id=author.id,
        parts=parts,
        state=DraftState.DRAFT,
        written_at=now,
    )


def _draft_id(source: str) -> str:
    """The id of the draft that a delivery begins: the same delivery never begins a second one."""
    return sha256(source.encode()).hexdigest()[:32]


def _chosen(versions: Sequence[Draft], version: int) -> Draft:
    if not 1 <= version <= len(versions):
        raise not_there()
    return versions[version - 1]
