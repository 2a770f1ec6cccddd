"""What a person gets back, as values: each surface (Slack, the command line) shows them in its own way."""

from bot.services.asking.replies import Answered, AskForm, GapsReport, Rated, SendForm, SentOn, WhichProgram
from bot.services.assessing.replies import RatingForm, RatingReceipt, RatingsShown, ToRate
from bot.services.attendance.replies import (
    AttendanceForm,
    AttendanceReceipt,
    ClaimSent,
    ClaimSettled,
    TaughtAnswer,
    TaughtSessions,
)
from bot.services.calendars.replies import FromCalendar
from bot.services.cohort.replies import CohortTable, WeeklyPosted, WeeklyPreview
from bot.services.confirming.replies import DisputeForm, OpenDispute, ToConfirm, UnsettledProgram
from bot.services.conversation.replies import WhichReading
from bot.services.deadlines.replies import CohortDeadlines, DeadlineList
from bot.services.drafts.replies import DraftForm, DraftList, DraftShown
from bot.services.ledger.replies import LogForm, Proposed, Receipt, SameSession
from bot.services.progress.replies import Caseload, HourHistory, Progress
from bot.services.rulings.replies import RulingForm, RulingList, RulingMade, RulingUndone, UndoForm
from bot.services.sessions.replies import ItemList, ItemShown, SessionClosed, SessionForm, SessionList
from bot.services.sheets.replies import Imported, ImportUndone, SheetShown
from bot.services.support.replies import EarlyFacts, PlanForm, PlanList, PlanShown
from bot.services.verification.replies import Checklist, Reopened, Signed, StepRecorded, Way, WayForm, WayList
from bot.services.words import Crisis, Disclosed, Help, Words

Form = (
    LogForm
    | AskForm
    | DisputeForm
    | DraftForm
    | SendForm
    | SessionForm
    | AttendanceForm
    | RatingForm
    | PlanForm
    | RulingForm
    | UndoForm
    | WayForm
)
"""A reply that is filled in and sent off: a modal in Slack, the words to type where none can be opened."""

Reply = (
    Words
    | Crisis
    | Disclosed
    | Help
    | Answered
    | WhichProgram
    | WhichReading
    | DeadlineList
    | CohortDeadlines
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
    | CohortTable
    | WeeklyPreview
    | WeeklyPosted
    | DraftShown
    | DraftList
    | SentOn
    | Rated
    | GapsReport
    | Checklist
    | StepRecorded
    | Way
    | WayList
    | Signed
    | Reopened
    | RulingList
    | RulingMade
    | RulingUndone
    | EarlyFacts
    | PlanList
    | PlanShown
    | SessionClosed
    | AttendanceReceipt
    | ToRate
    | RatingReceipt
    | RatingsShown
    | TaughtSessions
    | TaughtAnswer
    | ClaimSent
    | ClaimSettled
    | SessionList
    | ItemList
    | ItemShown
    | SheetShown
    | Imported
    | ImportUndone
)
