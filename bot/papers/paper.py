"""A paper as a value: what stands on it, whatever it is made into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from induction.packs.own_words import in_own_words
from induction.packs.words import ProgramWords

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """Rows under their headings. `widths` are the parts of a page that the columns take: all alike without them.

    `verbatim` are the headings of the columns that hold what people wrote, or how documents put it.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    verbatim: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """A part of a paper under its heading: paragraphs, then a table; `empty` is said where there is neither."""

    heading: str
    paragraphs: Sequence[str] = ()
    table: Table | None = None
    empty: str = "Nothing is on record."

    @property
    def said(self) -> Sequence[str]:
        """The paragraphs, or what is said where there is nothing."""
        has_rows = self.table is not None and bool(self.table.rows)
        return self.paragraphs if self.paragraphs or has_rows else (self.empty,)


@dataclass(frozen=True)
class Paper:
    """A whole paper: its title, the facts in its head by name, its parts, and when and by whom it was made.

    `made_at` is in the reader's own zone; `foot` is said at the foot of every page.
    """

    title: str
    head: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    made_at: datetime
    made_by: str
    foot: str = ""

    @property
    def made(self) -> str:
        """When and by whom it was made, as its reader reads it."""
        at = self.made_at
        clock = f"{at:%I:%M %p %Z}".lstrip("0")
        return f"Made {at:%B} {at.day}, {at.year}, {clock}, by {self.made_by} with the CASC Companion"


def worded(paper: Paper, own: ProgramWords) -> Paper:
    """The paper as a program says it; names, and what people wrote, stay as they are."""
    if own.is_the_houses:
        return paper
    return replace(
        paper,
        head=[(in_own_words(name, own), said) for name, said in paper.head],
        parts=[_part(part, own) for part in paper.parts],
        foot=in_own_words(paper.foot, own),
    )


def _part(part: Part, own: ProgramWords) -> Part:
    return Part(
        in_own_words(part.heading, own),
        [in_own_words(paragraph, own) for paragraph in part.paragraphs],
        None if part.table is None else _table(part.table, own),
        in_own_words(part.empty, own),
    )


def _table(table: Table, own: ProgramWords) -> Table:
    kept = [heading in table.verbatim for heading in table.headings]
    rows = [
        [
            in_own_words(cell, own) if isinstance(cell, str) and not stays else cell
            for cell, stays in zip(row, kept, strict=True)
        ]
        for row in table.rows
    ]
    return replace(table, headings=[in_own_words(name, own) for name in table.headings], rows=rows)


def words(cell: Cell) -> str:
    """A cell as people read it: a day as `Nov 3, 2026`, a number without what it does not need."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%b} {cell.day}, {cell.year}"
        case float():
            return f"{cell:.2f}".rstrip("0").rstrip(".")
        case _:
            return str(cell)
