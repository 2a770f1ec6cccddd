"""What a person gets back, as values: each surface (Slack, the command line) shows them in its own way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.services.attendance_replies import (
    AttendanceForm,
    AttendanceReceipt,
    ClaimSent,
    ClaimSettled,
    TaughtAnswer,
    TaughtSessions,
)
from bot.services.calendar_replies import FromCalendar
from bot.services.confirmation_replies import DisputeForm, OpenDispute, OverdueLine, ToConfirm, UnsettledProgram
from bot.services.draft_replies import DraftForm, DraftList, DraftShown
from bot.services.history_replies import HourHistory
from bot.services.hour_replies import CandidateSummary, EntryLine, LogForm, Proposed, Receipt, SameSession
from bot.services.import_replies import Imported, SheetShown
from bot.services.question_replies import GapsReport, Rated, SendForm, SentOn
from bot.services.reading_replies import WhichReading
from bot.services.session_replies import ItemList, ItemShown, SessionClosed, SessionForm, SessionList
from induction.attended import Attended, Period
from induction.packs import CrisisLine, ProgramPack
from induction.people import Person, Role
from induction.requirements import Standing
from induction.schedule import ProgramDate
from knowledge.answers import Answer, Turn
from knowledge.finding.questions import points_back
from storage.errands import KeptErrand


@dataclass(frozen=True)
class Words:
    """Plain words: a question back, a refusal, a greeting."""

    text: str


class NotNow(Words):
    """That the records are busy, so that nothing was done. It waits for no record itself, and is kept nowhere."""


@dataclass(frozen=True)
class Crisis:
    """The fixed card for someone in crisis."""

    lines: Sequence[CrisisLine]


@dataclass(frozen=True)
class Disclosed:
    """The fixed card for someone who tells of harm, or complains: kept nowhere, as the crisis card is."""

    words: str


@dataclass(frozen=True)
class Help:
    """What can be done here; `nearest` is the command that was perhaps meant."""

    role: Role | None
    nearest: str | None = None


@dataclass(frozen=True)
class Answered:
    """What the documents of `program` (None: of all) say to `question`.

    `turns` are those before it without which it is not understood. `ratable` is whether whoever asked can say if it
    helped. `kept` is the key under which a question that is not answered is kept, so that it can be sent on.
    """

    question: str
    program: ProgramPack | None
    answer: Answer
    turns: tuple[Turn, ...] = ()
    ratable: bool = False
    kept: str | None = None

    @property
    def asked(self) -> str:
        """The question as somebody understands it who did not follow the conversation."""
        before = next((turn.text for turn in self.turns if turn.role == "user"), None)
        return f"{self.question} (after: {before})" if before and points_back(self.question) else self.question


@dataclass(frozen=True)
class WhichProgram:
    """The question stands open until someone says which program is meant."""

    question: str
    programs: Sequence[ProgramPack]


@dataclass(frozen=True)
class NextDates:
    """What comes next for a cohort, nearest first; `today` is the reader's day."""

    dates: Sequence[ProgramDate]
    today: date


@dataclass(frozen=True)
class Progress:
    """Where one candidate stands. `mine` is True where the candidate is the one who asked.

    `disputed` are the entries that the other party says are not right, `overdue` those that wait too long for a word.
    `attended` is what is known of the program's own sessions.
    """

    candidate: Person
    pack: ProgramPack
    standings: Sequence[Standing]
    recent: Sequence[EntryLine]
    mine: bool
    disputed: Sequence[EntryLine] = ()
    overdue: Sequence[OverdueLine] = ()
    attended: Mapping[Period, Attended] = field(default_factory=dict)


@dataclass(frozen=True)
class Caseload:
    """Several candidates, those who need help first. `title` says whose caseload or which program."""

    title: str
    rows: Sequence[CandidateSummary]


@dataclass(frozen=True)
class WeeklyPreview:
    """The weekly post of a cohort, before it goes out.

    `cohorts` are all of the program. `channel` is where it would go, None where that is not known; `is_set` is whether
    that is the cohort's channel already. `here` is the channel it was asked for in, where that is another one.
    `posted` is the post of that week, where there is one.
    """

    program: ProgramPack
    cohort: str
    cohorts: Sequence[str]
    on: date
    text: str
    channel: str | None
    is_set: bool
    here: str | None = None
    posted: KeptErrand | None = None


@dataclass(frozen=True)
class WeeklyPosted:
    """That the post goes to a channel. `first_time` is False where that week's was kept before, as `errand` says."""

    cohort: str
    channel: str
    first_time: bool
    errand: KeptErrand


@dataclass(frozen=True)
class AskForm:
    """A question to the handbook."""


Form = LogForm | AskForm | DisputeForm | DraftForm | SendForm | SessionForm | AttendanceForm
"""A reply that is filled in and sent off: a modal in Slack, the words to type where none can be opened."""

Reply = (
    Words
    | Crisis
    | Disclosed
    | Help
    | Answered
    | WhichProgram
    | WhichReading
    | NextDates
    | Proposed
    | SameSession
    | Receipt
    | Progress
    | Caseload
    | HourHistory
    | FromCalendar
    | Form
    | ToConfirm
    | OpenDispute
    | UnsettledProgram
    | WeeklyPreview
    | WeeklyPosted
    | DraftShown
    | DraftList
    | SentOn
    | Rated
    | GapsReport
    | SessionClosed
    | AttendanceReceipt
    | TaughtSessions
    | TaughtAnswer
    | ClaimSent
    | ClaimSettled
    | SessionList
    | ItemList
    | ItemShown
    | SheetShown
    | Imported
)
