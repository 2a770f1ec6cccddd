"""Tables: the records of one table, gathered from its passages, and those that a month or a section picks out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from knowledge.excerpts import CELLS, Excerpt
from knowledge.finding.rows import asked_year, is_total
from knowledge.language.words import stems, words
from knowledge.passages import Passage

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = re.compile(rf"\b(?:{'|'.join(f'{month[:3]}(?:{month[3:]}|t)?' for month in MONTHS)})\b")
_CAPTION = 120
_MANY, _MOST = 3, 0.6
_HEAD = 4


@dataclass(frozen=True)
class Record:
    """One row of a table, with the row that names its columns; no columns where none does."""

    excerpt: Excerpt
    columns: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the row."""
        return tuple(self.excerpt.text.split(CELLS))

    @property
    def called(self) -> str:
        """What the row is called: its first cell, or the other one where that is a month."""
        first, *others = self.cells
        return others[0] if len(others) == 1 and months_in(first) else first

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The stems of what it is called, without a number before it or an example in brackets."""
        return frozenset(stems(re.sub(r"^\d+[.)] ", "", self.called.split(" (")[0])))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the whole row."""
        return frozenset(stems(self.excerpt.text))

    @property
    def size(self) -> float | None:
        """The figure of its total, or of its only count; None where it has neither, or is itself a sum of rows."""
        if len(self.columns) != len(self.cells) or is_total(self.called):
            return None
        pairs = list(zip(self.columns[1:], self.cells[1:], strict=True))
        counts = [cell for name, cell in pairs if is_total(name)] or [
            cell for name, cell in pairs if "count" in name.lower()
        ]
        return float(counts[0]) if len(counts) == 1 and counts[0].isdigit() else None

    @property
    def is_figures(self) -> bool:
        """Whether all that it has after its name are figures."""
        return all(cell[:1].isdigit() for cell in self.cells[1:] if cell)

    @property
    def months(self) -> tuple[tuple[str, str], ...]:
        """The months in its cells, each with the name of its column."""
        names = self.columns if len(self.columns) == len(self.cells) else ("",) * len(self.cells)
        return tuple(
            (month, self.columns[0] if at == 0 and self.columns else name)
            for at, (name, cell) in enumerate(zip(names, self.cells, strict=True))
            for month in months_in(cell)
        )

    def months_of(self, year: str | None) -> tuple[str, ...]:
        """Its months under the columns of that program year, or all where none of its columns is of a year."""
        by_year = any(asked_year(name) for name in self.columns)
        return tuple(month for month, name in self.months if not (year and by_year) or asked_year(name) == year)


@dataclass(frozen=True)
class Table:
    """A table with its caption, the line before its first row; empty where there is none."""

    caption: str
    records: tuple[Record, ...]

    @property
    def heading(self) -> str:
        """The nearest heading above it."""
        heading = self.records[0].excerpt.passage.heading
        return heading[-1].rstrip(": ") if heading else ""

    @property
    def name(self) -> str:
        """What it is called: its caption, or the heading above it."""
        return self.caption or self.heading

    @property
    def about(self) -> str:
        """Everything that says what its rows are: heading, caption and column names."""
        columns = dict.fromkeys(record.columns for record in self.records)
        return " ".join((self.heading, self.caption, *(" ".join(names) for names in columns)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of what it is about."""
        return frozenset(stems(self.about))

    @cached_property
    def heading_words(self) -> frozenset[str]:
        """All words of the heading, also those that carry no meaning."""
        return frozenset(words(self.heading))

    @cached_property
    def _by_line(self) -> Mapping[Excerpt, Record]:
        return {record.excerpt: record for record in self.records}

    def record_at(self, line: Excerpt) -> Record | None:
        """The record that stands in that line; None where none does."""
        return self._by_line.get(line)

    @property
    def is_by_month(self) -> bool:
        """Whether it says month by month what there is, so that a month it lacks has nothing."""
        dated = sum(bool(record.months) for record in self.records)
        return dated >= _MANY and dated >= _MOST * len(self.records)


def months_in(text: str) -> tuple[str, ...]:
    """The months that a text names, in full, in its order."""
    found = (match[0][:3] for match in _MONTH.finditer(text))
    return tuple(dict.fromkeys(next(month for month in MONTHS if month.startswith(short)) for short in found))


def table_of(passages: Sequence[Passage]) -> Table | None:
    """The table that those passages of one place hold together; None where they hold no rows.

    A row names the columns of those after it where it leads a later passage, or where it opens one as such rows do.
    """
    leads = {passage.lead for passage in passages if passage.lead}
    caption = ""
    records: list[Record] = []
    for passage in passages:
        lines = _lines(passage)
        rows = [line for line in lines if CELLS in line.text]
        heads = leads | ({rows[0].text} if rows and not passage.lead and _is_head(rows[0], rows[1:]) else set())
        heads |= {row.text for row in rows if _shape(row.text) in map(_shape, heads)}
        caption = caption or ("" if records else _caption(lines))
        columns = passage.lead
        for row in rows:
            if row.text in heads:
                columns = row.text
            else:
                records.append(Record(row, tuple(columns.split(CELLS)) if columns else ()))
    return Table(caption, tuple(records)) if records else None


def _is_head(first: Excerpt, others: Sequence[Excerpt]) -> bool:
    """Whether a row names columns: a few words in each cell and no figure, or no month above a column of months."""
    cells = first.text.split(CELLS)
    alike = [row.text.split(CELLS) for row in others if row.text.count(CELLS) == len(cells) - 1]
    if len(alike) < _MANY - 1:
        return False
    brief = all(len(cell.split()) <= _HEAD and not re.search(r"\d", cell) for cell in cells)
    return brief or any(
        not months_in(cell) and all(months_in(row[at]) for row in alike) for at, cell in enumerate(cells)
    )


def _caption(lines: Sequence[Excerpt]) -> str:
    before = [line.text for line in takewhile(lambda line: CELLS not in line.text, lines)]
    return before[-1] if before and len(before) < len(lines) and len(before[-1]) <= _CAPTION else ""


def line_of(excerpt: Excerpt) -> Excerpt:
    """The whole line, such as a row, in which the excerpt stands."""
    text = excerpt.passage.text
    end = text.find("\n", excerpt.end)
    return Excerpt(excerpt.passage, text.rfind("\n", 0, excerpt.start) + 1, len(text) if end < 0 else end)


def _lines(passage: Passage) -> list[Excerpt]:
    found, start = [], 0
    for line in passage.text.split("\n"):
        if line.strip():
            found.append(Excerpt(passage, start, start + len(line)))
        start += len(line) + 1
    return found


def _shape(row: str) -> str:
    """How a row begins, figures apart."""
    return re.sub(r"\d+", "0", " ".join(row.lower().split()[:2]))
