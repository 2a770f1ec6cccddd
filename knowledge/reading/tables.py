"""Tables: rows, and the names of their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.reading.blocks import Block, BlockKind
from knowledge.reading.inline import plain

_DATA = re.compile(r"@|\d{3}[-) ]|^\W*\d+\W|^step \d", re.IGNORECASE)


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
        return tuple(filter(None, map(plain, self.cells)))


def is_rule(line: str) -> bool:
    """Whether a line only parts the head of a Markdown table from its body."""
    return "--" in line and not line.strip("|:- \t")


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line that tabs or Markdown's bars divide."""
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))


def _shape(row: Row) -> str:
    """How a row begins, figures apart."""
    return re.sub(r"\d+", "0", " ".join(row.cells[0].lower().split()[:2])) if row.cells else ""


def _names_columns(row: Row, following: Row | None) -> bool:
    """Whether a table's first row names its columns: several cells, none of them data, unlike the next row."""
    if row.names or following is None:
        return row.names
    data = any(_DATA.search(cell) for cell in row.filled)
    return len(row.filled) > 1 and not data and _shape(row) != _shape(following)


def row_blocks(rows: Sequence[Row]) -> list[Block]:
    """The rows of one table as blocks that know their columns; a lone cell above the first row is its caption."""
    blocks: list[Block] = []
    head: Row | None = None
    for position, row in enumerate(rows):
        if not row.filled:
            continue
        following = rows[position + 1] if position + 1 < len(rows) else None
        again = head is not None and row.after_space and _shape(row) == _shape(head)
        if len(row.filled) == 1 and head is None and following is not None and len(following.filled) > 1:
            blocks.append(Block(BlockKind.PARAGRAPH, row.filled[0], row.at))
            continue
        first = not any(block.kind is BlockKind.ROW for block in blocks)
        if again or row.names or (first and _names_columns(row, following)):
            head = row
        columns = " | ".join(head.filled) if head and head is not row else ""
        blocks.append(Block(BlockKind.ROW, " | ".join(row.filled), row.at, columns=columns))
    return blocks
