"""Plain text, with or without Markdown's marks, to blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading import headings
from knowledge.reading.blocks import CAPTION_LEVEL, Block, BlockKind, Draft
from knowledge.reading.contents import entries, key, without_contents
from knowledge.reading.figures import with_figures_joined
from knowledge.reading.glued import with_glued_parted
from knowledge.reading.headings import Surroundings
from knowledge.reading.inline import ends_in_remnant, plain, without_remnants
from knowledge.reading.lines import BULLET, NUMBERED, Line, joined_over_page, unwrapped, with_bullets_joined, wrap_width
from knowledge.reading.tables import Row, cells_of, is_rule, row_blocks

_REMNANT = re.compile(
    r"^\W*$|^[A-Za-z]$|^(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d+)?$|^(?:go|back) to (?:the )?top$", re.IGNORECASE
)
_LINK = re.compile(r"^\s*!?\[[^\[\]]*(?:\\[\[\]][^\[\]]*)*\]\([^()\s]*\)[.\s]*$")
"""A line that is nothing but a link."""

_ROOMY = 4
"""A document sets its paragraphs apart where more than one line in five is blank."""

_INDENT = 2
"""The spaces by which a list is set below another; fewer are a slip of the keyboard."""


def read_text(text: str) -> Draft:
    """The blocks of a text file. Its title is its first heading marked `#`, or the heading it begins with."""
    whole = [Line(number, line) for number, line in enumerate(text.splitlines(), 1)]
    lines, titles = without_contents(whole)
    contents = tuple(Block(BlockKind.ITEM, " ".join(one.text.split()), one.number) for one in entries(whole, lines))
    lines = with_glued_parted(with_bullets_joined(lines))
    width = wrap_width(lines)
    if width is not None:
        lines = unwrapped(with_figures_joined(lines), width)
    lines = joined_over_page(lines)
    blocks = tuple(_blocks(lines, titles))
    first = blocks[0].text if blocks and blocks[0].kind is BlockKind.HEADING else None
    title = next((plain(found[1]) for line in lines if (found := headings.marked(line)) and found[0] == 1), first)
    return Draft(title=title, blocks=blocks, contents=contents)


def _blocks(lines: Sequence[Line], titles: frozenset[str]) -> list[Block]:
    full = [position for position, line in enumerate(lines) if not line.blank]
    roomy = (len(lines) - len(full)) * _ROOMY > len(full)
    left = set(titles)
    captioned = False
    blocks: list[Block] = []
    table: list[Row] = []
    for before, position, after in zip([None, *full], full, [*full[1:], None], strict=False):
        line = lines[position]
        space_above = before is None or before < position - 1
        if _tabular(line) and not line.columns:
            table += [] if is_rule(line.text) else [Row(cells_of(line.text), line.number, line.names, space_above)]
            continue
        blocks += row_blocks(table)
        table = []
        if captioned and space_above and not line.columns:
            blocks.append(Block(BlockKind.GAP, "", line.number, level=CAPTION_LEVEL))
        captioned = line.level == CAPTION_LEVEL or (captioned and not (space_above and not line.columns))
        blocks += [Block(BlockKind.GAP, "", line.number)] if line.cut else []
        under_heading = bool(blocks) and blocks[-1].kind is BlockKind.HEADING
        around = Surroundings(
            before=None if before is None else lines[before],
            after=None if after is None else lines[after],
            apart=not roomy or ((space_above or under_heading) and (after is None or after > position + 1)),
            touches=after == position + 1,
            roomy=roomy,
            titles=frozenset(left),
        )
        new = list(_of(line, around))
        left.discard(key(new[0].text) if new[0].kind is BlockKind.HEADING else "")
        blocks += [_below(blocks[-1], new[0]), *new[1:]] if under_heading else new
        blocks += [Block(BlockKind.GAP, "", line.number)] if ends_in_remnant(plain(line.text)) else []
    return [*blocks, *row_blocks(table)]


def _below(above: Block, block: Block) -> Block:
    """A heading right under another of its kind as a part of that one; the same heading again replaces it."""
    if block.kind is not BlockKind.HEADING:
        return block
    again = key(block.text) == key(above.text)
    part = block.level == above.level > headings.LISTED
    return replace(block, level=above.level if again else block.level + 1 if part else block.level)


def _tabular(line: Line) -> bool:
    text = line.text.strip(" ")
    return line.names or "\t" in text or (text.startswith("|") and text.count("|") > 1)


def _depth(indent: str) -> int:
    return len(indent.expandtabs()) // _INDENT


def _of(line: Line, around: Surroundings) -> Iterator[Block]:
    """The block of a line; the name of a contact is a heading, with the whole line below it."""
    if found := headings.marked(line):
        yield Block(BlockKind.HEADING, plain(found[1]), line.number, level=found[0])
        return
    text = without_remnants(plain(line.text))
    indent = _depth(line.text[: len(line.text) - len(line.text.lstrip())])
    if line.columns:
        yield _cell(line)
    elif _REMNANT.match(text):
        yield Block(BlockKind.GAP, "", line.number)
    elif not line.listed and (contact := headings.contact(text)) and around.apart:
        yield Block(BlockKind.HEADING, contact, line.number, level=headings.PART)
        yield Block(BlockKind.PARAGRAPH, text, line.number)
    elif _one_of_links(line, around) and key(text) not in around.titles:
        yield Block(BlockKind.ITEM, text, line.number, level=indent)
    elif level := headings.level(line, text, around):
        yield Block(BlockKind.HEADING, text, line.number, level=level)
    elif bullet := BULLET.match(line.text):
        yield Block(BlockKind.ITEM, without_remnants(plain(line.text[bullet.end() :])), line.number, level=indent)
    elif NUMBERED.match(line.text):
        yield Block(BlockKind.ITEM, text, line.number, level=indent)
    else:
        yield Block(BlockKind.PARAGRAPH, text, line.number, level=indent)


def _cell(line: Line) -> Block:
    """A block out of a table of which the columns are known, or known to be lost."""
    if bullet := BULLET.match(line.text):
        return Block(BlockKind.ITEM, plain(line.text[bullet.end() :]), line.number, columns=line.columns)
    kind = BlockKind.ROW if "\t" in line.text else BlockKind.PARAGRAPH
    return Block(kind, " | ".join(map(plain, cells_of(line.text))), line.number, columns=line.columns)


def _one_of_links(line: Line, around: Surroundings) -> bool:
    """Whether a line is one of several that are links and nothing else: a list of what to open."""
    beside = (around.before, around.after)
    return bool(_LINK.match(line.text)) and any(other is not None and _LINK.match(other.text) for other in beside)
