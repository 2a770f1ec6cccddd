"""Calendar files as the programs that people use write them."""

from collections.abc import Sequence

PACIFIC = (
    "BEGIN:VTIMEZONE",
    "TZID:{name}",
    "BEGIN:STANDARD",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0700",
    "TZOFFSETTO:-0800",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:-0800",
    "TZOFFSETTO:-0700",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)

GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REQUEST
BEGIN:VEVENT
DTSTART:20261117T233000Z
DTEND:20261118T001500Z
DTSTAMP:20261110T170000Z
ORGANIZER;CN=Marcus Bell:mailto:marcus@school.example
UID:4k2h1c@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE
 ;CN=Dana Whitfield;X-NUM-GUESTS=0:mailto:Dana@School.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE
 ;CN=Marcus Bell;X-NUM-GUESTS=0:mailto:marcus@school.example
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij
X-MICROSOFT-CDO-OWNERAPPTID:1234
CREATED:20261101T170000Z
DESCRIPTION:Join with Google Meet: https://meet.google.com/abc-defg-hij\\n\\n
 Please do not edit this section.
LAST-MODIFIED:20261110T170000Z
LOCATION:
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:CASC coaching with Dana: IIP goal 2
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""

OUTLOOK = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n"
    + "\r\n".join(PACIFIC).format(name="Pacific Standard Time")
    + """
BEGIN:VEVENT
ORGANIZER;CN=Marcus Bell:mailto:marcus@school.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Dana Whitfield:mailto:dana@school.example
DESCRIPTION;LANGUAGE=en-US:________________________________\\nMicrosoft Teams Need help?
 <https://aka.ms/JoinTeamsMeeting>\\nJoin the meeting now<https://teams.microsoft.com/l/meetup-join/19>
UID:040000008200E00074C5B7101A82E008
SUMMARY;LANGUAGE=en-US:1:1 Dana / Marcus
DTSTART;TZID=Pacific Standard Time:20261117T153000
DTEND;TZID=Pacific Standard Time:20261117T161500
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261110T170000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:0
LOCATION;LANGUAGE=en-US:Microsoft Teams Meeting
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
)

APPLE = (
    "BEGIN:VCALENDAR\nCALSCALE:GREGORIAN\nPRODID:-//Apple Inc.//macOS 15.0//EN\nVERSION:2.0\n"
    + "\n".join(PACIFIC).format(name="America/Los_Angeles")
    + """
BEGIN:VEVENT
CREATED:20261101T170000Z
DTEND;TZID=America/Los_Angeles:20261117T161500
DTSTAMP:20261110T170000Z
DTSTART;TZID=America/Los_Angeles:20261117T153000
LAST-MODIFIED:20261110T170000Z
LOCATION:Lincoln Elementary School\\n100 Main St\\, Los Angeles\\, CA
ORGANIZER;CN="Dana Whitfield";EMAIL="dana@school.example":/a1b2c3/principal/
ATTENDEE;CN="Marcus Bell";CUTYPE=INDIVIDUAL;EMAIL="marcus@school.example";PARTSTAT=ACCEPTED:mailto:marcus@school.example
SEQUENCE:1
SUMMARY:Coaching
UID:9C2E-APPLE
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
END:VEVENT
END:VCALENDAR
"""
)

AT = ("DTSTART;TZID=America/Los_Angeles:20261117T153000", "DTEND;TZID=America/Los_Angeles:20261117T161500")


def event(title: str = "Coaching", *lines: str, uid: str = "1") -> tuple[str, ...]:
    """An event with that title, on Tuesday afternoon unless its lines say when."""
    when = lines if any(line.startswith("DTSTART") for line in lines) else (*AT, *lines)
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *when, "END:VEVENT")


def calendar(*events: Sequence[str], method: str | None = None) -> str:
    """A calendar of these events."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//A test//EN", *([f"METHOD:{method}"] if method else [])]
    return "\r\n".join([*head, *(line for one in events for line in one), "END:VCALENDAR", ""])
