"""The words around the other party's one tap: the request, what became of it, and what is not right."""

from collections.abc import Mapping
from datetime import date, datetime

from induction.calendar import short_day, soon_words
from prompts.rendering import render

REASONS: Mapping[str, str] = {
    "length": "wrong length",
    "day": "wrong day",
    "not_held": "it did not take place",
    "not_there": "I was not there",
}
"""What may be said with one tap."""

OF_TWO, OF_A_SESSION = ("length", "day", "not_held"), ("not_there", "length", "day")
"""Which of them are offered about hours of two people, and about those of a session that somebody else recorded."""


def request_title(waiting: int, logged_by: str | None) -> str:
    """What is asked about so many entries; `logged_by` is None where several people logged them."""
    return render("confirm_title", waiting=waiting, logged_by=logged_by)


def state_words(state: str, *, logged_by: str, reason: str | None) -> str:
    """What became of an entry on which a word was asked for: confirmed, disputed, silent, corrected or voided."""
    return render("confirm_state", state=state, logged_by=logged_by, reason=reason)


def asked_words(person: str, at: datetime, today: date, *, entries: int) -> str:
    """When somebody is asked to confirm what was recorded."""
    return f"{person} is asked to confirm {'it' if entries == 1 else 'them'} {soon_words(at, today)}."


def awaited_words(person: str, since: date, *, reachable: bool, asked: str | None) -> str:
    """For who waits: for whom and since when, and when they are asked again."""
    return render("confirm_awaited", person=person, since=short_day(since), reachable=reachable, asked=asked)
