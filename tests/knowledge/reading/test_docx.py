from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.docx import read_docx
from knowledge.reading.unreadable import Unreadable


def saved(document: WordDocument, folder: Path) -> Path:
    path = folder / "handbook.docx"
    document.save(str(path))
    return path


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


def xml(element: str) -> BaseOxmlElement:
    return parse_xml(element.replace(">", f" {nsdecls('w')}>", 1))


def test_tracked_deletions_are_left_out_and_insertions_kept(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("You meet ")
    paragraph._p.append(xml('<w:del w:id="1" w:author="A"><w:r><w:delText>weekly</w:delText></w:r></w:del>'))
    paragraph._p.append(xml('<w:ins w:id="2" w:author="A"><w:r><w:t>monthly.</w:t></w:r></w:ins>'))
    assert read_docx(saved(document, tmp_path)).blocks == (Block(BlockKind.PARAGRAPH, "You meet monthly.", 1),)


def test_a_deeper_list_a_head_over_two_columns_and_a_cell_over_two_rows(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "County office"
    document.add_paragraph("Bring:")
    document.add_paragraph("a plan with", style="List Number")
    document.add_paragraph("goals", style="List Number 2")
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows,
        (("Kind", "Hours", ""), ("", "Year 1", "Year 2"), ("Coaching", "30", "34"), ("", "by phone 5", "by phone 6")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(xml("<w:tblHeader></w:tblHeader>"))
    columns = "Kind | Hours Year 1 | Hours Year 2"
    assert read_docx(saved(document, tmp_path)).blocks == (
        Block(BlockKind.PARAGRAPH, "Bring:", 1),
        Block(BlockKind.ITEM, "a plan with", 2),
        Block(BlockKind.ITEM, "goals", 3, level=1),
        Block(BlockKind.ROW, columns, 4),
        Block(
            BlockKind.ROW,
            "Coaching | 30 | 34 | by phone 5 | by phone 6",
            6,
            columns=f"{columns} | Hours Year 1 | Hours Year 2",
        ),
    )


def test_a_footnote_stands_after_its_paragraph(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("You complete 40 hours.")
    paragraph._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("You write a plan.")
    notes = xml(
        '<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>Counted in clock hours.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, serialize_part_xml(notes))
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert [block.text for block in read_docx(saved(document, tmp_path)).blocks] == [
        "You complete 40 hours.",
        "Counted in clock hours.",
        "You write a plan.",
    ]
