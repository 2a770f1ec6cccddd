"""What is open of each person's, looked up for many people in one go.

A record is read once for everybody who is reminded of something about it, and a few candidates at a time: what one
takes is a handful of statements for all of these people together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.reminding.candidate_cases import CandidateCases
from bot.services.reminding.readers import Readers
from bot.services.rulebook import rules_of
from induction.hours import HourKind, LedgerEntry
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import CohortCalendar, OpenItem
from induction.reminding.items import CandidateCase, urgent_first
from induction.reminding.staff_items import LATELY, cohort_items, question_items
from induction.reminding.waiting_hours import hours_item, is_asked, is_late
from storage.records import Records

_Found = Mapping[int, list[OpenItem]]
_Waiting = Mapping[int, list[LedgerEntry]]


@dataclass(frozen=True)
class OpenItems:
    """Reads records, and has `induction.reminding` say what of them is open for whom."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, people: Sequence[Person], *, now: datetime) -> Mapping[int, Sequence[OpenItem]]:
        """What is open of these people's now, by their number, the most urgent first; nobody has what is not theirs."""
        readers = Readers([one for one in people if one.program in self.packs])
        found: dict[int, list[OpenItem]] = defaultdict(list)
        waiting: dict[int, list[LedgerEntry]] = defaultdict(list)
        for case in CandidateCases(self.records, self.packs).of(readers, now=now):
            for reader, items in readers.items_about(case):
                found[reader.id].extend(items)
            coach = readers.coaches.get(case.candidate.coach_id or 0)
            if coach is not None:
                waiting[coach.id].extend(_to_confirm(case, coach))
        self._add_earlier(readers, waiting, now=now)
        for coach in readers.coaches.values():
            if (item := hours_item(NudgeKind.TO_CONFIRM, waiting[coach.id], coach)) is not None:
                found[coach.id].append(item)
        self._add_programs(readers, found, now=now)
        return {one.id: urgent_first(found[one.id], day_of(one, now)) for one in readers.people if found[one.id]}

    def _add_earlier(self, readers: Readers, waiting: _Waiting, *, now: datetime) -> None:
        """Coaches are asked for their word on sessions with candidates of earlier too."""
        if not readers.coaches:
            return
        entries = self.records.unsettled.of_earlier(readers.coaches, kinds=list(HourKind))
        candidates = {one.id: one for one in self.records.numbered({entry.candidate_id for entry in entries})}
        for entry in entries:
            candidate, coach = candidates.get(entry.candidate_id), readers.coaches[entry.coach_id or 0]
            if candidate is None or candidate.program not in self.packs:
                continue
            pack = rules_of(self.packs, candidate, day_of(candidate, now))
            if is_late(pack, entry, {}, now) and is_asked(pack, entry, candidate, coach, {}):
                waiting[coach.id].append(entry)

    def _add_programs(self, readers: Readers, found: _Found, *, now: datetime) -> None:
        """What administrators are reminded of about their program as a whole."""
        if not readers.admins:
            return
        cohorts = {program: self._cohorts(program) for program in readers.admins}
        for program, admins in readers.admins.items():
            asked = len(self.records.questions.asked(program, since=now - LATELY, until=now))
            for admin in admins:
                found[admin.id].extend(question_items(admin, asked, now))
                found[admin.id].extend(cohort_items(admin, cohorts[program], day_of(admin, now)))

    def _cohorts(self, program: str) -> Sequence[CohortCalendar]:
        return [one.calendar(self.packs[program].weekly) for one in self.records.postings.all(program)]


def _to_confirm(case: CandidateCase, coach: Person) -> Iterator[LedgerEntry]:
    """The hours of that candidate that wait for their coach's word for too long."""
    for entry in case.late:
        if is_asked(case.pack, entry, case.candidate, coach, case.record.said):
            yield entry
