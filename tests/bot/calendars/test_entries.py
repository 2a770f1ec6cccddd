"""Events to hours: what is told is taken, what is not is asked."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.entries import Circle, Lack, Meant, meant
from bot.calendars.events import CalendarEvent, events_of
from bot.calendars.text import calendar_text
from induction.hours import HourKind, MeetingFormat
from induction.people import Person, Role
from tests.bot.calendars.ics import APPLE, GOOGLE, OUTLOOK, calendar, event

NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
HERE = ZoneInfo("America/Los_Angeles")
COACHING, LEARNING = HourKind.COACHING, HourKind.PROFESSIONAL_LEARNING


def person(number: int, name: str, role: Role) -> Person:
    first = name.split(maxsplit=1)[0].lower()
    return Person(id=number, name=name, email=f"{first}@school.example", program="usc", role=role)


DANA, THEO = person(1, "Dana Whitfield", Role.CANDIDATE), person(2, "Theo Park", Role.CANDIDATE)
MARCUS = person(3, "Marcus Bell", Role.COACH)
CANDIDATE, COACH, PAIR = Circle(DANA, [MARCUS]), Circle(MARCUS, [DANA, THEO]), Circle(MARCUS, [DANA])
CALL = "LOCATION:https://zoom.us/j/1"


def invite(*names: str) -> tuple[str, ...]:
    return tuple(f"ATTENDEE:mailto:{name}@school.example" for name in names)


def read(text: str, circle: Circle) -> Meant:
    [found] = events_of(calendar_text(text.encode()), zone=HERE, now=NOW)
    return meant(found, circle)


def at(hour: int) -> datetime:
    return datetime(2026, 11, 17, hour, tzinfo=HERE)


def of(circle: Circle, title: str, *lines: str) -> Meant:
    return read(calendar(event(title, *lines)), circle)


@pytest.mark.parametrize(
    ("circle", "title", "lines", "kind", "counterpart", "lacks"),
    [
        (CANDIDATE, "CASC coaching with Dana", (), COACHING, None, None),
        (COACH, "CASC coaching with Dana", (), COACHING, "Dana Whitfield", None),
        (CANDIDATE, "Dana <> Marcus", (), COACHING, "Marcus Bell", None),
        (COACH, "Dana/Marcus 1:1", (), COACHING, "Dana Whitfield", None),
        (CANDIDATE, "Check-in", invite("dana", "marcus"), COACHING, "Marcus Bell", None),
        (COACH, "Check-in", invite("dana", "marcus"), COACHING, "Dana Whitfield", None),
        (CANDIDATE, "Check-in", invite("dana", "marcus", "a", "b"), None, "Marcus Bell", Lack.KIND),
        (CANDIDATE, "Coaching", invite("dana", "marcus", "a", "b"), COACHING, "Marcus Bell", None),
        (CANDIDATE, "PLC: math data", (), LEARNING, None, None),
        (CANDIDATE, "PLC: math data", invite("marcus"), None, "Marcus Bell", Lack.KIND),
        (CANDIDATE, "Workshop with Marcus", (), None, "Marcus Bell", Lack.KIND),
        (CANDIDATE, "Staff meeting", invite("marcus"), None, "Marcus Bell", Lack.KIND),
        (CANDIDATE, "Dentist", (), None, None, Lack.KIND),
        (CANDIDATE, "", (), None, None, Lack.KIND),
        (CANDIDATE, "Meeting with Sam", (), None, "Sam", Lack.KIND),
        (CANDIDATE, "Coaching with Sam", (), COACHING, "Sam", None),
        (COACH, "Coaching with Sam", invite("dana", "marcus"), None, "Dana Whitfield", Lack.KIND),
        (COACH, "Coaching", (), COACHING, None, Lack.WHOM),
        (PAIR, "Coaching", (), COACHING, None, None),
        (COACH, "Coaching Dana and Theo", (), COACHING, None, Lack.WHOM),
        (COACH, "Coaching", invite("dana", "theo"), COACHING, None, Lack.WHOM),
        (COACH, "District training", (), None, None, Lack.WHOM),
        (PAIR, "District training", (), None, None, Lack.KIND),
    ],
)
def test_what_it_was_and_with_whom(
    circle: Circle,
    title: str,
    lines: tuple[str, ...],
    kind: HourKind | None,
    counterpart: str | None,
    lacks: Lack | None,
) -> None:
    found = of(circle, title, *lines)
    assert (found.entry.kind, found.entry.counterpart, found.lacks) == (kind, counterpart, lacks)


def test_whoever_declined_was_not_there() -> None:
    away = "ATTENDEE;PARTSTAT=DECLINED:mailto:marcus@school.example"
    assert of(CANDIDATE, "Check-in", away).lacks is Lack.KIND


@pytest.mark.parametrize(
    ("title", "lines", "met"),
    [
        ("Coaching", (CALL,), MeetingFormat.VIRTUAL),
        ("Coaching", ("DESCRIPTION:Join https://teams.microsoft.com/l/1",), MeetingFormat.VIRTUAL),
        ("Coaching", ("LOCATION:Microsoft Teams Meeting",), MeetingFormat.VIRTUAL),
        ("Coaching on Zoom", (), MeetingFormat.VIRTUAL),
        ("Phone call with Marcus", (), MeetingFormat.PHONE),
        ("Coaching", ("LOCATION:Lincoln Elementary School",), MeetingFormat.IN_PERSON),
        ("Coaching", ("LOCATION:Room 12",), MeetingFormat.IN_PERSON),
        ("Coaching", ("LOCATION:100 Main St",), None),
        ("Coaching", ("LOCATION:100 Main St", "DESCRIPTION:https://meet.google.com/abc"), None),
        ("Coaching on Zoom", ("LOCATION:Room 12",), None),
        ("Coaching", (), None),
    ],
)
def test_how_people_met(title: str, lines: tuple[str, ...], met: MeetingFormat | None) -> None:
    assert of(CANDIDATE, title, *lines).entry.format is met


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("CASC coaching with Dana: IIP goal 2", "IIP goal 2"),
        ("Coaching", None),
        ("Job-aligned workshop 3: Data and equity", "Data and equity"),
        ("Dana & Marcus: attendance data", "attendance data"),
    ],
)
def test_what_it_was_about(title: str, topic: str | None) -> None:
    assert of(CANDIDATE, title).entry.topic == topic


@pytest.mark.parametrize("text", [GOOGLE, OUTLOOK, APPLE])
def test_the_invitations_of_the_common_calendars_need_no_question(text: str) -> None:
    for circle in (CANDIDATE, COACH):
        found = read(text, circle)
        assert (found.lacks, found.entry.kind, found.entry.minutes) == (None, COACHING, 45)
        assert (found.entry.starts, found.entry.ends) == (time(15, 30), time(16, 15))


@given(st.text(max_size=60), st.text(max_size=30), st.sampled_from([CANDIDATE, COACH, PAIR, Circle(DANA, [])]))
def test_no_words_break_it(title: str, place: str, circle: Circle) -> None:
    found = CalendarEvent(title, date(2026, 11, 17), at(15), at(16), place=place, has_link=True)
    assert meant(found, circle).entry.minutes == 60


def test_what_lasts_all_day_or_no_time_needs_a_length() -> None:
    assert of(CANDIDATE, "Coaching", "DTSTART;VALUE=DATE:20261117").lacks is Lack.LENGTH
    assert of(CANDIDATE, "Coaching", "DTSTART:20261117T233000Z").lacks is Lack.LENGTH


def test_what_goes_on_past_midnight_keeps_its_length_and_no_clock_times() -> None:
    entry = of(CANDIDATE, "Coaching", "DTSTART:20261117T073000Z", "DTEND:20261117T083000Z").entry
    assert (entry.on.isoformat() if entry.on else None, entry.minutes, entry.starts) == ("2026-11-16", 60, None)


def test_a_rule_that_is_not_followed_needs_a_day() -> None:
    assert of(CANDIDATE, "Coaching", "RRULE:FREQ=WEEKLY;BYHOUR=9,15").lacks is Lack.DAY
