"""One row of a sheet as an hour entry, or what is wrong in each of its cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import TypeVar

from bot.sheets.cells import Fault, instant, number, one_of, shown, text_of, yes_or_no
from bot.sheets.columns import Columns
from bot.sheets.day_orders import Days
from bot.sheets.escaping import restored
from bot.sheets.layouts import Fact, Layout
from bot.sheets.lengths import clock, minutes, span
from bot.sheets.lines import History, Named, SheetLine, Word
from bot.sheets.tables import Cell
from induction.hours import HourKind, MeetingFormat, duration
from induction.ledger.confirmations import EntryState

LONGEST = 3000
"""Characters of a topic or a reason."""

Read = TypeVar("Read")

_A_MINUTE, _AN_HOUR = 1, 60
_ROUNDED = 3
"""Minutes that a length in tenths of an hour can be off."""


@dataclass
class RowCells:
    """The cells of a row by the fact that they hold; `faults` are the headings and what is wrong below them."""

    layout: Layout
    columns: Columns
    days: Days
    cells: Sequence[Cell]
    faults: list[tuple[str | None, str]] = field(default_factory=list)

    def cell(self, place: int | None) -> Cell:
        """What stands at that place; None where there is nothing."""
        if place is None or place >= len(self.cells):
            return None
        found = self.cells[place]
        if isinstance(found, str) and self.layout.verbatim:
            return restored(found)
        return found

    def of(self, fact: Fact) -> Cell:
        """What stands in the fact's column."""
        return self.cell(self.columns.place(fact))

    def text(self, fact: Fact) -> str:
        """The words in the fact's columns; of several, those that say something, apart."""
        said = [text_of(self.cell(place)) for place in self.columns.places.get(fact, ())]
        return " | ".join(dict.fromkeys(one for one in said if one))

    def read(self, fact: Fact, how: Callable[[Cell], Read]) -> Read | None:
        """What the fact's cell says; None where it is empty, or says something else, which is then a fault."""
        if not self.text(fact):
            return None
        try:
            return how(self.of(fact))
        except Fault as fault:
            self.blame(fact, str(fault))
            return None

    def blame(self, fact: Fact, why: str) -> None:
        """Something is wrong below the fact's heading."""
        place = self.columns.place(fact)
        self.faults.append((None if place is None else self.columns.headings[place], why))

    def has(self, *facts: Fact) -> bool:
        """Whether anything stands in one of these columns."""
        return any(self.text(fact) for fact in facts)


def entry_line(row: RowCells) -> SheetLine | None:
    """The row as an hour entry; None where something is wrong, which `row.faults` says."""
    layout = row.layout
    if not row.has(Fact.DATE):
        row.blame(Fact.DATE, "there is no date.")
    on = row.read(Fact.DATE, row.days.day)
    starts, ends = row.read(Fact.STARTS, clock), row.read(Fact.ENDS, clock)
    length = _length(row, starts, ends)
    kind = row.read(Fact.KIND, lambda cell: one_of(cell, HourKind, layout.words.kind)) or layout.constants.kind
    how = row.read(Fact.FORMAT, lambda cell: one_of(cell, MeetingFormat, layout.words.format))
    together, counts = row.read(Fact.TOGETHER, yes_or_no), row.read(Fact.COUNTS, yes_or_no)
    topic, history = _words(row, Fact.TOPIC), _history(row)
    names_coaches = row.columns.place(Fact.COACH) is not None and not layout.verbatim
    if kind is HourKind.COACHING and names_coaches and not row.has(Fact.COACH):
        row.blame(Fact.COACH, "it does not say who the coach was.")
    if row.faults or on is None or length is None:
        return None
    return SheetLine(
        candidate=candidate_of(row),
        on=on,
        minutes=length,
        kind=kind,
        category=row.text(Fact.CATEGORY_KEY) or row.text(Fact.CATEGORY) or layout.constants.category,
        coach=_named(row, Fact.COACH, Fact.COACH_EMAIL, Fact.COACH_FIRST, Fact.COACH_LAST),
        format=how or layout.constants.format,
        topic=topic,
        starts=starts,
        ends=ends,
        together=bool(together),
        counts=counts is not False,
        program=row.text(Fact.PROGRAM_KEY) or row.text(Fact.PROGRAM) or None,
        cohort=row.text(Fact.COHORT) or None,
        year=row.read(Fact.YEAR, number),
        zone=row.text(Fact.ZONE) or None,
        assignment=row.read(Fact.ASSIGNMENT, yes_or_no),
        history=history,
    )


