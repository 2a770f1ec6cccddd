"""The text of a calendar file, whoever wrote it and however."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars.text import calendar_text, titles_in
from induction.refused import Refused
from tests.bot.calendars.ics import calendar, event

PLAIN = calendar(event("Café with Zoë"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert "Café with Zoë" in calendar_text(PLAIN.encode(encoding))


def test_folded_lines_are_made_whole() -> None:
    assert "SUMMARY:Coaching with Dana" in calendar_text(b"BEGIN:VCALENDAR\r\nSUMMARY:Coaching wi\r\n th Dana\r\n")


@given(st.one_of(st.binary(max_size=60), st.binary(max_size=60).map(lambda noise: PLAIN.encode() + noise)))
def test_no_content_breaks_it(content: bytes) -> None:
    with suppress(Refused):
        assert titles_in(calendar_text(content)) >= frozenset()


def test_titles_are_found_whatever_else_is_there() -> None:
    text = calendar(event("One: two"), event("Three", uid="2")).replace("SUMMARY:Three", "SUMMARY;LANGUAGE=en:Three")
    assert titles_in(calendar_text(text.encode())) == {"One: two", "Three"}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "no_calendar"),
        (b"hello", "no_calendar"),
        (b"<html>Sign in</html>", "no_calendar"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no_calendar"),
        (b"\xff\xfe\x00", "no_calendar"),
        (bytes(range(256)), "no_calendar"),
        (b"PK\x03\x04 and so on", "zipped_calendar"),
    ],
)
def test_what_is_no_calendar_is_refused(content: bytes, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        calendar_text(content)
    assert refused.value.rule == rule
