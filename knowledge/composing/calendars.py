"""Calendars: what a table that goes month by month has for the month or the year that a question names."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.composing.lists import together
from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.questions import Asked
from knowledge.finding.rows import asked_year, column_name
from knowledge.finding.selection import Candidate
from knowledge.finding.tables import MONTHS, Record, Table, line_of, months_in, table_of
from knowledge.language.facts import Fact, holds
from knowledge.language.figures import counted_things
from knowledge.language.words import stem, stems
from knowledge.passages import Passage, PassageKind
from prompts.answers import TableRow

_LOOKED_AT = 6
_ABOUT_IT = 0.5
# "may" and "march" are verbs too: they are months only after a word that places something in time, or before a year.
_MONTH_ASKED = re.compile(
    rf"\b({'|'.join(f'{month[:3]}(?:{month[3:]}|t)?' for month in MONTHS if month not in {'March', 'May'})})\b"
    r"|\b(?:in|during|by|for|of|on|this|next|after|before) (march|may)\b"
    r"|\b(march|may) (?:of|workshop|session|meeting|event)",
    re.IGNORECASE,
)
_TIME_WORDS = ("year", "yr", "first", "second", "third", "month", "fall", "day", "date", "time", "next")
_ASKING_WORDS = ("held", "happen", "scheduled", "offered", "comes", "list", "show", "name")
_NO_SUBJECT = frozenset(map(stem, (*_TIME_WORDS, *_ASKING_WORDS)))
_ALL = re.compile(r"\b(?:all|every|list)\b")
_TIMES = (Fact.DAY, Fact.CLOCK)
_WHEN = frozenset({Fact.DATE, Fact.DAY, Fact.CLOCK})
_LISTS_ALL = re.compile(r"\b(?:list|show|give|name|all|every|what are|which are)\b(?:.* )?(\w{4,}s)\b")
_BESIDE_MONTH = re.compile(
    rf"\b(?:which|what)(?: s| is)? (?:\w+ ){{0,4}}?(after|before) (?:the )?(?:\w+ ){{0,2}}?(?:{'|'.join(MONTHS)})",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:the )?(?:next month|(?:the )?month after|follow(?:ing)? month)\b")
_BEFORE = re.compile(r"\b(?:previous month|month before|month earlier)\b")
_HAPPENS = re.compile(r"\b(?:is|are|there|have|has|any|which|what|when|happens?|falls?|scheduled|offered|held|meet)\b")


@dataclass(frozen=True)
class Listing:
    """What a calendar has for a month: its records, none where it lists nothing then, and the months that it lists.

    `rule` says on which day and at what time, where that was asked and the row that names the columns says it.
    """

    table: Table
    month: str
    year: str | None
    records: tuple[Record, ...]
    listed: tuple[str, ...]
    rule: tuple[Excerpt, ...] = ()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The records as they are shown: what there is, under which column, and when."""
        return tuple(self._row(record) for record in self.records)

    def _row(self, record: Record) -> TableRow:
        first, *others = record.cells
        if self.month in months_in(first) and len(others) == 1:
            return TableRow(others[0], ((column_name(record.columns[0]) if record.columns else "", first),))
        names = record.columns[1:] if len(record.columns) == len(record.cells) else [""] * len(others)
        told = [(column_name(name), cell) for name, cell in zip(names, others, strict=True)]
        return TableRow(first, tuple(pair for pair in told if self.month in months_in(pair[1])))


def month_asked(text: str) -> str | None:
    """The one month that a question names; None where it names none or several."""
    found = {next(filter(None, match.groups()))[:3].title() for match in _MONTH_ASKED.finditer(text)}
    return next(month for month in MONTHS if month.startswith(*found)) if len(found) == 1 else None


def listing(
    asked: Asked,
    ranked: Sequence[Candidate],
    shelf_of: Callable[[str], Sequence[Passage]],
    earlier: Sequence[str] = (),
) -> Listing | None:
    """What the calendar that a question is about has for its month; None where there is no such calendar or month.

    `earlier` are the turns before it: the month after that is the one after the last that they name.
    """
    beside = _month_beside(asked.text, earlier)
    month, year = beside or month_asked(asked.text), asked_year(asked.text) or asked_year(" ".join(earlier))
    if month is None or not (beside or _HAPPENS.search(asked.text)):
        return None
    calendars = (table for table in _tables(ranked, shelf_of) if table.is_by_month)
    table = next(calendars, None) if beside else _about(asked, calendars)
    if table is None:
        return None
    listed = dict.fromkeys(month for record in table.records for month in record.months_of(year))
    records = tuple(record for record in table.records if month in record.months_of(year))
    if not beside and (step := _BESIDE_MONTH.search(asked.text)):
        records = tuple(_next_to(records, table, 1 if step[1].lower() == "after" else -1))
        month = next((month for record in records for month in record.months), ("",))[0]
        if not month:
            return None
    rule = _rule(table, year, shelf_of) if asked.facts & _WHEN else ()
    return Listing(table, month, year, records, tuple(listed), rule)


