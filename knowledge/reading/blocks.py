"""Blocks: what every kind of file is read into, before it is cut into passages."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    GAP = "gap"  # something was left out here, so the words before and after do not adjoin


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table row, in the order of the document.

    `text` is the document's own words on one line; the cells of a row are parted by ` | `. `at` is the line in the
    file, or the page. `level` is a heading's depth from 1. `columns` are the column names of a row's table.
    """

    kind: BlockKind
    text: str
    at: int
    level: int = 0
    columns: str = ""


@dataclass(frozen=True)
class Draft:
    """A file's blocks before they are cut: `title` where the file names itself, `unit` of `Block.at` (line, page)."""

    title: str | None
    blocks: tuple[Block, ...]
    unit: str = "line"
