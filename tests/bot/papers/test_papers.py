"""Papers: what stands in a PDF and in a workbook, read back by others' readers."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pdfplumber
import pytest
from openpyxl import load_workbook

from bot.papers.letters import written
from bot.papers.paper import Paper, Part, Table, words
from bot.papers.pdf import pdf_of
from bot.papers.workbook import workbook_of

NAMES = "Zoë Ångström, Nguyễn Thị Ánh, Łukasz Żółw, Жанна, Ελένη, ნინო, Keʻala"
AT = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)


def paper(*parts: Part, title: str = "Packet of Zoë Ångström") -> Paper:
    return Paper(title, [("Candidate", NAMES), ("Empty", "")], parts, AT, "Ada Admin", "Pine")


def pages(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def rows(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def test_names_are_written_in_their_own_letters() -> None:
    [page] = pages(pdf_of(paper(Part("Names", (NAMES,)))))
    assert page.count("Zoë Ångström, Nguyễn Thị Ánh, Łukasz Żółw, Жанна") == 2
    assert "?" not in page
    assert "Made November 22, 2026, 9:05 PM UTC, by Ada Admin with the CASC Companion" in page
    assert "Pine Page 1 of 1" in page


@pytest.mark.parametrize("name", ["محمد علي", "דוד", "देवी", "สมชาย"])
def test_other_scripts_break_nothing(name: str) -> None:
    [page] = pages(pdf_of(paper(title=name)))
    assert "?" not in page
    assert "U+" not in page


def test_a_letter_that_no_font_has_is_written_by_its_number() -> None:
    [page] = pages(pdf_of(paper(Part("Name", ("王 is a name 🎉",)))))
    assert "[U+738B] is a name [U+1F389]" in page
    assert written("a\u0000b\nc", frozenset(map(ord, "abc"))) == "ab\nc"


def test_a_long_table_has_its_headings_on_every_page() -> None:
    table = Table(("Day", "What", "Hours"), [(date(2026, 11, 3), f"entry {number}", 1.5) for number in range(120)])
    found = pages(pdf_of(paper(Part("Every entry", table=table))))
    assert len(found) > 2
    assert all("Day What Hours" in page for page in found)
    assert all(f"Page {number} of {len(found)}" in page for number, page in enumerate(found, start=1))
    assert "Nov 3, 2026 entry 119 1.5" in found[-1]


def test_what_is_empty_says_so() -> None:
    parts = (Part("Plans", empty="None was written."), Part("Steps", table=Table(("Day",), [])))
    [page] = pages(pdf_of(paper(*parts)))
    assert "None was written." in page
    assert "Nothing is on record." in page
    assert rows(workbook_of(paper(*parts)))["Plans"] == [("None was written.",)]


def test_a_workbook_keeps_days_and_numbers_and_carries_out_no_formula() -> None:
    table = Table(("Day", "Hours", "Note"), [(date(2026, 11, 3), 1.5, "=1+1"), (None, 2, "王小明 🎉")])
    content = workbook_of(paper(Part("Every: entry/all", ("Said first.",), table), Part("Every: entry/all")))
    found = rows(content)
    assert list(found) == ["About", "Every  entry all", "Every  entry all (2)"]
    assert found["Every  entry all"] == [
        ("Said first.", None, None),
        (None, None, None),
        ("Day", "Hours", "Note"),
        (datetime(2026, 11, 3), 1.5, "=1+1"),  # noqa: DTZ001 - Excel's days have no zone
        (None, 2, "王小明 🎉"),
    ]
    assert load_workbook(io.BytesIO(content))["Every  entry all"]["C4"].data_type == "s"
    assert found["About"][:2] == [("Paper", "Packet of Zoë Ångström"), ("Candidate", NAMES)]


def test_cells_are_read_as_people_write_them() -> None:
    assert [words(one) for one in (None, "a", 3, 1.0, 1.25, date(2026, 11, 3))] == [
        *("", "a", "3", "1", "1.25", "Nov 3, 2026")
    ]
