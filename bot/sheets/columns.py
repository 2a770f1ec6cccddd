"""Which column holds which fact: the row of headings, found by name wherever it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz import fuzz, process

from bot.sheets.cells import plain, shown, text_of
from bot.sheets.day_orders import Days, days_of
from bot.sheets.layouts import DayOrder, Fact, Layout
from bot.sheets.sessions import SessionColumn, session_columns
from bot.sheets.tables import Row, Table
from induction.refused import Refused

HEADING_WITHIN = 25
"""How many rows of titles and blanks may stand above the headings."""

_LENGTHS = (Fact.MINUTES, Fact.HOURS)
_WHO = (Fact.CANDIDATE, Fact.CANDIDATE_EMAIL, Fact.CANDIDATE_LAST)
_SEVERAL = frozenset({Fact.CANDIDATE})
"""Facts of which every column is looked at: a project may be named after the candidate, or its client."""
_NEAR = 80
"""How alike two headings are, of 100, where one may be the other misspelt."""


@dataclass(frozen=True)
class UnreadColumn:
    """A column that has no meaning here, and the name that it may be a misspelling of."""

    heading: str
    near: str | None = None

    def __str__(self) -> str:
        return self.heading if self.near is None else f"{self.heading} (did you mean {self.near}?)"


@dataclass(frozen=True)
class Columns:
    """The headings as they are written, by place, and the places of each fact.

    `below` is the line of the last row of headings. `sessions` are the columns of a register, and `days` how their
    dates are read.
    """

    headings: Sequence[str]
    places: Mapping[Fact, Sequence[int]]
    below: int
    days: Days
    sessions: Sequence[SessionColumn] = ()

    @property
    def known(self) -> int:
        """How many columns have a meaning."""
        return sum(map(len, self.places.values())) + len(self.sessions)

    def place(self, fact: Fact) -> int | None:
        """The place of the fact's column, the first where there are several."""
        return next(iter(self.places.get(fact, ())), None)

    def unread(self, layout: Layout, rows: Sequence[Row]) -> Sequence[UnreadColumn]:
        """The columns in which something stands in these rows, and which nobody would miss being read."""
        read = {place for found in self.places.values() for place in found} | {one.place for one in self.sessions}
        read |= set(self.named(*layout.ignored, *(name for rule in layout.skip.rows for name in rule.columns)))
        open_ = {
            plain(name): name for fact, names in layout.columns.items() if fact not in self.places for name in names
        }
        return [
            UnreadColumn(heading, _nearest(heading, open_))
            for place, heading in enumerate(self.headings)
            if plain(heading)
            and place not in read
            and any(text_of(cell) for row in rows for cell in row.cells[place:][:1])
        ]

    def named(self, *headings: str) -> list[int]:
        """The places of the columns with one of these headings."""
        wanted = {plain(one) for one in headings}
        return [place for place, heading in enumerate(self.headings) if plain(heading) in wanted]


def find_columns(table: Table, layout: Layout, *, today: date, told: DayOrder | None = None) -> Columns | None:
    """The table's columns as that layout names them; None where hours cannot be read from them.

    `told` is the order of the figures in its dates, where somebody said it.
    """
    found = (_columns(headings, line, layout, told, today) for headings, line in _headings(table.rows))
    best = max((one for one in found if _is_enough(one)), key=lambda one: one.known, default=None)
    if best is not None:
        _check_once(best)
    return best


def lacking(table: Table, layout: Layout, *, chosen: bool) -> Refused:
    """Why no hours can be read from the table by that layout: which columns are missing, and which are there.

    `chosen` is whether somebody said that it is the one.
    """
    rows = [row for row in table.rows[:HEADING_WITHIN] if not row.is_empty]
    widest = max(rows, key=lambda row: sum(bool(text_of(cell)) for cell in row.cells), default=None)
    there = [] if widest is None else [text_of(cell) for cell in widest.cells if text_of(cell)]
    have = {plain(heading) for heading in there}
    missing = [
        " or ".join(f"“{name}”" for fact in facts for name in layout.columns.get(fact, ())[:1])
        for facts in ((Fact.DATE,), (*_LENGTHS, Fact.STARTS))
        if not any(plain(name) in have for fact in facts for name in layout.columns.get(fact, ()))
    ]
    listed = ", ".join(shown(one) for one in there[:12]) or "nothing"
    wanted = " and ".join(missing) or "a row of headings above the hours"
    written = f" as {layout.title} writes them" if chosen else ""
    return Refused(
        "missing_columns",
        f"I can't read hours from this file{written}: it needs a column {wanted}. The file has {listed}.",
    )


def _headings(rows: Sequence[Row]) -> Iterator[tuple[Sequence[str], int]]:
    """Each row that may be the headings; then each two that may be them together, where cells were merged."""
    near = [row for row in rows[:HEADING_WITHIN] if row.fault is None and not row.is_empty]
    for row in near:
        yield [text_of(cell) for cell in row.cells], row.last
    for upper, lower in pairwise(near):
        if lower.line - upper.last == 1:
            yield _joined(upper, lower), lower.last


def _joined(upper: Row, lower: Row) -> list[str]:
    above, below = ([text_of(cell) for cell in row.cells] for row in (upper, lower))
    width = max(len(above), len(below))
    above, below = (cells + [""] * (width - len(cells)) for cells in (above, below))
    return [low or high for high, low in zip(above, below, strict=True)]


def _columns(headings: Sequence[str], below: int, layout: Layout, told: DayOrder | None, today: date) -> Columns:
    at: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading:
            at.setdefault(plain(heading), []).append(place)
    places: dict[Fact, Sequence[int]] = {}
    for fact, names in layout.columns.items():
        found = [place for name in names for place in at.get(plain(name), ())]
        if found:
            places[fact] = found if fact in _SEVERAL else found[:1]
    taken = {place for found in places.values() for place in found}
    days = days_of(headings, layout.dates, told)
    sessions: Sequence[SessionColumn] = ()
    if layout.sessions is not None and Fact.DATE not in places:
        free = [(place, heading) for place, heading in enumerate(headings) if heading and place not in taken]
        sessions = session_columns(free, layout, days, today=today)
    return Columns(headings, places, below, days, sessions)


def _nearest(heading: str, names: Mapping[str, str]) -> str | None:
    found = process.extractOne(plain(heading), names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return None if found is None else names[found[0]]


def _is_enough(columns: Columns) -> bool:
    has = columns.places.keys()
    if columns.sessions:
        return any(fact in has for fact in _WHO)
    return Fact.DATE in has and (any(one in has for one in _LENGTHS) or {Fact.STARTS, Fact.ENDS} <= has)


def _check_once(columns: Columns) -> None:
    """Refuse two columns of the same name that hold what counts."""
    for fact in (Fact.DATE, Fact.HOURS, Fact.MINUTES):
        place = columns.place(fact)
        if place is not None and len(columns.named(columns.headings[place])) > 1:
            heading = columns.headings[place]
            raise Refused(
                "twice_a_column", f"The file has more than one column “{heading}”. Leave the one that counts."
            )
