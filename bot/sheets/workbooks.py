"""Excel workbooks to rows: the values of the cells, read row by row, and never a formula carried out."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import Any

from openpyxl import load_workbook

from bot.sheets.escaping import unescaped
from bot.sheets.tables import COLUMNS, ROWS, Cell, Row, Table, UnsavedFormula, check_rows
from induction.refused import Refused

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook: a small file can unpack to a house."""

_WORKSHEETS = 20
_UNSAVED = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
"""A formula in a part of a workbook, and no value behind it."""
_Sheet = Any
"""A worksheet that is read row by row, of which openpyxl's types know only the half."""

_KEPT = (str, int, float, bool, datetime, date, time, timedelta)


def tables_of_workbook(content: bytes) -> list[Table]:
    """The visible worksheets in their order; Refused for what is no workbook, or unpacks to too much."""
    _check_parts(content)
    try:
        with ExitStack() as opened:
            sheets = _worksheets(content, opened, values=True)
            written = repeat(None) if _has_values(content) else _worksheets(content, opened, values=False)
            return [Table(tuple(_rows(*both)), both[0].title) for both in zip(sheets, written, strict=False)]
    except Refused:
        raise
    except Exception as error:  # a foreign file can be broken in every way in which its parts can
        raise _damaged() from error


def _worksheets(content: bytes, opened: ExitStack, *, values: bool) -> Sequence[_Sheet]:
    """The visible worksheets, their formulas with the values that were saved for them, or as they are written."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
    opened.callback(book.close)
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:_WORKSHEETS]


def _has_values(content: bytes) -> bool:
    """Whether every formula of the worksheets has a value."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return not any(_UNSAVED.search(parts.read(name)) for name in sheets)


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


def _rows(sheet: _Sheet, written: _Sheet | None) -> Iterator[Row]:
    """The filled rows; `written` is the same sheet with its formulas, where some of them have no value."""
    count = 0
    formulas = repeat(()) if written is None else _cells(written)
    for number, (cells, said) in enumerate(zip(_cells(sheet), formulas, strict=False), start=1):
        row = Row(number, number, _filled(_with_formulas(cells, said)))
        if not row.is_empty:
            count += 1
            check_rows(count)
            yield row


def _cells(sheet: _Sheet) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    rows: Iterator[Sequence[Any]] = sheet.iter_rows(max_row=ROWS + 100, max_col=COLUMNS, values_only=True)
    return rows


def _with_formulas(cells: Sequence[Any], written: Sequence[Any]) -> Sequence[Any]:
    """The values, with each formula that has none in its place."""
    missing = {
        place: UnsavedFormula(formula)
        for place, (value, formula) in enumerate(zip(cells, written, strict=False))
        if value is None and isinstance(formula, str) and formula.startswith("=")
    }
    return [missing.get(place, value) for place, value in enumerate(cells)] if missing else cells


def _filled(cells: Sequence[Any]) -> Sequence[Cell]:
    """The cells up to the last one in which something stands."""
    width = max((place for place, cell in enumerate(cells, start=1) if cell is not None), default=0)
    return tuple(_cell(cell) for cell in cells[:width])


def _cell(value: Any) -> Cell:
    if isinstance(value, str) and not isinstance(value, UnsavedFormula):
        return unescaped(value)
    return value if isinstance(value, _KEPT) else None if value is None else str(value)


def _damaged() -> Refused:
    return Refused(
        "unreadable_sheet",
        "The workbook is damaged or protected by a password. Open it in Excel and save it once more.",
    )
