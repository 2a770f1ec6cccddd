"""PDF to blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.contents import LEADER
from knowledge.reading.lines import BULLET, NUMBERED
from knowledge.reading.tables import Row, row_blocks
from knowledge.reading.unreadable import Unreadable

_NO_TITLE = re.compile(r"^(?:untitled.*|microsoft word - .*|.*\.\w{2,4}|)$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_LARGER, _LONGEST_HEADING, _NEW_PARAGRAPH = 1.12, 140, 1.6
_EDGE_LINES, _REPEATED_LEAST = 2, 3


@dataclass(frozen=True)
class _PrintedLine:
    """A line as it is printed: where on the page (in points), how large and whether bold."""

    text: str
    page: int
    top: float
    bottom: float
    size: float
    bold: bool


def read_pdf(path: Path) -> Draft:
    """The blocks of a PDF, placed by page; repeated heads and feet, page numbers and contents are left out."""
    try:
        with pdfplumber.open(path) as pdf:
            pages = [_content(page) for page in pdf.pages]
            pictures = any(page.images for page in pdf.pages)
            named = str((pdf.metadata or {}).get("Title") or "").strip()
    except PdfminerException as fault:
        raise Unreadable(path, _reason(fault)) from fault
    if not any(content for content in pages):
        raise Unreadable(
            path,
            "it is a scan: pictures of pages without any text. Run text recognition (OCR) on it, then add it again."
            if pictures
            else "there is no text in it.",
        )
    pages = _without_frames(pages)
    printed = [part for content in pages for part in content if isinstance(part, _PrintedLine)]
    blocks = tuple(_blocks([part for content in pages for part in content], _body_size(printed)))
    largest = max(printed[:40], key=lambda line: line.size, default=None)
    first = largest.text if largest and largest.size > _LARGER * _body_size(printed) else None
    return Draft(title=first if _NO_TITLE.match(named) else named, blocks=blocks, unit="page")


def _reason(fault: PdfminerException) -> str:
    cause = type(fault.args[0]).__name__ if fault.args else ""
    if "Password" in cause or "Encryption" in cause:
        return "it is protected by a password. Save a copy without one and add that."
    return "it is damaged, or not a PDF. Open it in a PDF reader and save it anew."


def _content(page: Page) -> list[Any]:
    """The lines and tables of a page from top to bottom; a table is its rows."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    text = page.filter(lambda shape: not any(_within(shape, table.bbox) for table in tables))
    placed: list[tuple[float, Any]] = []
    for line in text.extract_text_lines():
        sizes = [char["size"] for char in line["chars"]]
        bold = sum("bold" in char["fontname"].lower() for char in line["chars"]) * 2 > len(sizes)
        printed = _PrintedLine(line["text"], page.page_number, line["top"], line["bottom"], median(sizes), bold)
        placed.append((line["top"], printed))
    for table in tables:
        rows = [
            Row(tuple(" ".join((cell or "").split()) for cell in cells), page.page_number) for cells in table.extract()
        ]
        placed.append((table.bbox[1], tuple(rows)))
    return [part for _, part in sorted(placed, key=lambda pair: pair[0])]


def _within(shape: Mapping[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a character or line is in a box (left, top, right, bottom)."""
    across, down = (shape["x0"] + shape["x1"]) / 2, (shape["top"] + shape["bottom"]) / 2
    left, top, right, bottom = box
    return bool(left <= across <= right and top <= down <= bottom)


def _body_size(lines: Sequence[_PrintedLine]) -> float:
    """The size in which most characters are printed."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edges(content: Sequence[Any]) -> list[_PrintedLine]:
    lines = [part for part in content if isinstance(part, _PrintedLine)]
    return lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_EDGE_LINES:]


def _frame_key(line: _PrintedLine) -> str:
    return re.sub(r"\d+", "0", line.text.strip().lower())


def _without_frames(pages: Sequence[list[Any]]) -> list[list[Any]]:
    """The pages without page numbers and the lines that half of them repeat at their head or foot."""
    seen = Counter(key for content in pages for key in {_frame_key(line) for line in _edges(content)})
    often = {key for key, times in seen.items() if times >= max(_REPEATED_LEAST, len(pages) / 2)}
    kept = []
    for content in pages:
        frame = [line for line in _edges(content) if _frame_key(line) in often or _PAGE_NUMBER.match(line.text)]
        kept.append([part for part in content if part not in frame])
    return kept


def _blocks(parts: Sequence[Any], body: float) -> Iterator[Block]:
    block: Block | None = None
    above: _PrintedLine | None = None
    for part in parts:
        if not isinstance(part, _PrintedLine):
            yield from [block] if block else []
            yield from row_blocks(part)
            block = above = None
            continue
        new = _block(part, body)
        if block is not None and above is not None and _continues(block, above, new, part):
            block = replace(block, text=_joined(block.text, part.text))
        else:
            yield from [block] if block else []
            block = new
        above = part
    yield from [block] if block else []


def _block(line: _PrintedLine, body: float) -> Block:
    text = line.text.strip()
    if LEADER.search(text):
        return Block(BlockKind.GAP, "", line.page)
    larger = line.size > _LARGER * body
    if len(text) <= _LONGEST_HEADING and (larger or (line.bold and text[-1] not in ".,;")):
        level = max(1, 6 - round(line.size - body)) if larger else 7
        return Block(BlockKind.HEADING, text, line.page, level=level)
    if bullet := BULLET.match(text):
        return Block(BlockKind.ITEM, text[bullet.end() :], line.page)
    kind = BlockKind.ITEM if NUMBERED.match(text) else BlockKind.PARAGRAPH
    return Block(kind, text, line.page)


def _continues(block: Block, above: _PrintedLine, new: Block, line: _PrintedLine) -> bool:
    """Whether a line goes on with the block above it."""
    if BlockKind.GAP in {block.kind, new.kind} or new.kind is BlockKind.ITEM:
        return False
    if BlockKind.HEADING in {block.kind, new.kind}:
        near = line.page == above.page and line.top - above.bottom < 0.6 * above.size
        return block.kind is new.kind and block.level == new.level and near
    if line.page != above.page:
        return block.text[-1] not in ".!?:" and line.text[:1].islower()
    return line.top - above.top < _NEW_PARAGRAPH * max(above.bottom - above.top, line.bottom - line.top)


def _joined(text: str, more: str) -> str:
    """Two lines as one; a word that the line's end divided stays divided by its hyphen alone."""
    divided = re.search(r"[a-z]-$", text) and more[:1].islower()
    return f"{text}{more}" if divided else f"{text} {more}"
