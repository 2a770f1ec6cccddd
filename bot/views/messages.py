"""Every reply as a Slack message."""

from bot.services.replies import (
    Answered,
    Caseload,
    Crisis,
    Help,
    Progress,
    Proposed,
    Receipt,
    Reply,
    WhichProgram,
    Words,
)
from bot.views.answers import answer_message, which_program_message
from bot.views.blocks import Message, escape, section
from bot.views.hours import proposed_message, receipt_message
from bot.views.progress import caseload_message, progress_message
from prompts.crisis import crisis_words
from prompts.welcome import help_words


def message(reply: Reply) -> Message:
    """The message that shows the reply."""
    match reply:
        case Words():
            return plain_message(reply.text)
        case Crisis():
            return plain_message(crisis_words(reply.lines))
        case Help():
            return plain_message(help_words(reply.role, reply.nearest))
        case Answered():
            return answer_message(reply)
        case WhichProgram():
            return which_program_message(reply)
        case Proposed():
            return proposed_message(reply)
        case Receipt():
            return receipt_message(reply)
        case Progress():
            return progress_message(reply)
        case Caseload():
            return caseload_message(reply)


def plain_message(text: str) -> Message:
    """Plain words as a message."""
    return Message(text, [section(escape(text))])
