"""A sheet to hour entries: every row read, passed over for a reason, or named with what is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.sheets.cells import Fault, plain, text_of
from bot.sheets.columns import Columns, UnreadColumn, find_columns, lacking
from bot.sheets.day_orders import OrderQuestion, days_of
from bot.sheets.layouts import DayOrder, Fact, Layout, shipped_layouts
from bot.sheets.lines import SheetLine
from bot.sheets.rows import RowCells, candidate_of, entry_line, length_of
from bot.sheets.sessions import SessionColumn, attended
from bot.sheets.tables import Cell, Row, Table, UnsavedFormula, tables_of

HOW_LONG = (
    "how long was that session? Write it into its name, such as “9/12/2026 CPSEL 1 (3 h)”, or say it when you import."
)

NO_VALUE = "holds a formula without a value: open the file in Excel and save it once."

_DELIMITERS = ",;\t|"
_FEW = 3


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be taken: its line in the file, the column where that is known, and why."""

    line: int
    column: str | None
    why: str

    @property
    def lines(self) -> Sequence[int]:
        """Its line."""
        return (self.line,)

    def __str__(self) -> str:
        return f"line {self.line}{f', {self.column}' if self.column else ''}: {self.why}"


@dataclass(frozen=True)
class Reading:
    """What a sheet says. `lines` come each with its line of the file; `skipped` says which are no hours, and why.

    `unread` are its columns that have no meaning here. `question` is asked where its dates may be read in two ways.
    """

    layout: Layout
    lines: Sequence[tuple[int, SheetLine]]
    bad: Sequence[BadRow]
    skipped: Mapping[str, Sequence[int]] = field(default_factory=dict)
    unread: Sequence[UnreadColumn] = ()
    question: OrderQuestion | None = None


def read_sheet(
    content: bytes,
    *,
    layout: Layout | None = None,
    session_minutes: int | None = None,
    dates: DayOrder | None = None,
    today: date,
) -> Reading:
    """The hours in a file; without a layout it is read by that one of the house that knows most of its columns.

    `session_minutes` is how long the sessions of a register were whose headings do not say it, `dates` the answer to
    the reading's question. Refused where the file is no sheet, is too large, or lacks a column that hours need.
    """
    tables = tables_of(content)
    layouts = [one.timed(session_minutes) for one in ((layout,) if layout is not None else shipped_layouts())]
    found = [
        (table, one, columns)
        for table in tables
        for one in layouts
        if (columns := find_columns(table, one, today=today, told=dates)) is not None
    ]
    if not found:
        fullest = max(tables, key=lambda table: len(table.rows), default=Table(()))
        raise lacking(fullest, layouts[0], chosen=layout is not None)
    return _Pass(*max(found, key=lambda one: one[2].known), dates).reading()


def lines_words(numbers: Sequence[int], *, most: int = 10) -> str:
    """The lines of a file by their numbers, the first ones of many."""
    listed = ", ".join(map(str, numbers[:most]))
    more = f" and {len(numbers) - most} more" if len(numbers) > most else ""
    return f"line{'' if len(numbers) == 1 else 's'} {listed}{more}"


