"""Lines pasted from the common calendars: title, when and where are read, and what is beside them is left out."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.intents import Intent, LogHours, Problem
from bot.understanding.reading import read
from bot.understanding.wishes.invitations import told_plainly
from induction.hours import HourKind, MeetingFormat
from induction.people import Role

TODAY = date(2026, 11, 18)
HERE = ZoneInfo("America/Los_Angeles")
VIRTUAL, IN_PERSON = MeetingFormat.VIRTUAL, MeetingFormat.IN_PERSON


def meaning(text: str, role: Role = Role.COACH) -> Intent:
    return read(text, today=TODAY, role=role, zone=HERE)


GOOGLE = """CASC coaching with Dana
Tuesday, November 17 · 3:30 – 4:15pm
Time zone: America/Los_Angeles
Google Meet joining info
Video call link: https://meet.google.com/abc-defg-hij
Or dial: \u202a(US) +1 234-567-8901\u202c PIN: \u202a123 456 789\u202c#
"""
OUTLOOK = """Coaching with Dana
Tuesday, November 17, 2026 3:30 PM-4:15 PM (UTC-08:00) Pacific Time (US & Canada)
Microsoft Teams Meeting
"""


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("CASC coaching with Dana — Tue, Nov 17, 2026, 3:30 – 4:15 PM PST, Zoom", VIRTUAL),
        ("CASC coaching with Dana\nTuesday, November 17⋅3:30 – 4:15pm", None),
        (GOOGLE, VIRTUAL),
        ("Coaching with Dana\nTue 11/17/2026 3:30 PM - 4:15 PM", None),
        (OUTLOOK, VIRTUAL),
        ("Coaching with Dana\nNov 17, 2026 at 3:30 PM to 4:15 PM", None),
        ("Coaching with Dana\nTuesday, Nov 17, 2026 from 3:30 PM to 4:15 PM\nLincoln Elementary School", IN_PERSON),
        ("Coaching with Dana\nTuesday, Nov 17, 2026 from 3:30 PM to 4:15 PM\nRoom 12, 100 Main St", IN_PERSON),
        ("Coaching with Dana\nTuesday, Nov 17, 2026 from 3:30 PM to 4:15 PM\n100 Main St", None),
        ("When: Tuesday, November 17, 2026 3:30 PM-4:15 PM.\nWhere: Zoom\nSubject: Coaching with Dana", VIRTUAL),
        ("Tue Nov 17 3:30pm – 4:15pm: Coaching with Dana", None),
        ("Tuesday, November 17, 3:30 – 4:15pm\nCoaching with Dana", None),
        ("17 November 2026, 15:30 – 16:15\nCoaching with Dana", None),
        ("Coaching with Dana, Tue, Nov 17, 2026, 6:30 – 7:15 PM EST", None),
        ("Coaching with Dana\nTue, Nov 17, 2026, 4:30 – 5:15 PM Mountain Time", None),
        ("Coaching with Dana\nTue, Nov 17, 2026 5:30 PM - 6:15 PM (GMT-06:00)", None),
        ("Coaching with Dana\nTue, Nov 17, 2026 11:30 PM - 12:15 AM (UTC)", None),
    ],
)
def test_a_line_of_a_calendar_is_an_entry(text: str, met: MeetingFormat | None) -> None:
    found = meaning(text)
    assert isinstance(found, LogHours)
    [entry] = found.entries
    assert found.problem is None
    assert (entry.kind, entry.counterpart, entry.topic) == (HourKind.COACHING, "Dana", None)
    assert (entry.on, entry.starts, entry.ends) == (date(2026, 11, 17), time(15, 30), time(16, 15))
    assert (entry.minutes, entry.format) == (45, met)


def test_outlooks_offset_is_that_of_winter_and_its_name_counts() -> None:
    summer = "Coaching with Dana\nTuesday, October 20, 2026 3:30 PM-4:15 PM (UTC-08:00) Pacific Time (US & Canada)"
    found = meaning(summer)
    assert isinstance(found, LogHours)
    assert found.entries[0].starts == time(15, 30)


def test_a_day_that_is_another_one_here() -> None:
    found = meaning("Coaching with Dana\nWed, Nov 18, 2026 12:30 AM - 1:15 AM (UTC)")
    assert isinstance(found, LogHours)
    assert (found.entries[0].on, found.entries[0].starts) == (date(2026, 11, 17), time(16, 30))


@pytest.mark.parametrize(
    ("clock", "starts", "ends"),
    [
        ("11:30 – 12:15pm", time(11, 30), time(12, 15)),
        ("11:30am – 12:15", time(11, 30), time(12, 15)),
        ("3 – 4pm", time(15), time(16)),
        ("3pm – 4", time(15), time(16)),
        ("13:00 – 14:30", time(13), time(14, 30)),
        ("9 a.m. to 10:30 a.m.", time(9), time(10, 30)),
    ],
)
def test_the_half_of_the_day_is_said_once(clock: str, starts: time, ends: time) -> None:
    found = meaning(f"Coaching with Dana\nTuesday, November 17⋅{clock}")
    assert isinstance(found, LogHours)
    assert (found.entries[0].starts, found.entries[0].ends) == (starts, ends)


def test_what_else_is_said_is_kept() -> None:
    found = meaning("Coaching with Dana\nTue, Nov 17, 2026, 3:30 – 4:15 PM\nIIP goal 2\n100 Main St, Los Angeles, CA")
    assert isinstance(found, LogHours)
    assert (found.entries[0].topic, found.entries[0].minutes) == ("IIP goal 2", 45)


def test_without_an_end_its_length_is_asked() -> None:
    zoom = (
        "Topic: Coaching with Dana\nTime: Nov 17, 2026 03:30 PM Pacific Time (US and Canada)\n"
        "Join Zoom Meeting\nhttps://zoom.us/j/123?pwd=1\nMeeting ID: 123 456 789\nPasscode: 1234"
    )
    found = meaning(zoom)
    assert isinstance(found, LogHours)
    assert (found.problem, found.entries[0].format) == (Problem.MISSING_DURATION, VIRTUAL)


def test_what_is_ahead_has_not_happened() -> None:
    found = meaning("Coaching with Dana\nTue, Nov 24, 2026, 3:30 – 4:15 PM")
    assert isinstance(found, LogHours)
    assert found.problem is Problem.FUTURE_DATE


def test_what_says_no_kind_is_asked() -> None:
    found = meaning("Data talk\nTuesday, November 17⋅3:30 – 4:15pm", Role.CANDIDATE)
    assert not isinstance(found, LogHours) or found.problem is Problem.MISSING_ACTIVITY


@pytest.mark.parametrize(
    "text",
    [
        "Does the session on Tue, Nov 17, 2026, 3:30 – 4:15 PM PST count?",
        "When is the workshop? Tue, Nov 17, 2026, 3:30 – 4:15 PM?",
        "45 min coaching with Dana yesterday",
        "90 min coaching with Dana on Nov 17",
        "coaching with Dana Nov 17 2 hours",
        "coaching with Dana Nov 17 3-4",
        "coaching with Dana Nov 17 3:30 - 4:15",
        "coaching with Dana Nov 17 10:30 - 11:15",
        "coaching with Dana Nov 17 at 3pm 45 min",
        "30 min zoom call with Theo yesterday\nCoaching with Dana\nTue, Nov 17, 2026, 3:30 – 4:15 PM",
        "Coaching with Dana Nov 17 at 3pm\n45 min, https://zoom.us/j/1",
        "Coaching Tue, Nov 17, 2026, 3:30 – 4:15 PM\nPLC Wed, Nov 18, 2026, 3:30 – 4:15 PM",
        "coaching with Dana Nov 17 25:30 - 26:00 PST",
        "",
    ],
)
def test_what_is_no_single_line_of_a_calendar_stays_as_it_is(text: str) -> None:
    assert told_plainly(text, today=TODAY, zone=HERE) == text


def test_without_a_zone_times_stay_as_they_are_written() -> None:
    text = "Coaching with Dana, Tue, Nov 17, 2026, 6:30 – 7:15 PM EST"
    assert told_plainly(text, today=TODAY, zone=None) == "Coaching with Dana, Tue, Nov 17, 2026, 6:30pm-7:15pm"


def test_a_correction_that_quotes_one_is_still_a_correction() -> None:
    assert type(meaning("make that Tue, Nov 17, 2026, 3:30 – 4:15 PM")).__name__ == "Correction"


_PIECES = st.sampled_from(
    [
        "Tue, ",
        "Nov 17",
        ", 2026",
        " ⋅ ",
        "3:30",
        " – ",
        "4:15pm",
        " PST",
        " (UTC-08:00)",
        "\n",
        "Coaching",
        " 13/45/2026 ",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=20).map("".join))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(told_plainly(text, today=TODAY, zone=HERE), str)


@pytest.mark.parametrize("piece", ["Nov 17 ", "Tue, Nov 17, 2026, 3:30 - ", "(UTC-", "3:30 pm pst (", " , - ,"])
def test_much_of_the_same_takes_no_time(piece: str) -> None:
    assert told_plainly(piece * 600, today=TODAY, zone=HERE)
