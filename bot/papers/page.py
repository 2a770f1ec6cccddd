"""A paper as one page of HTML that needs nothing else: no script, no picture, no address."""

from collections.abc import Iterator
from html import escape

from bot.papers.paper import Cell, Paper, Part, Table, words

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1c1d; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
dt { font-weight: 600; float: left; clear: left; margin-right: .5rem; }
div { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; }
th, td { border: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-line; }
th { background: #f1f4f8; } footer { margin-top: 3rem; color: #555; font-size: .875rem; }
"""


def page_of(paper: Paper) -> bytes:
    """The page, as bytes."""
    title = escape(paper.title)
    head = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in paper.head)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
            f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>',
            f"<h1>{title}</h1>",
            f"<dl>{head}</dl>",
            *(line for part in paper.parts for line in _part(part)),
            f"<footer><p>{escape(paper.foot)}</p><p>{escape(paper.made)}</p></footer>",
            "</body></html>",
        ]
    ).encode()


def _part(part: Part) -> Iterator[str]:
    yield f"<section><h2>{escape(part.heading)}</h2>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in part.said)
    if part.table is not None and part.table.rows:
        yield from _table(part.table)
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    yield "<div><table><thead><tr>"
    yield "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    yield "</tr></thead><tbody>"
    yield from (f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    yield "</tbody></table></div>"


def _cell(cell: Cell) -> str:
    return f"<td>{escape(words(cell))}</td>"
