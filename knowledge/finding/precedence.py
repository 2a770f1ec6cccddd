"""Precedence: which row of the tables that were found a question means, by its name, its number and its table."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from knowledge.excerpts import CELLS
from knowledge.finding.questions import Asked, Term
from knowledge.finding.selection import WEIGHTS, Candidate
from knowledge.finding.tables import Record, Table, line_of, table_of
from knowledge.language.facts import Fact
from knowledge.language.words import stem, stems, words
from knowledge.passages import Passage, PassageKind

_LOOKED_AT = 12
_TELLS_APART, _NAMED, _NAMED_WHOLLY, _OF_QUESTION, _OF_HEADING = 0.6, 0.4, 0.4, 0.6, 0.5
_NUMBERED, _RULED_OUT, _NAMES_COLUMNS = 2.0, 1.0, 0.3
_FIGURES = frozenset({Fact.COUNT, Fact.SHARE})
_NEAR, _AS_NEAR, _SECTION = 0.7, 0.8, 0.6
_NUMBER_ASKED = re.compile(r"\b([a-z]+) (?:number |no )?(\d{1,2})\b")
_QUESTION_ASKED = re.compile(r"\bq(?:uestion)? ?(?:number |no )?(\d{1,2})\b")
_NUMBER = re.compile(r"(\d{1,2})(?:[.):]\s|$)")
_COUNTS_TIME = frozenset(map(stem, ("year", "month", "week", "day", "grade")))
_OFTEN = "common(?:ly)?|frequent(?:ly)?|often|named|mentioned|cited|reported|popular"
_EXTREME = re.compile(
    rf"\bmost (?:{_OFTEN})\b|\b(?:biggest|largest|top|number 1)\b|(?P<least>\bleast (?:{_OFTEN})\b|\bsmallest\b)"
)
_RULES_OUT = re.compile(r"\b(?:not|except|excluding|rather than|instead of) (?:the |counting )?([a-z]+)\b")


def tables_of(shelf: Iterable[Passage]) -> dict[Passage, Table]:
    """The tables of a shelf, under every passage that holds a part of one."""
    found: dict[Passage, Table] = {}
    for (kind, *_), alike in groupby(shelf, lambda one: (one.kind, one.document, one.heading)):
        passages = list(alike)
        if kind is PassageKind.TABLE and (table := table_of(passages)):
            found.update(dict.fromkeys(passages, table))
    return found


@dataclass(frozen=True)
class _Naming:
    """What a question says by which a row can be told from the others."""

    asked: Asked
    numbers: tuple[tuple[str, str], ...]
    question: str | None
    ruled_out: tuple[Term, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, asked: Asked) -> "_Naming":
        found = ((stem(noun), number) for noun, number in _NUMBER_ASKED.findall(asked.text))
        numbers = tuple((noun, number) for noun, number in found if noun not in _COUNTS_TIME)
        question = _QUESTION_ASKED.search(asked.text)
        outside = {stem(word) for word in _RULES_OUT.findall(asked.text)}
        ruled_out = tuple(term for term in asked.terms if term.stem in outside)
        return cls(asked, numbers, question[1] if question else None, ruled_out, frozenset(words(asked.text)))

    def worth(self, record: Record, table: Table) -> float:
        """How much speaks for the row over another one of its table, or of one like it."""
        name = record.name_stems
        named = self.asked.coverage(name)
        return (
            _TELLS_APART * self._apart(record, table)
            + _NAMED * named
            + _NAMED_WHOLLY * self._said(name)
            + _OF_QUESTION * (self.question is not None and _opening(table.heading) == self.question)
            + _OF_HEADING * len(self.words & table.heading_words) / len(self.words)
            + _NUMBERED * self.is_numbered(record, table)
            - _RULED_OUT * (self._rules_out(name) or self._says_more(record, table))
        )

    def _says_more(self, record: Record, table: Table) -> bool:
        """Whether another row is called what is asked for, and this one that and more: head gardener, for gardener."""
        name = record.name_stems
        return self._said(name) < 1 and any(
            other.name_stems < name and self._said(other.name_stems) == 1 for other in table.records if other.name_stems
        )

    def is_numbered(self, record: Record, table: Table) -> bool:
        """Whether it is the row with the number asked for: goal 3, step 2."""
        return any(
            f"{noun} {number}" == " ".join(stems(record.cells[0]))
            or (noun in table.stems and number in (_opening(record.cells[0]), _opening(record.called)))
            for noun, number in self.numbers
        )

    def is_named(self, record: Record, table: Table) -> bool:
        """Whether the question is about that row: by its number, or by all the words of its name."""
        return self.is_numbered(record, table) or (
            self._said(record.name_stems) == 1 and (" " in record.called or _is_printed(record.called, self.words))
        )

    def _said(self, name: frozenset[str]) -> float:
        """The share of the words of a name that the question says, itself or in a short form."""
        said = self.asked.stems.union(*(long for term in self.asked.terms for long in term.phrases if long <= name))
        return len(name & said) / len(name) if name else 0.0

    def asks_for_cell(self, record: Record) -> bool:
        """Whether the question names a column of the row, or asks for figures and its cells are some."""
        titles = (frozenset(stems(title)) for title in record.columns[1:])
        return bool(record.is_figures and self.asked.facts & _FIGURES) or any(
            title and title <= self.asked.stems for title in titles
        )

    def is_section(self, heading: Sequence[str]) -> bool:
        """Whether what is asked for by its number is a section of its own: `Step 2: At the office`."""
        if not self.numbers:
            return False
        openings = {" ".join(stems(part)[:2]) for part in heading}
        return any(f"{noun} {number}" in openings for noun, number in self.numbers)

    def tells_apart(self, table: Table) -> bool:
        """Whether the question names something that only a row of the table has."""
        return any(self._apart(record, table) for record in table.records)

    def extreme(self, table: Table | None) -> Record | None:
        """The row with the largest or the smallest total where the question asks which is; None where it does not."""
        asks = _EXTREME.search(self.asked.text)
        if table is None or not asks or any(self.is_named(record, table) for record in table.records):
            return None
        sizes = {record: size for record in table.records if (size := record.size) is not None}
        return (min if asks["least"] else max)(sizes, key=lambda one: sizes[one], default=None)

    def _rules_out(self, name: frozenset[str]) -> bool:
        """Whether the name has what the question does not mean, and does not name besides: principals, not APs."""
        meant = self.asked.stems - {term.stem for term in self.ruled_out}
        return any(not (name - meant).isdisjoint({term.stem, *term.others}) for term in self.ruled_out)

    def _apart(self, record: Record, table: Table) -> float:
        own = record.stems - table.stems
        return self.asked.coverage(own) if own else 0.0


def _is_printed(name: str, asked: frozenset[str]) -> bool:
    """Whether a name of one word stands among those asked, in the singular or the plural: Positive is no position."""
    return any(word.startswith(name.lower()[:-1]) for word in asked)


def _opening(text: str) -> str | None:
    """The number with which a text opens."""
    number = _NUMBER.match(text)
    return number[1] if number else None


def is_named(asked: Asked, record: Record, table: Table) -> bool:
    """Whether a question is about that one row of a table: by its number, or by all the words of its name."""
    return _Naming.of(asked).is_named(record, table)


def rows_meant(asked: Asked, ranked: Sequence[Candidate], tables: Mapping[Passage, Table]) -> list[Candidate]:
    """The candidates, best first, where a table is foremost: its rows ordered by what names them, its head after them.

    A row asked for by its number comes first even where no search listed it.
    """
    ranked = [one for one in ranked if not _only_names_columns(one, tables)] or ranked
    naming = _Naming.of(asked)
    if sections := {one for one in ranked if naming.is_section(one.excerpt.passage.heading)}:
        return sorted(ranked, key=lambda one: -one.score - _SECTION * (one in sections))
    if not ranked or not _is_of_table(naming, ranked, tables):
        return list(ranked)
    level = _level(ranked, tables)
    known: dict[Record, Candidate] = {}
    others: list[Candidate] = []
    for candidate in ranked:
        table = tables.get(candidate.excerpt.passage)
        record = table.record_at(line_of(candidate.excerpt)) if table else None
        worth = naming.worth(record, table) + level(candidate, table) if table and record else 0.0
        if record and table:
            known.setdefault(record, candidate)
        elif table and CELLS in line_of(candidate.excerpt).text:
            worth = -_NAMES_COLUMNS * naming.tells_apart(table)
        others.append(replace(candidate, score=candidate.score + worth, merit=candidate.merit + worth))
    near = [table for one in ranked[:_LOOKED_AT] if (table := tables.get(one.excerpt.passage))]
    most = naming.extreme(max(near, key=lambda table: asked.coverage(table.stems), default=None))
    unlisted = [
        _in_place_of(ranked[0], record)
        for table in dict.fromkeys(near)
        for record in table.records
        if record is most or (record not in known and naming.is_numbered(record, table))
    ]
    return sorted((*unlisted, *others), key=lambda candidate: -candidate.score)


def _level(ranked: Sequence[Candidate], tables: Mapping[Passage, Table]) -> Callable[[Candidate, Table], float]:
    """What a row lacks because of the passage it happens to be in: rows of one table are told by their own words."""
    most: dict[Table, tuple[float, float]] = {}
    for one in ranked:
        if table := tables.get(one.excerpt.passage):
            whole, cosine = most.get(table, (0.0, 0.0))
            most[table] = max(whole, one.whole), max(cosine, one.cosine)

    def lacking(candidate: Candidate, table: Table) -> float:
        whole, cosine = most[table]
        near = (WEIGHTS.passage + WEIGHTS.closest) * (cosine - candidate.cosine)
        return WEIGHTS.whole * (whole - candidate.whole) + near

    return lacking


def _in_place_of(first: Candidate, record: Record) -> Candidate:
    """The row before what was first."""
    score, merit = first.score + _NUMBERED, first.merit + _NUMBERED
    return replace(first, excerpt=record.excerpt, score=score, merit=merit, stems=record.stems)


def _only_names_columns(candidate: Candidate, tables: Mapping[Passage, Table]) -> bool:
    """Whether it is a row of nothing but the names of columns, which tells nothing by itself."""
    table = tables.get(candidate.excerpt.passage)
    if table is None or CELLS not in candidate.excerpt.text:
        return False
    line = line_of(candidate.excerpt)
    return line == candidate.excerpt and table.record_at(line) is None


def _is_of_table(naming: _Naming, ranked: Sequence[Candidate], tables: Mapping[Passage, Table]) -> bool:
    """Whether a question is for a table: one is foremost, or one nearly so has the row and the column that it names."""
    for at, candidate in enumerate(ranked[:_LOOKED_AT]):
        table = tables.get(candidate.excerpt.passage)
        if table and at == 0:
            return True
        if table is None or candidate.score < _NEAR * ranked[0].score:
            continue
        if any(naming.is_numbered(one, table) for one in table.records):
            return True
        record = table.record_at(line_of(candidate.excerpt))
        as_near = record and candidate.score >= _AS_NEAR * ranked[0].score
        if record and as_near and naming.is_named(record, table) and naming.asks_for_cell(record):
            return True
    return False
