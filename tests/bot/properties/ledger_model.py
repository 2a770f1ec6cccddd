"""The ledger as a dictionary: what it must hold after everything that was acknowledged, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from induction.hours import MINUTES_A_DAY, HourEntry, HourKind, LedgerEntry
from induction.ledger.confirmations import Verdict, WordTaken
from induction.ledger.group_coaching import at_one_time
from induction.people import Person
from storage.records import Records

FACTS = frozenset(HourEntry.model_fields)


@dataclass
class LedgerModel:
    """Every line that was acknowledged, by its number; which were replaced; and the last words on each.

    Of words that were said at the same moment it is open which is the last one, so there may be several.
    """

    lines: dict[int, LedgerEntry] = field(default_factory=dict)
    replaced: dict[int, int] = field(default_factory=dict)
    words: dict[int, set[Verdict]] = field(default_factory=dict)

    def recorded(self, entries: Iterable[LedgerEntry]) -> None:
        """These lines were acknowledged, now or once more."""
        for entry in entries:
            self.lines.setdefault(entry.id, entry)
            if entry.corrects is not None:
                self.replaced[entry.corrects] = entry.id

    def said(self, answers: Sequence[WordTaken]) -> None:
        """These words were acknowledged, at the same moment."""
        spoken: dict[int, set[Verdict]] = {}
        for answer in answers:
            if answer.word is not None:
                spoken.setdefault(answer.entry.id, set()).add(answer.word.verdict)
        self.words.update(spoken)

    def counting(self, candidate: Person) -> list[LedgerEntry]:
        """The candidate's lines that count."""
        return [
            line
            for line in self.lines.values()
            if line.candidate_id == candidate.id and line.id not in self.replaced and not line.voided
        ]

    def minutes(self, candidate: Person) -> Counter[HourKind]:
        """The candidate's minutes by kind."""
        found: Counter[HourKind] = Counter()
        for line in self.counting(candidate):
            found[line.kind] += line.minutes
        return found

    def confirmed(self, candidate: Person) -> tuple[int, int]:
        """The least and the most of the candidate's coaching minutes that may be confirmed."""
        coaching = [line for line in self.counting(candidate) if line.kind is HourKind.COACHING]
        words = [(line.minutes, self.words.get(line.id, set())) for line in coaching]
        sure = sum(minutes for minutes, said in words if said == {Verdict.CONFIRMED})
        return sure, sum(minutes for minutes, said in words if Verdict.CONFIRMED in said)


def check_ledger(model: LedgerModel, records: Records, candidates: Sequence[Person]) -> None:
    """Every acknowledged line is there once, as it was acknowledged; no other is; and they fit beside each other."""
    ledger = {entry.id: entry for entry in records.entries_of([one.id for one in candidates])}
    assert ledger.keys() == model.lines.keys()
    for number, entry in ledger.items():
        assert entry.model_dump(include=FACTS) == model.lines[number].model_dump(include=FACTS)
        assert (entry.replaced_by, entry.voided) == (model.replaced.get(number), model.lines[number].voided)
    counting = [entry for entry in ledger.values() if entry.counts]
    _check_days(counting)
    _check_places(counting)


def _check_days(counting: Sequence[LedgerEntry]) -> None:
    """Nobody has a day of more than 24 hours."""
    days: Counter[tuple[int, object]] = Counter()
    for entry in counting:
        days[entry.candidate_id, entry.on] += entry.minutes
    assert all(minutes <= MINUTES_A_DAY for minutes in days.values()), days


def _check_places(counting: Sequence[LedgerEntry]) -> None:
    """Nobody is in two places, save in one session with several.

    A candidate can say that it was one, at the clock times at which their coach has another candidate: nobody but the
    coach says so for that one.
    """
    for one, other in combinations(counting, 2):
        people = {one.candidate_id, one.coach_id} & {other.candidate_id, other.coach_id} - {None}
        if people and one.on == other.on and _overlap(one, other):
            assert {one.together, other.together} == {True} or _is_told_by_one(one, other), (one, other)


def _is_told_by_one(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether one of two candidates says that they had their coach together, at the same clock times."""
    return any(entry.together and at_one_time(entry, beside) for entry, beside in ((one, other), (other, one)))


def _overlap(one: LedgerEntry, other: LedgerEntry) -> bool:
    if one.starts is None or one.ends is None or other.starts is None or other.ends is None:
        return False
    return one.starts < other.ends and other.starts < one.ends


def check_totals(model: LedgerModel, shown: Mapping[int, tuple[int, int, int]], candidates: Sequence[Person]) -> None:
    """What people are shown, coaching, professional learning and confirmed minutes, is what the model has."""
    for candidate in candidates:
        minutes, (least, most) = model.minutes(candidate), model.confirmed(candidate)
        coaching, learning, confirmed = shown[candidate.id]
        assert (coaching, learning) == (minutes[HourKind.COACHING], minutes[HourKind.PROFESSIONAL_LEARNING])
        assert least <= confirmed <= most, candidate
