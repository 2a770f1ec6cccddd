"""PDF to blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.contents import LEADER
from knowledge.reading.lines import BULLET, NUMBERED
from knowledge.reading.printed import Part, PrintedLine, PrintedTable, parts_of
from knowledge.reading.tables import Row, row_blocks
from knowledge.reading.unreadable import Unreadable

_NO_TITLE = re.compile(r"^(?:untitled.*|microsoft word - .*|.*\.\w{2,4}|)$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_ROMAN = re.compile(r"^[ivxl]{1,6}$")
_DIVIDED = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LARGER, _LONGEST_HEADING, _NEW_PARAGRAPH = 1.12, 140, 1.6
_EDGE_LINES, _REPEATED_LEAST, _INDENT = 2, 2, 15.0
_BOLD_LEVEL = 9


@dataclass(frozen=True)
class _Print:
    """How a document is printed: the size of its running text, those of its headings, and the words it uses.

    `hyphenated` is one whose lines end within words; in another a hyphen at a line's end is one of the text.
    """

    body: float
    larger: tuple[float, ...]
    words: frozenset[str]
    hyphenated: bool
    margin: float

    def joined(self, text: str, more: str) -> str:
        """Two lines as one; a word that the line's end divided is put together as the document writes it elsewhere."""
        divided, rest = _DIVIDED.search(text), _WORD.match(more)
        if divided is None or rest is None or not more[:1].islower():
            return f"{text} {more}"
        first, second = divided[1].lower(), rest[0].lower()
        if first + second in self.words:
            return f"{text[:-1]}{more}"
        compound = f"{first}-{second}" in self.words or (first in self.words and second in self.words)
        return f"{text}{more}" if compound or not self.hyphenated else f"{text[:-1]}{more}"


def read_pdf(path: Path) -> Draft:
    """The blocks of a PDF, placed by page; repeated heads and feet, page numbers and contents are left out."""
    try:
        with pdfplumber.open(path) as pdf:
            pages = [parts_of(page) for page in pdf.pages]
            scanned = [bool(page.images) and not parts for page, parts in zip(pdf.pages, pages, strict=True)]
            named = str((pdf.metadata or {}).get("Title") or "").strip()
    except PdfminerException as fault:
        raise Unreadable(path, _reason(fault)) from fault
    _check_text(path, pages, scanned)
    pages = _without_frames(pages)
    parts = [part for content in pages for part in content]
    lines = [part for part in parts if isinstance(part, PrintedLine)]
    how = _print(lines)
    largest = max(lines[:40], key=lambda line: line.size, default=None)
    first = largest.text if largest and largest.size > _LARGER * how.body else None
    return Draft(title=first if _NO_TITLE.match(named) else named, blocks=tuple(_blocks(parts, how)), unit="page")


def _check_text(path: Path, pages: Sequence[Sequence[Part]], scanned: Sequence[bool]) -> None:
    if any(pages) and sum(scanned) * 2 < len(pages):
        return
    if not any(scanned):
        raise Unreadable(path, "there is no text in it.")
    which = f"{sum(scanned)} of its {len(pages)} pages are " if any(pages) else ""
    reason = f"it is a scan: {which}pictures of pages without any text."
    raise Unreadable(path, f"{reason} Run text recognition (OCR) on it, then add it again.")


def _reason(fault: PdfminerException) -> str:
    cause = type(fault.args[0]).__name__ if fault.args else ""
    if "Password" in cause or "Encryption" in cause:
        return "it is protected by a password. Save a copy without one and add that."
    return "it is damaged, or not a PDF. Open it in a PDF reader and save it anew."


def _print(lines: Sequence[PrintedLine]) -> _Print:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted((size for size in sizes if size > _LARGER * body), reverse=True)
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(_DIVIDED.sub("", line.text)))
    ends = [(_DIVIDED.search(line.text), _WORD.match(below.text)) for line, below in pairwise(lines)]
    hyphenated = any(end and rest and (end[1] + rest[0]).lower() in words for end, rest in ends)
    return _Print(body, tuple(larger), words, hyphenated, min((line.left for line in lines), default=0.0))


