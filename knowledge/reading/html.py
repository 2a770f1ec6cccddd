"""HTML to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.tables import Row, row_blocks

_LEFT_OUT = ["script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg", "del"]
_HIDDEN = "[role=navigation], [role=search], [hidden], [aria-hidden=true]"
_FRAME = ["header", "footer"]
_BLOCK = re.compile(
    "address|article|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre"
    "|section|summary|table|ul"
)
_HEADING = re.compile(r"h[1-6]")
_CONTENTS_LEAST, _MOST_SPANNED = 3, 50


def read_html(text: str) -> Draft:
    """The blocks of a page's own text; menus, page frames, scripts and lists of links within the page are left out."""
    page = BeautifulSoup(text, "html.parser")
    for tag in [*page.find_all(_LEFT_OUT), *page.select(_HIDDEN)]:
        tag.decompose()
    body = page.find("main") or page.find("article") or page.body or page
    for tag in body.find_all(_FRAME):
        if not tag.find_parent(["article", "section"]):
            tag.decompose()
    first = page.find("h1")
    title = page.title.get_text() if page.title else first.get_text() if first else ""
    return Draft(title=_one_line(title) or None, blocks=tuple(_blocks(body)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(node: PageElement) -> int:
    tag = node if isinstance(node, Tag) else node.parent
    return (tag.sourceline if tag is not None else None) or 1


def _blocks(node: Tag) -> Iterator[Block]:
    """The blocks within a tag; text that stands loose between them is a paragraph of its own."""
    loose: list[str] = []
    for child in node.children:
        if isinstance(child, NavigableString):
            loose.extend([] if isinstance(child, PreformattedString) else [str(child)])
        elif isinstance(child, Tag) and not _holds_blocks(child):
            loose.append("\n" if child.name == "br" else child.get_text())
        elif isinstance(child, Tag):
            yield from _paragraph(loose, node)
            loose = []
            yield from _of(child)
    yield from _paragraph(loose, node)


def _holds_blocks(tag: Tag) -> bool:
    return bool(_BLOCK.fullmatch(tag.name)) or any(_BLOCK.fullmatch(inner.name) for inner in tag.select("*"))


def _paragraph(loose: list[str], node: Tag) -> Iterator[Block]:
    text = _one_line("".join(loose))
    if text:
        depth = len(node.find_parents(["ul", "ol"]))
        item = node if node.name == "li" else node.find_parent("li")
        begins = item is not None and next(iter(item.stripped_strings)) == next(iter(node.stripped_strings))
        # What follows in an item is prose that belongs to it, which a greater depth says.
        kind, level = (BlockKind.ITEM, depth) if begins else (BlockKind.PARAGRAPH, depth + 1 if item else 0)
        yield Block(kind, text, _line(node), level=level)


def _of(tag: Tag) -> Iterator[Block]:
    if _HEADING.fullmatch(tag.name):
        text = _one_line(tag.get_text(" "))
        if text:
            yield Block(BlockKind.HEADING, text, _line(tag), level=int(tag.name[1]))
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name in {"ul", "ol"} and _is_contents(tag):
        yield Block(BlockKind.GAP, "", _line(tag))
    else:
        yield from _blocks(tag)


@dataclass(frozen=True)
class _Spanning:
    """A cell that goes on in the rows below: how many are left, and what it says as a name of columns."""

    rows: int
    text: str


def _table(table: Tag) -> Iterator[Block]:
    caption = table.find("caption")
    rows = [Row((_one_line(caption.get_text(" ")),), _line(caption))] if caption else []
    spanning: dict[int, _Spanning] = {}
    for tr in table.find_all("tr"):
        if tr.find_parent("table") is not table:
            continue
        cells = [cell for cell in tr.find_all(["th", "td"]) if cell.find_parent("tr") is tr]
        names = bool(cells) and (all(cell.name == "th" for cell in cells) or tr.find_parent("thead") is not None)
        rows.append(Row(tuple(_laid_out(cells, spanning, names=names)), _line(tr), names=names))
    yield from row_blocks(rows)


def _laid_out(cells: list[Tag], spanning: dict[int, _Spanning], *, names: bool) -> list[str]:
    """A row's cells in their columns: a name stands over each column it spans, what a record says stands once."""
    row: list[str] = []
    waiting = list(cells)
    while waiting or any(column >= len(row) for column in spanning):
        column = len(row)
        if above := spanning.pop(column, None):
            row.append(above.text if names else "")
            if above.rows > 1:
                spanning[column] = _Spanning(above.rows - 1, above.text)
                if not waiting and not any(later > column for later in spanning):
                    break
            continue
        if not waiting:
            row.append("")
            continue
        cell = waiting.pop(0)
        text = _one_line(cell.get_text(" "))
        for nth in range(_span(cell, "colspan")):
            row.append(text if names or not nth else "")
            if (down := _span(cell, "rowspan")) > 1:
                spanning[column + nth] = _Spanning(down - 1, text)
    return row


def _span(cell: Tag, which: str) -> int:
    said = str(cell.get(which) or "1")
    return min(int(said), _MOST_SPANNED) if said.isdigit() and int(said) else 1


def _is_contents(listed: Tag) -> bool:
    """Whether every item of a list is a link within the page."""
    items = listed.find_all("li")
    return len(items) >= _CONTENTS_LEAST and all(_leads_within(item) for item in items)


def _leads_within(item: Tag) -> bool:
    link = item.find("a", href=re.compile(r"^#."))
    own = next(iter(item.stripped_strings), "")
    return link is not None and own == next(iter(link.stripped_strings), None)
