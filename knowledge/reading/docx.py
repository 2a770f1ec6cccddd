"""Word documents to blocks."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.headings import in_title_case
from knowledge.reading.tables import Row, row_blocks
from knowledge.reading.unreadable import Unreadable

_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"toc \d|toc heading|table of figures|header|footer", re.IGNORECASE)
_SHORT = 80


def read_docx(path: Path) -> Draft:
    """The blocks of a Word document; its place is counted in paragraphs and table rows, as Word keeps no pages."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise Unreadable(path, "it is protected by a password, or an old .doc file. Save it unprotected as .docx.")
    try:
        document = Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as fault:
        raise Unreadable(path, "it is damaged, or not a Word document. Open it in Word and save it anew.") from fault
    blocks: list[Block] = []
    at = 0
    title = document.core_properties.title.strip()
    for content in document.iter_inner_content():
        if isinstance(content, Table):
            rows = list(_rows(content, at))
            at += len(rows)
            blocks.extend(row_blocks(rows))
            continue
        at += 1
        if _style(content) == "title" and not title:
            title = content.text.strip()
        blocks.extend(_block(content, at))
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING), None)
    return Draft(title=title or first, blocks=tuple(blocks), unit="paragraph")


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "").lower() if paragraph.style is not None else ""


def _block(paragraph: Paragraph, at: int) -> Iterator[Block]:
    text, style = " ".join(paragraph.text.split()), _style(paragraph)
    if not text:
        return
    if _LEFT_OUT.match(style):
        yield Block(BlockKind.GAP, "", at)
    elif style == "title":
        yield Block(BlockKind.HEADING, text, at, level=1)
    elif heading := _HEADING.match(style):
        yield Block(BlockKind.HEADING, text, at, level=int(heading[1]))
    elif style.startswith("list") or _numbered(paragraph):
        yield Block(BlockKind.ITEM, text, at)
    elif _bold(paragraph) and len(text) <= _SHORT and text[-1] not in ".,;" and in_title_case(text):
        yield Block(BlockKind.HEADING, text, at, level=9)
    else:
        yield Block(BlockKind.PARAGRAPH, text, at)


def _numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - python-docx has no public way to a paragraph's list
    return properties is not None and properties.numPr is not None


def _bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _rows(table: Table, before: int) -> Iterator[Row]:
    for nth, row in enumerate(table.rows, before + 1):
        # A merged cell is handed out once for every column it spans, each time anew around the same element.
        once = {id(cell._tc): cell for cell in row.cells}  # noqa: SLF001 - python-docx has no public identity of a cell
        yield Row(tuple(" ".join(cell.text.split()) for cell in once.values()), nth)
