"""Every dated thing of a candidate or of a cohort: what the calendar prints, and what is due by a day of one's own.

A rule on which the documents disagree gives each of their readings, with its own day and its own place; nobody is told
one day where there are four. What counts from a day that is not on record has no day yet, and says which is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from induction.ahead.asked_dates import Asked, DueReading, asked_of, told_by
from induction.ahead.dated import Dated, Deadline, by_day
from induction.dates.due import last_day, trigger_day
from induction.dates.rounds import missing_raters
from induction.dates.schedule import ProgramDate, every_date
from induction.packs.pack import ProgramPack
from induction.record.candidate import CandidateRecord
from induction.standing.requirements import StandingState, pack_for, standings

_Done = frozenset[tuple[str, int | None]]


@dataclass(frozen=True)
class _Day:
    """The last day of one reading of something asked for, and the stretch of the calendar that ends on it."""

    asked: Asked
    reading: DueReading
    key: str
    last: date | None
    span: ProgramDate | None

    @property
    def first(self) -> date | None:
        """The first day on which it can be done, where the calendar has a stretch of time for it."""
        return self.span.first if self.span else self.last

    def touches(self, first: date, last: date) -> bool:
        """Whether it begins or ends on one of these days."""
        return any(day is not None and first <= day <= last for day in (self.first, self.last))


@dataclass(frozen=True)
class Timetable:
    """What a program asks of those who began on one day, and by when: read once, for any number of candidates.

    `printed` are the dates of the calendar by their key, and `spans` the same by the pack's key and their last day.
    """

    pack: ProgramPack
    cohort_start: date | None
    asked: tuple[Asked, ...]
    printed: Mapping[str, ProgramDate]
    spans: Mapping[tuple[str, date], ProgramDate]

    def of(self, record: CandidateRecord, today: date, *, with_done: bool = False) -> tuple[Deadline, ...]:
        """Every dated thing of a candidate that is not done on `today`, by day; what has no day comes last."""
        done = frozenset() if with_done else _done(self.pack, record, today)
        due = [self._deadline(day, record) for day in self._days(record) if day.asked.name not in done]
        told = {key for one in self.asked for key in told_by(one, self.pack)}
        return by_day((*due, *(_of_calendar(one) for key, one in self.printed.items() if key not in told)))

    def own_between(self, record: CandidateRecord, first: date, last: date, today: date) -> tuple[Deadline, ...]:
        """What of a candidate's own, beside the calendar, is due on one of these days and not done on `today`."""
        near = [day for day in self._days(record) if day.touches(first, last)]
        if not near:
            return ()
        done = _done(self.pack, record, today)
        due = (self._deadline(day, record) for day in near if day.asked.name not in done)
        return by_day(one for one in due if one.turns(first, last))

    def _days(self, record: CandidateRecord) -> Iterator[_Day]:
        """One for each reading of everything that is asked for, but those that the calendar has in other years only."""
        for one in self.asked:
            name = one.key if one.year is None else f"{one.key}@{one.year}"
            for number, reading in enumerate(one.readings, start=1):
                due = reading.due
                last = None
                if due is not None:
                    last = last_day(due, self.pack, record, self.cohort_start, year=one.year)
                if last is not None or due is None or due.date is None or self.cohort_start is None:
                    key = name if len(one.readings) == 1 else f"{name}/{number}"
                    span = self.spans.get((due.date, last)) if due and due.date and last else None
                    yield _Day(one, reading, key, last, span)

    def _deadline(self, day: _Day, record: CandidateRecord) -> Deadline:
        asked, span, trigger = day.asked, day.span, day.reading.due.of if day.reading.due else None
        several = len(asked.readings) > 1
        return Deadline(
            key=day.key,
            title=asked.title,
            kind=Dated.WINDOW if span and not span.has_day else Dated.DEADLINE,
            first=day.first,
            last=day.last,
            state=asked.rule.state,
            sources=day.reading.sources,
            reading=day.reading.says,
            readings=len(asked.readings),
            missing=trigger if trigger and trigger_day(record, trigger) is None else None,
            doer=asked.doer,
            note=span.note if span and day.reading.says is None else None,
            ask=self.pack.contact_for(asked.rule.key.partition(".")[0]) if several else None,
            settled_by=asked.rule.ruled.by if asked.rule.ruled and asked.due is None else None,
        )


def timetable(pack: ProgramPack, cohort_start: date | None) -> Timetable:
    """The timetable of those who began on that day; without one the calendar has no days."""
    printed = {one.key: one for one in every_date(pack, cohort_start)} if cohort_start else {}
    spans = {(one.key.rpartition("@")[0], one.last): one for one in printed.values()}
    return Timetable(pack, cohort_start, asked_of(pack), printed, spans)


def deadlines(
    pack: ProgramPack, record: CandidateRecord, cohort_start: date | None, today: date, *, with_done: bool = False
) -> tuple[Deadline, ...]:
    """Every dated thing of a candidate that is not done on `today`, by day; what has no day comes last.

    `with_done` has what is done too, so that nobody can tell from it what is not.
    """
    return timetable(pack_for(pack, record), cohort_start).of(record, today, with_done=with_done)


def common_dates(pack: ProgramPack, cohort_start: date) -> tuple[Deadline, ...]:
    """What the calendar has for everybody in a cohort, by day."""
    return by_day(map(_of_calendar, every_date(pack, cohort_start)))


def _of_calendar(one: ProgramDate) -> Deadline:
    kept = one.model_dump(exclude={"year", "category", "kind", "sources", "ask", "rules"})
    return Deadline(**kept, kind=Dated(one.kind.value), sources=one.sources, ask=one.ask)


def _done(pack: ProgramPack, record: CandidateRecord, today: date) -> _Done:
    """What is met, rated by everybody, or signed."""
    met = {(one.key, one.year) for one in standings(pack, record, today) if one.state is StandingState.MET}
    rated = {(one.key, None) for one in pack.assessment.rounds if not missing_raters(one, record.ratings)}
    reopened = {one.reopens for one in record.signings}
    signed = {(one.step, None) for one in record.signings if one.reopens is None and one.id not in reopened}
    return frozenset(met | rated | signed)
