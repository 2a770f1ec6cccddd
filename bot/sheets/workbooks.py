"""Excel workbooks to rows: the values of the cells, read row by row, and never a formula carried out."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook

from bot.sheets.escaping import unescaped
from bot.sheets.tables import COLUMNS, ROWS, Cell, Row, Table, check_rows
from induction.refused import Refused

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook: a small file can unpack to a house."""

_WORKSHEETS = 20
_KEPT = (str, int, float, bool, datetime, date, time, timedelta)


def tables_of_workbook(content: bytes) -> list[Table]:
    """The visible worksheets in their order; Refused for what is no workbook, or unpacks to too much."""
    _check_parts(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return [Table(tuple(_rows(sheet)), sheet.title) for sheet in sheets[:_WORKSHEETS]]
        finally:
            book.close()
    except Refused:
        raise
    except Exception as error:  # a foreign file can be broken in every way in which its parts can
        raise _damaged() from error


def _check_parts(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names, unpacked = set(parts.namelist()), sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged() from error
    if "xl/workbook.xml" not in names:
        raise Refused("unreadable_sheet", "The file is no Excel workbook. Save it as CSV or as a workbook (.xlsx).")
    if unpacked > LARGEST_UNPACKED:
        raise Refused("large_sheet", "The workbook unpacks to more than I read. Save its sheet with the hours as CSV.")


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    rows = sheet.iter_rows(max_row=ROWS + 100, max_col=COLUMNS, values_only=True)
    count = 0
    for number, cells in enumerate(rows, start=1):
        row = Row(number, number, _filled(cells))
        if not row.is_empty:
            count += 1
            check_rows(count)
            yield row


def _filled(cells: Sequence[Any]) -> Sequence[Cell]:
    """The cells up to the last one in which something stands."""
    width = max((place for place, cell in enumerate(cells, start=1) if cell is not None), default=0)
    return tuple(_cell(cell) for cell in cells[:width])


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return unescaped(value)
    return value if isinstance(value, _KEPT) else None if value is None else str(value)


def _damaged() -> Refused:
    return Refused(
        "unreadable_sheet",
        "The workbook is damaged or protected by a password. Open it in Excel and save it once more.",
    )
