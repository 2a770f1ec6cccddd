"""Hour entries to an Excel workbook: the hours, the totals that code computed from them, and what the file is."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from bot.sheets.about import About
from bot.sheets.escaping import escaped, neutral
from bot.sheets.layouts import Fact, Layout
from bot.sheets.lines import SheetLine
from bot.sheets.writing import Value, rows_of
from induction.hours import HourKind
from induction.ledger.confirmations import EntryState

_FORMATS = {
    Fact.DATE: "yyyy-mm-dd",
    Fact.STARTS: "hh:mm",
    Fact.ENDS: "hh:mm",
    Fact.MINUTES: "0",
    Fact.HOURS: "0.00",
    Fact.LOGGED_LOCAL: "yyyy-mm-dd hh:mm",
}
_TOTALS = (
    "Candidate", "Email", "Cohort", "Program year", "Kind", "Category", "Entries", "Minutes", "Hours",
    "Confirmed hours", "Waiting hours", "Disputed hours", "Hours that need no word",
    "Assignments submitted",
)  # fmt: skip
_HOURS_FROM, _HOURS_TO = _TOTALS.index("Hours"), _TOTALS.index("Hours that need no word")
_WIDEST, _NARROWEST = 48, 8
_WRAPPED = frozenset({Fact.TOPIC, Fact.REASON, Fact.SAID_WHY, Fact.SAID_WORDS})
_HEADING = Font(bold=True, color="FFFFFF")
_BEHIND = PatternFill("solid", fgColor="1D3557")
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_ALL = "all"

_Group = tuple[int, str, str]
"""A program year, a kind and a category, as people read them."""

_Sheet = Any
"""A worksheet that is written row by row, of which openpyxl's types know only the half."""


def workbook_of(lines: Sequence[SheetLine], layout: Layout, about: About) -> bytes:
    """The workbook; the sheet `Hours` reads back as it was written."""
    book = Workbook(write_only=True)  # row by row: the cells of a whole program would fill the memory
    _add_hours(book, lines, layout, about)
    _add_totals(book, lines, about)
    _add_about(book, lines, about)
    book.properties.title = f"Hours: {about.title}"
    book.properties.creator = "CASC Companion"
    book.properties.created = book.properties.modified = about.exported_at.replace(tzinfo=None)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_hours(book: Workbook, lines: Sequence[SheetLine], layout: Layout, about: About) -> None:
    rows = rows_of(lines, layout, about)
    headings = [layout.heading(fact) for fact in layout.write]
    aside = {place for place, fact in enumerate(layout.write) if fact in layout.aside}
    sheet = _sheet(book, "Hours", headings, rows, aside=aside)
    for row in rows:
        sheet.append([_hours_cell(sheet, fact, value) for fact, value in zip(layout.write, row, strict=True)])
    if not about.of_record and sheet.HeaderFooter.oddFooter is not None:
        sheet.HeaderFooter.oddFooter.left.text = "Not the system of record"


def _hours_cell(sheet: _Sheet, fact: Fact, value: Value) -> Cell | None:
    cell = _cell(sheet, value)
    if cell is not None and fact in _FORMATS:
        cell.number_format = _FORMATS[fact]
    if cell is not None and fact in _WRAPPED:
        cell.alignment = _WRAP
    return cell


def _add_totals(book: Workbook, lines: Sequence[SheetLine], about: About) -> None:
    """A row a candidate, program year and category, then one a candidate: of what counts, in minutes and hours."""
    rows = list(_totals(lines, about.categories))
    sheet = _sheet(book, "Totals", _TOTALS, rows)
    for row in rows:
        cells = [_cell(sheet, neutral(value) if isinstance(value, str) else value) for value in row]
        for place, cell in enumerate(cells):
            if cell is not None and _ALL in row:
                cell.font = _BOLD
            if cell is not None and _HOURS_FROM <= place <= _HOURS_TO:
                cell.number_format = _FORMATS[Fact.HOURS]
        sheet.append(cells)


