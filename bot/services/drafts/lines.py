"""Goals and reflections with the names, gaps and facts that people need beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.drafts.approving import ApprovalLines
from bot.services.drafts.replies import DraftForm, DraftLine, DraftShown, Logged, VersionLine
from bot.services.drafts.since import SinceLast
from bot.services.drafts.worded import WordedParts
from bot.services.drafts.years import GoalYears, years_of
from bot.services.ledger.lines import LedgerLines
from bot.services.sharing.replies import ItemSharing
from bot.services.sharing.shares import SharedItems
from bot.understanding.writing.bystanders import named_bystanders
from induction.access import Action, may
from induction.packs.words import ProgramWords
from induction.people import Person
from induction.writing.drafts import Change, Draft, DraftKind, DraftState, Gap, changes, newest_kept, written_by
from induction.writing.goals import CHOSEN as CHOSEN_OF_GOAL
from induction.writing.goals import Goal, missing
from induction.writing.reflections import CHOSEN as CHOSEN_OF_REFLECTION
from induction.writing.reflections import Reflection, ReflectionPart, last_kept, logged_since, unanswered
from induction.writing.shares import Item, SharedKind

NEWEST = 8

_SEVERAL = 2
_CHOSEN = CHOSEN_OF_GOAL | CHOSEN_OF_REFLECTION

Histories = Sequence[Sequence[Draft]]
"""Every version of each of some drafts, the oldest first."""


@dataclass(frozen=True)
class DraftLines:
    """Reads what belongs beside a draft. It decides nothing: who may see what was asked before."""

    lines: LedgerLines
    words_drafts: bool = False
    """Whether there is a model that may word drafts, where a program allows it."""

    def shown(
        self, reader: Person, versions: Sequence[Draft], *, now: datetime, newest: bool = True, told: str | None = None
    ) -> DraftShown:
        """The newest of the versions, in full; `newest` says that there is no newer one, `told` what to say first."""
        draft = versions[-1]
        candidate = self.lines.person(draft.candidate_id)
        open_reflection = draft.kind is DraftKind.REFLECTION and draft.state is DraftState.DRAFT
        worded = WordedParts(self.lines, self.words_drafts)
        return DraftShown(
            draft=draft,
            candidate=candidate,
            reader=reader,
            versions=self._versions(reader, versions),
            gaps=gaps_of(draft, years_of(candidate, self.lines), now=now),
            bystanders=self.bystanders(candidate.program, draft.parts),
            goal=self._goal(reader, candidate, draft),
            logged=self.logged(candidate, besides=draft.draft_id) if open_reflection else Logged(),
            reflected=SinceLast(self.lines).reflected(draft),
            standards=self.words(candidate).standards,
            changes=_changes(versions),
            authors=self._authors(reader, versions),
            approving=ApprovalLines(self.lines).of(reader, candidate, versions) if newest else None,
            newest=newest,
            told=told,
            sharing=self._sharing(reader, candidate, draft),
            worded=worded.of(reader, candidate, draft),
            suggests=newest and worded.suggests(reader, candidate, draft, now=now),
        )

    def _goal(self, reader: Person, candidate: Person, draft: Draft) -> str | None:
        """The title of the goal that a reflection belongs to, for who sees all goals of the candidate."""
        if not may(reader, Action.SEE_GOAL, candidate):
            return None
        return dict(self.goals(candidate)).get(draft.parts.get(ReflectionPart.GOAL, ""))

    def _sharing(self, reader: Person, candidate: Person, draft: Draft) -> ItemSharing | None:
        """How this version stands with the candidate's supervisor, where the candidate kept it."""
        if draft.state is not DraftState.KEPT:
            return None
        item = Item(
            candidate_id=candidate.id,
            kind=SharedKind(draft.kind.value),
            item=draft.draft_id,
            version=draft.version,
        )
        return SharedItems(self.lines.records).sharing(reader, candidate, item, self.lines.packs)

    def lines_of(self, reader: Person, candidate: Person, histories: Histories, *, now: datetime) -> list[DraftLine]:
        """The newest version of each draft in a list, with how far its approval is."""
        said = self.lines.records.approvals.of_candidates([candidate.id])
        approvals, years = ApprovalLines(self.lines), years_of(candidate, self.lines)
        return [
            DraftLine(
                number,
                versions[-1],
                title_of(versions[-1]),
                self.lines.name(versions[-1].author_id, reader),
                len(gaps_of(versions[-1], years, now=now)),
                approvals.among(reader, candidate, versions, said) if versions[-1].kind is DraftKind.GOAL else None,
            )
            for number, versions in enumerate(histories, start=1)
        ]

    def form(self, actor: Person, candidate: Person, kind: DraftKind, *, now: datetime) -> DraftForm:
        """The form with nothing in it, and what helps to fill it in."""
        form = DraftForm(kind, actor, candidate, standards=self.words(candidate).standards)
        if kind is DraftKind.GOAL:
            return replace(form, year=years_of(candidate, self.lines).at(day_of(candidate, now)))
        since = SinceLast(self.lines).of(candidate)
        return replace(form, goals=self.goals(candidate), logged=self.logged(candidate), since=since)

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

    def _versions(self, reader: Person, versions: Sequence[Draft]) -> list[VersionLine]:
        before: Mapping[str, str] = {}
        lines = []
        for draft in versions:
            author, on = self.lines.name(draft.author_id, reader), day_of(reader, draft.written_at)
            changed = tuple(change.part for change in changes(before, draft.parts)) if before else ()
            lines.append(VersionLine(draft.version, author, on, draft.state, changed))
            before = draft.parts
        return lines

    def _authors(self, reader: Person, versions: Sequence[Draft]) -> Mapping[str, str]:
        """Who wrote each part, where more than one person did."""
        authors = written_by(versions)
        if len({*authors.values()}) < _SEVERAL:
            return {}
        return {part: self.lines.name(number, reader) or "you" for part, number in authors.items()}


def _changes(versions: Sequence[Draft]) -> Sequence[Change]:
    """What the newest made of the one before it, or, where it is kept, of the one that was kept before."""
    *before, newest = versions
    base = newest_kept(before) if newest.state is DraftState.KEPT else next(iter(before[-1:]), None)
    return () if base is None else changes(base.parts, newest.parts)


def gaps_of(draft: Draft, years: GoalYears, *, now: datetime) -> Sequence[Gap]:
    """What the draft still lacks; a goal measured against the program year that it belongs to."""
    if draft.kind is DraftKind.REFLECTION:
        return unanswered(Reflection.of(draft.parts))
    today = day_of(years.candidate, now)
    return missing(Goal.of(draft.parts), today=today, term=years.term(draft, today))


def title_of(draft: Draft) -> str:
    """The words that people know the draft by."""
    return (Goal.of(draft.parts) if draft.kind is DraftKind.GOAL else Reflection.of(draft.parts)).title
