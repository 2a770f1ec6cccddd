"""What the files of the common calendars say that took place, and when, in the reader's own zone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.components import Invited
from bot.calendars.events import CalendarEvent, events_of
from bot.calendars.text import calendar_text
from tests.bot.calendars.ics import APPLE, GOOGLE, OUTLOOK, calendar, event

HERE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)  # a Wednesday, ten in the morning in Los Angeles
BOTH = frozenset({Invited("dana@school.example", declined=False), Invited("marcus@school.example", declined=False)})


def read(text: str, zone: ZoneInfo = HERE, now: datetime = NOW) -> list[CalendarEvent]:
    return list(events_of(calendar_text(text.encode()), zone=zone, now=now))


def only(*lines: str, title: str = "Coaching", **more: Any) -> CalendarEvent:
    [found] = read(calendar(event(title, *lines)), **more)
    return found


def at(hour: int, minute: int = 0, day: int = 17) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


TUESDAY: dict[str, Any] = {"on": date(2026, 11, 17), "starts": at(15, 30), "ends": at(16, 15)}


def test_google() -> None:
    assert read(GOOGLE) == [
        CalendarEvent("CASC coaching with Dana: IIP goal 2", **TUESDAY, has_link=True, invited=BOTH),
    ]


def test_outlook_with_its_own_names_of_zones() -> None:
    place = "Microsoft Teams Meeting"
    assert read(OUTLOOK) == [CalendarEvent("1:1 Dana / Marcus", **TUESDAY, place=place, has_link=True, invited=BOTH)]


def test_apple_with_addresses_beside_its_own() -> None:
    place = "Lincoln Elementary School 100 Main St, Los Angeles, CA"
    assert read(APPLE) == [CalendarEvent("Coaching", **TUESDAY, place=place, invited=BOTH)]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20261117T233000Z", "DTEND:20261118T001500Z"),
        ("DTSTART:20261117T233000Z", "DURATION:PT45M"),
        ("DTSTART;TZID=America/New_York:20261117T183000", "DTEND;TZID=America/Los_Angeles:20261117T161500"),
        ("DTSTART:20261117T153000", "DTEND:20261117T161500"),
        ("DTSTART;TZID=Nowhere/At All:20261117T153000", "DTEND;TZID=Nowhere/At All:20261117T161500"),
    ],
    ids=["utc", "length", "two zones", "no zone", "unknown zone"],
)
def test_times_are_those_of_the_reader(lines: tuple[str, ...]) -> None:
    assert only(*lines) == CalendarEvent("Coaching", **TUESDAY)


def test_a_zone_of_its_own_making_is_followed() -> None:
    text = OUTLOOK.replace("Pacific Standard Time", "Customized Time Zone")
    assert read(text)[0].starts == at(15, 30)


def test_somebody_in_another_zone_sees_their_own_day() -> None:
    late = only("DTSTART:20261118T053000Z", "DTEND:20261118T063000Z", zone=ZoneInfo("America/New_York"))
    assert (late.on, late.minutes) == (date(2026, 11, 18), 60)


def test_minutes_pass_as_they_do_when_clocks_change() -> None:
    night = only("DTSTART;TZID=America/Los_Angeles:20261101T003000", "DTEND;TZID=America/Los_Angeles:20261101T033000")
    assert night.minutes == 240


def test_what_lasts_all_day_has_no_times() -> None:
    assert only("DTSTART;VALUE=DATE:20261117", "DTEND;VALUE=DATE:20261118") == CalendarEvent(
        "Coaching", date(2026, 11, 17)
    )


def test_what_has_no_end_lasts_no_time() -> None:
    assert only("DTSTART:20261117T233000Z").minutes == 0


@pytest.mark.parametrize("prefix", ["Fwd: ", "Invitation: ", "Accepted: ", "[External] ", "Updated invitation: Fw: "])
def test_what_mail_adds_to_a_title_is_taken_off(prefix: str) -> None:
    assert only(title=f"{prefix}Coaching").title == "Coaching"


@pytest.mark.parametrize(
    ("text", "cancelled"),
    [
        (calendar(event("Coaching", "STATUS:CANCELLED")), True),
        (calendar(event("Canceled: Coaching")), True),
        (calendar(event("Coaching"), method="CANCEL"), True),
        (calendar(event("Coaching", "STATUS:TENTATIVE")), False),
    ],
)
def test_what_was_called_off(text: str, cancelled: bool) -> None:  # noqa: FBT001 - a row of the table
    [found] = read(text)
    assert (found.title, found.cancelled) == ("Coaching", cancelled)


def test_who_declined() -> None:
    found = only("ATTENDEE;PARTSTAT=DECLINED:mailto:dana@school.example", "ATTENDEE:nobody")
    assert found.invited == frozenset({Invited("dana@school.example", declined=True)})


@pytest.mark.parametrize(
    ("location", "place", "has_link"),
    [
        ("https://us02web.zoom.us/j/123", "", True),
        ("Room 12\\, https://example.org/map", "Room 12", False),
        ("Microsoft Teams Meeting", "Microsoft Teams Meeting", False),
    ],
)
def test_places_and_links(location: str, place: str, has_link: bool) -> None:  # noqa: FBT001 - a row of the table
    found = only(f"LOCATION:{location}")
    assert (found.place, found.has_link) == (place, has_link)


WEEKLY = "RRULE:FREQ=WEEKLY;BYDAY=TU"


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        (("RRULE:FREQ=WEEKLY",), 17),
        (("RRULE:FREQ=WEEKLY;INTERVAL=2",), 17),
        (("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",), 17),
        (("RRULE:FREQ=DAILY",), 17),
        (("RRULE:FREQ=DAILY;INTERVAL=3",), 15),
        (("RRULE:FREQ=DAILY;BYDAY=MO,TU,WE",), 17),
        (("RRULE:FREQ=WEEKLY;COUNT=2",), 10),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261111T000000Z",), 10),
        (("RRULE:FREQ=WEEKLY;UNTIL=20261110",), 10),
        ((WEEKLY, "EXDATE;TZID=America/Los_Angeles:20261117T153000"), 10),
        ((WEEKLY, "EXDATE:20261117T233000Z,20261110T233000Z"), 3),
        (("RDATE;TZID=America/Los_Angeles:20261112T153000,20261201T153000",), 12),
        (("RDATE;VALUE=PERIOD:20261112T233000Z/PT1H",), 12),
        (("RRULE:FREQ=MONTHLY",), 3),
        (("RRULE:FREQ=MONTHLY;BYDAY=3TU",), 17),
        (("RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",), 10),
        (("RRULE:FREQ=MONTHLY;BYMONTHDAY=-15",), 16),
        (("RRULE:FREQ=MONTHLY;BYDAY=-2WE",), 3),
        (("RRULE:FREQ=YEARLY",), 3),
        (("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=2MO",), 9),
    ],
)
def test_of_a_series_the_latest_that_is_over(lines: tuple[str, ...], on: int) -> None:
    first = ("DTSTART;TZID=America/Los_Angeles:20261103T153000", "DTEND;TZID=America/Los_Angeles:20261103T161500")
    found = only(*first, *lines)
    assert (found.on, found.starts, found.repeats, found.unclear) == (
        date(2026, 11, on),
        at(15, 30, day=on),
        True,
        False,
    )


def test_the_clock_of_a_series_stays_when_clocks_change() -> None:
    first = ("DTSTART;TZID=America/Los_Angeles:20261006T153000", "DTEND;TZID=America/Los_Angeles:20261006T161500")
    assert only(*first, WEEKLY).starts == at(15, 30)


def test_today_counts_once_it_is_over() -> None:
    first = ("DTSTART:20261104T170000Z", "DTEND:20261104T180000Z", "RRULE:FREQ=WEEKLY")
    assert only(*first).on == date(2026, 11, 18)
    assert only(*first, now=NOW - timedelta(minutes=1)).on == date(2026, 11, 11)


def test_a_series_that_has_not_begun_is_its_first() -> None:
    found = only("DTSTART:20261124T233000Z", "DTEND:20261125T001500Z", WEEKLY)
    assert (found.on, found.is_over(NOW)) == (date(2026, 11, 24), False)


@pytest.mark.parametrize(
    "lines", [("RRULE:FREQ=WEEKLY;BYHOUR=9,15",), ("RRULE:FREQ=HOURLY",), (WEEKLY, "RRULE:FREQ=DAILY")]
)
def test_a_rule_that_is_not_followed_leaves_the_day_open(lines: tuple[str, ...]) -> None:
    assert only("DTSTART:20261103T233000Z", "DTEND:20261104T001500Z", *lines).unclear


def test_a_day_that_was_moved_is_on_its_new_day() -> None:
    series = event("Coaching", "DTSTART:20261103T233000Z", "DTEND:20261104T001500Z", "RRULE:FREQ=WEEKLY")
    moved = event("Coaching", "RECURRENCE-ID:20261117T233000Z", "DTSTART:20261116T173000Z", "DURATION:PT1H")
    [found] = read(calendar(series, moved))
    assert (found.on, found.minutes, found.repeats) == (date(2026, 11, 16), 60, True)


def test_a_day_that_was_called_off_is_left_out() -> None:
    series = event("Coaching", "DTSTART:20261103T233000Z", "DTEND:20261104T001500Z", "RRULE:FREQ=WEEKLY")
    off = event("Coaching", "RECURRENCE-ID:20261117T233000Z", "DTSTART:20261117T233000Z", "STATUS:CANCELLED")
    [found] = read(calendar(series, off))
    assert (found.on, found.cancelled) == (date(2026, 11, 10), False)


def test_several_events_come_in_their_order() -> None:
    later = event("B", "DTSTART:20261117T233000Z", "DURATION:PT1H", uid="2")
    earlier = event("A", "DTSTART:20261116T233000Z", "DURATION:PT1H", uid="1")
    assert [one.title for one in read(calendar(later, earlier))] == ["A", "B"]


@pytest.mark.parametrize(
    "lines",
    [
        ("SUMMARY:Nothing else",),
        ("DTSTART:garbage",),
        ("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY;COUNT=99999999"),
        ("DTSTART:99991231T235959Z", "DURATION:P9999999D"),
        ("DTSTART:20261117T233000Z", "RRULE:FREQ=WEEKLY;BYDAY=XX"),
        ("DTSTART:20261117T233000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"),
        ("DTSTART:20261117T233000Z", "DTEND;VALUE=DATE:20261118", "EXDATE:x", "RDATE:y"),
        ("DTSTART:20261117T233000Z", "DTSTART:20261118T233000Z"),
        ("DTSTART:20261117T233000Z", "DTEND:20261117T223000Z"),
    ],
)
def test_odd_events_break_nothing(lines: tuple[str, ...]) -> None:
    events = read(calendar(("BEGIN:VEVENT", *lines, "END:VEVENT"), event("Coaching", uid="good")))
    assert "Coaching" in [one.title for one in events]


def test_a_zone_that_changes_each_second_is_not_reckoned() -> None:
    text = OUTLOOK.replace("Pacific Standard Time", "Mine").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    assert [one.title for one in read(text)] == ["1:1 Dana / Marcus"]


_PIECES = st.sampled_from(
    [
        *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE"),
        *("DTSTART:20261117T233000Z", "DTSTART;VALUE=DATE:20261117", "DTEND:20261118T001500Z", "DURATION:-PT5M"),
        *(
            "RRULE:FREQ=WEEKLY",
            "RRULE:FREQ=MONTHLY;BYDAY=5MO",
            "RRULE:INTERVAL=0",
            "EXDATE:20261117",
            "RECURRENCE-ID:1",
        ),
        *("SUMMARY:Coaching", "UID:1", 'ATTENDEE;CN=":mailto:x', "TZID:x", " folded", "STATUS:CANCELLED", ":", ";="),
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=30))
def test_no_text_breaks_it(lines: list[str]) -> None:
    read("\r\n".join(["BEGIN:VCALENDAR", *lines]))