class _Pass:
    """One pass over the rows of a table."""

    def __init__(self, table: Table, layout: Layout, columns: Columns, dates: DayOrder | None) -> None:
        self._rows = [row for row in table.rows if row.line > columns.below and not row.is_empty]
        self._is_text = not table.name
        self._layout = layout
        self._columns = columns
        place = columns.place(Fact.DATE)
        column = (row.cells[place] for row in self._rows if place is not None and place < len(row.cells))
        self._days = columns.days if place is None else days_of(column, layout.dates, dates)
        self._filled = [place for fact in layout.fill_down for place in columns.places.get(fact, ())]
        self._above: dict[int, Cell] = {}
        self._lines: list[tuple[int, SheetLine]] = []
        self._bad: list[BadRow] = []
        self._skipped: dict[str, list[int]] = {}

    def reading(self) -> Reading:
        """What all of them say."""
        for row in self._rows:
            if (fault := row.fault or self._misfit(row)) is not None:
                span = "" if row.last <= row.line else f" (it reaches down to line {row.last})"
                self._bad.append(BadRow(row.line, None, f"{fault}{span}"))
            else:
                self._take(row, RowCells(self._layout, self._columns, self._days, self._filled_down(row)))
        return Reading(
            self._layout,
            tuple(self._lines),
            tuple(self._bad),
            self._skipped,
            unread=self._columns.unread(self._layout, self._rows),
            question=self._days.question,
        )

    def _misfit(self, row: Row) -> str | None:
        """Why the row cannot be laid below the headings."""
        width, first = len(self._columns.headings), text_of(row.cells[0])
        if len(row.cells) == 1 and width >= _FEW and any(mark in first for mark in _DELIMITERS):
            return "its columns are separated by something else than those of the headings."
        if self._is_text and any(text_of(cell) for cell in row.cells[width:]):
            return "it has more cells than there are headings: perhaps a text with a comma needs quotation marks."
        return None

    def _unsaved(self, row: Row) -> Sequence[str]:
        """The headings of what is read from the row and is a formula of which nobody saved the value."""
        read = {place for found in self._columns.places.values() for place in found}
        read |= {session.place for session in self._columns.sessions}
        return [
            self._columns.headings[place]
            for place, cell in enumerate(row.cells)
            if isinstance(cell, UnsavedFormula) and place in read
        ]

    def _is_sum(self, row: Row, cells: RowCells) -> bool:
        if cells.has(Fact.DATE):
            return False
        first = next((plain(text_of(cell)) for cell in row.cells if plain(text_of(cell))), "")
        totals = map(plain, self._layout.skip.totals)
        return any(first == one or first.startswith(f"{one} ") or first.endswith(f" {one}") for one in totals)

    def _filled_down(self, row: Row) -> Sequence[Cell]:
        """The row with what the heading of its group says."""
        cells = [*row.cells, *[None] * (len(self._columns.headings) - len(row.cells))]
        for place in self._filled:
            cells[place] = cells[place] if text_of(cells[place]) else self._above.get(place)
        return cells

    def _head_group(self, cells: RowCells) -> None:
        """Keep what the heading of a group says for the rows below it."""
        for place in self._filled:
            if text_of(cells.cells[place]):
                self._above[place] = cells.cells[place]

    def _take(self, row: Row, cells: RowCells) -> None:
        if (why := "a sum" if self._is_sum(row, cells) else self._no_hours(cells)) is not None:
            self._skipped.setdefault(why, []).append(row.line)
        elif unsaved := self._unsaved(row):
            self._bad += [BadRow(row.line, heading, NO_VALUE) for heading in unsaved]
        elif self._columns.sessions:
            self._take_sessions(row, cells)
        else:
            line = entry_line(cells)
            self._bad += [BadRow(row.line, column, why) for column, why in cells.faults]
            if line is not None:
                self._lines.append((row.line, line))

    def _no_hours(self, cells: RowCells) -> str | None:
        """Why the row is no hours, if it is none."""
        for rule in self._layout.skip.rows:
            said = [plain(text_of(cells.cell(place))) for place in self._columns.named(*rule.columns)]
            if not set(map(plain, rule.words)).isdisjoint(said):
                return rule.because
        if self._columns.sessions:
            return None
        if self._layout.skip.blank and not cells.has(Fact.DATE, Fact.MINUTES, Fact.HOURS, Fact.STARTS):
            self._head_group(cells)
            return "neither a date nor a length"
        if self._layout.skip.zero and length_of(replace(cells, faults=[])) == 0:
            return "no time"
        return None

    def _take_sessions(self, row: Row, cells: RowCells) -> None:
        for session in self._columns.sessions:
            try:
                length = attended(cells.cell(session.place), session, self._layout)
            except Fault as fault:
                self._bad.append(BadRow(row.line, session.heading, str(fault)))
                continue
            if length is None:
                continue
            if session.fault is not None or not length:
                self._blame_heading(session)
            else:
                self._lines.append((row.line, self._attendance(cells, session, length)))

    def _blame_heading(self, session: SessionColumn) -> None:
        """Name once, for everybody in it, the session of which nothing says when, or how long it was."""
        bad = BadRow(self._columns.below, session.heading, session.fault or HOW_LONG)
        if bad not in self._bad:
            self._bad.append(bad)

    def _attendance(self, cells: RowCells, session: SessionColumn, length: int) -> SheetLine:
        whole = not session.counted
        return SheetLine(
            candidate=candidate_of(cells),
            on=session.on,
            minutes=length,
            kind=self._layout.constants.kind,
            category=self._layout.constants.category,
            format=self._layout.constants.format,
            topic=session.title,
            starts=session.starts if whole else None,
            ends=session.ends if whole else None,
        )
