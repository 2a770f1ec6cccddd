"""What stands under an answer: the thumbs, or the button that sends on what was not answered."""

from collections.abc import Sequence

from bot.outgoing import limits
from bot.outgoing.splitting import shorten
from bot.services.asking.replies import Answered, Rated
from bot.views.asking.sending_on import send_button
from bot.views.blocks import Block, Message, actions, button, escape, section
from bot.views.fields import plain_text
from knowledge.answers import AnswerStatus
from prompts.questions import WHYS, rated_words

RATE, WHY = "answer_rated", "answer_why"
HELPFUL, NOT_HELPFUL = "yes", "no"


def rows_under(reply: Answered) -> Sequence[Block]:
    """The one small row under an answer or a refusal; none where nobody on the roster asked.

    An office that is on no roster is named in the refusal, and nothing can be sent there.
    """
    route = reply.answer.route
    if reply.kept is not None and route is not None and route.role is not None:
        return [actions([send_button(reply.kept, route.named)])]
    if not reply.ratable or reply.answer.status is not AnswerStatus.ANSWERED:
        return []
    thumbs = {
        "type": "feedback_buttons",
        "action_id": RATE,
        "positive_button": _thumb("Helpful", "This answer helped", f"{HELPFUL}:{reply.asked}"),
        "negative_button": _thumb("Not helpful", "This answer did not help", f"{NOT_HELPFUL}:{reply.asked}"),
    }
    return [{"type": "context_actions", "elements": [thumbs]}]


def rated_message(reply: Rated) -> Message:
    """The thanks; under an answer that was not helpful, the reasons to tap."""
    text = rated_words(helpful=reply.helpful, why=reply.why)
    blocks = [section(escape(text))]
    if not reply.helpful and reply.why is None:
        blocks.append(actions([button(label, f"{WHY}:{why}", _carried(reply.question)) for why, label in WHYS.items()]))
    return Message(text, blocks)


def _thumb(label: str, said_aloud: str, value: str) -> Block:
    return {"text": plain_text(label), "accessibility_label": said_aloud, "value": _carried(value)}


def _carried(value: str) -> str:
    return shorten(value, limits.BUTTON_VALUE)
