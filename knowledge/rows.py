"""Rows: which cells of a table's row a question asks for."""

import re
from itertools import takewhile

from knowledge.excerpts import CELLS
from knowledge.questions import Asked
from knowledge.words import stems

_MEASURE = re.compile(r"percent|count|number|mean|%|\bn\b", re.IGNORECASE)
_FIGURE = re.compile(r"[\d.,]+ ?%?")


def asked_cells(row: str, columns: str, asked: Asked) -> str:
    """The row's name and the cells under the heading that the question names; the whole row where that cannot be told.

    A heading may stand over several cells (a share and a count), and may be printed over several lines, so that its
    words and its measures are parted like cells: words add up until a measure closes them.
    """
    cells = row.split(CELLS)
    figures = list(takewhile(_FIGURE.fullmatch, reversed(cells)))[::-1]
    names = cells[: len(cells) - len(figures)]
    headings = _headings(columns)
    if not names or not headings or sum(width for _, width in headings) != len(figures):
        return row
    shares = [asked.coverage(frozenset(stems(name))) / (1 + len(stems(name))) ** 0.5 for name, _ in headings]
    best = max(range(len(shares)), key=shares.__getitem__)
    if not shares[best]:
        return row
    start = sum(width for _, width in headings[:best])
    shown = figures[start : start + headings[best][1]]
    return CELLS.join((*names, *(["…"] if start else []), *shown))


def _headings(columns: str) -> list[tuple[str, int]]:
    """Every heading with the number of its cells; the first column, which names the row, left out."""
    found: list[tuple[str, int]] = []
    words: list[str] = []
    for cell in columns.split(CELLS)[1:]:
        measures = len(_MEASURE.findall(cell))
        if measures:
            found.append((" ".join(words), measures))
            words = []
        else:
            words.append(cell)
    return found
