"""What people get back about what is due, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from induction.ahead.dated import Ahead, Deadline
from induction.packs.pack import ProgramPack
from induction.people import Person


@dataclass(frozen=True)
class DeadlineList:
    """What is due for one candidate. `mine` is whether it is the reader's own.

    `adders` are those, by name, who can put a day on record from which something counts. `about` is the one thing that
    was asked for: then `ahead` holds nothing else.
    """

    candidate: Person
    mine: bool
    pack: ProgramPack
    ahead: Ahead
    adders: Sequence[str] = ()
    about: str | None = None


@dataclass(frozen=True)
class CohortDates:
    """What one cohort has in common; `name` is None for those in none."""

    name: str | None
    candidates: int
    ahead: Ahead


@dataclass(frozen=True)
class CandidateDue:
    """What one candidate has by themselves in this week and the next, by day."""

    candidate: Person
    soon: Sequence[Deadline]


@dataclass(frozen=True)
class CohortDeadlines:
    """What is due for several candidates: the common dates of each cohort, and who has something of their own.

    `people` is None for a reader who sees nobody's record.
    """

    title: str
    pack: ProgramPack
    cohorts: Sequence[CohortDates]
    people: Sequence[CandidateDue] | None = None
    cohort: str | None = None


@dataclass(frozen=True)
class CalendarFile:
    """A calendar as a file, and what has a month alone and is in no calendar therefore."""

    name: str
    content: bytes
    events: int
    title: str
    today: date
    months: Sequence[Deadline] = ()
