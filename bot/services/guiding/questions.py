"""The questions of a guided conversation: what is open, what an answer is measured with, and what stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.days import day_of
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.lines import gaps_of
from bot.services.drafts.since import SinceLast
from bot.services.drafts.years import years_of
from bot.services.guiding.guided import Guided, Understood
from bot.services.guiding.taking import CHOSEN, Question
from induction.calendar import date_words
from induction.hours import LedgerEntry
from induction.packs.cpsels import cpsel
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind, DraftState, Gap
from induction.writing.goals import GoalPart
from induction.writing.guiding import ORDER, Guide
from induction.writing.reflections import ReflectionPart, Since

OFFERED = 6
"""As many entries as are offered to be ticked: the newest."""


@dataclass(frozen=True)
class Questioning:
    """Reads what a question needs. Who may write the draft was asked before."""

    drafts: Drafts

    def open_parts(self, guide: Guide, versions: Sequence[Draft], *, now: datetime) -> Sequence[str]:
        """The parts that can be asked for: those that the draft lacks, and the choices that there are."""
        parts, candidate = _parts(guide, versions), self._candidate(guide)
        gaps = [gap.part for gap in self._gaps(guide, versions, now=now)]
        if guide.kind is DraftKind.GOAL:
            return gaps
        chosen = {
            ReflectionPart.ENTRIES: bool(self._since.entries(candidate, besides=guide.draft_id)),
            ReflectionPart.CPSEL: True,
            ReflectionPart.GOAL: bool(self.drafts.lines.goals(candidate)),
        }
        return [*gaps, *(part.value for part, offered in chosen.items() if offered and part not in parts)]

    def of(self, guide: Guide, versions: Sequence[Draft], *, now: datetime) -> Question:
        """What is asked now, for an answer to be measured with."""
        candidate = self._candidate(guide)
        return Question(
            guide.kind,
            guide.part or "",
            _parts(guide, versions),
            day_of(candidate, now),
            candidate.ends_on,
            self.drafts.lines.words(candidate).standards,
            self._goals(guide, candidate),
            self._standard_of(guide),
            guide.anew,
        )

    def offers(self, guide: Guide, versions: Sequence[Draft], value: str, *, now: datetime) -> bool:
        """Whether this choice is one of those that are offered."""
        question = self.of(guide, versions, now=now)
        match guide.part:
            case GoalPart.CPSEL:
                return value in {str(one.number) for one in question.standards}
            case GoalPart.DUE:
                return _is_day(value)
            case ReflectionPart.GOAL:
                return value in dict(question.goals)
            case ReflectionPart.ENTRIES:
                return set(value.split(",")) <= {str(one.id) for one in self._entries(guide)}
            case _:
                return False

    def asked(
        self,
        actor: Person,
        guide: Guide,
        versions: Sequence[Draft],
        *,
        note: str | None,
        fresh: bool,
        now: datetime,
    ) -> Guided:
        """The question as the actor gets it; `fresh` says that an answer was taken in just now.

        A coach's look at what it shows of a candidate's goals is noted.
        """
        candidate, parts = self._candidate(guide), _parts(guide, versions)
        part, taken = guide.part or "", guide.taken if fresh else None
        gaps = {gap.part: gap.question for gap in self._gaps(guide, versions, now=now)}
        understood = list(self._understood(guide, candidate, versions)) if fresh else []
        reflects = guide.kind is DraftKind.REFLECTION
        if part == ReflectionPart.GOAL:
            self.drafts.reading.note(actor, self.drafts.records.drafts.of([candidate.id], DraftKind.GOAL), now=now)
        return Guided(
            kind=guide.kind,
            actor=actor,
            candidate=candidate,
            draft_id=guide.draft_id,
            version=guide.version,
            part=part,
            doubt=gaps.get(part) if part in parts else None,
            there=None if part in CHOSEN else parts.get(part),
            anew=guide.anew,
            understood=understood,
            undoes=taken is not None,
            whole=taken.part if taken and len(understood) > 1 else None,
            note=note,
            known=sum(one in parts for one in ORDER[guide.kind]),
            parts=len({*self.open_parts(guide, versions, now=now), *parts} & {*ORDER[guide.kind]}),
            bystanders=self.drafts.lines.bystanders(candidate.program, {"": taken.said}) if taken else (),
            standards=self.drafts.lines.words(candidate).standards,
            goals=self._goals(guide, candidate) if part == ReflectionPart.GOAL else (),
            since=self._since.of(candidate, besides=guide.draft_id) if reflects else Since(),
            entries=self._entries(guide) if part == ReflectionPart.ENTRIES else (),
            picked=[int(one) for one in parts.get(ReflectionPart.ENTRIES, "").split(",") if one],
        )

    @property
    def _since(self) -> SinceLast:
        return SinceLast(self.drafts.lines.lines)

    def _entries(self, guide: Guide) -> Sequence[LedgerEntry]:
        return self._since.entries(self._candidate(guide), besides=guide.draft_id)[-OFFERED:]

    def _goals(self, guide: Guide, candidate: Person) -> Sequence[tuple[str, str]]:
        return self.drafts.lines.goals(candidate) if guide.kind is DraftKind.REFLECTION else ()

    def _standard_of(self, guide: Guide) -> Mapping[str, str]:
        """The CPSEL of each goal that a reflection may belong to."""
        if guide.part != ReflectionPart.GOAL:
            return {}
        goals = self.drafts.records.drafts.of([guide.candidate_id], DraftKind.GOAL)
        return {one.draft_id: one.parts[GoalPart.CPSEL] for one in goals if GoalPart.CPSEL in one.parts}

    def _candidate(self, guide: Guide) -> Person:
        return self.drafts.lines.lines.person(guide.candidate_id)

    def _gaps(self, guide: Guide, versions: Sequence[Draft], *, now: datetime) -> Sequence[Gap]:
        newest = versions[-1] if versions else as_draft(guide, 1, guide.given, author_id=guide.candidate_id, now=now)
        return gaps_of(newest, years_of(self._candidate(guide), self.drafts.lines.lines), now=now)

    def _understood(self, guide: Guide, candidate: Person, versions: Sequence[Draft]) -> Iterator[Understood]:
        """What the last answer or choice changed, part by part."""
        before = _parts(guide, versions[: guide.taken.upon if guide.taken else -1])
        for part, words in _parts(guide, versions).items():
            if before.get(part) != words and (guide.taken or part in CHOSEN):
                yield Understood(part, self._in_words(candidate, part, words))

    def _in_words(self, candidate: Person, part: str, words: str) -> str:
        match part:
            case GoalPart.CPSEL:
                return cpsel(int(words), self.drafts.lines.words(candidate).standards).title
            case GoalPart.DUE:
                return date_words(date.fromisoformat(words))
            case ReflectionPart.GOAL:
                return dict(self.drafts.lines.goals(candidate)).get(words, "the goal you chose")
            case ReflectionPart.ENTRIES:
                chosen = len(words.split(","))
                return f"{chosen} {'entry' if chosen == 1 else 'entries'} of the log"
            case _:
                return words


def as_draft(guide: Guide, version: int, parts: Mapping[str, str], *, author_id: int, now: datetime) -> Draft:
    """The version of the guide's draft that has these parts."""
    return Draft(
        draft_id=guide.draft_id,
        version=version,
        kind=guide.kind,
        candidate_id=guide.candidate_id,
        author_id=author_id,
        parts=parts,
        state=DraftState.DRAFT,
        written_at=now,
    )


def _parts(guide: Guide, versions: Sequence[Draft]) -> Mapping[str, str]:
    return versions[-1].parts if versions else guide.given


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
