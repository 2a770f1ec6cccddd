"""Printed pages: their lines and tables in the order in which they are read, column by column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import LIGATURES

from knowledge.reading.tables import Row

_GAP = 1.6
"""The space between words, in letter sizes, from which they stand in different columns or cells."""

_FEWEST_BESIDE, _FEWEST_ROWS, _RUNNING_TEXT, _ALIGNED = 4, 3, 18, 4.0
_NARROWEST, _WIDEST = 0.3, 0.7

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PrintedLine:
    """A line as it is printed: its page and column, where it stands (in points), how large and whether bold."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    column: int = 0


@dataclass(frozen=True)
class PrintedTable:
    """A table as it is printed."""

    rows: tuple[Row, ...]
    page: int
    left: float
    right: float
    top: float
    bottom: float


Part = PrintedLine | PrintedTable


def parts_of(page: Page) -> list[Part]:
    """The lines and tables of a page, each column from its top to its foot."""
    ruled = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    text = page.filter(lambda shape: not any(_within(shape, table.bbox) for table in ruled))
    tables = [_table(page.page_number, table.bbox, table.extract()) for table in ruled]
    printed = [_segments(line, page.page_number) for line in text.extract_text_lines(return_chars=True)]
    gutter = _gutter(printed, page.width)
    if gutter is None:
        return sorted([*_rows_joined(printed), *tables], key=lambda part: part.top)
    loose = [part for segments in printed for part in _on_sides(segments, gutter)]
    return list(_by_column(sorted([*loose, *tables], key=lambda part: part.top), gutter))


def _within(shape: Mapping[str, Any], box: Box) -> bool:
    """Whether the middle of a character or line is in a box (left, top, right, bottom)."""
    across, down = (shape["x0"] + shape["x1"]) / 2, (shape["top"] + shape["bottom"]) / 2
    left, top, right, bottom = box
    return bool(left <= across <= right and top <= down <= bottom)


def _table(page: int, box: Box, rows: Sequence[Sequence[str | None]]) -> PrintedTable:
    cells = tuple(Row(tuple(" ".join((cell or "").split()) for cell in row), page) for row in rows)
    return PrintedTable(cells, page, left=box[0], top=box[1], right=box[2], bottom=box[3])


def _segments(line: Mapping[str, Any], page: int) -> list[PrintedLine]:
    """A line in the pieces that wide gaps part."""
    chars = line["chars"]
    size = median(char["size"] for char in chars)
    solid = [char for char in chars if char["text"].strip()]
    cuts = [nth for nth, (one, other) in enumerate(pairwise(solid), 1) if other["x0"] - one["x1"] > _GAP * size]
    pieces = [solid[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    texts = _texts(
        line["text"], [sum(len(LIGATURES.get(char["text"], char["text"])) for char in piece) for piece in pieces]
    )
    return [_printed(text, piece, page) for text, piece in zip(texts, pieces, strict=True) if piece]


def _texts(text: str, lengths: Sequence[int]) -> Iterator[str]:
    """The text cut after so many characters that are no spaces."""
    rest = text
    for length in lengths[:-1]:
        seen = at = 0
        while seen < length and at < len(rest):
            seen += not rest[at].isspace()
            at += 1
        yield rest[:at].strip()
        rest = rest[at:]
    yield rest.strip()


def _printed(text: str, chars: Sequence[Mapping[str, Any]], page: int) -> PrintedLine:
    bold = sum("bold" in char["fontname"].lower() for char in chars) * 2 > len(chars)
    return PrintedLine(
        text,
        page,
        left=min(char["x0"] for char in chars),
        right=max(char["x1"] for char in chars),
        top=min(char["top"] for char in chars),
        bottom=max(char["bottom"] for char in chars),
        size=median(char["size"] for char in chars),
        bold=bold,
    )


def _gutter(printed: Sequence[Sequence[PrintedLine]], width: float) -> float | None:
    """Where the gap between two columns of running text is; None on a page of one column, or with a table."""
    beside = [segments for segments in printed if len(segments) > 1]
    gaps = [(one.right, other.left) for segments in beside for one, other in pairwise(segments)]
    middles = [at for at in ((left + right) / 2 for left, right in gaps) if _NARROWEST < at / width < _WIDEST]
    if len(middles) < _FEWEST_BESIDE:
        return None
    at = median(middles)
    sides = [(one, other) for segments in beside for one, other in pairwise(segments) if one.right < at < other.left]
    if len(sides) < max(_FEWEST_BESIDE, len(printed) / 3):
        return None
    running = min(median(len(side[nth].text) for side in sides) for nth in (0, 1)) >= _RUNNING_TEXT
    return at if running else None


def _on_sides(segments: Sequence[PrintedLine], gutter: float) -> Iterator[PrintedLine]:
    """The pieces of a line on each side of the gap, put together again."""
    for on_left in (True, False):
        side = [segment for segment in segments if (segment.right <= gutter) is on_left]
        if side:
            yield _one(side)


def _one(segments: Sequence[PrintedLine]) -> PrintedLine:
    first = segments[0]
    return PrintedLine(
        " ".join(segment.text for segment in segments),
        first.page,
        left=first.left,
        right=segments[-1].right,
        top=min(segment.top for segment in segments),
        bottom=max(segment.bottom for segment in segments),
        size=first.size,
        bold=all(segment.bold for segment in segments),
    )


def _by_column(parts: Sequence[Part], gutter: float) -> Iterator[Part]:
    """The parts between two that span the page: the left column, then the right one."""
    columns: tuple[list[Part], list[Part]] = ([], [])
    for part in parts:
        if part.left < gutter < part.right or _alone(part, parts):
            yield from (*columns[0], *columns[1], part)
            columns = ([], [])
        elif part.left < gutter:
            columns[0].append(part)
        else:
            columns[1].append(_in_second(part))
    yield from (*columns[0], *columns[1])


def _alone(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a line that is larger than most has nothing beside it: a heading over both columns."""
    usual = median(other.size for other in parts if isinstance(other, PrintedLine))
    if not isinstance(part, PrintedLine) or part.size <= usual * 1.1:
        return False
    return not any(other is not part and other.top < part.bottom and other.bottom > part.top for other in parts)


def _in_second(part: Part) -> Part:
    if isinstance(part, PrintedTable):
        return part
    return PrintedLine(
        part.text, part.page, part.left, part.right, part.top, part.bottom, part.size, part.bold, column=1
    )


def _rows_joined(printed: Sequence[Sequence[PrintedLine]]) -> Iterator[Part]:
    """The lines of a page of one column; several in which pieces stand below each other are a table without rules."""
    run: list[Sequence[PrintedLine]] = []
    for segments in printed:
        if run and not _below_each_other(run[-1], segments):
            yield from _run(run)
            run = []
        run.append(segments)
    if run:
        yield from _run(run)


def _below_each_other(above: Sequence[PrintedLine], segments: Sequence[PrintedLine]) -> bool:
    same = len(above) == len(segments) > 1
    return same and all(abs(one.left - two.left) < _ALIGNED for one, two in zip(above, segments, strict=True))


def _run(run: Sequence[Sequence[PrintedLine]]) -> Iterator[Part]:
    if len(run) < _FEWEST_ROWS:
        yield from (_one(segments) for segments in run)
        return
    whole = [_one(segments) for segments in run]
    rows = tuple(Row(tuple(segment.text for segment in segments), segments[0].page) for segments in run)
    first = whole[0]
    right = max(line.right for line in whole)
    yield PrintedTable(rows, first.page, left=first.left, right=right, top=first.top, bottom=whole[-1].bottom)
