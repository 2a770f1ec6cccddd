"""A question about hours with a button for each answer."""

from bot.services.conversation.replies import WhichReading
from bot.views.blocks import Message, actions, button, escape, section

CHOOSE = "hours_reading"


def which_reading_message(reply: WhichReading) -> Message:
    """The question, and a button for each way in which it was meant; a button carries what was said."""
    text = "\n".join([reply.question, *(f"• {option.label}" for option in reply.options)])
    buttons = [
        button(option.label, f"{CHOOSE}:{number}", option.pick.model_dump_json(exclude_defaults=True))
        for number, option in enumerate(reply.options)
    ]
    return Message(text, [section(escape(reply.question)), actions(buttons)])
