"""The addresses at which calendars read, over real HTTP on loopback."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from http.client import HTTPConnection

import pytest
import uvicorn
from icalendar import Calendar
from starlette.applications import Starlette

from bot.companion import Companion
from bot.feed_serving import calendar_route
from bot.serving import bind, port_of
from induction.record.milestones import Happened
from tests.bot.conftest import NOW

Get = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture
def get(companion: Companion) -> Iterator[Get]:
    """Asks the server for a path."""
    bound = bind("127.0.0.1", 38200)
    port = port_of(bound)
    config = uvicorn.Config(Starlette(routes=[calendar_route(companion)]), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()

    def get(path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    yield get
    server.should_exit = True
    thread.join(10)
    bound.close()


def feed(companion: Companion, user: str, token: str) -> str:
    person = companion.records.person_by_slack(user)
    assert person is not None
    return companion.records.feeds.make(person.id, token, source=token, now=NOW, replacing=True)


@pytest.mark.slow
def test_whoever_has_the_address_reads_dates_and_titles_and_nobody_else_anything(companion: Companion, get: Get):
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    hired = Happened(candidate_id=dana.id, key="hired", on=date(2026, 8, 1))
    companion.records.milestones.record(hired, source="test", by=None, now=NOW)
    token = feed(companion, "UDANA", "a-token-of-danas")

    status, headers, content = get(f"/calendar/{token}.ics")
    events = Calendar.from_ical(content).walk("VEVENT")
    titles = {str(event["SUMMARY"]) for event in events}

    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["cache-control"] == "private, max-age=900"
    assert "CPSEL session 4, creating a teaching and learning environment" in titles
    assert date(2026, 10, 30) in {event["DTSTART"].dt for event in events}
    assert not any(name in content.decode() for name in ("Dana", "Whitfield", "Marcus", "DESCRIPTION", "min "))
    assert [get(path)[0] for path in ("/calendar/another.ics", "/calendar/.ics", "/calendar", "/", "/calendar/x")] == [
        404,
        404,
        404,
        404,
        404,
    ]
    assert get(f"/calendar/{token}.ics", "POST")[0] == 405


@pytest.mark.slow
def test_what_is_done_stays_in_the_feed_so_that_nothing_tells_what_is_not(companion: Companion, get: Get):
    token = feed(companion, "UDANA", "a-token-of-danas")
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None

    def titles() -> list[str]:
        return [str(event["SUMMARY"]) for event in Calendar.from_ical(get(f"/calendar/{token}.ics")[2]).walk("VEVENT")]

    before = titles()
    done = Happened(candidate_id=dana.id, key="orientation", on=date(2026, 8, 20))
    companion.records.milestones.record(done, source="test", by=None, now=NOW)

    assert titles() == before


@pytest.mark.slow
def test_a_replaced_or_ended_address_finds_nothing(companion: Companion, get: Get):
    first = feed(companion, "UMARCUS", "the-first")
    second = feed(companion, "UMARCUS", "the-second")
    assert [get(f"/calendar/{token}.ics")[0] for token in (first, second)] == [404, 200]

    marcus = companion.records.person_by_slack("UMARCUS")
    assert marcus is not None
    companion.records.feeds.end(marcus.id, now=NOW)
    assert get(f"/calendar/{second}.ics")[0] == 404
