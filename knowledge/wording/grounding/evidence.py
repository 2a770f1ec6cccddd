"""Evidence: what a cited passage says, piece by piece, to hold a wording against."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers import Citation
from knowledge.excerpts import CELLS, sentences
from knowledge.wording.grounding.statements import Statement, stated

_ITEM = re.compile(r"^[\s•*·–-]*(?:\d{1,2}\.\s+)?")
_NUMBER_FIRST = re.compile(r"\$?\d[\d.,]*%?")
LEANING = re.compile(
    r"\W*(?:(?:This|These|That|Those|They|Them|It|Its|Their|Such|He|She|Both|Either|Another|The other|Then)\b"
    r"|There\b(?! (?:is|are)\b))"
)
"""How a sentence begins that is about something named before it."""

_ASKING = frozenset({"who", "what", "when", "where", "how", "how much", "how many"})
"""Names of columns that ask what their cells say."""

_NO_STATEMENT = re.compile(r"\W*(?:How|Whether|What|Who|Whom|Which|Why|Where)\b|.*\?\W*$", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """One sentence, list item or row.

    `place` tells neighbours; `around` is the headings and the lead-in above it; `warned` is what the document's label
    says, which stands before every sentence that is shown of it.
    """

    place: int
    said: Statement
    around: Statement
    warned: frozenset[str] = frozenset()


def told(citation: Citation) -> str:
    """The passage as a model reads it: each row of a table with the names of its columns."""
    return "\n".join(_lines(citation))


def pieces(citation: Citation) -> tuple[Piece, ...]:
    """What the passage states; a sentence that leans on the one before it stands together with that one.

    Sentences that state nothing (a question, a list of what is open) are left out.
    """
    around = stated(". ".join((citation.title, *citation.heading, citation.lead)))
    warned = stated(citation.label or "").marks
    found: list[Piece] = []
    for line in _lines(citation):
        before = ""
        for sentence in sentences(line):
            whole = f"{before} {sentence}" if before and LEANING.match(sentence) else sentence
            if not _NO_STATEMENT.match(sentence):
                found.append(Piece(len(found), stated(whole), around, warned))
            before = sentence
    return tuple(found)


def _lines(citation: Citation) -> Iterator[str]:
    rows = citation.quote.splitlines()
    columns = next((row for row in (*citation.lead.splitlines(), *rows) if CELLS in row), "").split(CELLS)
    for row in rows:
        cells = row.split(CELLS)
        if len(cells) == 1:
            yield _ITEM.sub("", row)
        elif cells != columns:
            yield _row(cells, columns) if len(cells) == len(columns) else row


def _row(cells: Sequence[str], columns: Sequence[str]) -> str:
    """A row as words: `Coaching: 40 Hours a year; 80 Hours in two years`."""
    named = zip(cells[1:], columns[1:], strict=True)
    said = "; ".join(_cell(cell.strip(), column.strip()) for cell, column in named if any(map(str.isalnum, cell)))
    return f"{cells[0].strip()}: {said}."


def _cell(cell: str, column: str) -> str:
    """`60 (disputed)` under `Hours a year` is `60 Hours a year (disputed)`."""
    if column.lower() in _ASKING:
        return cell
    number = _NUMBER_FIRST.match(cell)
    if number is None or any(map(str.isdigit, column)):
        return f"{column}: {cell}"
    return f"{number[0]} {column}{cell[number.end() :]}"