def _totals(lines: Sequence[SheetLine], categories: Mapping[str, str]) -> Iterable[Sequence[Value]]:
    people: dict[tuple[str, str, str], dict[_Group, list[SheetLine]]] = {}
    for line in lines:
        if line.counts and line.candidate is not None:
            groups = people.setdefault((line.candidate.name, line.candidate.email, line.cohort or ""), {})
            groups.setdefault((line.year or 0, *_group(line, categories)), []).append(line)
    for person, groups in sorted(people.items()):
        for (year, kind, category), found in sorted(groups.items()):
            yield *person, year or None, kind, category, *_sums(found)
        yield *person, None, _ALL, "", *_sums([line for found in groups.values() for line in found])


def _sums(lines: Sequence[SheetLine]) -> Sequence[Value]:
    """How many there are, how long they are, how much of that each of the two stands behind, and assignments."""
    minutes = sum(line.minutes for line in lines)
    by_state = {state: sum(line.minutes for line in lines if line.state is state) for state in EntryState}
    states = (EntryState.CONFIRMED, EntryState.LOGGED, EntryState.DISPUTED, EntryState.STANDS)
    submitted = [line.assignment for line in lines if line.assignment is not None]
    hours = (round(one / 60, 2) for one in (minutes, *(by_state[state] for state in states)))
    return len(lines), minutes, *hours, sum(submitted) if submitted else None


def _group(line: SheetLine, categories: Mapping[str, str]) -> tuple[str, str]:
    if line.kind is not HourKind.PROFESSIONAL_LEARNING:
        return (line.kind.label if line.kind else ""), ""
    return line.kind.label, "no category yet" if line.category is None else categories.get(line.category, line.category)


def _add_about(book: Workbook, lines: Sequence[SheetLine], about: About) -> None:
    counting = sum(line.counts for line in lines)
    sheet = _sheet(book, "About", (), ())
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 80
    for name, said in (
        ("Hours of", about.title),
        ("Program", about.program),
        ("Exported by", about.exported_by),
        ("Exported at", f"{about.exported_at:%Y-%m-%d %H:%M %Z}"),
        ("Time zone", f"“Logged at” is told in {about.zone} time"),
        (
            "Confirmed",
            "Both people behind the hours say so; waiting hours are those that one of them has yet to confirm",
        ),
        (
            "Lines",
            f"{len(lines)}, of which {counting} count; the others were corrected or taken out, and stay on record",
        ),
        ("System of record", about.mark),
    ):
        label, words = _cell(sheet, name), _cell(sheet, neutral(said))
        if label is not None and words is not None:
            label.font, words.alignment = _BOLD, _WRAP
        sheet.append([label, words])


def _sheet(
    book: Workbook,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    *,
    aside: Collection[int] = (),
) -> _Sheet:
    """A worksheet with its headings, whose columns are as wide as what will stand in them, within bounds.

    Those at the places `aside` are folded away until somebody asks for them.
    """
    sheet: _Sheet = book.create_sheet(title)
    for place, heading in enumerate(headings):
        widest = max([len(heading) + 2, *(_width(row[place]) for row in rows)])
        column = sheet.column_dimensions[get_column_letter(place + 1)]
        column.width = min(max(widest, _NARROWEST), _WIDEST)
        if place in aside:
            column.outlineLevel, column.hidden = 1, True
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if headings:
        sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"
        sheet.append([_heading(sheet, name) for name in headings])
    return sheet


def _heading(sheet: _Sheet, name: str) -> Cell:
    cell = WriteOnlyCell(sheet, name)
    cell.font, cell.fill = _HEADING, _BEHIND
    return cell


def _cell(sheet: _Sheet, value: Value) -> Cell | None:
    """A cell with the value in it; text stays text, whatever it begins with."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)  # type: ignore[arg-type] # it takes what every cell does
    cell = WriteOnlyCell(sheet, escaped(value))
    cell.data_type = "s"
    return cell


def _width(value: Value) -> int:
    if isinstance(value, datetime):
        return len("2026-10-12 17:30") + 1
    if isinstance(value, date | time):
        return len("2026-10-12") + 1
    return max((len(line) for line in str("" if value is None else value).split("\n")), default=0) + 1
