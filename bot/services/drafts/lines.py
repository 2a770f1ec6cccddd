"""Goals and reflections with the names, gaps and facts that people need beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.drafts.replies import DraftForm, DraftLine, DraftShown, Logged, VersionLine
from bot.services.ledger.lines import LedgerLines
from bot.understanding.writing.bystanders import named_bystanders
from induction.packs.words import ProgramWords
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind, DraftState, Gap
from induction.writing.goals import CHOSEN as CHOSEN_OF_GOAL
from induction.writing.goals import Goal, missing
from induction.writing.reflections import CHOSEN as CHOSEN_OF_REFLECTION
from induction.writing.reflections import Reflection, ReflectionPart, last_kept, logged_since, unanswered

NEWEST = 8

_CHOSEN = CHOSEN_OF_GOAL | CHOSEN_OF_REFLECTION


@dataclass(frozen=True)
class DraftLines:
    """Reads what belongs beside a draft. It decides nothing: who may see what was asked before."""

    lines: LedgerLines

    def shown(self, reader: Person, versions: Sequence[Draft], *, now: datetime) -> DraftShown:
        """The newest of the versions, in full."""
        draft = versions[-1]
        candidate = self.lines.person(draft.candidate_id)
        open_reflection = draft.kind is DraftKind.REFLECTION and draft.state is DraftState.DRAFT
        return DraftShown(
            draft=draft,
            candidate=candidate,
            reader=reader,
            versions=[self._version(reader, one) for one in versions],
            gaps=gaps_of(draft, candidate, now=now),
            bystanders=self.bystanders(candidate.program, draft.parts),
            goal=dict(self.goals(candidate)).get(draft.parts.get(ReflectionPart.GOAL, "")),
            logged=self.logged(candidate, besides=draft.draft_id) if open_reflection else Logged(),
            standards=self.words(candidate).standards,
        )

    def line(self, reader: Person, number: int, draft: Draft, *, now: datetime) -> DraftLine:
        """The draft in a list."""
        candidate = self.lines.person(draft.candidate_id)
        author = self.lines.name(draft.author_id, reader)
        return DraftLine(number, draft, title_of(draft), author, len(gaps_of(draft, candidate, now=now)))

    def form(self, actor: Person, candidate: Person, kind: DraftKind) -> DraftForm:
        """The form with nothing in it, and what helps to fill it in."""
        form = DraftForm(kind, actor, candidate, standards=self.words(candidate).standards)
        if kind is DraftKind.GOAL:
            return form
        return replace(form, goals=self.goals(candidate), logged=self.logged(candidate))

    def words(self, candidate: Person) -> ProgramWords:
        """What the candidate's program calls things."""
        return self.lines.packs[candidate.program].words

    def goals(self, candidate: Person) -> list[tuple[str, str]]:
        """The candidate's goals by id and title, in the order in which they were begun."""
        drafts = self.lines.records.drafts.of([candidate.id], DraftKind.GOAL)
        return [(draft.draft_id, title_of(draft)) for draft in drafts]

    def logged(self, candidate: Person, *, besides: str | None = None) -> Logged:
        """What the candidate logged since the last reflection that was kept, other than `besides`."""
        reflections = self.lines.records.drafts.of([candidate.id], DraftKind.REFLECTION)
        since = last_kept(one for one in reflections if one.draft_id != besides)
        entries = logged_since(self.lines.records.entries_of([candidate.id]), since)
        return Logged(since is None, len(entries), sum(entry.minutes for entry in entries), entries[-NEWEST:])

    def bystanders(self, program: str, parts: Mapping[str, str]) -> Sequence[str]:
        """The names in the words that seem to be of people who are not on the program's roster."""
        words = "\n".join(text for part, text in parts.items() if part not in _CHOSEN)
        return named_bystanders(words, [person.name for person in self.lines.records.people(program)])

    def _version(self, reader: Person, draft: Draft) -> VersionLine:
        author = self.lines.name(draft.author_id, reader)
        return VersionLine(draft.version, author, day_of(reader, draft.written_at), draft.state)


def gaps_of(draft: Draft, candidate: Person, *, now: datetime) -> Sequence[Gap]:
    """What the draft still lacks."""
    if draft.kind is DraftKind.GOAL:
        return missing(Goal.of(draft.parts), today=day_of(candidate, now))
    return unanswered(Reflection.of(draft.parts))


def title_of(draft: Draft) -> str:
    """The words that people know the draft by."""
    return (Goal.of(draft.parts) if draft.kind is DraftKind.GOAL else Reflection.of(draft.parts)).title