def _next_to(records: Sequence[Record], table: Table, step: int) -> Iterable[Record]:
    """The rows after or before those, where a row opens with its month, within the same section."""
    rows = table.records
    for record in records:
        at = rows.index(record) + step
        if months_in(record.cells[0]) and 0 <= at < len(rows) and rows[at].columns == record.columns:
            yield rows[at]


def _rule(table: Table, year: str | None, shelf_of: Callable[[str], Sequence[Passage]]) -> tuple[Excerpt, ...]:
    """The sentences with a day and a time in the rows that name the columns, and what is said after them there."""
    first = table.records[0].excerpt.passage
    for passage in together(first, shelf_of(first.program)):
        heads = [one for one in excerpts_of(passage) if table.record_at(line_of(one)) is None]
        told = next((at for at, one in enumerate(heads) if all(holds(fact, one.text) for fact in _TIMES)), None)
        if told is not None and year in (None, asked_year(line_of(heads[told]).text) or year):
            return tuple(one for one in heads[told : told + 2] if line_of(one) == line_of(heads[told]))
    return ()


def section_listed(
    asked: Asked, ranked: Sequence[Candidate], shelf_of: Callable[[str], Sequence[Passage]]
) -> tuple[Record, ...]:
    """All rows of the calendar that a question wants listed, those of the year that it names; none where it does not.

    The calendar is what its heading calls it: `list all sessions` is for one that is headed by sessions.
    """
    wanted, year = _LISTS_ALL.search(asked.text), asked_year(asked.text)
    if wanted is None or month_asked(asked.text) or not (year or _ALL.search(asked.text)):
        return ()
    table = _about(asked, (table for table in _tables(ranked, shelf_of) if table.is_by_month))
    head = stems(re.split(r"[:(]", table.heading)[0])[-1:] if table else ()
    if table is None or stem(wanted[1]) not in head:
        return ()
    return tuple(
        record
        for record in table.records
        if record.columns and year in (None, asked_year(record.columns[0]) or year) and record.months_of(year)
    )


def _month_beside(text: str, earlier: Sequence[str]) -> str | None:
    """The month after or before the one that the turns before were about; None where none is asked for."""
    after, before = _AFTER.search(text), _BEFORE.search(text)
    named = next((month for turn in reversed(earlier) if (month := month_asked(turn) or _only(months_in(turn)))), None)
    if named is None or not (after or before):
        return None
    return MONTHS[(MONTHS.index(named) + (1 if after else -1)) % len(MONTHS)]


def _only(months: Sequence[str]) -> str | None:
    return months[0] if len(months) == 1 else None


def sections_count(
    asked: Asked, ranked: Sequence[Candidate], shelf_of: Callable[[str], Sequence[Passage]]
) -> tuple[Table, str, int] | None:
    """How many rows a calendar lists under the year that a question names: (table, its section, count); None else."""
    thing, year = counted_things(asked.text), asked_year(asked.text)
    if thing is None or year is None:
        return None
    table = _about(asked, (table for table in _tables(ranked, shelf_of) if table.is_by_month))
    if table is None or stem(thing) not in stems(table.about):
        return None
    rows = [record for record in table.records if record.columns and asked_year(record.columns[0]) == year]
    return (table, column_name(rows[0].columns[0]), len(rows)) if rows else None


def _tables(ranked: Sequence[Candidate], shelf_of: Callable[[str], Sequence[Passage]]) -> Iterable[Table]:
    seen: set[Passage] = set()
    found = 0
    for candidate in ranked:
        passage = candidate.excerpt.passage
        if passage.kind is PassageKind.TABLE and passage not in seen:
            passages = together(passage, shelf_of(passage.program))
            seen.update(passages)
            table = table_of(passages)
            found += 1
            if table:
                yield table
            if found == _LOOKED_AT:
                return


def _about(asked: Asked, tables: Iterable[Table]) -> Table | None:
    """The table whose heading, caption and columns have most of what the question is about, if that is enough."""
    own = frozenset(stems(asked.text)) - _NO_SUBJECT  # what earlier turns were about is not asked again
    terms = [term for term in asked.terms if term.stem in own and not _is_date(term.stem)]
    total = sum(term.weight for term in terms)
    if not total:
        return None
    shares = {
        at: (sum(term.weight * term.presence(frozenset(stems(table.about))) for term in terms) / total, table)
        for at, table in enumerate(tables)
    }
    share, table = max(shares.values(), key=lambda entry: entry[0], default=(0.0, None))
    return table if share >= _ABOUT_IT else None


def _is_date(word: str) -> bool:
    return word.isdigit() or any(stem(month.lower()) == word for month in MONTHS)
