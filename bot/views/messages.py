"""Every reply as a Slack message."""

from bot.services.draft_replies import DraftForm, DraftList, DraftShown
from bot.services.hour_replies import DisputeForm, LogForm, Proposed, Receipt, ToConfirm
from bot.services.question_replies import GapsReport, Rated, SendForm, SentOn
from bot.services.replies import (
    Answered,
    AskForm,
    Caseload,
    Crisis,
    Disclosed,
    Help,
    NextDates,
    Progress,
    Reply,
    WeeklyPosted,
    WeeklyPreview,
    WhichProgram,
    Words,
)
from bot.views.answers import answer_message, which_program_message
from bot.views.blocks import Message, escape, section
from bot.views.confirmations import to_confirm_message
from bot.views.dates import next_dates_message
from bot.views.drafts import draft_list_message, draft_message
from bot.views.feedback import rated_message
from bot.views.forms import form_message
from bot.views.gaps import gaps_message
from bot.views.hours import proposed_message, receipt_message
from bot.views.progress import caseload_message, progress_message
from bot.views.sending_on import sent_on_message
from bot.views.weekly import weekly_posted_message, weekly_preview_message
from prompts.crisis import crisis_words
from prompts.welcome import help_words


def message(reply: Reply) -> Message:  # noqa: C901, PLR0912 - a case for each kind of reply
    """The message that shows the reply."""
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
        case WhichProgram():
            return which_program_message(reply)
        case NextDates():
            return next_dates_message(reply)
        case Proposed():
            return proposed_message(reply)
        case Receipt():
            return receipt_message(reply)
        case Progress():
            return progress_message(reply)
        case Caseload():
            return caseload_message(reply)
        case LogForm() | AskForm() | DisputeForm() | DraftForm() | SendForm():
            return form_message(reply)
        case ToConfirm():
            return to_confirm_message(reply)
        case WeeklyPreview():
            return weekly_preview_message(reply)
        case WeeklyPosted():
            return weekly_posted_message(reply)
        case DraftShown():
            return draft_message(reply)
        case DraftList():
            return draft_list_message(reply)
        case SentOn():
            return sent_on_message(reply)
        case Rated():
            return rated_message(reply)
        case GapsReport():
            return gaps_message(reply)


def plain_message(text: str) -> Message:
    """Plain words as a message."""
    return Message(text, [section(escape(text))])
