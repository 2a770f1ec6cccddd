"""Every reply as a Slack message."""

from collections.abc import Sequence

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
from bot.services.evidence.replies import EvidenceForm, EvidenceFound, EvidenceList, EvidenceOffer, EvidenceSaved
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
from bot.services.replies import OrEvidence, Reply
from bot.services.rulings.replies import RulingForm, RulingList, RulingMade, RulingUndone, UndoForm
from bot.services.sessions.replies import ItemList, ItemShown, SessionClosed, SessionForm, SessionList
from bot.services.sharing.replies import Looks, ShareList, WallAnswer
from bot.services.sheets.replies import Imported, ImportUndone, SheetShown
from bot.services.suggesting.suggested import WordingHeld, WordingShown
from bot.services.support.replies import EarlyFacts, PlanForm, PlanList, PlanShown
from bot.services.verification.replies import (
    Checklist,
    Reopened,
    ReopenForm,
    Signed,
    SignForm,
    StepForm,
    StepRecorded,
    TakeBackForm,
    Way,
    WayList,
)
from bot.services.words import Crisis, Disclosed, Help, Words
from bot.views.asking.answers import answer_message, which_program_message
from bot.views.asking.feedback import rated_message
from bot.views.asking.gaps import gaps_message
from bot.views.asking.sending_on import sent_on_message
from bot.views.assessing.growing import ratings_message
from bot.views.assessing.rating import rating_receipt_message, to_rate_message
from bot.views.attendance.claims import claim_sent_message, claim_settled_message, taught_message
from bot.views.attendance.recording import attendance_message, taught_sessions_message
from bot.views.blocks import Message, plain_message
from bot.views.calendars import calendar_message, calendar_messages
from bot.views.cohort import cohort_message
from bot.views.confirming.agreement import dispute_message, unsettled_program_message
from bot.views.confirming.to_confirm import to_confirm_message
from bot.views.deadlines.deadlines import cohort_deadlines_message, deadlines_message
from bot.views.drafts.approvals import open_list_message
from bot.views.drafts.drafts import draft_list_message, draft_message
from bot.views.drafts.guiding import guided_message, with_question_messages
from bot.views.drafts.suggesting import wording_held_message, wording_shown_message
from bot.views.evidence.form import offer_message, with_offer
from bot.views.evidence.listing import evidence_found_message, evidence_list_message, evidence_saved_message
from bot.views.feedback.coaching import coaching_shown_message
from bot.views.feedback.results import pulse_opened_message, pulse_preview_message, pulse_shown_message
from bot.views.feedback.survey import pulse_counted_message, pulse_standing_message
from bot.views.forms import form_message
from bot.views.holdings.holdings import erased_message, erasure_message, retention_message
from bot.views.hours.cards import proposed_message, receipt_message
from bot.views.hours.same_session import same_session_message
from bot.views.progress.history import history_message
from bot.views.progress.standings import caseload_message, progress_message
from bot.views.readings import which_reading_message
from bot.views.reminding.choices import choices_message
from bot.views.reminding.digest import digest_message
from bot.views.rulings.listing import ruling_list_message, ruling_made_message, ruling_undone_message
from bot.views.sessions.action_items import item_list_message, item_message
from bot.views.sessions.sessions import session_closed_message, session_list_message
from bot.views.sharing import looks_message, shared_list_message, wall_answer_message
from bot.views.sheets.imports import imported_message, sheet_message, undone_message
from bot.views.support.plans import plan_list_message, plan_message
from bot.views.support.warnings import early_facts_message
from bot.views.verification.steps import checklist_message, step_recorded_message
from bot.views.verification.way import reopened_message, signed_message, way_list_message, way_message
from bot.views.weekly import weekly_posted_message, weekly_preview_message
from bot.views.windows import pointer_message
from prompts.crisis import crisis_words
from prompts.welcome import help_words


def in_messages(reply: Reply) -> Sequence[Message]:
    """The messages that show the reply in a conversation, nearly always one."""
    if isinstance(reply, OrEvidence):
        *first, last = in_messages(reply.read)
        return [*first, with_offer(last, reply.seeds)]
    if isinstance(reply, WithQuestion):
        return with_question_messages(reply)
    return calendar_messages(reply) if isinstance(reply, FromCalendar) else [message(reply)]


