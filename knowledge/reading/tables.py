"""Tables: rows, the names of their columns, and the records that they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.reading.blocks import CAPTION_LEVEL, Block, BlockKind
from knowledge.reading.inline import plain

CELLS = " | "
"""What parts the cells of a row."""

_CONTACT = re.compile(r"@|\d{3}[-) ]")
_DATA = re.compile(rf"{_CONTACT.pattern}|^\W*\d+\W|^step \d", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s")
_BULLET = " • "
_LONGEST_RECORD, _LONGEST_CAPTION, _SEVERAL = 350, 100, 2


@dataclass(frozen=True)
class Row:
    """The cells of a row. `names` where it is known to name columns; `after_space` where a blank line precedes it."""

    cells: tuple[str, ...]
    at: int
    names: bool = False
    after_space: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells in which something stands, in plain words."""
        return tuple(filter(None, self.words))

    @property
    def words(self) -> tuple[str, ...]:
        """The cells in plain words, empty ones too."""
        return tuple(map(plain, self.cells))


def is_rule(line: str) -> bool:
    """Whether a line only parts the head of a Markdown table from its body."""
    return "--" in line and not line.strip("|:- \t")


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line that tabs or Markdown's bars divide."""
    if "\t" in line:
        return tuple(cell.strip() for cell in line.strip(" ").split("\t"))
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))


def row_blocks(rows: Sequence[Row]) -> list[Block]:
    """The records of one table as blocks that know their columns; a lone cell above its first row is its caption."""
    full = [row for row in rows if row.filled]
    caption = _caption(full)
    blocks = [block for part in _parts(full[len(caption) :]) for block in _part_blocks(*part)]
    captioned = any(block.kind is BlockKind.HEADING for block in caption)
    return [*caption, *blocks, *([Block(BlockKind.GAP, "", full[-1].at, level=CAPTION_LEVEL)] if captioned else [])]


def _caption(rows: Sequence[Row]) -> list[Block]:
    """The lone cells above a table of several columns: what it is called where that is short, or words about it."""
    wide = next((nth for nth, row in enumerate(rows) if len(row.filled) > 1), 0)
    return [_captioned(row.filled[0], row.at) for row in rows[:wide]]


def _captioned(text: str, at: int) -> Block:
    if len(text) <= _LONGEST_CAPTION and text[-1] not in ".:;,":
        return Block(BlockKind.HEADING, text, at, level=CAPTION_LEVEL)
    return Block(BlockKind.PARAGRAPH, text, at)


def _shape(row: Row) -> str:
    """How a row begins, figures apart."""
    return re.sub(r"\d+", "0", " ".join(row.cells[0].lower().split()[:2])) if row.cells else ""


def _names_columns(row: Row, following: Row | None) -> bool:
    """Whether a table's first row names its columns: several cells, none of them data, unlike the next row."""
    if row.names or following is None:
        return row.names
    data = any(_DATA.search(cell) for cell in row.filled)
    return len(row.filled) > 1 and not data and _shape(row) != _shape(following)


def _parts(rows: Sequence[Row]) -> Iterator[tuple[Row | None, list[Row]]]:
    """Runs of rows below one head; a head may span several rows, and come again in the middle of a table."""
    head: Row | None = None
    body: list[Row] = []
    for position, row in enumerate(rows):
        following = rows[position + 1] if position + 1 < len(rows) else None
        again = head is not None and row.after_space and _shape(row) == _shape(head)
        if row.names and head is not None and not body:
            head = _one_head(head, row)
        elif again or row.names or (position == 0 and _names_columns(row, following)):
            if head or body:
                yield head, body
            head, body = row, []
        else:
            body.append(row)
    if head or body:
        yield head, body


def _one_head(upper: Row, lower: Row) -> Row:
    """A head of two rows as one: what stands above a column, and then what stands right above it."""
    if len(upper.cells) != len(lower.cells):
        return lower
    pairs = zip(upper.cells, lower.cells, strict=True)
    return replace(
        upper, cells=tuple(above if above == below else f"{above} {below}".strip() for above, below in pairs)
    )


def _part_blocks(head: Row | None, body: Sequence[Row]) -> list[Block]:
    records = [block for record in _records(body) for block in _record_blocks(head, *record)]
    if head is None or (records and not any(block.kind is BlockKind.ROW for block in records)):
        return records
    return [Block(BlockKind.ROW, CELLS.join(head.filled), head.at), *records]


def _records(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each row that begins a record, with those below it that leave its name out and go on with it."""
    record: tuple[Row, list[Row]] | None = None
    for row in rows:
        if record is not None and _goes_on(record[0], row):
            record[1].append(row)
        else:
            yield from [record] if record else []
            record = (row, [])
    yield from [record] if record else []


def _goes_on(row: Row, following: Row) -> bool:
    named = len(row.filled) > 1 and bool(row.words[0])
    return named and len(following.cells) == len(row.cells) > 1 and not following.words[0]


def _record_blocks(head: Row | None, row: Row, more: Sequence[Row]) -> Iterator[Block]:
    whole = CELLS.join(map(_text, (row, *more)))
    if more and len(whole) <= _LONGEST_RECORD:
        columns = filter(None, (_columns(head, one) for one in (row, *more)))
        yield Block(BlockKind.ROW, whole, row.at, columns=CELLS.join(columns))
        return
    yield from _row_blocks(head, row)
    for one in more:
        named = f"{row.words[0]}: {_columns(head, one)}"
        yield Block(BlockKind.ROW, _text(one), one.at, columns=named.removesuffix(": "))


def _text(row: Row) -> str:
    """A row's cells; an empty one between others keeps its place."""
    if not row.words[0]:
        return CELLS.join(row.filled)
    last = max(nth for nth, cell in enumerate(row.words) if cell)
    return CELLS.join(row.words[: last + 1])


def _columns(head: Row | None, row: Row) -> str:
    """The names of a row's columns; only of those in which something stands where its first cell is empty."""
    if head is None:
        return ""
    if len(head.cells) < len(row.cells):
        return CELLS.join(head.filled)
    if row.words[0]:
        return CELLS.join(head.words)
    return CELLS.join(name for name, cell in zip(head.words, row.words, strict=False) if cell)


def _row_blocks(head: Row | None, row: Row) -> Iterator[Block]:
    """A row as one block; cells that are lists, or cards of different people, as blocks of their own."""
    lists = [_items(cell) for cell in row.words]
    if head is not None and sum(len(items) > 1 for items in lists) >= _SEVERAL:
        label = row.words[0] if len(lists[0]) == 1 else ""
        for name, items in zip(head.words, lists, strict=False):
            kind = BlockKind.ITEM if len(items) > 1 else BlockKind.PARAGRAPH
            columns = ": ".join(filter(None, (label, name))) if items[:1] != [label] else name
            yield from (Block(kind, item, row.at, columns=columns) for item in items)
    elif head is None and sum(bool(_CONTACT.search(cell)) for cell in row.filled) >= _SEVERAL:
        yield from (Block(BlockKind.ROW, cell, row.at) for cell in row.filled)
    else:
        yield Block(BlockKind.ROW, _text(row), row.at, columns=_columns(head, row))


def _items(cell: str) -> list[str]:
    """The items of a list in a cell, numbered from 1 or with bullets; the cell itself where it holds none."""
    if _BULLET in cell:
        return [item for item in cell.split(_BULLET) if item]
    starts: list[int] = []
    for number in _NUMBERED.finditer(cell):
        if int(number[1]) == len(starts) + 1:
            starts.append(number.start())
    if len(starts) < _SEVERAL or starts[0]:
        return [cell] if cell else []
    return [cell[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
