"""What somebody asks for on the command line of how a cohort's weekly posts are set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.services.cohort.post_settings import break_of
from induction.packs.reminding import SchoolBreak
from induction.refused import Refused
from storage.reminding.posts import KeptBreak, PostingChange

AS_ROSTER, NONE = "roster", "none"
"""What is said where the cohort is to have nothing of its own."""

_SHORTEST = 3
_DAYS = [f"{date(2001, 1, day):%A}" for day in range(1, 8)]


@dataclass(frozen=True)
class Asked:
    """The settings as they were typed; None for what is to stay."""

    weekday: str | None
    at: datetime | None
    zone: str | None
    newsletter_day: str | None
    newsletter_link: str | None
    add_break: Sequence[str] | None
    remove_break: Sequence[str] | None
    pause: bool | None
    channel: str | None

    def change(self, breaks: Sequence[KeptBreak], *, now: datetime) -> PostingChange | None:
        """What is to be another than before, with these breaks as the cohort's own; None where nothing was asked."""
        change = PostingChange(
            settings=dict(self._settings(now)),
            channel=self.channel,
            added=[_break(one) for one in self.add_break or ()],
            removed=[_number(one, breaks) for one in self.remove_break or ()],
        )
        return None if change == PostingChange(added=[], removed=[]) else change

    def _settings(self, now: datetime) -> Iterator[tuple[str, Any]]:
        if self.weekday is not None:
            yield "weekday", _weekday(self.weekday)
        if self.at is not None:
            yield "at", self.at.time()
        if self.zone is not None:
            yield "zone", None if self.zone == AS_ROSTER else self.zone
        if self.newsletter_day is not None:
            yield "newsletter_day", None if self.newsletter_day == NONE else _weekday(self.newsletter_day)
        if self.newsletter_link is not None:
            yield "newsletter_link", None if self.newsletter_link == NONE else self.newsletter_link
        if self.pause is not None:
            yield "paused_at", now if self.pause else None


def _weekday(said: str) -> int:
    found = [number for number, day in enumerate(_DAYS, start=1) if day.casefold().startswith(said.strip().casefold())]
    if len(said.strip()) < _SHORTEST or len(found) != 1:
        raise Refused("no_day", f"I know no day of the week “{said}”. There is {', '.join(_DAYS)}.")
    return found[0]


def _break(said: str) -> SchoolBreak:
    """The break of `2026-12-21..2027-01-08 Winter recess`, or of one day."""
    days, _, title = said.strip().partition(" ")
    first, _, last = days.partition("..")
    try:
        return break_of(title.strip() or None, date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError as error:
        raise Refused(
            "bad_break", f"A break is written “2026-12-21..2027-01-08 Winter recess”, not “{said}”."
        ) from error


def _number(said: str, breaks: Sequence[KeptBreak]) -> int:
    found = next((one.id for one in breaks if one.rest.first.isoformat() == said.strip()), None)
    if found is None:
        there = ", ".join(one.rest.first.isoformat() for one in breaks) or "none"
        raise Refused("no_break", f"The cohort has no break of its own that begins on {said}. There is {there}.")
    return found
