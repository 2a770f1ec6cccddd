"""What a person's sentence can mean: frozen values, one for each thing that the companion does about it."""

from datetime import date, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.hours import HourEntry, HourKind, MeetingFormat
from induction.writing.drafts import DraftKind

_FACTS = ("kind", "category", "minutes", "on", "format")


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Problem(StrEnum):
    """Why hours cannot be recorded as they were said; the order is the order in which they are asked about."""

    FUTURE_DATE = "future_date"
    TOO_LONG = "too_long"
    NON_POSITIVE = "non_positive"
    MISSING_DURATION = "missing_duration"
    MISSING_ACTIVITY = "missing_activity"
    AMBIGUOUS_DATE = "ambiguous_date"


OF_ONE_ENTRY = frozenset({Problem.FUTURE_DATE, Problem.TOO_LONG, Problem.NON_POSITIVE})
"""What can be wrong with one entry of a message while all that is needed was said."""


class SpokenEntry(_Value):
    """One stretch of hours as it was said; None is what was not said or could not be told.

    `counterpart` is the other person as written (a name or a Slack mention), None for "my coach".
    `starts` and `ends` are there only where the half of the day is certain. `together` is coaching of several people
    at the same time.
    """

    kind: HourKind | None = None
    category: str | None = None
    minutes: int | None = None
    on: date | None = None
    format: MeetingFormat | None = None
    counterpart: str | None = None
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    together: bool = False


class LogHours(_Value):
    """Hours to record. Without a problem every entry has a kind, minutes and a day.

    `readings` are the few ways to take it where the problem leaves them open, each without a problem.
    """

    entries: tuple[SpokenEntry, ...]
    problem: Problem | None = None
    readings: tuple["LogHours", ...] = ()


class CorrectionAction(StrEnum):
    """What is to happen to an entry that is already there."""

    UPDATE = "update"
    DELETE = "delete"


class EntryReference(_Value):
    """Which recorded entry is meant: the last one, or the one with these facts.

    `logged_by` is who else is said to have logged it, as written.
    """

    last: bool = False
    kind: HourKind | None = None
    category: str | None = None
    minutes: int | None = None
    on: date | None = None
    format: MeetingFormat | None = None
    counterpart: str | None = None
    logged_by: str | None = None

    @property
    def has_facts(self) -> bool:
        """Whether anything is said of the entry itself."""
        return any(getattr(self, fact) is not None for fact in _FACTS)

    def fits(self, entry: HourEntry) -> bool:
        """Whether all that is said of it is so; "not 90" is said of one of 90 minutes."""
        return all(getattr(self, fact) in {None, getattr(entry, fact)} for fact in _FACTS)


class EntryChanges(_Value):
    """The new facts of an entry; None is what stays. All None: a change was asked for but could not be read."""

    kind: HourKind | None = None
    category: str | None = None
    minutes: int | None = None
    on: date | None = None
    format: MeetingFormat | None = None
    counterpart: str | None = None
    starts: time | None = None
    ends: time | None = None


class Correction(_Value):
    """A wish to change or to void what was recorded; `reason` is why, in the person's own words."""

    action: CorrectionAction
    which: EntryReference
    changes: EntryChanges = EntryChanges()
    reason: str | None = None


class Doubt(StrEnum):
    """Why the companion asks back instead of guessing."""

    INCOMPLETE = "incomplete"  # an activity, a name or a day, but nothing to record
    UNCLEAR_NUMBER = "unclear_number"  # a number that is neither a length nor a day nor part of a topic
    UNKNOWN_REFERENCE = "unknown_reference"  # "the usual", "same as last time"
    SEVERAL_LENGTHS = "several_lengths"
    SEVERAL_DAYS = "several_days"
    SEVERAL_PEOPLE = "several_people"
    SEVERAL_ACTIVITIES = "several_activities"
    UNSURE = "unsure"  # "maybe", "or", "not": the person leaves it open
    QUESTION_OR_LOG = "question_or_log"


class Ambiguous(_Value):
    """About hours, but open to more than one reading: to these, each without a problem, where they are known.

    Of what may be a log or a question the one reading is the log.
    """

    doubt: Doubt
    readings: tuple[LogHours, ...] = ()


class ShowProgress(_Value):
    """Where somebody stands; `of` is the name as written, None for oneself or one's whole caseload."""

    of: str | None = None


class WriteDraft(_Value):
    """A new goal or reflection in the person's own words; none where the form is to ask for them.

    A coach's words begin with whose it is (`Dana: …`).
    """

    kind: DraftKind
    words: str


class ShowDrafts(_Value):
    """The goals or reflections of somebody; `of` is the name as written, None for one's own."""

    kind: DraftKind
    of: str | None = None


class Help(_Value):
    """What the companion can do; `about_logging` where it was asked how hours are logged."""

    about_logging: bool = False


class Greeting(_Value):
    """Small talk that needs no more than a kind word; `thanks` where it was a thank-you."""

    thanks: bool = False


class Question(_Value):
    """Everything else: a question to the program's documents, in the person's own words."""

    text: str


Intent = LogHours | Correction | Ambiguous | ShowProgress | WriteDraft | ShowDrafts | Help | Greeting | Question
