"""Markdown to blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.inline import plain
from knowledge.reading.tables import Row, row_blocks
from knowledge.reading.text import read_text

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_LIST_LEVELS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}


def read_markdown(text: str) -> Draft:
    """The blocks of a Markdown file; one that marks no heading is read as plain text, whose headings are guessed."""
    front = _FRONT_MATTER.match(text)
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    if not any(token.type == "heading_open" for token in tokens):
        return read_text(body)
    blocks = tuple(_blocks(tokens))
    named = _TITLE.search(front[1]) if front else None
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), None)
    return Draft(title=named[1] if named else first, blocks=blocks)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    depth, number, inside, line = 0, "", "", 1
    rows: list[Row] = []
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        depth += _LIST_LEVELS.get(token.type, 0)
        if token.type in {"heading_open", "list_item_open", "paragraph_open"}:
            inside = inside if token.type == "paragraph_open" and inside == "list_item_open" else token.type
            prose = bool(depth) and inside == "paragraph_open"
            level = int(token.tag[1]) if token.type == "heading_open" else depth + prose
            number = f"{token.info}{token.markup} " if token.type == "list_item_open" and token.info else number
        elif token.type == "tr_open":
            rows.append(Row((), line))
        elif token.type in {"th_open", "td_open"}:
            inside = token.type
        elif token.type == "table_close":
            yield from row_blocks(rows)
            rows = []
        elif token.type == "inline" and inside in {"th_open", "td_open"}:
            last = rows[-1]
            rows[-1] = Row((*last.cells, _words(token)), last.at, names=inside == "th_open")
        elif token.type == "inline":
            kind = {"heading_open": BlockKind.HEADING, "list_item_open": BlockKind.ITEM}.get(
                inside, BlockKind.PARAGRAPH
            )
            if kind is BlockKind.ITEM and _only_leads_elsewhere(token):
                yield Block(BlockKind.GAP, "", line)
            else:
                yield Block(kind, number + _words(token), line, level=level)
            inside, number = "", ""
        elif token.type in {"fence", "code_block", "html_block"}:
            yield from _set_apart(token, line)


def _set_apart(token: Token, line: int) -> Iterator[Block]:
    """The blocks of code and of embedded HTML."""
    if token.type == "html_block" and "<table" in token.content.lower():
        from knowledge.reading.html import read_html  # noqa: PLC0415 - few Markdown files hold a table of HTML

        yield from (replace(block, at=line + block.at - 1) for block in read_html(token.content).blocks)
    elif text := plain(token.content):
        yield Block(BlockKind.PARAGRAPH, text, line)


def _words(token: Token) -> str:
    """The words of a run of text, without its links' addresses and its emphasis."""
    parts = []
    for child in token.children or []:
        if child.type in {"text", "code_inline", "image"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or child.type == "html_inline":
            parts.append(" ")
    return " ".join("".join(parts).split())


def _only_leads_elsewhere(token: Token) -> bool:
    """Whether an item is nothing but a link within the page: an entry of its table of contents."""
    children = [child for child in token.children or [] if child.type != "text" or child.content.strip()]
    return (
        len(children) > 1
        and children[0].type == "link_open"
        and str(children[0].attrs.get("href", "")).startswith("#")
        and len(str(children[0].attrs["href"])) > 1
        and children[-1].type == "link_close"
    )
