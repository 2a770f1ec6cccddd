"""Every rule of an entry by its name: what it lets through, and what it refuses in which words."""

import ast
import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

import pytest

from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.ledger import entry_rules
from induction.ledger.entry_rules import (
    ASKING,
    check_beside,
    check_category,
    check_clock,
    check_date,
    check_minutes,
    doubt,
    group_question,
)
from induction.ledger.group_coaching import OpenGroup
from induction.refused import Refused

DAY, NOW = date(2026, 11, 18), datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001 - the clock where the person is
KIM, DANA, LEE, ANN, ADMIN = 1, 2, 3, 4, 5
"""A candidate, her coach, two more candidates of that coach, and somebody who was not there."""

COACHING = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=90, on=DAY, coach_id=DANA)
PLC = HourEntry(candidate_id=KIM, kind=HourKind.PROFESSIONAL_LEARNING, minutes=60, on=DAY, category="plc")

Check = Callable[[], None]


def changed(entry: HourEntry, **facts: Any) -> HourEntry:
    return entry.model_copy(update=facts)


def at(entry: HourEntry, starts: str, ends: str) -> HourEntry:
    return changed(entry, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))


def kept(entry: HourEntry, *, by: int = DANA, **facts: Any) -> LedgerEntry:
    logged = {"id": 7, "logged_by": by, "logged_at": datetime(2026, 11, 18, tzinfo=UTC)}
    return LedgerEntry.model_validate(entry.model_dump() | logged | facts)


def of(candidate: int, entry: HourEntry, **facts: Any) -> HourEntry:
    return changed(entry, candidate_id=candidate, **facts)


def long(minutes: int) -> Check:
    return partial(check_minutes, changed(COACHING, minutes=minutes))


def clocked(starts: str, ends: str, minutes: int) -> Check:
    return partial(check_clock, at(changed(COACHING, minutes=minutes), starts, ends))


def on(day: str, starts_on: str | None = None, ends_on: str | None = None) -> Check:
    first, last = (None if one is None else date.fromisoformat(one) for one in (starts_on, ends_on))
    entry = changed(COACHING, on=date.fromisoformat(day))
    return partial(check_date, entry, now=NOW, starts_on=first, ends_on=last)


def today(starts: str, ends: str) -> Check:
    return partial(check_date, at(COACHING, starts, ends), now=NOW, starts_on=None, ends_on=None)


def of_category(category: str | None, *known: str) -> Check:
    return partial(check_category, changed(PLC, category=category), set(known))


def beside(entry: HourEntry, *others: LedgerEntry, by: int | None = DANA, apart: bool = False) -> Check:
    return partial(check_beside, entry, others, logged_by=by, apart=apart)


MORNING = at(COACHING, "09:00", "10:30")
AGAIN = (
    "1 h 30 min of coaching on Wed, Nov 18, 2026 is already recorded. If there really were two, give the clock times "
    "of this one."
)
NOTHING_TO_DO = (
    "1 h 30 min of coaching on Wed, Nov 18, 2026, 9:00-10:30 am, is already recorded, so there is nothing left to do."
)
WITHOUT_TIMES = (
    "1 h 30 min of coaching on Wed, Nov 18, 2026 is already recorded, without its clock times. If there really were "
    "two, correct that one to its own clock times first."
)
OVERLAP = (
    "This overlaps the professional learning of 10:00-11:00 am the same day. One person cannot be in two places: "
    "correct one of them."
)
COACHS_OVERLAP = (
    "This overlaps another coaching session of yours, 10:00-11:30 am the same day. One person cannot be in two places: "
    "correct one of them."
)
TAKEN = "The coach has another session recorded at that time."
ONE_OR_TWO = " If that was one session in a group, log it as one; if not, with other clock times."
CANDIDATES = (
    "Your candidate has logged 1 h 30 min of coaching with you on Wed, Nov 18, 2026 already. If that is the same "
    "session, `/casc confirm` shows it to you."
)

