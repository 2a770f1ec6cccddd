"""A calendar dropped into the direct message in the local workspace, in a `companion serve` of its own process."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.e2e.trial import Visitor, free_port, serving

pytestmark = pytest.mark.slow


def share(visitor: Visitor, person: str, name: str, content: str) -> None:
    """Drop a file into the person's direct message."""
    address = f"{visitor.address}/as/{person}/D{person[1:]}/say"
    files = {"files": (name, content.encode(), "text/calendar")}
    httpx.post(address, data={"text": ""}, files=files, follow_redirects=True).raise_for_status()


def session_of_yesterday() -> str:
    """An invitation to a coaching session, as a calendar saves it."""
    yesterday = datetime.now(ZoneInfo("America/Los_Angeles")) - timedelta(days=1)  # noqa: TID251 - the server's day
    day = f"{yesterday:%Y%m%d}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "UID:1",
        f"DTSTART;TZID=America/Los_Angeles:{day}T063000",
        f"DTEND;TZID=America/Los_Angeles:{day}T071500",
        "SUMMARY:CASC coaching with Dana",
        "LOCATION:https://zoom.us/j/1",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(lines)


def test_a_calendar_is_fetched_from_the_workspace_and_recorded_with_one_tap(tmp_path: Path) -> None:
    with serving(tmp_path / "home", free_port()) as (visitor, _):
        share(visitor, "U0MARCUS", "invite.ics", session_of_yesterday())
        visitor.say("U0MARCUS", "/casc help", then="6:30-7:15 am (virtual)")
        visitor.press("U0MARCUS", "Record", then="Recorded")
        share(visitor, "U0DANA", "notes.pdf", "%PDF")
        visitor.say("U0DANA", "/casc history", then="Logged by Marcus Bell")
        visitor.say("U0DANA", "/casc help", then="as evidence?")
