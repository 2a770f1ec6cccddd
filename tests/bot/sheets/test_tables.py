"""Workbooks that are not what they say they are."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sheets.reading import Reading, read_sheet
from bot.sheets.tables import COLUMNS, tables_of
from induction.refused import Refused
from tests.bot.sheets.exported import workbook


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one of its parts put in place of another."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        tables_of(content)
    return refused.value.message


def test_a_small_file_that_unpacks_to_a_house_is_not_unpacked() -> None:
    bomb = zipped(xl__workbook_xml=b"0" * 101_000_000)
    assert len(bomb) < 200_000
    assert "unpacks to more than I read" in refusal(bomb)


def test_another_archive_is_no_workbook() -> None:
    assert "is no Excel workbook" in refusal(zipped(word__document_xml=b"<w/>"))


def test_entities_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE lolz [{levels}]><worksheet><sheetData>&l8;</sheetData></worksheet>'
    assert "damaged" in refusal(repacked(workbook(["Date"]), "xl/worksheets/sheet1.xml", bomb.encode()))


def test_a_sheet_that_says_it_is_huge_is_read_as_small_as_it_is() -> None:
    content = workbook(["Candidate", "Date", "Hours"], ["Dana", "10/5/2026", 1])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").replace(
            b'<dimension ref="A1:C2" />', b'<dimension ref="A1:XFD1048576" />'
        )
    [table] = tables_of(repacked(content, "xl/worksheets/sheet1.xml", sheet))
    assert [row.cells for row in table.rows] == [("Candidate", "Date", "Hours"), ("Dana", "10/5/2026", 1)]


def test_columns_beyond_those_that_are_read_are_a_fault() -> None:
    [table] = tables_of(("a," * (COLUMNS + 5) + "b\n").encode())
    assert table.rows[0].fault == f"it has more than {COLUMNS} columns"


ENTRIES = b"Candidate,Date,Hours,Kind\nDana,10/5/2026,1.5,coaching\nTheo,10/6/2026,1,coaching\n"
WORKBOOK = workbook(["Candidate", "Date", "Hours", "Kind"], ["Dana", date(2026, 10, 5), 1.5, "coaching"])
PARTS = zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist()
changes = st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=8)), min_size=1, max_size=8)


def changed(content: bytes, made: list[tuple[int, bytes]]) -> bytes:
    """The content with bytes put in place of others."""
    found = bytearray(content)
    for place, piece in made:
        at = place % (len(found) + 1)
        found[at : at + len(piece)] = piece
    return bytes(found)


def reads_or_refuses(content: bytes) -> bool:
    try:
        return isinstance(read_sheet(content, today=date(2026, 11, 18)), Reading)
    except Refused:
        return True


@given(st.one_of(st.binary(), st.text().map(str.encode), changes.map(lambda made: changed(ENTRIES, made))))
def test_whatever_is_sent_is_read_or_refused(content: bytes) -> None:
    assert reads_or_refuses(content)


@given(st.sampled_from(PARTS), changes)
@settings(deadline=None, max_examples=60)
def test_whatever_is_broken_in_a_workbook_it_is_read_or_refused(part: str, made: list[tuple[int, bytes]]) -> None:
    assert reads_or_refuses(changed(WORKBOOK, made))
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as parts:
        assert reads_or_refuses(repacked(WORKBOOK, part, changed(parts.read(part), made)))
