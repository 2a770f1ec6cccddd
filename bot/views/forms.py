"""Every form as a modal, and the words to type where no modal can be opened."""

from bot.services.asking.replies import AskForm, SendForm
from bot.services.assessing.replies import RatingForm
from bot.services.attendance.replies import AttendanceForm
from bot.services.cohort.replies import PostEditForm, PostSettingsForm
from bot.services.confirming.replies import DisputeForm
from bot.services.drafts.replies import ChangesForm, DraftForm
from bot.services.evidence.replies import EvidenceForm
from bot.services.feedback.replies import CoachingForm, PulseForm
from bot.services.holdings.replies import EraseForm
from bot.services.ledger.replies import LogForm
from bot.services.reminding.chosen import ReminderForm
from bot.services.replies import Form
from bot.services.rulings.replies import RulingForm, UndoForm
from bot.services.sessions.replies import SessionForm
from bot.services.support.replies import PlanForm
from bot.services.verification.replies import ReopenForm, SignForm, StepForm, TakeBackForm
from bot.views.asking.form import ask_form_message, ask_form_view
from bot.views.asking.sending_on import send_form_message, send_form_view
from bot.views.assessing.rating import rating_form_message, rating_form_view
from bot.views.attendance.recording import attendance_form_message, attendance_form_view
from bot.views.blocks import Message, View
from bot.views.confirming.to_confirm import dispute_form_message, dispute_form_view
from bot.views.drafts.approvals import changes_form_message, changes_form_view
from bot.views.drafts.form import draft_form_message, draft_form_view
from bot.views.evidence.form import evidence_form_message, evidence_form_view
from bot.views.feedback.coaching import coaching_form_message, coaching_form_view
from bot.views.feedback.survey import pulse_form_message, pulse_form_view
from bot.views.fields import plain_text
from bot.views.holdings.holdings import erase_form_message, erase_form_view
from bot.views.hours.form import log_form_message, log_form_view
from bot.views.reminding.choice_form import reminder_form_message, reminder_form_view
from bot.views.rulings.forms import ruling_form_message, ruling_form_view, undo_form_message, undo_form_view
from bot.views.sessions.form import session_form_message, session_form_view
from bot.views.support.plans import plan_form_message, plan_form_view
from bot.views.verification.forms import way_form_message, way_form_view
from bot.views.weekly_forms import post_edit_message, post_edit_view, post_settings_message, post_settings_view


def form_view(form: Form) -> View:  # noqa: C901, PLR0912 - a case for each form
    """The modal that asks for what the form needs; what belongs to it unseen is its `private_metadata`."""
    match form:
        case LogForm():
            return log_form_view(form)
        case AskForm():
            return ask_form_view()
        case DisputeForm():
            return dispute_form_view(form)
        case PlanForm():
            return plan_form_view(form)
        case RulingForm():
            return ruling_form_view(form)
        case UndoForm():
            return undo_form_view(form)
        case EraseForm():
            return erase_form_view(form)
        case DraftForm():
            return draft_form_view(form)
        case ChangesForm():
            return changes_form_view(form)
        case SendForm():
            return send_form_view(form)
        case SessionForm():
            return session_form_view(form)
        case AttendanceForm():
            return attendance_form_view(form)
        case RatingForm():
            return rating_form_view(form)
        case PulseForm():
            return pulse_form_view(form)
        case CoachingForm():
            return coaching_form_view(form)
        case StepForm() | TakeBackForm() | SignForm() | ReopenForm():
            return way_form_view(form)
        case EvidenceForm():
            return evidence_form_view(form)
        case ReminderForm():
            return reminder_form_view(form)
        case PostEditForm():
            return post_edit_view(form)
        case PostSettingsForm():
            return post_settings_view(form)


def reading_view(shown: Message) -> View:
    """A modal that only shows a message, to be read and closed."""
    return {
        "type": "modal",
        "title": plain_text("CASC Companion"),
        "close": plain_text("Close"),
        "blocks": list(shown.blocks),
    }


def form_message(form: Form) -> Message:  # noqa: C901, PLR0912 - a case for each form
    """The words that do the same, and a button that opens the form."""
    match form:
        case LogForm():
            return log_form_message(form)
        case AskForm():
            return ask_form_message()
        case DisputeForm():
            return dispute_form_message(form)
        case PlanForm():
            return plan_form_message(form)
        case RulingForm():
            return ruling_form_message(form)
        case UndoForm():
            return undo_form_message(form)
        case EraseForm():
            return erase_form_message(form)
        case DraftForm():
            return draft_form_message(form)
        case ChangesForm():
            return changes_form_message(form)
        case SendForm():
            return send_form_message(form)
        case SessionForm():
            return session_form_message(form)
        case AttendanceForm():
            return attendance_form_message(form)
        case RatingForm():
            return rating_form_message(form)
        case PulseForm():
            return pulse_form_message(form)
        case CoachingForm():
            return coaching_form_message(form)
        case StepForm() | TakeBackForm() | SignForm() | ReopenForm():
            return way_form_message(form)
        case EvidenceForm():
            return evidence_form_message(form)
        case ReminderForm():
            return reminder_form_message(form)
        case PostEditForm():
            return post_edit_message(form)
        case PostSettingsForm():
            return post_settings_message(form)