RULES: Sequence[tuple[str, str, Check, str | None]] = [
    ("non_positive", "a minute", long(1), None),
    ("non_positive", "nothing", long(0), "An entry needs a length above zero. How long was it?"),
    ("non_positive", "less than nothing", long(-30), "An entry needs a length above zero. How long was it?"),
    ("two_lengths", "as long as the clock says", clocked("15:00", "16:00", 60), None),
    ("two_lengths", "no clock times", long(600), None),
    (
        "two_lengths",
        "ten hours in one",
        clocked("15:00", "16:00", 600),
        "3:00-4:00 pm is 1 h, and not 10 h. How long was it?",
    ),
    ("backwards", "one hour on", clocked("15:00", "16:00", 60), None),
    ("backwards", "an hour back", clocked("16:00", "15:00", 60), "4:00-3:00 pm ends before it begins. When was it?"),
    ("too_long", "a whole day", long(1440), None),
    ("too_long", "a minute more", long(1441), "24 h 1 min is more than a day has. How long was it really?"),
    ("too_long", "forty hours", long(2400), "40 h is more than a day has. How long was it really?"),
    ("future_date", "today", on("2026-11-18"), None),
    (
        "future_date",
        "tomorrow",
        on("2026-11-19"),
        "Thu, Nov 19, 2026 has not happened yet. Log it when it is done.",
    ),
    ("future_time", "over by now", today("09:00", "10:00"), None),
    (
        "future_time",
        "this evening",
        today("21:00", "22:00"),
        "9:00-10:00 pm has not come yet today. Was it another day, or in the morning?",
    ),
    (
        "future_time",
        "going on",
        today("09:30", "10:01"),
        "9:30-10:01 am has not come yet today. Was it another day?",
    ),
    ("before_program", "the first day", on("2026-08-17", starts_on="2026-08-17"), None),
    ("before_program", "no first day on the roster", on("2020-01-01"), None),
    (
        "before_program",
        "the day before",
        on("2026-08-16", starts_on="2026-08-17"),
        (
            "Sun, Aug 16, 2026 is before the program began (Mon, Aug 17, 2026), so it cannot be counted here. Ask your "
            "program administrator whether earlier hours count."
        ),
    ),
    ("after_program", "the last day", on("2026-06-30", ends_on="2026-06-30"), None),
    (
        "after_program",
        "the day after",
        on("2026-07-01", ends_on="2026-06-30"),
        (
            "Wed, Jul 1, 2026 is after the program ended (Tue, Jun 30, 2026). Ask your program administrator about an "
            "extension."
        ),
    ),
    ("unknown_category", "one of the program's", of_category("plc", "plc"), None),
    ("unknown_category", "none yet", of_category(None, "plc"), None),
    (
        "unknown_category",
        "another",
        of_category("yoga", "plc", "district_training"),
        "This program has no category “yoga”. It has: district training, plc.",
    ),
    ("unknown_category", "one of none", of_category("yoga"), "This program has no category “yoga”. It has: none."),
    ("duplicate", "another length", beside(COACHING, kept(changed(COACHING, minutes=60))), None),
    ("duplicate", "another day", beside(COACHING, kept(changed(COACHING, on=date(2026, 11, 17)))), None),
    ("duplicate", "another coach", beside(COACHING, kept(changed(COACHING, coach_id=9))), None),
    ("duplicate", "another category", beside(PLC, kept(changed(PLC, category="district_training"))), None),
    ("duplicate", "another candidate", beside(COACHING, kept(of(LEE, COACHING))), None),
    ("duplicate", "one that was replaced", beside(COACHING, kept(COACHING, replaced_by=9)), None),
    ("duplicate", "one that was voided", beside(COACHING, kept(COACHING, voided=True)), None),
    ("duplicate", "the same at another time", beside(MORNING, kept(at(COACHING, "13:00", "14:30"))), None),
    ("duplicate", "the same again", beside(COACHING, kept(COACHING)), AGAIN),
    ("duplicate", "the same by clock", beside(MORNING, kept(MORNING)), NOTHING_TO_DO),
    ("duplicate", "the same with clock times told now", beside(MORNING, kept(COACHING)), WITHOUT_TIMES),
    (
        "duplicate",
        "the same with more told",
        beside(changed(COACHING, topic="goal 2", format=MeetingFormat.PHONE), kept(COACHING)),
        AGAIN,
    ),
    ("duplicate", "the same, said to be apart", beside(COACHING, kept(COACHING), apart=True), AGAIN),
    ("duplicate", "what somebody else brought in", beside(COACHING, kept(COACHING, by=ADMIN)), AGAIN),
    (
        "same_session",
        "the other party logged another day",
        beside(COACHING, kept(COACHING, by=KIM, on=DAY.replace(day=17))),
        None,
    ),
    (
        "same_session",
        "the other party's at another time",
        beside(MORNING, kept(at(COACHING, "13:00", "14:30"), by=KIM)),
        None,
    ),
    ("same_session", "said to be apart", beside(COACHING, kept(COACHING, by=KIM), apart=True), None),
    (
        "same_session",
        "logged for both by somebody else",
        beside(COACHING, kept(changed(COACHING, minutes=60), by=KIM), by=ADMIN),
        None,
    ),
    ("same_session", "the candidate logged it", beside(COACHING, kept(COACHING, by=KIM)), CANDIDATES),
    (
        "same_session",
        "the coach logged it, and longer",
        beside(changed(COACHING, minutes=60), kept(COACHING), by=KIM),
        CANDIDATES.replace("Your candidate", "Your coach"),
    ),
    (
        "same_session",
        "the clock times overlap",
        beside(MORNING, kept(at(COACHING, "10:00", "11:30"), by=KIM)),
        CANDIDATES,
    ),
    ("overlap", "one after the other", beside(MORNING, kept(at(PLC, "10:30", "11:30"))), None),
    ("overlap", "no clock times", beside(MORNING, kept(PLC)), None),
    ("overlap", "another coach's session", beside(MORNING, kept(of(LEE, MORNING, coach_id=9))), None),
    ("overlap", "another candidate's learning", beside(MORNING, kept(of(LEE, at(PLC, "09:00", "10:00")))), None),
    (
        "overlap",
        "one session together that ended later for one",
        beside(changed(MORNING, together=True), kept(of(LEE, at(COACHING, "09:00", "11:00"), together=True))),
        None,
    ),
    ("overlap", "one into the other", beside(MORNING, kept(at(PLC, "10:00", "11:00"))), OVERLAP),
    (
        "overlap",
        "one inside the other",
        beside(at(COACHING, "09:00", "12:00"), kept(at(PLC, "10:00", "11:00"))),
        OVERLAP,
    ),
    ("overlap", "said to be apart", beside(MORNING, kept(at(PLC, "10:00", "11:00")), apart=True), OVERLAP),
    (
        "overlap",
        "the coach's other session, for the coach",
        beside(MORNING, kept(of(LEE, at(COACHING, "10:00", "11:30")))),
        COACHS_OVERLAP,
    ),
    (
        "overlap",
        "the coach's other session, for the candidate",
        beside(MORNING, kept(of(LEE, at(COACHING, "10:00", "11:30"))), by=KIM),
        f"{TAKEN} Compare the times, and log it with the right ones.",
    ),
    (
        "overlap",
        "only one of them says together",
        beside(changed(MORNING, together=True), kept(of(LEE, at(COACHING, "10:00", "11:30")))),
        COACHS_OVERLAP,
    ),
    (
        "one_or_two",
        "both together",
        beside(changed(MORNING, together=True), kept(of(LEE, MORNING, together=True))),
        None,
    ),
    ("one_or_two", "said together now", beside(changed(MORNING, together=True), kept(of(LEE, MORNING))), None),
    ("one_or_two", "as long, with no clock times", beside(COACHING, kept(of(LEE, COACHING))), None),
    (
        "one_or_two",
        "the same clock times, for the coach",
        beside(MORNING, kept(of(LEE, MORNING))),
        f"You have another coaching session recorded at that time.{ONE_OR_TWO}",
    ),
    (
        "one_or_two",
        "the same clock times as a group, for the candidate",
        beside(MORNING, kept(of(LEE, MORNING, together=True)), by=KIM),
        TAKEN + ONE_OR_TWO,
    ),
    ("day_full", "24 hours to the minute", beside(changed(COACHING, minutes=1380), kept(PLC)), None),
    ("day_full", "another person's day", beside(changed(COACHING, minutes=1440), kept(of(LEE, PLC))), None),
    (
        "day_full",
        "a minute more",
        beside(changed(COACHING, minutes=1381), kept(PLC)),
        "With this entry Wed, Nov 18, 2026 would hold 24 h 1 min, more than a day has.",
    ),
    (
        "day_full",
        "the coach's day, one group counted once",
        beside(
            changed(COACHING, minutes=720, together=True),
            kept(of(LEE, COACHING, minutes=720, together=True)),
            kept(of(ANN, COACHING, minutes=720)),
        ),
        None,
    ),
    (
        "day_full",
        "the coach's day, for the coach",
        beside(changed(COACHING, minutes=721), kept(of(LEE, COACHING, minutes=720))),
        "With this entry you would have coached for 24 h 1 min on Wed, Nov 18, 2026, more than a day has.",
    ),
    (
        "day_full",
        "the coach's day, for the candidate",
        beside(changed(COACHING, minutes=721), kept(of(LEE, COACHING, minutes=720)), by=KIM),
        (
            "With this entry the coach's Wed, Nov 18, 2026 would hold more than a day has. Check the length with each "
            "other."
        ),
    ),
]
"""A rule, a row of it, and the words with which that is refused; None where it is let through."""

