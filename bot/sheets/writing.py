"""Hour entries to CSV: every fact of every line, in the columns of a layout."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from types import MappingProxyType

from bot.sheets.about import About
from bot.sheets.escaping import neutral
from bot.sheets.layouts import DayOrder, Fact, Layout, NameOrder
from bot.sheets.lines import History, Named, SheetLine, Word
from induction.calendar import day_words
from induction.refused import Refused

Value = str | int | float | date | time | None
"""What is written into a cell, as a spreadsheet knows it."""


def csv_of(lines: Sequence[SheetLine], layout: Layout, about: About) -> bytes:
    """The lines as a CSV file that Excel opens with its accents, and that reads back as it was written.

    Refused for a layout that is for reading only.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([layout.heading(fact) for fact in layout.write])
    writer.writerows([_as_text(value, layout) for value in row] for row in rows_of(lines, layout, about))
    return text.getvalue().encode("utf-8-sig")


def rows_of(lines: Sequence[SheetLine], layout: Layout, about: About) -> list[list[Value]]:
    """A row of values a line, in the layout's columns; text is neutral already."""
    if not layout.write:
        raise Refused("read_only_layout", f"Hours are read from {layout.title}, and not written for it.")
    return [[_neutral(_VALUES[fact](line, layout, about)) for fact in layout.write] for line in lines]


def written_for(layout: Layout, lines: Sequence[SheetLine]) -> Sequence[SheetLine]:
    """The lines that such a file holds: all of them in ours, and in others what counts, of the kind that they hold."""
    if layout.verbatim:
        return lines
    kind = layout.constants.kind
    return [line for line in lines if line.counts and kind in {None, line.kind}]


def file_name(title: str, on: date, ending: str, *, of_record: bool) -> str:
    """What a file is called: what is in it, its day, and whether it is only a copy."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in title.casefold()).split()) or "hours"
    mark = "" if of_record else "-not-the-system-of-record"
    return f"hours-{words[:60].rstrip('-')}-{on.isoformat()}{mark}.{ending}"


def _as_text(value: Value, layout: Layout) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return _day(value, layout)
    if isinstance(value, time):
        return value.isoformat("minutes" if value.second == 0 else "seconds")
    return "" if value is None else str(value)


def _day(on: date, layout: Layout) -> str:
    if layout.verbatim:
        return on.isoformat()
    return f"{on:%m/%d/%Y}" if layout.dates is DayOrder.MONTH_FIRST else f"{on:%d/%m/%Y}"


def _neutral(value: Value) -> Value:
    return neutral(value) if isinstance(value, str) else value


def _name(person: Named | None, layout: Layout) -> str | None:
    if person is None:
        return None
    if layout.names is NameOrder.FIRST_LAST or " " not in person.name:
        return person.name
    first, _, last = person.name.rpartition(" ")
    return f"{last}, {first}"


def _email(person: Named | None) -> str | None:
    return None if person is None else person.email


def _flag(is_so: bool) -> str:  # noqa: FBT001 - it is the value itself that is written
    return "yes" if is_so else "no"


def _of_history(read: Callable[[History], Value]) -> "_Write":
    return lambda line, _layout, _about: None if line.history is None else read(line.history)


def _of_word(read: Callable[[Word], Value]) -> "_Write":
    return _of_history(lambda history: None if history.word is None else read(history.word))


def _said(line: SheetLine, about: About) -> str | None:
    """How far the two behind the line agree, in words."""
    word = None if line.history is None else line.history.word
    if word is None:
        return None
    said = [word.state.label]
    if word.by is not None:
        said.append(f"by {word.by}")
    if word.at is not None:
        said.append(f"on {day_words(about.local(word.at).date())}")
    return " ".join(said) + (f": {word.reason}" if word.reason else "")


def _instant(at: datetime | None) -> str | None:
    """With its zone, which no cell of a spreadsheet has."""
    return None if at is None else at.isoformat()


_Write = Callable[[SheetLine, Layout, About], Value]

_VALUES: Mapping[Fact, _Write] = MappingProxyType(
    {
        Fact.ENTRY: _of_history(lambda history: history.entry),
        Fact.CANDIDATE: lambda line, layout, _: _name(line.candidate, layout),
        Fact.CANDIDATE_EMAIL: lambda line, _, __: _email(line.candidate),
        Fact.PROGRAM: lambda line, _, about: line.program and about.programs.get(line.program, line.program),
        Fact.PROGRAM_KEY: lambda line, _, __: line.program,
        Fact.COHORT: lambda line, _, __: line.cohort,
        Fact.YEAR: lambda line, _, __: line.year,
        Fact.ZONE: lambda line, _, __: line.zone,
        Fact.DATE: lambda line, _, __: line.on,
        Fact.STARTS: lambda line, _, __: line.starts,
        Fact.ENDS: lambda line, _, __: line.ends,
        Fact.MINUTES: lambda line, _, __: line.minutes,
        Fact.HOURS: lambda line, _, __: round(line.minutes / 60, 2),
        Fact.KIND: lambda line, _, __: line.kind and line.kind.label,
        Fact.CATEGORY: lambda line, _, about: line.category and about.categories.get(line.category, line.category),
        Fact.CATEGORY_KEY: lambda line, _, __: line.category,
        Fact.FORMAT: lambda line, _, __: line.format and line.format.label,
        Fact.COACH: lambda line, layout, _: _name(line.coach, layout),
        Fact.COACH_EMAIL: lambda line, _, __: _email(line.coach),
        Fact.TOGETHER: lambda line, _, __: _flag(line.together),
        Fact.TOPIC: lambda line, _, __: line.topic,
        Fact.ASSIGNMENT: lambda line, _, __: None if line.assignment is None else _flag(line.assignment),
        Fact.COUNTS: lambda line, _, __: _flag(line.counts),
        Fact.CORRECTS: _of_history(lambda history: history.corrects),
        Fact.REPLACED_BY: _of_history(lambda history: history.replaced_by),
        Fact.VOIDED: _of_history(lambda history: _flag(history.voided)),
        Fact.REASON: _of_history(lambda history: history.reason),
        Fact.LOGGED_BY: _of_history(lambda history: history.logged_by.name),
        Fact.LOGGED_BY_EMAIL: _of_history(lambda history: history.logged_by.email),
        Fact.LOGGED_AT: _of_history(lambda history: _instant(history.logged_at)),
        Fact.LOGGED_LOCAL: lambda line, _, about: None if line.history is None else about.local(line.history.logged_at),
        Fact.SAID_WORDS: lambda line, _, about: _said(line, about),
        Fact.STATE: _of_word(lambda word: word.state.value),
        Fact.SAID_BY: _of_word(lambda word: None if word.by is None else word.by.name),
        Fact.SAID_BY_EMAIL: _of_word(lambda word: None if word.by is None else word.by.email),
        Fact.SAID_AT: _of_word(lambda word: _instant(word.at)),
        Fact.SAID_WHY: _of_word(lambda word: word.reason),
        Fact.OF_RECORD: lambda _, __, about: _flag(about.of_record),
    }
)
"""What is written for each fact. Names that come in parts are read from others' sheets, and written nowhere."""
