"""Registers, where every session is a column: its day, its length and its title stand in the heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.sheets.cells import Fault, plain, shown, text_of
from bot.sheets.day_orders import Days
from bot.sheets.days import day_within, figures_of
from bot.sheets.layouts import Layout, Sessions
from bot.sheets.lengths import length_within, minutes
from bot.sheets.tables import Cell

_ANGLES = re.compile(r"<[^<>]*>")
_HOURS = re.compile(r"(?<!\d)(?<!\d\s)\b(?:hours|hrs)\b", re.IGNORECASE)
"""Cells are hours where the heading says so, and not how many."""
_EDGES = " -–—:,;|()[]"


@dataclass(frozen=True)
class SessionColumn:
    """A session of a register. `minutes` is None where nothing says how long it was.

    `counted` is whether its cells are hours, and not marks of who was there. `fault` is what is wrong with its date.
    """

    place: int
    heading: str
    on: date
    minutes: int | None
    counted: bool = False
    title: str | None = None
    starts: time | None = None
    ends: time | None = None
    fault: str | None = None


def session_columns(
    headings: Sequence[tuple[int, str]], layout: Layout, days: Days, *, today: date
) -> tuple[SessionColumn, ...]:
    """The sessions among these columns: those whose heading has a date."""
    if layout.sessions is None:
        return ()
    found = (_session(place, heading, layout.sessions, days, today) for place, heading in headings)
    return tuple(one for one in found if one is not None)


def attended(cell: Cell, session: SessionColumn, layout: Layout) -> int | None:
    """How many minutes the person was there: all of them, those of the hours in the cell, or None for not at all.

    0 where they were, and nothing says how long the session was.
    """
    how, said = layout.sessions, text_of(cell)
    if how is None or not said or _says(said, how.absent):
        return None
    if session.counted:
        return minutes(cell, a_number_is=60) or None
    if not _says(said, how.present):
        raise Fault(
            f"{shown(said)} does not say whether they were there. I know {', '.join(how.present)} for who was, and "
            f"{', '.join(how.absent)} for who was not."
        )
    return session.minutes or 0


def _says(said: str, words: Sequence[str]) -> bool:
    return said in words or (bool(plain(said)) and plain(said) in map(plain, words))


def _session(place: int, heading: str, how: Sessions, days: Days, today: date) -> SessionColumn | None:
    """The session of a column; None for one without a date, and for a grade that is no number of hours."""
    words = _ANGLES.sub(" ", heading)
    counted = bool(_HOURS.search(words))
    is_grade = any(plain(one) in plain(words) for one in how.graded)
    if is_grade and not counted:
        return None
    try:
        found = day_within(words, days.order, today=today, year=how.year)
        if found is not None:
            days.check(words[slice(*found[1])])
    except Fault as fault:
        return SessionColumn(place, heading, today, None, fault=str(fault)) if figures_of(words) else None
    if found is None:
        return None
    on, (first, last) = found
    rest = f"{words[:first]} | {words[last:]}"
    length = length_within(rest)
    if length is not None:
        rest = f"{rest[: length.at[0]]} | {rest[length.at[1] :]}"
    for one in how.graded:
        rest = re.sub(re.escape(one), " ", rest, flags=re.IGNORECASE)
    title = " ".join(re.sub(r"\(\s*\|?\s*\)|\|", " ", rest).split()).strip(_EDGES)
    return SessionColumn(
        place=place,
        heading=heading,
        on=on,
        minutes=length.minutes if length else how.minutes,
        counted=counted and length is None,
        title=title or None,
        starts=length.starts if length else None,
        ends=length.ends if length else None,
    )