IDS = [f"{rule}: {row}" for rule, row, *_ in RULES]


@pytest.mark.parametrize(("rule", "row", "check", "words"), RULES, ids=IDS)
def test_a_rule_lets_through_or_refuses_in_words(rule: str, row: str, check: Check, words: str | None):  # noqa: ARG001 - the row's name
    assert refusal(check) == (None if words is None else (rule, words))


def refusal(check: Check) -> tuple[str, str] | None:
    try:
        check()
    except Refused as refused:
        return refused.rule, refused.message
    return None


def test_every_rule_of_the_module_is_in_the_table_with_rows_on_both_sides():
    rules = names_of_rules()
    assert rules == {rule for rule, *_ in RULES}
    assert rules == {rule for rule, *_, words in RULES if words is None}
    assert rules == {rule for rule, *_, words in RULES if words is not None}
    assert rules > ASKING


def names_of_rules() -> set[str]:
    """The first argument of every `Refused(…)` in the module."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(entry_rules))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused":
            name = node.args[0]
            found.add(name.value if isinstance(name, ast.Constant) else getattr(entry_rules, ast.unparse(name)))
    return found


def test_no_candidate_reads_with_whom_or_for_how_long_the_coach_was_somewhere_else():
    told = [words for _, row, _, words in RULES if row.endswith("for the candidate") and words is not None]
    assert len(told) == 3
    assert not any("10:00" in words or "09:00" in words or "12 h" in words for words in told)


PLAUSIBLE = {HourKind.COACHING: 240, HourKind.PROFESSIONAL_LEARNING: 480}


@pytest.mark.parametrize(
    ("entry", "asked"),
    [
        (changed(COACHING, minutes=240), None),
        (changed(COACHING, minutes=360), "6 h is long for one coaching session. Is that right?"),
        (changed(PLC, minutes=480), None),
        (changed(PLC, minutes=481), "8 h 1 min is long for one entry of professional learning. Is that right?"),
    ],
)
def test_a_length_above_what_is_plausible_is_asked_about(entry: HourEntry, asked: str | None):
    assert doubt(entry, PLAUSIBLE) == asked


def test_a_program_that_names_no_limit_is_asked_about_nothing():
    assert doubt(changed(COACHING, minutes=1440), {}) is None


@pytest.mark.parametrize(
    ("group", "by_coach", "asked"),
    [
        (OpenGroup(places=(0, 1), apart=True, recorded=False), True, "Was that one session together, or two?"),
        (OpenGroup(places=(0, 1, 2), apart=True, recorded=False), True, "Was that one session together, or three?"),
        (
            OpenGroup(places=(0, 1, 2, 3), apart=True, recorded=False),
            True,
            "Was that one session together, or each on their own?",
        ),
        (
            OpenGroup(places=(0, 1), apart=False, recorded=False),
            True,
            "These are at the same time. Was that one session together?",
        ),
        (
            OpenGroup(places=(0,), apart=False, recorded=True),
            True,
            "You have another coaching session recorded at that time. Was that one session, in a group?",
        ),
        (
            OpenGroup(places=(0,), apart=False, recorded=True),
            False,
            "The coach has another session recorded at that time. Was that one session, in a group?",
        ),
    ],
)
def test_whether_it_was_one_session_is_asked_in_words(group: OpenGroup, by_coach: bool, asked: str):  # noqa: FBT001 - a row's answer
    assert group_question(group, by_coach=by_coach) == asked
