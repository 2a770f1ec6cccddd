"""HTML to blocks."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.tables import Row, row_blocks

_LEFT_OUT = ["script", "style", "noscript", "template", "nav", "aside", "form", "button", "iframe", "svg"]
_FRAME = ["header", "footer"]
_BLOCK = re.compile(
    "address|article|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre"
    "|section|summary|table|ul"
)
_HEADING = re.compile(r"h[1-6]")
_CONTENTS_LEAST = 3


def read_html(text: str) -> Draft:
    """The blocks of a page's own text; menus, page frames, scripts and lists of links within the page are left out."""
    page = BeautifulSoup(text, "html.parser")
    for tag in [*page.find_all(_LEFT_OUT), *page.select("[role=navigation]")]:
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
        yield Block(BlockKind.ITEM if node.name == "li" else BlockKind.PARAGRAPH, text, _line(node))


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


def _table(table: Tag) -> Iterator[Block]:
    rows = []
    for tr in table.find_all("tr"):
        cells = [cell for cell in tr.find_all(["th", "td"]) if cell.find_parent("tr") is tr]
        names = bool(cells) and all(cell.name == "th" for cell in cells)
        rows.append(Row(tuple(_one_line(cell.get_text(" ")) for cell in cells), _line(tr), names=names))
    yield from row_blocks(rows)


def _is_contents(listed: Tag) -> bool:
    """Whether every item of a list is a link within the page."""
    items = listed.find_all("li")
    return len(items) >= _CONTENTS_LEAST and all(_leads_within(item) for item in items)


def _leads_within(item: Tag) -> bool:
    link = item.find("a", href=re.compile(r"^#."))
    own = next(iter(item.stripped_strings), "")
    return link is not None and own == next(iter(link.stripped_strings), None)
