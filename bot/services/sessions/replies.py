"""Closed sessions and action items as people get them, as values: the form, one session, lists, reminders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.services.ledger.replies import EntryLine, Receipt, SessionPair
from induction.access import NOTHING, Opened
from induction.ledger.sessions import ActionItem, ClosedSession
from induction.packs.cpsels import CPSELS, Standard
from induction.people import Person


class Side(StrEnum):
    """One of the two who were in a session."""

    CANDIDATE = "candidate"
    COACH = "coach"


class SessionAnswer(StrEnum):
    """What a coach answers to a question about the hours of a session."""

    RIGHT = "right"  # they are as they were filled in
    THEIRS = "theirs"  # it is the session that the candidate logged, and they logged it rightly
    NOT_RIGHT = "not_right"  # it is that session, but it was not as they logged it
    APART = "apart"  # it is another one
    TOGETHER = "together"  # it was one session with several candidates


@dataclass(frozen=True)
class SessionQuestion:
    """What is asked about the hours, and the words of each answer. `pair` is the entry that the candidate logged."""

    words: str
    answers: Mapping[SessionAnswer, str]
    pair: SessionPair | None = None

    def answered_by(self, filled: "FilledSession") -> bool:
        """Whether the form says which answer it is, to this question and not to one about another entry."""
        shown = None if self.pair is None else self.pair.entry.id
        return filled.answer in self.answers and filled.about in {None, shown}


@dataclass(frozen=True)
class ItemLine:
    """One action item as a reader knows it.

    `owner` and `done_by` are None for the reader. `beside` is the candidate it was agreed on with, None where that is
    plain. `done_on` is the reader's day on which it was done, None while it is open.
    """

    item: ActionItem
    owner: str | None
    beside: str | None
    done_by: str | None
    done_on: date | None
    overdue: bool


@dataclass(frozen=True)
class ItemList:
    """What was agreed and is still to be done, overdue first; what was done lately; and when the two meet next.

    `meetings` are by day, with the name of the other of the two.
    """

    lines: Sequence[ItemLine] = ()
    done: Sequence[ItemLine] = ()
    meetings: Sequence[tuple[date, str]] = ()


@dataclass(frozen=True)
class ItemShown:
    """One action item by itself: a reminder of it, or what became of it. `moved` is that its day was put off."""

    line: ItemLine
    moved: bool = False


@dataclass(frozen=True)
class FilledItem:
    """An action item as it is filled in; None is what is empty."""

    text: str | None = None
    owner: Side | None = None
    due: date | None = None


@dataclass(frozen=True)
class FilledSession:
    """A session as it is filled in; None is what is empty.

    `length` is as it was typed. `touched` is `cpsel:` with its number, or `goal:` with its id. `done` are the action
    items that were ticked; `answer` is to what was asked about the hours, and `about` the entry of the candidate that
    was shown with it.
    """

    candidate_id: int | None = None
    length: str | None = None
    on: date | None = None
    touched: str | None = None
    notes: str | None = None
    items: Sequence[FilledItem] = ()
    next_on: date | None = None
    done: Sequence[int] = ()
    answer: SessionAnswer | None = None
    about: int | None = None


@dataclass(frozen=True)
class SessionForm:
    """A session to close, for its `coach`.

    `candidate` is whom it was with, None where that is still to be chosen among `candidates`. `goals` are the IIP goals
    that they kept, by id and name. `waiting` is what they have agreed on before and is open. `entry_id` and `entry` are
    the hours that it is closed beside, None where they are to be recorded with it. There is room for so many `rows` of
    action items. `question` has to be answered before it is closed. `standards` are those of the coach's program, and
    `opened` is what its rules open to more readers of notes.
    """

    coach: Person
    candidates: Sequence[Person]
    candidate: Person | None
    today: date
    known: FilledSession
    goals: Sequence[tuple[str, str]] = ()
    waiting: Sequence[ItemLine] = ()
    entry_id: int | None = None
    entry: EntryLine | None = None
    rows: int = 1
    question: SessionQuestion | None = None
    standards: Sequence[Standard] = CPSELS
    opened: Opened = NOTHING


@dataclass(frozen=True)
class SessionLine:
    """One session as a reader knows it. `coach` is None for the reader; `touched` is the CPSEL or the IIP goal.

    `withheld` is that it has notes, and that they are not open to the reader: then `session` comes without them.
    `opened` is what the program's rules open to more readers of notes.
    """

    session: ClosedSession
    candidate: Person
    coach: str | None
    touched: str | None
    items: Sequence[ItemLine]
    withheld: bool = False
    opened: Opened = NOTHING


@dataclass(frozen=True)
class SessionClosed:
    """What a coach gets who closed a session.

    `receipt` is that of hours recorded with it; without one it was closed beside hours that were there, `confirmed` by
    the coach with that, or `disputed`. `offers_rating` is whether they are offered to rate their own coaching.
    """

    line: SessionLine
    receipt: Receipt | None = None
    confirmed: bool = False
    disputed: bool = False
    offers_rating: bool = False


@dataclass(frozen=True)
class SessionList:
    """Sessions with a candidate, newest first, without the `skipped` newest; `left` are older still.

    `whose` is None for the reader's own.
    """

    candidate: Person
    whose: str | None
    lines: Sequence[SessionLine]
    skipped: int = 0
    left: int = 0


@dataclass(frozen=True)
class ToldSession:
    """What the candidate hears of a session that was closed."""

    candidate: Person
    line: SessionLine
