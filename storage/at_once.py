"""The records as what was read at once of them: whoever asks again for what was seen is told without a query.

So the use cases behind a Home are the same as those behind the commands, and what they show is the same. What was not
read at once is read from the database, as ever.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from induction.feedback.pulse import Pulse
from induction.hours import HourKind, LedgerEntry
from induction.ledger.confirmations import Confirmation, EntryState, Said, state_of
from induction.ledger.sessions import ClosedSession
from induction.people import Person
from induction.record.candidate import CandidateRecord
from induction.reminding.reminders import ReminderChoice
from storage.candidates.records import CandidateRecords
from storage.candidates.seen import Seen
from storage.database.engine import Database
from storage.feedback.pulses import PulseRecords
from storage.hours.attendance import AttendanceRecords
from storage.hours.sessions import SessionRecords
from storage.hours.unsettled import UnsettledEntries, UnsettledRecords
from storage.outbox.outbox import ErrandRecords
from storage.records import Records
from storage.reminding.choices import ChoiceRecords


class RecordsAtOnce(Records):
    """Records of which something was `seen`. They are those of a moment: nothing is to be written by them."""

    def __init__(self, records: Records, seen: Seen) -> None:
        vars(self).update(vars(records))  # all that is not seen is where it was
        self._seen = seen
        self.candidates = _Candidates(self._database, seen)
        self.unsettled = _Unsettled(self._database, seen)
        self.sessions = _Sessions(self._database, seen)
        self.attendance = _Attendance(self._database, seen)
        self.errands = _Errands(self._database, seen)
        self.pulses = _Pulses(self._database, seen)
        self.choices = _Choices(self._database, seen)

    def person(self, person_id: int) -> Person | None:
        """The person with this number."""
        return self._seen.people.get(person_id) or super().person(person_id)

    def candidates_of(self, coach_id: int) -> tuple[Person, ...]:
        """The candidates whom this person coaches today."""
        return self._seen.candidates if coach_id == self._seen.reader.id else super().candidates_of(coach_id)

    def entries_of(self, candidate_ids: Sequence[int]) -> tuple[LedgerEntry, ...]:
        """Every line of the ledger about these candidates, also replaced and voided ones, oldest first."""
        if not self._seen.whole.issuperset(candidate_ids):
            return super().entries_of(candidate_ids)
        of = frozenset(candidate_ids)
        return tuple(entry for entry in self._seen.entries.values() if entry.candidate_id in of)

    def entry(self, entry_id: int) -> LedgerEntry | None:
        """One line of the ledger, if there is one."""
        return self._seen.entries.get(entry_id) or super().entry(entry_id)

    def said_of(self, candidate_ids: Sequence[int]) -> Mapping[int, Confirmation]:
        """The newest word on each entry of these candidates, by the entry's number."""
        is_seen = self._seen.whole.issuperset(candidate_ids)
        return self._seen.said(candidate_ids) if is_seen else super().said_of(candidate_ids)

    def words_of(self, candidate_ids: Sequence[int]) -> tuple[Confirmation, ...]:
        """Every word on the entries of these candidates, oldest first, also on those that no longer count."""
        if not self._seen.whole.issuperset(candidate_ids):
            return super().words_of(candidate_ids)
        return tuple(word for one in candidate_ids for word in self._seen.held.words.get(one, ()))


class _Candidates(CandidateRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def records(self, candidates: Iterable[Person]) -> Iterator[CandidateRecord]:
        """The record of each, in their order."""
        for candidate in candidates:
            if candidate.id in self._seen.whole:
                yield self._seen.held.record(candidate)
            else:
                yield from super().records([candidate])


class _Unsettled(UnsettledRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def of(
        self, candidates: Collection[int], *, kinds: Collection[HourKind], person: int | None = None
    ) -> UnsettledEntries:
        """What is not agreed on about these candidates, and where this person logged it or was the coach."""
        if person != self._seen.reader.id or not self._seen.whole.issuperset(candidates):
            return super().of(candidates, kinds=kinds, person=person)
        said = self._seen.said(list(self._seen.held.words))
        entries = [
            entry
            for entry in self._seen.entries.values()
            if (entry.candidate_id in candidates or person in {entry.coach_id, entry.logged_by})
            and _is_unsettled(entry, said, kinds)
        ]
        entries.sort(key=attrgetter("on", "id"))
        return UnsettledEntries(tuple(entries), {one.id: said[one.id] for one in entries if one.id in said})

    def said_on(self, entry_ids: Sequence[int]) -> Mapping[int, Confirmation]:
        """The newest word on each of these entries, by the entry's number."""
        if not self._seen.entries.keys() >= set(entry_ids):
            return super().said_on(entry_ids)
        said = self._seen.said(list(self._seen.held.words))
        return {one: said[one] for one in entry_ids if one in said}


class _Sessions(SessionRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def of(self, candidate_ids: Sequence[int]) -> tuple[ClosedSession, ...]:
        """Every session with these candidates, in the order in which they were closed; also those that do not stand."""
        is_seen = self._seen.whole.issuperset(candidate_ids)
        return self._seen.sessions(candidate_ids) if is_seen else super().of(candidate_ids)


class _Attendance(AttendanceRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def that_gave(self, entry_id: int) -> int | None:
        """The number of the attendance for which that entry stands, if it does for any."""
        entry = self._seen.entries.get(entry_id)
        if entry is None or entry.candidate_id not in self._seen.whole:
            return super().that_gave(entry_id)
        return self._seen.attendance_that_gave(entry)


class _Errands(ErrandRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def waits(self, kind: str, person_id: int) -> frozenset[str]:
        """The keys of the errands of that kind that wait to be done for this person."""
        is_seen = kind == self._seen.kind and person_id in self._seen.people
        return self._seen.waits(person_id) if is_seen else super().waits(kind, person_id)


class _Pulses(PulseRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def unanswered(self, program: str, person_id: int) -> tuple[Pulse, ...]:
        """The rounds of the program that this person has not answered, in the order in which they opened."""
        reader = self._seen.reader
        is_seen = (program, person_id) == (reader.program, reader.id)
        return self._seen.unanswered if is_seen else super().unanswered(program, person_id)


class _Choices(ChoiceRecords):
    def __init__(self, database: Database, seen: Seen) -> None:
        super().__init__(database)
        self._seen = seen

    def of(self, people: Collection[int]) -> Mapping[int, ReminderChoice]:
        """What these people chose, by their number; who chose nothing is not in it."""
        if not self._seen.people.keys() >= set(people):
            return super().of(people)
        return {one: self._seen.choices[one] for one in people if one in self._seen.choices}


def _is_unsettled(entry: LedgerEntry, said: Said, kinds: Collection[HourKind]) -> bool:
    """Whether the entry counts and waits for a word of one of these kinds, or is in dispute."""
    if not entry.counts:
        return False
    state = state_of(entry, said)
    return state is EntryState.DISPUTED or (state is EntryState.LOGGED and entry.kind in kinds)
