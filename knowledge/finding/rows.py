"""Rows: what names a table's row, and which of its cells a question asks for."""

import math
import re
from collections.abc import Sequence

from knowledge.excerpts import CELLS
from knowledge.finding.questions import Asked
from knowledge.language.words import stem, stems, words
from prompts.answers import TableRow

_MEASURE = re.compile(r"\b(?:percent(?:age)?|count|number|mean|n)\b|%", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand )?total|overall|all", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MOST = re.compile(r"\b(?:most|highest|largest|biggest|more)\b")
_LEAST = re.compile(r"\b(?:least|fewest|lowest|smallest|fewer)\b")
_YEAR = re.compile(r"\b(?:year|yr) ?([12])\b|\b(?:(1st|first)|(2nd|second)) (?:year|yr)\b", re.IGNORECASE)
_COLUMN = 60
_PROSE = 4
_AND = " · "
_JOINS = frozenset(("and", "to", "or", "through"))

Cells = Sequence[tuple[str, str]]
"""Cells of a row, each after the name of its column."""


def asked_year(text: str) -> str | None:
    """The program year that a text names, as 1 or 2; None where it names none or both."""
    years = {match[1] or ("1" if match[2] else "2") for match in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def told_row(row: str, columns: str, asked: Asked) -> TableRow:
    """The row's name with the cells under the column that the question names; all cells where that cannot be told.

    A column's measures (a share and a count) stand together. Where none is asked for and there is a total, that tells.
    """
    name, *cells = row.split(CELLS)
    titles = columns.split(CELLS)[1:]
    if len(titles) != len(cells):
        return TableRow(name, tuple(("", cell) for cell in cells if cell))
    if len(cells) == 1 and all(len(cell.split()) >= _PROSE for cell in (name, *cells)):  # two things side by side
        return TableRow("", tuple(zip(map(column_name, columns.split(CELLS)), (name, *cells), strict=True)))
    pairs = [(column_name(title), cell) for title, cell in zip(titles, cells, strict=True) if cell]
    return TableRow(name, tuple(_measures_together(_asked_for(pairs, asked))))


def is_total(name: str) -> bool:
    """Whether a row or a column of that name holds a sum."""
    return bool(_TOTAL.fullmatch(name))


def column_name(title: str) -> str:
    """A column's name as it stands before a cell: without the explanation that some carry."""
    plain = re.split(r"\s?[-–:]\s|\s\(", f"{title} ")[0].strip(" :")
    return plain if len(plain) <= _COLUMN else ""


def _asked_for(pairs: Cells, asked: Asked) -> Cells:
    """The cells of the column that the question names, by its year or by its words; else the totals; else all."""
    year = asked_year(asked.text)
    of_year = [pair for pair in pairs if year and asked_year(pair[0]) == year]
    titles = [stems(_group(name)) for name, _ in pairs]
    if all(_FIGURE.match(cell) for _, cell in pairs):  # such columns are asked for by their own words
        titles = [title if asked.stems.intersection(title) else () for title in titles]
    shares = [_share(title, asked) for title in titles]
    best = max(shares, default=0.0)
    named = [pair for pair, share in zip(pairs, shares, strict=True) if best and share == best]
    if of_year or named:
        return of_year or _largest_first(named, asked.text)
    return [pair for pair in pairs if pair[0] and _TOTAL.fullmatch(_group(pair[0]) or "all")] or pairs


def _largest_first(pairs: list[tuple[str, str]], text: str) -> Cells:
    """The cells with the largest figure first where the question asks for the most, the smallest for the least."""
    most, least = _MOST.search(text), _LEAST.search(text)
    figures = [_FIGURE.match(cell) for _, cell in pairs]
    if not (most or least) or not all(figures):
        return pairs
    sizes = {pair: float(figure[0]) for pair, figure in zip(pairs, figures, strict=True) if figure}
    return sorted(pairs, key=lambda pair: sizes[pair], reverse=not least)


def _measures_together(pairs: Cells) -> Cells:
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, cell in pairs:
        groups.setdefault(_group(name) or name, []).append((name, cell))
    return [
        held[0] if len(held) == 1 else (group, _AND.join(cell for _, cell in held)) for group, held in groups.items()
    ]


def _group(name: str) -> str:
    """The column's name apart from what it measures: Agree of both Agree Percent and Agree Count."""
    return " ".join(_MEASURE.sub(" ", name).split())


def _share(title: Sequence[str], asked: Asked) -> float:
    """How well a column's name is what was asked for; a longer one that is named only in part fits less.

    A number counts only where the question has it after another word of the name: cohorts 3 and 4, but not year 3.
    """
    nouns = frozenset(word for word in title if not word[0].isdigit())
    numbers = _numbers_after(nouns, asked) & frozenset(title)
    return (asked.coverage(nouns) + len(numbers)) / math.sqrt(1 + len(title))


def _numbers_after(nouns: frozenset[str], asked: Asked) -> frozenset[str]:
    """The numbers that the question gives straight after one of the words: 3 and 4 in `cohorts 3 and 4`."""
    found: set[str] = set()
    reading = False
    for word in words(asked.text):
        if word[0].isdigit() and reading:
            found.add(word)
        elif word not in _JOINS:
            reading = stem(word) in nouns
    return frozenset(found)
