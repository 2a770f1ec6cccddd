"""Deadlines as a calendar, read back with icalendar as somebody's calendar does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.calendars.writing import calendar_of, has_event
from induction.ahead.dated import Dated, Deadline
from induction.packs.pack import Contact
from induction.people import Role

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
ZONE = "America/Los_Angeles"
SESSION = Deadline(
    key="session.2@1",
    title="session 2",
    kind=Dated.SESSION,
    first=date(2026, 10, 12),
    last=date(2026, 10, 12),
    starts=time(17, 30),
    ends=time(19, 30),
    holiday="Columbus Day",
    ask=Contact(role=Role.INSTRUCTOR, title="Instructor"),
)
READING = Deadline(
    key="assess.first/1",
    title="first assessment",
    kind=Dated.DEADLINE,
    first=date(2026, 11, 15),
    last=date(2026, 11, 15),
    reading="within 90 days of the position",
    readings=4,
)
WINDOW = Deadline(
    key="iip@1", title="the IIP", kind=Dated.WINDOW, first=date(2026, 9, 1), last=date(2026, 12, 31), note="in parts"
)
MONTH = Deadline(
    key="workshop@1", title="workshop", kind=Dated.WORKSHOP, first=date(2026, 12, 1), last=date(2026, 12, 31)
)
UNKNOWN = Deadline(key="paper", title="paper", kind=Dated.DEADLINE)


def read(content: bytes) -> list[dict[str, object]]:
    return [
        {
            "uid": str(event["UID"]),
            "title": str(event["SUMMARY"]),
            "starts": event["DTSTART"].dt,
            "ends": event["DTEND"].dt,
            "notes": str(event.get("DESCRIPTION", "")),
            "busy": event.get("TRANSP") != "TRANSPARENT",
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def written(*found: Deadline, now: datetime = NOW, described: bool = True) -> bytes:
    return calendar_of(found, title="Deadlines", owner="2", zone=ZONE, now=now, described=described)


def test_each_dated_thing_is_an_event_with_its_time_in_the_zone_of_the_program():
    zone = ZoneInfo(ZONE)

    assert read(written(SESSION, READING, WINDOW)) == [
        {
            "uid": "session.2-1.2@casc-companion",
            "title": "Session 2",
            "starts": datetime(2026, 10, 12, 17, 30, tzinfo=zone),
            "ends": datetime(2026, 10, 12, 19, 30, tzinfo=zone),
            "notes": (
                "That day is a federal holiday (Columbus Day), and nothing says that it moves.\n"
                "Please ask the Instructor."
            ),
            "busy": True,
        },
        {
            "uid": "assess.first-1.2@casc-companion",
            "title": "First assessment (one of 4 dates that the documents give)",
            "starts": date(2026, 11, 15),
            "ends": date(2026, 11, 16),
            "notes": "By one reading: within 90 days of the position.",
            "busy": False,
        },
        {
            "uid": "iip-1.2@casc-companion",
            "title": "The IIP (last day)",
            "starts": date(2026, 12, 31),
            "ends": date(2027, 1, 1),
            "notes": "In parts.",
            "busy": False,
        },
    ]
    assert b"BEGIN:VTIMEZONE" in written(SESSION)


def test_a_month_without_a_day_is_no_event():
    assert [has_event(one) for one in (SESSION, READING, WINDOW, MONTH, UNKNOWN)] == [True, True, True, False, False]
    assert read(written(MONTH, UNKNOWN)) == []


def test_a_second_file_changes_what_the_first_one_brought():
    moved = SESSION.model_copy(update={"starts": time(18), "ends": time(20)})
    first, second = (
        next(iter(Calendar.from_ical(content).walk("VEVENT")))
        for content in (written(SESSION), written(moved, now=NOW + timedelta(hours=1)))
    )

    assert first["UID"] == second["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"]
    assert first["DTSTAMP"].dt < second["DTSTAMP"].dt


def test_a_feed_has_titles_and_times_alone():
    assert [one["notes"] for one in read(written(SESSION, READING, described=False))] == ["", ""]
