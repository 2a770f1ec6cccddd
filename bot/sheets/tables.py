"""A file to the rows of its tables: CSV in whatever encoding and with whatever delimiter, or a workbook."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from induction.refused import Refused

LARGEST = 10_000_000
"""Bytes of a file."""
ROWS = 20_000
COLUMNS = 300

Cell = str | int | float | bool | datetime | date | time | timedelta | None
"""What stands in a cell; of a CSV file always text."""


class UnsavedFormula(str):
    """A formula of which the file holds no value, as it is written: no program that computes has saved it."""

    __slots__ = ()


_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TABLES = (
    (b"\xd0\xcf\x11\xe0", "is an old or an encrypted Excel file"),
    (b"%PDF", "is a PDF"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
)
_ZIP = b"PK\x03\x04"
_SAVE_AS = "Save it as CSV or as an Excel workbook (.xlsx)."


@dataclass(frozen=True)
class Row:
    """One row, with the line of the file where it begins (the first is 1).

    `last` is the line where it ends. `fault` says why its cells cannot be told for sure.
    """

    line: int
    last: int
    cells: Sequence[Cell]
    fault: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.fault is None and all(cell is None or not str(cell).strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """The rows of one table; `name` is that of the worksheet."""

    rows: Sequence[Row]
    name: str = ""


def tables_of(content: bytes) -> Sequence[Table]:
    """The tables of the file: one of a CSV file, of a workbook one a worksheet.

    Refused, with what to do, for what is no such file, and for one that is too large or damaged.
    """
    if len(content) > LARGEST:
        raise Refused(
            "large_sheet", f"The file is larger than {LARGEST // 1_000_000} MB. Send it in parts, a year each."
        )
    for magic, what in _NO_TABLES:
        if content.startswith(magic):
            raise Refused("unreadable_sheet", f"The file {what}. {_SAVE_AS}")
    if content.startswith(_ZIP):
        from bot.sheets.workbooks import tables_of_workbook  # noqa: PLC0415 - openpyxl costs a third of a second

        return tables_of_workbook(content)
    return [_csv_table(_text(content))]


def check_rows(count: int) -> None:
    """Refuse more rows than are read."""
    if count > ROWS:
        raise Refused("large_sheet", f"The file has more than {ROWS:,} rows. Send it in parts, a year each.")


def _text(content: bytes) -> str:
    """The text in the encoding that its first bytes name, that its zeros betray, or that most spreadsheets write."""
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), None) or _by_zeros(content)
    for one in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            return content.decode(one).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise Refused(
        "unreadable_sheet",
        "The file is written in an encoding that I can't read. In Excel, save it as “CSV UTF-8 (Comma delimited)”.",
    )


def _by_zeros(content: bytes) -> str | None:
    """UTF-16 without a mark has a zero in almost every second place."""
    sample = content[:2000]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        places = sample[start::2]
        if places and places.count(0) > len(places) * 0.6:
            return name
    return None


def _csv_table(text: str) -> Table:
    hint, _, rest = text.partition("\n")
    named = hint.strip().strip('"').lower()
    if named.startswith("sep=") and len(named) == len("sep=,"):
        return Table(tuple(_rows(rest, named[-1], first_line=2)))
    delimiter = max(_DELIMITERS, key=lambda one: _widest(text, one))
    return Table(tuple(_rows(text, delimiter)))


def _widest(text: str, delimiter: str) -> int:
    """How many filled cells the widest of the first rows has, were this the delimiter."""
    first = islice(_rows(text, delimiter), _LOOKED_AT)
    return max((sum(bool(str(cell).strip()) for cell in row.cells) for row in first), default=0)


def _rows(text: str, delimiter: str, first_line: int = 1) -> Iterator[Row]:
    """Strict about quotation marks: a file that forgets one would swallow what follows it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    while True:
        line = reader.line_num + first_line
        try:
            cells: list[str] | None = next(reader, None)
        except csv.Error as error:
            yield Row(line, reader.line_num + first_line - 1, (), _why(str(error)))
            continue
        if cells is None:
            return
        count += 1
        check_rows(count)
        yield _row(line, reader.line_num + first_line - 1, cells)


def _row(line: int, last: int, cells: Sequence[str]) -> Row:
    if any("\x00" in cell for cell in cells):
        return Row(line, last, (), "the file is damaged here: it has characters that no spreadsheet writes")
    if len(cells) > COLUMNS and any(cell.strip() for cell in cells[COLUMNS:]):
        return Row(line, last, tuple(cells[:COLUMNS]), f"it has more than {COLUMNS} columns")
    return Row(line, last, tuple(cells[:COLUMNS]))


def _why(error: str) -> str:
    if "field limit" in error:
        return 'a cell has more than 100,000 characters: perhaps a quotation mark (") is missing in this line'
    return 'a quotation mark (") opens a cell and does not close it where the next column begins'
