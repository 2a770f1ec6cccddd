"""A paper as an Excel workbook: what it is on the first sheet, and a sheet for each part."""

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.papers.paper import Cell, Paper, Part, Table, words
from bot.sheets.escaping import escaped

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME, _WIDEST, _NARROWEST = 31, 60, 9
_DARK = "1D3557"


def workbook_of(paper: Paper) -> bytes:
    """The workbook, as bytes. Text stays text, whatever it begins with; days and numbers can be counted with."""
    from openpyxl import Workbook  # noqa: PLC0415 - costs a third of a second, and few papers are asked for

    book = Workbook()
    book.properties.title, book.properties.creator = paper.title, "CASC Companion"
    book.properties.created = book.properties.modified = paper.made_at.replace(tzinfo=None)
    first: Any = book.active
    _add_head(first, paper)
    names = [str(first.title)]
    for part in paper.parts:
        names.append(_sheet_name(part.heading, names))
        _add_part(book.create_sheet(names[-1]), part)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_head(sheet: Any, paper: Paper) -> None:
    sheet.title = "About"
    lines = [("Paper", paper.title), *paper.head, ("Made", paper.made), ("Note", paper.foot)]
    for number, (name, said) in enumerate(((name, said) for name, said in lines if said), start=1):
        _put(sheet, number, 1, name, bold=True)
        _put(sheet, number, 2, said)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90


def _add_part(sheet: Any, part: Part) -> None:
    number = 1
    for paragraph in part.said:
        _put(sheet, number, 1, paragraph, wrapped=False)
        number += 1
    if part.table is not None and part.table.rows:
        _add_table(sheet, part.table, number + 1 if number > 1 else 1)
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _add_table(sheet: Any, table: Table, top: int) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for place, heading in enumerate(table.headings, start=1):
        cell = _put(sheet, top, place, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_DARK)
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = _width([heading, *(row[place - 1] for row in table.rows)])
    for number, row in enumerate(table.rows, start=top + 1):
        for place, value in enumerate(row, start=1):
            _put(sheet, number, place, value)
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(table.headings))}{top + len(table.rows)}"


def _put(sheet: Any, row: int, column: int, value: Cell, *, bold: bool = False, wrapped: bool = True) -> Any:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value, cell.data_type = escaped(value), "s"
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "mmm d, yyyy"
    cell.alignment = Alignment(wrap_text=wrapped, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(cells: Sequence[Cell]) -> int:
    widest = max(len(line) for cell in cells for line in (words(cell).split("\n")))
    return min(max(widest + 2, _NARROWEST), _WIDEST)


def _sheet_name(heading: str, taken: Sequence[str]) -> str:
    """The heading as Excel takes it for a sheet: short, without its marks, and not there yet."""
    name = _FORBIDDEN.sub(" ", heading)[:_LONGEST_NAME].strip(" '")
    number = 1
    while name.casefold() in {one.casefold() for one in taken}:
        number += 1
        name = f"{name[: _LONGEST_NAME - 4]} ({number})"
    return name
