"""Which sessions of the program a candidate means who types hours of them, and where those hours are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.services.attendance.calendar import CohortSessions, TaughtCalendar
from bot.services.attendance.replies import TaughtClaim, TaughtLine, TaughtSession, TaughtState
from bot.services.ledger.lines import LedgerLines
from bot.understanding.intents import SpokenEntry
from bot.understanding.words.spans import lowered
from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance
from induction.ledger.confirmations import stands_by_silence
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.records import Records

NEAR = timedelta(days=7)
"""How far the day of a session is from the one that was said, where that may be a slip."""
_MOST_NEAR = 3

_NUMBERED = re.compile(
    r"\b(?:session|cpsel|workshop)s?\s*(?:session|workshop)?\s*(?:number|no\.?|#)?\s*(?P<number>\d{1,2})\b"
    r"(?!\s*(?:h\b|hrs?\b|hours?|min|m\b|am\b|pm\b|to\b|[/:.-]\s*\d))"
)
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class TypedSessions:
    """Finds sessions of a candidate's cohort by their day, number or title."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines

    def lines_of(
        self, candidate: Person, spoken: Sequence[SpokenEntry], said: str, *, asks: bool, today: date
    ) -> Sequence[TaughtLine]:
        """What is known of each session that was typed; with `asks` the candidate can ask to be added.

        Where it was one alone, `said` may name it.
        """
        cohorts = TaughtCalendar(self.records, self.packs).cohorts(candidate.program)
        cohort = next((one for one in cohorts if one.name == (candidate.cohort or "")), None)
        words = lowered(said) if len(spoken) == 1 else ""
        return [self._line(candidate, cohort, one, words, asks=asks, today=today) for one in spoken]

    def own(self, candidate: Person, category: str, on: date) -> Sequence[LedgerEntry]:
        """What the candidate has of that category on that day."""
        entries = self.records.entries_of([candidate.id])
        return [one for one in entries if one.counts and (one.category, one.on) == (category, on)]

    def recorded(self, candidate: Person, category: str, on: date) -> Attendance | None:
        """The session of the candidate's cohort on that day; of several the one of which they have no part."""
        found = self.records.attendance.of_cohort(candidate.program, candidate.cohort or "")
        sessions = [one for one in found if one.stands and (one.category, one.on) == (category, on)]
        return next((one for one in sessions if candidate.id not in one.present), None)

    def _line(
        self,
        candidate: Person,
        cohort: CohortSessions | None,
        spoken: SpokenEntry,
        words: str,
        *,
        asks: bool,
        today: date,
    ) -> TaughtLine:
        category = spoken.category or ""
        so_far = () if cohort is None else cohort.so_far(today)
        sessions = [one for one in so_far if one.choice.category == category]
        on = _meant(sessions, spoken.on, words, today)
        if on is None:
            return TaughtLine(self.packs[candidate.program].category_label(category), TaughtState.NO_DAY)
        line = self._on_day(candidate, category, on, spoken.minutes, asks=asks)
        days = sorted({day for one in sessions if (day := _day(one))}, key=lambda day: (abs(day - on), day))
        if line.state is not TaughtState.NOT_YET or not days or any(_takes(one, on) for one in sessions):
            return line
        near = [day for day in days if abs(day - on) <= NEAR] or days[:_MOST_NEAR]
        others = [self._on_day(candidate, category, day, spoken.minutes, asks=asks) for day in near]
        return replace(line, state=TaughtState.NO_SESSION, claim=None, near=others)

    def _on_day(self, candidate: Person, category: str, on: date, minutes: int | None, *, asks: bool) -> TaughtLine:
        """Where the hours of the session of that day are."""
        label = self.packs[candidate.program].category_label(category)
        if own := self.own(candidate, category, on):
            return self._mine(candidate, label, own, minutes)
        record = self.recorded(candidate, category, on)
        claim = TaughtClaim(candidate.id, category, on, minutes) if asks else None
        if record is None:
            return TaughtLine(label, TaughtState.NOT_YET, on, claim=claim)
        by = self.lines.person(record.instructor_id).name
        return TaughtLine(label, TaughtState.WITHOUT_ME, on, recorded_by=by, claim=claim)

    def _mine(self, candidate: Person, label: str, own: Sequence[LedgerEntry], minutes: int | None) -> TaughtLine:
        """What is on record, and where they typed another length the way to say so."""
        by = "you" if own[0].logged_by == candidate.id else self.lines.person(own[0].logged_by).name
        line = TaughtLine(label, TaughtState.MINE, own[0].on, sum(one.minutes for one in own), by)
        if minutes in {None, line.minutes} or len(own) > 1 or not stands_by_silence(own[0]):
            return line
        return replace(line, said=minutes, doubtful=own[0].id)


def _meant(sessions: Sequence[TaughtSession], on: date | None, words: str, today: date) -> date | None:
    """The day that is meant: one that was said and has a session, else that of the session that is named."""
    if on is not None and on != today and any(_takes(one, on) for one in sessions):
        return on
    named = next((day for one in sessions if (day := _day(one)) and _is_named(one.choice.title, words)), None)
    return named or on


def _is_named(title: str, words: str) -> bool:
    """Whether the words give the session's number, or a part of its title."""
    first, *others = (part.strip() for part in title.lower().split(","))
    if numbered := _NUMBERED.search(words):
        return numbered["number"] in re.findall(r"\d+", first)
    return any(part in words for part in others if len(part.split()) >= _FEWEST_WORDS)


def _day(session: TaughtSession) -> date | None:
    """The day of a session that has one."""
    return session.choice.day


def _takes(session: TaughtSession, on: date) -> bool:
    """Whether it was on that day, or could have been."""
    first, last = session.choice.first, session.choice.last
    return first is not None and last is not None and first <= on <= last