def _edges(content: Sequence[Part]) -> list[PrintedLine]:
    lines = sorted((part for part in content if isinstance(part, PrintedLine)), key=lambda line: line.top)
    return lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_EDGE_LINES:]


def _frame_key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "0", line.text.strip().lower())


def _without_frames(pages: Sequence[list[Part]]) -> list[list[Part]]:
    """The pages without page numbers and the lines that half of them repeat at their head or foot."""
    seen = Counter(key for content in pages for key in {_frame_key(line) for line in _edges(content)})
    # Where left and right pages have heads of their own, each stands on half of the pages.
    often = {key for key, times in seen.items() if times >= max(_REPEATED_LEAST, (len(pages) - 1) / 2)}
    kept = []
    for content in pages:
        frame = {id(line) for line in _edges(content) if _frame_key(line) in often or _is_page_number(line.text)}
        kept.append([part for part in content if id(part) not in frame])
    return kept


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text) or _ROMAN.match(text.strip()))


def _blocks(parts: Sequence[Part], how: _Print) -> Iterator[Block]:
    block: Block | None = None
    above: PrintedLine | None = None
    rows: list[Row] = []
    for part in parts:
        if isinstance(part, PrintedTable):
            yield from [block] if block else []
            block = above = None
            rows.extend(_continued(rows, part.rows))
            continue
        yield from row_blocks(rows)
        rows = []
        new = _block(part, how)
        if block is not None and above is not None and _continues(block, above, new, part):
            block = replace(block, text=how.joined(block.text, part.text.strip()))
        else:
            yield from [block] if block else []
            block = new
        above = part
    yield from [block] if block else []
    yield from row_blocks(rows)


def _continued(above: Sequence[Row], rows: Sequence[Row]) -> Sequence[Row]:
    """A table's rows, without the head that it repeats where it goes on on another page."""
    return rows[1:] if above and rows and above[0].cells == rows[0].cells else rows


def _block(line: PrintedLine, how: _Print) -> Block:
    text = line.text.strip()
    if LEADER.search(text):
        return Block(BlockKind.GAP, "", line.page)
    larger = round(line.size, 1) in how.larger
    if len(text) <= _LONGEST_HEADING and not BULLET.match(text) and (larger or (line.bold and text[-1] not in ".,;")):
        level = how.larger.index(round(line.size, 1)) + 1 if larger else _BOLD_LEVEL
        return Block(BlockKind.HEADING, text, line.page, level=level)
    depth = 0 if line.column else max(0, round((line.left - how.margin) / _INDENT))
    if bullet := BULLET.match(text):
        return Block(BlockKind.ITEM, text[bullet.end() :], line.page, level=depth)
    kind = BlockKind.ITEM if NUMBERED.match(text) else BlockKind.PARAGRAPH
    return Block(kind, text, line.page, level=depth if kind is BlockKind.ITEM else 0)


def _continues(block: Block, above: PrintedLine, new: Block, line: PrintedLine) -> bool:
    """Whether a line goes on with the block above it."""
    if BlockKind.GAP in {block.kind, new.kind} or new.kind is BlockKind.ITEM:
        return False
    elsewhere = (line.page, line.column) != (above.page, above.column)
    if BlockKind.HEADING in {block.kind, new.kind}:
        near = not elsewhere and line.top - above.bottom < 0.6 * above.size
        return block.kind is new.kind and block.level == new.level and near
    if elsewhere:
        return block.text[-1] not in ".!?:" and (line.text[:1].islower() or bool(_DIVIDED.search(block.text)))
    return line.top - above.top < _NEW_PARAGRAPH * max(above.bottom - above.top, line.bottom - line.top)
