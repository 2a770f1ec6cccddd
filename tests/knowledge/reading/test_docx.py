from pathlib import Path

import pytest
from docx import Document

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.docx import read_docx
from knowledge.reading.unreadable import Unreadable


def test_a_word_document_keeps_headings_items_and_rows(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.title = "Handbook"
    document.add_heading("Coaching", level=1)
    document.add_paragraph("You meet twice a month.")
    document.add_paragraph("Bring your plan", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Year", "Hours"), ("One", "40")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph().add_run("Late Work").bold = True
    document.add_paragraph("It is accepted for a week.")
    path = tmp_path / "handbook.docx"
    document.save(str(path))

    assert read_docx(path) == Draft(
        title="Handbook",
        blocks=(
            Block(BlockKind.HEADING, "Coaching", 1, level=1),
            Block(BlockKind.PARAGRAPH, "You meet twice a month.", 2),
            Block(BlockKind.ITEM, "Bring your plan", 3),
            Block(BlockKind.ROW, "Year | Hours", 4),
            Block(BlockKind.ROW, "One | 40", 5, columns="Year | Hours"),
            Block(BlockKind.HEADING, "Late Work", 6, level=9),
            Block(BlockKind.PARAGRAPH, "It is accepted for a week.", 7),
        ),
        unit="paragraph",
    )


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both years"
    path = tmp_path / "table.docx"
    document.save(str(path))
    assert read_docx(path).blocks == (Block(BlockKind.ROW, "Both years", 1),)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "protected by a password"), (b"not a zip", "damaged")],
)
def test_what_word_would_not_open_is_refused_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "handbook.docx"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        read_docx(path)
