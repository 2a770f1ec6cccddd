"""The form with one field: a question to the handbook."""

from bot.views.blocks import Message, View, section
from bot.views.fields import field, modal, text_area

ASK_FORM, QUESTION = "ask_form", "ask_question"

LONGEST = 600
_EXAMPLE = "How many hours of professional learning do I need a year?"
_HINT = "The answer comes as a direct message: the document's own words and their place."


def ask_form_view() -> View:
    """The modal that takes the question."""
    asked = field(QUESTION, "Your question", text_area(example=_EXAMPLE, longest=LONGEST), hint=_HINT)
    return modal(ASK_FORM, "Ask the handbook", "Ask", [asked])


def ask_form_message() -> Message:
    """What to type instead."""
    text = f"Ask in a direct message, or type `/casc ask {_EXAMPLE}`"
    return Message(text, [section(text)])
