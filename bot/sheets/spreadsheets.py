"""Hour entries to an Excel workbook: the hours, the totals that code computed from them, and what the file is."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.sheets.escaping import escaped, neutral
from bot.sheets.layouts import Fact, Layout
from bot.sheets.lines import SheetLine
from bot.sheets.writing import Value, rows_of
from induction.hours import HourKind

_FORMATS = {Fact.DATE: "yyyy-mm-dd", Fact.STARTS: "hh:mm", Fact.ENDS: "hh:mm", Fact.MINUTES: "0", Fact.HOURS: "0.00"}
_WIDEST, _NARROWEST = 48, 8
_WRAPPED = frozenset({Fact.TOPIC, Fact.REASON, Fact.SAID_WHY})
_HEADING = Font(bold=True, color="FFFFFF")
_BEHIND = PatternFill("solid", fgColor="1D3557")
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_ALL = "all"

_Sheet = Any
"""A worksheet that is written row by row, of which openpyxl's types know only the half."""


@dataclass(frozen=True)
class About:
    """What a file is: whose hours, of which program, who exported it and when, and whether it is only a copy."""

    title: str
    program: str
    exported_by: str
    exported_at: datetime
    of_record: bool
    categories: Mapping[str, str]

    @property
    def mark(self) -> str:
        """The sentence that stands in the file."""
        if self.of_record:
            return "The program keeps its hours in the companion: this file is a copy of that record."
        return "Not the system of record: the program keeps its hours elsewhere, and what counts is what stands there."


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
    rows = rows_of(lines, layout, of_record=about.of_record)
    headings = [layout.heading(fact) for fact in layout.write]
    sheet = _sheet(book, "Hours", headings, rows)
    for row in rows:
        sheet.append([_hours_cell(sheet, fact, value) for fact, value in zip(layout.write, row, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(rows) + 1}"
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
    """A row a candidate and category, then one a candidate: of what counts, in minutes and hours."""
    rows = list(_totals(lines, about.categories))
    sheet = _sheet(book, "Totals", ["Candidate", "Email", "Kind", "Category", "Entries", "Minutes", "Hours"], rows)
    for row in rows:
        cells = [_cell(sheet, neutral(value) if isinstance(value, str) else value) for value in row]
        for cell in cells:
            if cell is not None and row[2] == _ALL:
                cell.font = _BOLD
        if (hours := cells[-1]) is not None:
            hours.number_format = _FORMATS[Fact.HOURS]
        sheet.append(cells)


def _totals(lines: Sequence[SheetLine], categories: Mapping[str, str]) -> Iterable[Sequence[Value]]:
    people: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = {}
    for line in lines:
        if line.counts and line.candidate is not None:
            groups = people.setdefault((line.candidate.name, line.candidate.email), {})
            groups.setdefault(_group(line, categories), []).append(line.minutes)
    for (name, email), groups in sorted(people.items()):
        for (kind, category), minutes in sorted(groups.items()):
            yield name, email, kind, category, len(minutes), sum(minutes), round(sum(minutes) / 60, 2)
        everything = [one for minutes in groups.values() for one in minutes]
        yield name, email, _ALL, "", len(everything), sum(everything), round(sum(everything) / 60, 2)


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


def _sheet(book: Workbook, title: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> _Sheet:
    """A worksheet with its headings, whose columns are as wide as what will stand in them, within bounds."""
    sheet: _Sheet = book.create_sheet(title)
    for place, heading in enumerate(headings):
        widest = max([len(heading) + 2, *(_width(row[place]) for row in rows)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(widest, _NARROWEST), _WIDEST)
    if headings:
        sheet.freeze_panes = "A2"
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
    if isinstance(value, date | time):
        return len("2026-10-12") + 1
    return max((len(line) for line in str("" if value is None else value).split("\n")), default=0) + 1
