"""Blocks: what every kind of file is read into, before it is cut into passages."""

from dataclasses import dataclass
from enum import StrEnum

CAPTION_LEVEL = 20
"""The depth of a table's caption as a heading: below every other, and only as far as its table reaches."""


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
    file, or the page. `level` is the depth of a heading from 1, of an item or a paragraph in a list from 0; a gap that
    has one ends the headings from that depth on. `columns` are the names of the columns that a row's cells, or an item
    out of a cell, stand under.
    """

    kind: BlockKind
    text: str
    at: int
    level: int = 0
    columns: str = ""


@dataclass(frozen=True)
class Draft:
    """A file's blocks before they are cut: `title` where the file names itself, `unit` of `Block.at` (line, page).

    `contents` are the entries of its table of contents, as printed.
    """

    title: str | None
    blocks: tuple[Block, ...]
    unit: str = "line"
    contents: tuple[Block, ...] = ()
