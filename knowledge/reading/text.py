"""Plain text, with or without Markdown's marks, to blocks."""

import re
from collections.abc import Sequence

from knowledge.reading import headings
from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.contents import without_contents
from knowledge.reading.figures import with_figures_joined
from knowledge.reading.headings import Surroundings
from knowledge.reading.inline import plain
from knowledge.reading.lines import BULLET, NUMBERED, Line, joined_over_page, unwrapped, with_bullets_joined, wrap_width
from knowledge.reading.tables import Row, cells_of, is_rule, row_blocks

_REMNANT = re.compile(
    r"^\W*$|^[A-Za-z]$|^(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d+)?$|^(?:go|back) to (?:the )?top$", re.IGNORECASE
)

_ROOMY = 4
"""A document sets its paragraphs apart where more than one line in five is blank."""


def read_text(text: str) -> Draft:
    """The blocks of a text file. Its title is its first heading marked `#`, or the heading it begins with."""
    lines, titles = without_contents([Line(number, line) for number, line in enumerate(text.splitlines(), 1)])
    lines = with_bullets_joined(lines)
    width = wrap_width(lines)
    if width is not None:
        lines = unwrapped(with_figures_joined(lines), width)
    lines = joined_over_page(lines)
    blocks = tuple(_blocks(lines, titles))
    first = blocks[0].text if blocks and blocks[0].kind is BlockKind.HEADING else None
    title = next((plain(found[1]) for line in lines if (found := headings.marked(line)) and found[0] == 1), first)
    return Draft(title=title, blocks=blocks)


def _blocks(lines: Sequence[Line], titles: frozenset[str]) -> list[Block]:
    full = [position for position, line in enumerate(lines) if not line.blank]
    roomy = (len(lines) - len(full)) * _ROOMY > len(full)
    blocks: list[Block] = []
    table: list[Row] = []
    for before, position, after in zip([None, *full], full, [*full[1:], None], strict=False):
        line = lines[position]
        space_above = before is None or before < position - 1
        if _tabular(line):
            table += [] if is_rule(line.text) else [Row(cells_of(line.text), line.number, line.names, space_above)]
            continue
        blocks += row_blocks(table)
        table = []
        blocks += [Block(BlockKind.GAP, "", line.number)] if line.cut else []
        under_heading = bool(blocks) and blocks[-1].kind is BlockKind.HEADING
        around = Surroundings(
            before=None if before is None else lines[before],
            after=None if after is None else lines[after],
            apart=not roomy or ((space_above or under_heading) and (after is None or after > position + 1)),
            roomy=roomy,
            titles=titles,
        )
        blocks.append(_block(line, around))
    return [*blocks, *row_blocks(table)]


def _tabular(line: Line) -> bool:
    text = line.text.strip(" ")
    return line.names or "\t" in text or (text.startswith("|") and text.count("|") > 1)


def _block(line: Line, around: Surroundings) -> Block:
    if found := headings.marked(line):
        return Block(BlockKind.HEADING, plain(found[1]), line.number, level=found[0])
    text = plain(line.text)
    if _REMNANT.match(text):
        return Block(BlockKind.GAP, "", line.number)
    if level := headings.level(line, around):
        return Block(BlockKind.HEADING, text, line.number, level=level)
    if bullet := BULLET.match(line.text):
        return Block(BlockKind.ITEM, plain(line.text[bullet.end() :]), line.number, level=len(bullet[1]))
    if number := NUMBERED.match(line.text):
        return Block(BlockKind.ITEM, text, line.number, level=len(number[1]))
    return Block(BlockKind.PARAGRAPH, text, line.number)
