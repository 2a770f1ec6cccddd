"""Word documents to blocks."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.headings import in_title_case
from knowledge.reading.tables import Row, row_blocks
from knowledge.reading.unreadable import Unreadable

_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LIST = re.compile(r"list\D*(\d)?$", re.IGNORECASE)
_LEFT_OUT = re.compile(r"toc \d|toc heading|table of figures|header|footer", re.IGNORECASE)
_SHORT = 80

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_SAID = frozenset((qn("w:del"), qn("w:moveFrom"), f"{_COMPATIBILITY}Fallback"))
"""What a document keeps and does not print: deleted and moved words, and a drawing once more for old programs."""

_SPACES = frozenset((qn("w:tab"), qn("w:br"), qn("w:cr")))
Notes = Mapping[str, str]


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
    notes = _footnotes(document)
    for element in _contents(document.element.body):
        if isinstance(element, CT_Tbl):
            rows = list(_rows(element, at))
            at += len(rows)
            blocks.extend(row_blocks(rows))
            continue
        at += 1
        if not isinstance(element, CT_P):
            blocks.append(Block(BlockKind.GAP, "", at))
            continue
        paragraph = Paragraph(element, document)
        if _style(paragraph) == "title" and not title:
            title = _text(element)
        blocks.extend(_block(paragraph, at, notes))
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING), None)
    return Draft(title=title or first, blocks=tuple(blocks), unit="paragraph")


def _contents(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The paragraphs and tables, also within frames that can be filled in; a table of contents as its frame."""
    for element in parent:
        if isinstance(element, (CT_P, CT_Tbl)):
            yield element
        elif element.tag == qn("w:sdt"):
            gallery = element.find(f".//{qn('w:docPartGallery')}")
            inner = element.find(qn("w:sdtContent"))
            if gallery is not None and "contents" in str(gallery.get(qn("w:val"))).lower():
                yield element
            elif inner is not None:
                yield from _contents(inner)


def _text(element: BaseOxmlElement) -> str:
    return " ".join("".join(_said(element)).split())


def _said(element: BaseOxmlElement) -> Iterator[str]:
    """What a paragraph prints: tracked insertions too, deletions not."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag not in _NOT_SAID:
            yield from _said(child)


def _footnotes(document: WordDocument) -> Notes:
    """The words of the footnotes by their number."""
    part = next((one for one in document.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    if part is None:
        return {}
    notes = parse_xml(part.target_part.blob).findall(qn("w:footnote"))
    return {str(note.get(qn("w:id"))): _text(note) for note in notes if note.get(qn("w:type")) is None}


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "").lower() if paragraph.style is not None else ""


def _block(paragraph: Paragraph, at: int, notes: Notes) -> Iterator[Block]:
    element = paragraph._p  # noqa: SLF001 - python-docx has no public way to tracked changes, footnotes and lists
    text, style = _text(element), _style(paragraph)
    level = _depth(element, style)
    if not text:
        return
    if _LEFT_OUT.match(style):
        yield Block(BlockKind.GAP, "", at)
        return
    if style == "title":
        yield Block(BlockKind.HEADING, text, at, level=1)
    elif heading := _HEADING.match(style):
        yield Block(BlockKind.HEADING, text, at, level=int(heading[1]))
    elif level is not None:
        yield Block(BlockKind.ITEM, text, at, level=level)
    elif _bold(paragraph) and len(text) <= _SHORT and text[-1] not in ".,;" and in_title_case(text):
        yield Block(BlockKind.HEADING, text, at, level=9)
    else:
        yield Block(BlockKind.PARAGRAPH, text, at)
    for mark in element.iter(qn("w:footnoteReference")):
        if note := notes.get(str(mark.get(qn("w:id")))):
            yield Block(BlockKind.PARAGRAPH, note, at, level=(level or 0) + 1)


def _depth(element: CT_P, style: str) -> int | None:
    """How deep in lists a paragraph stands, from 0; None where it is in none."""
    numbering = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is not None:
        said = {one.tag: int(str(one.get(qn("w:val")))) for one in numbering if one.get(qn("w:val"))}
        # A list numbered 0 takes a paragraph out of the list of its style.
        return said.get(qn("w:ilvl"), 0) if said.get(qn("w:numId"), 1) else None
    named = _LIST.match(style)
    return max(0, int(named[1] or 1) - 1) if named else None


def _bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _rows(table: CT_Tbl, before: int) -> Iterator[Row]:
    for nth, row in enumerate(table.tr_lst, before + 1):
        named = row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None
        yield Row(tuple(_cells(row, named=named)), nth, names=named)


def _cells(row: CT_Row, *, named: bool) -> Iterator[str]:
    """A row's cells in their columns: a name stands over each column it spans, what a record says stands once."""
    for cell in row.tc_lst:
        text = "" if cell.vMerge == "continue" else _cell(cell)
        yield text
        yield from [text if named else ""] * (cell.grid_span - 1)


def _cell(cell: CT_Tc) -> str:
    """A cell's paragraphs; those that are a list keep their bullets."""
    found = [(text, element) for element in cell.iter(qn("w:p")) if (text := _text(element))]
    listed = [element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for _, element in found]
    return "".join(f" • {text}" if item else f" {text}" for (text, _), item in zip(found, listed, strict=True)).strip()
