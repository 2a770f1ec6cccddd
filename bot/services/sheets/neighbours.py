"""What stands beside the rows of an import: the ledger's entries of the same people on the same days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.entry_rules import says_same
from induction.ledger.same_session import is_moved


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
        days = [entry.on + timedelta(days=apart) for apart in (0, -1, 1)]  # of two zones the days meet in part
        near = (other for person in entry.people for day in days for other in self._days.get((person, day), ()))
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
    return entry.candidate_id == other.candidate_id and says_same(entry, other)


def _may_be_one(entry: HourEntry, other: LedgerEntry) -> bool:
    """Whether two entries of a day may be one session; of learning those are, which agree in length or category."""
    if is_moved(other, entry):
        return False
    if entry.clock is not None and other.clock is not None and not entry.overlaps(other):
        return False
    return entry.kind is HourKind.COACHING or entry.minutes == other.minutes or entry.category == other.category
