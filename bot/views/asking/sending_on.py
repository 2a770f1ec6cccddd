"""A question on its way to a person: the button, what is confirmed, what they get, and the receipt."""

import json
from collections.abc import Sequence

from bot.services.asking.replies import SendForm, SentOn
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.fields import modal
from bot.views.wrapping import wrapped
from induction.people import Person
from induction.questions import KeptQuestion
from prompts.questions import sent_words

SEND_ON, SEND_FORM = "question_send_on", "question_send_form"


def send_button(key: str, to: str) -> Block:
    """The button under a refusal; `key` is that of the kept question."""
    return button(f"Send this question to {to}", SEND_ON, key)


def send_form_view(form: SendForm) -> View:
    """The modal that shows all that goes out, to be sent with one tap."""
    about = json.dumps({"question": form.question.key, "link": form.link})
    return modal(SEND_FORM, "Send this question", "Send", _preview(form), about=about)


def send_form_message(form: SendForm) -> Message:
    """The same where no modal can be opened, with the button once more."""
    words = f"This would go to {_names(form.receivers)}: “{form.question.text}”"
    return Message(words, [*_preview(form), actions([send_button(form.question.key, form.to)])])


def passed_on_message(asker: Person, question: KeptQuestion, link: str | None) -> Message:
    """What the receiver gets: who asks, the question as it was asked, where, and how to answer."""
    head = f"{asker.name} asked me this, and asks you now, because it is for a person to answer:"
    return Message(f"{head} “{question.text}”", _passed_on_blocks(asker, question, link))


def sent_on_message(reply: SentOn) -> Message:
    """The receipt, in place of the refusal. It names the role alone: others may read along."""
    text = sent_words(reply.question, reply.to)
    return Message(text, sections([escape(line) for line in wrapped(text)]))


def _preview(form: SendForm) -> list[Block]:
    where = "" if form.link is None else " The link leads them to the thread."
    return [
        section(f"This goes to *{escape(_names(form.receivers))}* ({escape(form.to)}), as a direct message:"),
        *_passed_on_blocks(form.asker, form.question, form.link),
        context(f"They answer you directly. Nobody else gets it.{where}"),
    ]


def _passed_on_blocks(asker: Person, question: KeptQuestion, link: str | None) -> list[Block]:
    mention = escape(asker.name) if asker.slack_id is None else f"<@{asker.slack_id}>"
    thread = "" if link is None else f"<{link}|The thread where it was asked> · "
    return [
        section(f"*{escape(asker.name)}* asked me this, and asks you now, because it is for a person to answer:"),
        *sections([f"> {escape(line)}" for line in wrapped(question.text)]),
        context(f"{thread}Please reply to {mention} directly: I don’t pass answers on."),
    ]


def _names(people: Sequence[Person]) -> str:
    *others, last = [person.name for person in people]
    return f"{', '.join(others)} and {last}" if others else last