def candidate_of(row: RowCells) -> Named | None:
    """Whose hours the row says they are."""
    return _named(row, Fact.CANDIDATE, Fact.CANDIDATE_EMAIL, Fact.CANDIDATE_FIRST, Fact.CANDIDATE_LAST)


def length_of(row: RowCells) -> int | None:
    """The minutes that the row's length says, if it says one; a fault where it says two."""
    length = row.read(Fact.MINUTES, lambda cell: minutes(cell, a_number_is=_A_MINUTE))
    hours = row.read(Fact.HOURS, lambda cell: minutes(cell, a_number_is=_AN_HOUR))
    if length is None or hours is None:
        return hours if not row.has(Fact.MINUTES) else length
    if abs(length - hours) > 1:  # hours are written with two digits
        row.blame(Fact.HOURS, f"it says {duration(hours)}, and its minutes say {duration(length)}. Make them the same.")
        return None
    return length


def _length(row: RowCells, starts: time | None, ends: time | None) -> int | None:
    """The length that is written, or else the time between the two of the clock."""
    length = length_of(row)
    if length is not None and starts is not None and ends is not None and not row.has(Fact.ENTRY):
        return _agreed(row, length, starts, ends)
    if length is not None or row.has(Fact.MINUTES, Fact.HOURS):
        return length
    if starts is None or ends is None:
        if not row.faults:
            row.blame(Fact.HOURS, "there is no length. Write 1.5, 1:30 or 1h 30m.")
        return None
    if ends <= starts:
        row.blame(Fact.ENDS, f"it ends at {ends:%H:%M}, before it begins at {starts:%H:%M}.")
        return None
    return span(starts, ends)


def _agreed(row: RowCells, length: int, starts: time, ends: time) -> int | None:
    """The time between the two of the clock, where the length that is written is the same but for its rounding."""
    told = span(starts, ends)
    if told <= 0:
        row.blame(Fact.ENDS, f"it ends at {ends:%H:%M}, before it begins at {starts:%H:%M}.")
    elif abs(told - length) > _ROUNDED:
        row.blame(Fact.ENDS, f"{starts:%H:%M} to {ends:%H:%M} is {told} minutes, and the length says {length}.")
    else:
        return told
    return None


def _named(row: RowCells, name: Fact, email: Fact, first: Fact, last: Fact) -> Named | None:
    words = row.text(name) or " ".join(filter(None, [row.text(first), row.text(last)]))
    address = row.text(email)
    if not address and "@" in words and " " not in words:
        words, address = "", words
    return Named(words, address) if words or address else None


def _words(row: RowCells, fact: Fact) -> str | None:
    """A text as it stands in our own files, and without the blanks around it in those of others."""
    found = row.of(fact)
    words = found if isinstance(found, str) and row.layout.verbatim else text_of(found)
    if len(words) > LONGEST:
        row.blame(fact, f"that is {len(words):,} characters, and up to {LONGEST:,} fit: {shown(words)}")
    return words or None


def _history(row: RowCells) -> History | None:
    """What our own files say beside the entry itself; None in a file that does not say it."""
    entry, logged_at = row.read(Fact.ENTRY, number), row.read(Fact.LOGGED_AT, instant)
    logged_by = _pair(row, Fact.LOGGED_BY, Fact.LOGGED_BY_EMAIL)
    if entry is None or logged_at is None or logged_by is None:
        return None
    return History(
        entry=entry,
        logged_by=logged_by,
        logged_at=logged_at,
        corrects=row.read(Fact.CORRECTS, number),
        replaced_by=row.read(Fact.REPLACED_BY, number),
        voided=bool(row.read(Fact.VOIDED, yes_or_no)),
        reason=_words(row, Fact.REASON),
        word=_word(row),
    )


def _word(row: RowCells) -> Word | None:
    state = row.read(Fact.STATE, lambda cell: one_of(cell, EntryState, {}))
    if state is None:
        return None
    by = _pair(row, Fact.SAID_BY, Fact.SAID_BY_EMAIL)
    return Word(state, by, row.read(Fact.SAID_AT, instant), _words(row, Fact.SAID_WHY))


def _pair(row: RowCells, name: Fact, email: Fact) -> Named | None:
    found = Named(row.text(name), row.text(email))
    return found if found.name or found.email else None
