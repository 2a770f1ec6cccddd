"""What stands beside the rows of an import: the ledger's entries of the same people on the same days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from induction.hours import HourEntry, HourKind, LedgerEntry

_SAME = ("candidate_id", "kind", "category", "minutes", "on", "coach_id")


class Neighbours:
    """Entries by the people whose time they take, and by the day."""

    def __init__(self, entries: Iterable[LedgerEntry]) -> None:
        self._days: dict[tuple[int, date], list[LedgerEntry]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: LedgerEntry) -> None:
        """From now on this one stands there too."""
        for person in entry.people:
            self._days[person, entry.on].append(entry)

    def beside(self, entry: HourEntry) -> Sequence[LedgerEntry]:
        """What stands beside the entry, each once."""
        near = (other for person in entry.people for other in self._days.get((person, entry.on), ()))
        return list({other.id: other for other in near}.values())

    def twin(self, entry: HourEntry, taken: Iterable[int] = ()) -> LedgerEntry | None:
        """The one that says the same, and is not taken yet."""
        found = (other for other in self.beside(entry) if other.id not in set(taken) and _is_twin(entry, other))
        return next(found, None)

    def doubts(self, entries: Mapping[str, HourEntry], taken: Iterable[int]) -> Mapping[str, LedgerEntry]:
        """For each of these entries, by its key, the one that may be the same session and differs from it.

        The nearest in length find each other first, and none that is taken stands for a second one.
        """
        pairs = [
            (abs(entry.minutes - other.minutes), other.id, key, other)
            for key, entry in entries.items()
            for other in self.beside(entry)
            if _may_be_one(entry, other)
        ]
        used, found = set(taken), dict[str, LedgerEntry]()
        for _, _, key, other in sorted(pairs, key=itemgetter(0, 1)):
            if key not in found and other.id not in used:
                found[key] = other
                used.add(other.id)
        return found


def _is_twin(entry: HourEntry, other: LedgerEntry) -> bool:
    if any(getattr(entry, fact) != getattr(other, fact) for fact in _SAME):
        return False
    return entry.clock is None or other.clock is None or entry.clock == other.clock


def _may_be_one(entry: HourEntry, other: LedgerEntry) -> bool:
    """Whether two entries of a day may be one session; of learning those are, which agree in length or category."""
    if entry.candidate_id != other.candidate_id or entry.kind is not other.kind:
        return False
    if entry.clock is not None and other.clock is not None and not entry.overlaps(other):
        return False
    if entry.kind is HourKind.COACHING:
        return entry.coach_id == other.coach_id
    return entry.minutes == other.minutes or entry.category == other.category