def message(reply: Reply) -> Message:  # noqa: C901, PLR0912, PLR0915 - a case for each kind of reply
    """The message that shows the reply, or that leads to the window in which it is shown."""
    if (pointer := pointer_message(reply)) is not None:
        return pointer
    match reply:
        case Words():
            return plain_message(reply.text)
        case Crisis():
            return plain_message(crisis_words(reply.lines))
        case Disclosed():
            return plain_message(reply.words)
        case Help():
            return plain_message(help_words(reply.role, reply.nearest))
        case Answered():
            return answer_message(reply)
        case WhichReading():
            return which_reading_message(reply)
        case WhichProgram():
            return which_program_message(reply)
        case DeadlineList():
            return deadlines_message(reply)
        case CohortDeadlines():
            return cohort_deadlines_message(reply)
        case Proposed():
            return proposed_message(reply)
        case SameSession():
            return same_session_message(reply)
        case Receipt():
            return receipt_message(reply)
        case Progress():
            return progress_message(reply)
        case Caseload():
            return caseload_message(reply)
        case HourHistory():
            return history_message(reply)
        case FromCalendar():
            return calendar_message(reply)
        case (
            LogForm()
            | AskForm()
            | DisputeForm()
            | DraftForm()
            | ChangesForm()
            | SendForm()
            | SessionForm()
            | AttendanceForm()
            | RatingForm()
            | PulseForm()
            | CoachingForm()
            | PlanForm()
            | ReminderForm()
            | PostEditForm()
            | PostSettingsForm()
        ):
            return form_message(reply)
        case EarlyFacts():
            return early_facts_message(reply)
        case PlanList():
            return plan_list_message(reply)
        case PlanShown():
            return plan_message(reply)
        case ToConfirm():
            return to_confirm_message(reply)
        case OpenDispute():
            return dispute_message(reply)
        case UnsettledProgram():
            return unsettled_program_message(reply)
        case CohortTable():
            return cohort_message(reply)
        case WeeklyPreview():
            return weekly_preview_message(reply)
        case WeeklyPosted():
            return weekly_posted_message(reply)
        case WordingHeld():
            return wording_held_message(reply)
        case WordingShown():
            return wording_shown_message(reply)
        case Guided():
            return guided_message(reply)
        case WithQuestion():
            first, question = with_question_messages(reply)
            return Message(first.text, [*first.blocks, *question.blocks])
        case DraftShown():
            return draft_message(reply)
        case DraftList():
            return draft_list_message(reply)
        case OpenList():
            return open_list_message(reply)
        case SentOn():
            return sent_on_message(reply)
        case Rated():
            return rated_message(reply)
        case RulingForm() | UndoForm() | EraseForm():
            return form_message(reply)
        case RulingList():
            return ruling_list_message(reply)
        case RulingMade():
            return ruling_made_message(reply)
        case RulingUndone():
            return ruling_undone_message(reply)
        case StepForm() | TakeBackForm() | SignForm() | ReopenForm():
            return form_message(reply)
        case Checklist():
            return checklist_message(reply)
        case StepRecorded():
            return step_recorded_message(reply)
        case Way():
            return way_message(reply)
        case WayList():
            return way_list_message(reply)
        case Signed():
            return signed_message(reply)
        case Reopened():
            return reopened_message(reply)
        case GapsReport():
            return gaps_message(reply)
        case ToRate():
            return to_rate_message(reply)
        case RatingReceipt():
            return rating_receipt_message(reply)
        case RatingsShown():
            return ratings_message(reply)
        case PulseStanding():
            return pulse_standing_message(reply)
        case PulseCounted():
            return pulse_counted_message(reply)
        case PulsePreview():
            return pulse_preview_message(reply)
        case PulseOpened():
            return pulse_opened_message(reply)
        case PulseShown():
            return pulse_shown_message(reply)
        case CoachingShown():
            return coaching_shown_message(reply)
        case AttendanceReceipt():
            return attendance_message(reply)
        case TaughtSessions():
            return taught_sessions_message(reply)
        case TaughtAnswer():
            return taught_message(reply)
        case ClaimSent():
            return claim_sent_message(reply)
        case ClaimSettled():
            return claim_settled_message(reply)
        case SessionClosed():
            return session_closed_message(reply)
        case SessionList():
            return session_list_message(reply)
        case ItemList():
            return item_list_message(reply)
        case ItemShown():
            return item_message(reply)
        case ShareList():
            return shared_list_message(reply)
        case WallAnswer():
            return wall_answer_message(reply)
        case Looks():
            return looks_message(reply)
        case SheetShown():
            return sheet_message(reply)
        case Imported():
            return imported_message(reply)
        case ImportUndone():
            return undone_message(reply)
        case ErasureCard():
            return erasure_message(reply)
        case Erased():
            return erased_message(reply)
        case RetentionList():
            return retention_message(reply)
        case EvidenceForm():
            return form_message(reply)
        case EvidenceOffer():
            return offer_message(reply)
        case OrEvidence():
            return with_offer(message(reply.read), reply.seeds)
        case EvidenceList():
            return evidence_list_message(reply)
        case EvidenceSaved():
            return evidence_saved_message(reply)
        case EvidenceFound():
            return evidence_found_message(reply)
        case DigestShown():
            return digest_message(reply)
        case RemindersShown() | ReminderQuestion() | LeaveShown():
            return choices_message(reply)
