"""What people get back about the program's own sessions, as values: the form, the receipt, and what candidates hear."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from bot.services.ledger.replies import EntryLine, Proposed, SameSession
from induction.ledger.attendance import Attendance
from induction.packs.pack import Category, ProgramPack
from induction.people import Person


@dataclass(frozen=True)
class TaughtChoice:
    """A session that can be chosen on the form.

    `key` is `date:` with a key of the calendar, `record:` with the number of attendance, or `else` for something else.
    `first` and `last` are its days: one, or those of a month in which no day is printed.
    """

    key: str
    title: str = ""
    first: date | None = None
    last: date | None = None
    category: str | None = None
    minutes: int | None = None
    starts: time | None = None
    ends: time | None = None

    @property
    def date_key(self) -> str | None:
        """The key of the calendar's date, where it is one."""
        kind, _, key = self.key.partition(":")
        return key if kind == "date" else None

    @property
    def recorded(self) -> int | None:
        """The number of the attendance, where it is recorded."""
        kind, _, number = self.key.partition(":")
        return int(number) if kind == "record" and number.isdecimal() else None

    @property
    def has_day(self) -> bool:
        """Whether it is on one day."""
        return self.first is not None and self.first == self.last

    @property
    def day(self) -> date | None:
        """Its day, where it is on one."""
        return self.first if self.has_day else None


SOMETHING_ELSE = TaughtChoice("else")


@dataclass(frozen=True)
class FilledAttendance:
    """Attendance as it is filled in; None is what is empty. `length` is as it was typed, the candidates by number.

    `submitted` is None where nobody was asked about assignments, and empty where nobody has handed in theirs.
    """

    title: str | None = None
    category: str | None = None
    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    length: str | None = None
    present: frozenset[int] = frozenset()
    submitted: frozenset[int] | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Told:
    """What whoever fills in the form was told of, so that sending it off again means yes.

    `clashes` are the candidates who keep their own hours, `holiday` is the day of a federal holiday, and `minutes` a
    length that is hardly one of a session.
    """

    clashes: frozenset[int] = frozenset()
    holiday: date | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class AttendanceForm:
    """Who was at a session of a cohort, to fill in.

    Of several `cohorts` one is chosen. `candidates` are those of the chosen one, and `known` is what stands in the
    fields. `recorded` is the attendance that is changed, None for a new one, with who recorded it when. `questions` are
    asked before it is done.
    """

    pack: ProgramPack
    cohorts: Sequence[str]
    cohort: str
    choices: Sequence[TaughtChoice]
    choice: TaughtChoice
    candidates: Sequence[Person]
    known: FilledAttendance
    recorded: Attendance | None = None
    recorded_by: str | None = None
    recorded_on: date | None = None
    questions: Sequence[str] = ()
    told: Told = field(default_factory=Told)

    @property
    def categories(self) -> Sequence[Category]:
        """What the hours of something else can be: the program's own sessions first."""
        taught = self.pack.entries.taught
        return sorted(self.pack.categories, key=lambda one: one.key not in taught)


@dataclass(frozen=True)
class AttendanceReceipt:
    """What stands after attendance was recorded, changed or taken back.

    `keep` are those whose own hours stand for the session, `left_out` those who have other hours at that time.
    `missing` have not handed in the assignment, None where nobody was asked. `first_time` is False where nothing was
    changed.
    """

    attendance: Attendance
    category: str | None
    present: Sequence[Person]
    absent: Sequence[Person]
    keep: Sequence[Person] = ()
    left_out: Sequence[Person] = ()
    missing: Sequence[Person] | None = None
    changed: bool = False
    first_time: bool = True


@dataclass(frozen=True)
class TaughtSession:
    """A session of a cohort: recorded, or not yet. `disputed` is what candidates say is not right about it."""

    cohort: str
    choice: TaughtChoice
    attendance: Attendance | None = None
    disputed: Sequence[str] = ()


@dataclass(frozen=True)
class TaughtSessions:
    """The sessions of each cohort so far, newest first."""

    pack: ProgramPack
    cohorts: Sequence[str]
    sessions: Sequence[TaughtSession]


class TaughtState(StrEnum):
    """Where a candidate's hours of a session of the program are."""

    MINE = "mine"  # on their record
    WITHOUT_ME = "without_me"  # recorded, and they are not among those who were there
    NOT_YET = "not_yet"  # not recorded
    NO_SESSION = "no_session"  # the calendar has none that day
    NO_DAY = "no_day"  # nobody said which day it was


@dataclass(frozen=True)
class TaughtClaim:
    """That a candidate was at a session of that category on that day; `minutes` as they said, where they did."""

    candidate_id: int
    category: str
    on: date
    minutes: int | None = None


@dataclass(frozen=True)
class TaughtLine:
    """What is known of one session that a candidate typed.

    `minutes` and `recorded_by` are those of what is on record; where they typed another length that is `said`, and
    `doubtful` the entry of which they can say that it is not right. `claim` can be sent to who records, where it is
    open. `near` are the sessions nearest to a day that has none.
    """

    label: str
    state: TaughtState
    on: date | None = None
    minutes: int | None = None
    recorded_by: str | None = None
    said: int | None = None
    doubtful: int | None = None
    claim: TaughtClaim | None = None
    near: Sequence["TaughtLine"] = ()


@dataclass(frozen=True)
class TaughtAnswer:
    """What a candidate hears who types hours of the program's own sessions.

    `recorders` record them. `others` is what else was in the message: the card for it, or why there is none.
    """

    lines: Sequence[TaughtLine]
    recorders: Sequence[Person]
    others: Proposed | SameSession | str | None = None


@dataclass(frozen=True)
class ClaimSent:
    """That those who record attendance are asked to add the candidate; `first_time` is False where they were before."""

    claim: TaughtClaim
    label: str
    recorders: Sequence[Person]
    first_time: bool


@dataclass(frozen=True)
class ClaimShown:
    """What a candidate asks whoever records attendance.

    `attendance` is None where the session is not recorded; `session` is then its key among the choices, where it has
    one.
    """

    candidate: Person
    claim: TaughtClaim
    label: str
    cohort: str
    attendance: Attendance | None
    session: str | None = None


@dataclass(frozen=True)
class ClaimSettled:
    """What became of a candidate's claim: they were `added`, or were not there."""

    candidate: Person
    by: Person
    label: str
    on: date
    minutes: int | None
    added: bool


@dataclass(frozen=True)
class LeftOut:
    """For a candidate: `by` has them at a session whose hours cannot be added beside theirs.

    `line` is what of theirs is in the way, None where the day is full; with `claim` they ask again, once it is not.
    """

    candidate: Person
    by: Person
    attendance: Attendance
    line: EntryLine | None
    claim: TaughtClaim | None
