"""Between what is filled in about a session and what is recorded of it: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.services.attendance.calendar import CohortSessions
from bot.services.attendance.replies import AttendanceReceipt, FilledAttendance, TaughtChoice, Told
from bot.services.ledger.lengths import time_spent
from induction.calendar import clock_words, day_words
from induction.dates.holidays import federal_holiday
from induction.hours import duration
from induction.ledger.attendance import Attendance, Clash, ClashKind, RollCall, Taught, in_program
from induction.ledger.entry_rules import doubt
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from prompts.attendance import clash_words, holiday_words, length_words
from storage.hours.attendance import Taken


def prefilled(choice: TaughtChoice, candidates: Iterable[Person], today: date) -> FilledAttendance:
    """What the calendar knows of the session, with everybody there whose program runs by then.

    Of a month that is over it knows no day.
    """
    is_over = choice.last is not None and choice.last < today
    on = choice.first if choice.has_day else None if is_over else today
    return FilledAttendance(
        category=choice.category,
        on=on,
        starts=choice.starts,
        ends=choice.ends,
        length=None if choice.minutes is None else duration(choice.minutes),
        present=frozenset(one.id for one in candidates if on is None or in_program(one, on)),
    )


def roll_call(choice: TaughtChoice, cohort: CohortSessions, filled: FilledAttendance) -> RollCall:
    """What was filled in, as it is recorded; Refused with the rule of the field that is empty or cannot be read.

    Title and category are those of the calendar, and those that were filled in for something else.
    """
    if filled.on is None:
        raise Refused("missing_day", "Which day was it?")
    starts, ends, minutes = time_spent(filled.length, filled.starts, filled.ends)
    of_calendar = choice.date_key is not None
    taught = Taught(
        program=cohort.pack.id,
        cohort=cohort.name,
        title=choice.title if of_calendar else " ".join((filled.title or "").split()),
        on=filled.on,
        minutes=minutes,
        date_key=choice.date_key,
        category=choice.category if of_calendar else filled.category,
        starts=starts,
        ends=ends,
    )
    return RollCall(
        taught=taught,
        cohort=frozenset(cohort.by_number),
        present=filled.present,
        submitted=filled.submitted,
        once=choice.has_day,
    )


def new_assignments(record: Attendance, filled: FilledAttendance) -> Mapping[int, bool | None]:
    """What is said of assignments that was not so before."""
    if filled.submitted is None and not record.asked:
        return {}
    cohort = frozenset(record.by_candidate) | filled.present | (filled.submitted or frozenset())
    roll = RollCall(taught=record, cohort=cohort, present=filled.present, submitted=filled.submitted)
    before = {one: attendee.assignment for one, attendee in record.by_candidate.items()}
    return {one: said for one in cohort if (said := roll.assignment(one)) != before.get(one)}


def questions_first(taught: Taught, told: Told, pack: ProgramPack) -> tuple[Sequence[str], Told]:
    """What is asked about a session before it is recorded, and what whoever records it was told of then."""
    questions = []
    if (holiday := federal_holiday(taught.on)) and told.holiday != taught.on:
        questions.append(holiday_words(day_words(taught.on), holiday))
        told = replace(told, holiday=taught.on)
    if (long := doubt(taught.entry(0), pack.entries.plausible)) and told.minutes != taught.minutes:
        questions.append(length_words(long))
        told = replace(told, minutes=taught.minutes)
    return questions, told


def clash_questions(
    clashes: Sequence[Clash], people: Mapping[int, Person], pack: ProgramPack, category: str | None
) -> Sequence[str]:
    """What is asked about those who have hours already; nobody's other hours are told beyond their time of the day.

    `category` is that of the session: it becomes that of hours that had none.
    """
    questions = []
    for kind in ClashKind:
        lines = [
            f"{people[one.candidate_id].name}: {_held(one, pack, category)}" for one in clashes if one.kind is kind
        ]
        if lines:
            questions.append(clash_words(kind.value, sorted(lines)))
    return questions


def receipt(taken: Taken, people: Mapping[int, Person], pack: ProgramPack, *, changed: bool) -> AttendanceReceipt:
    """What stands now, with the names that the recorder knows."""
    record = taken.attendance
    named = sorted((people[one] for one in record.by_candidate if one in people), key=lambda one: one.name)
    kinds = {one.candidate_id: one.kind for one in taken.clashes}
    assignments = {one: attendee.assignment for one, attendee in record.by_candidate.items()}
    return AttendanceReceipt(
        attendance=record,
        category=None if record.category is None else pack.category_label(record.category),
        present=[one for one in named if one.id in record.present],
        absent=[one for one in named if one.id not in record.present and one.id not in kinds],
        keep=[one for one in named if kinds.get(one.id) is ClashKind.SAME],
        left_out=[one for one in named if kinds.get(one.id) is ClashKind.OTHER],
        missing=[one for one in named if assignments[one.id] is False] if record.asked else None,
        changed=changed,
        first_time=taken.first_time,
    )


def _held(clash: Clash, pack: ProgramPack, category: str | None) -> str:
    """What the candidate has already, as far as it concerns who records the session."""
    entry = clash.entry
    if entry is None:
        return "the day is full"
    clock = clock_words(entry.starts, entry.ends) if entry.starts and entry.ends else ""
    if clash.kind is ClashKind.OTHER:
        return clock or duration(entry.minutes)
    what = pack.category_label(entry.category) if entry.category else "professional learning"
    held = " ".join(filter(None, [duration(entry.minutes), "of", what, clock and f"({clock})"]))
    return held if entry.category == category else f"{held}, from now on of {pack.category_label(category)}"
