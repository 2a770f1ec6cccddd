"""What a person gets back, as values: each surface (Slack, the command line) shows them in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from bot.services.cohort.replies import CohortTable, PostEditForm, PostSettingsForm, WeeklyPosted, WeeklyPreview
from bot.services.confirming.replies import DisputeForm, OpenDispute, ToConfirm, UnsettledProgram
from bot.services.conversation.replies import WhichReading
from bot.services.deadlines.replies import CohortDeadlines, DeadlineList
from bot.services.drafts.replies import ChangesForm, DraftForm, DraftList, DraftShown, OpenList
from bot.services.evidence.replies import (
    EvidenceForm,
    EvidenceFound,
    EvidenceList,
    EvidenceOffer,
    EvidenceSaved,
    Seed,
)
from bot.services.feedback.replies import (
    CoachingForm,
    CoachingShown,
    PulseCounted,
    PulseForm,
    PulseOpened,
    PulsePreview,
    PulseShown,
    PulseStanding,
)
from bot.services.guiding.guided import Guided, WithQuestion
from bot.services.holdings.replies import Erased, EraseForm, ErasureCard, RetentionList
from bot.services.ledger.replies import LogForm, Proposed, Receipt, SameSession
from bot.services.progress.replies import Caseload, HourHistory, Progress
from bot.services.reminding.chosen import LeaveShown, ReminderForm, ReminderQuestion, RemindersShown
from bot.services.reminding.replies import DigestShown
from bot.services.rulings.replies import RulingForm, RulingList, RulingMade, RulingUndone, UndoForm
from bot.services.sessions.replies import ItemList, ItemShown, SessionClosed, SessionForm, SessionList
from bot.services.sharing.replies import Looks, ShareList, WallAnswer
from bot.services.sheets.replies import Imported, ImportUndone, SheetShown
from bot.services.suggesting.suggested import WordingHeld, WordingShown
from bot.services.support.replies import EarlyFacts, PlanForm, PlanList, PlanShown
from bot.services.verification.replies import Checklist, Reopened, Signed, StepRecorded, Way, WayForm, WayList
from bot.services.words import Crisis, Disclosed, Help, Words

Form = (
    LogForm
    | AskForm
    | DisputeForm
    | DraftForm
    | ChangesForm
    | SendForm
    | SessionForm
    | AttendanceForm
    | RatingForm
    | PulseForm
    | CoachingForm
    | PlanForm
    | RulingForm
    | UndoForm
    | WayForm
    | EraseForm
    | EvidenceForm
    | ReminderForm
    | PostEditForm
    | PostSettingsForm
)
"""A reply that is filled in and sent off: a modal in Slack, the words to type where none can be opened."""


@dataclass(frozen=True)
class OrEvidence:
    """What a sheet was read as, with the question whether it is evidence instead."""

    read: SheetShown
    seeds: Sequence[Seed]


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
    | Guided
    | WithQuestion
    | WordingHeld
    | WordingShown
    | DraftList
    | OpenList
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
    | PulseStanding
    | PulseCounted
    | PulsePreview
    | PulseOpened
    | PulseShown
    | CoachingShown
    | TaughtSessions
    | TaughtAnswer
    | ClaimSent
    | ClaimSettled
    | SessionList
    | ItemList
    | ItemShown
    | ShareList
    | Looks
    | WallAnswer
    | SheetShown
    | Imported
    | ImportUndone
    | ErasureCard
    | Erased
    | RetentionList
    | EvidenceOffer
    | EvidenceList
    | EvidenceSaved
    | EvidenceFound
    | OrEvidence
    | RemindersShown
    | ReminderQuestion
    | LeaveShown
    | DigestShown
)
