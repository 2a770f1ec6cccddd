"""The pulse survey: its form with a tap for each item, the invitation to it, and what is said around it."""

from collections.abc import Iterator, Mapping

from bot.services.feedback.replies import PulseCounted, PulseForm, PulseInvited, PulseStanding
from bot.views.blocks import Block, Message, View, actions, button, context, escape, plain_message, section, sections
from bot.views.fields import field, modal, option, radio, whole_number
from induction.calendar import date_words
from induction.feedback.pulse import AGREEMENT, FEWEST, Pulse, Step
from induction.people import Role
from prompts.feedback import pulse_counted_words, pulse_form_words, pulse_invited_words, pulse_standing_words

PULSE_FORM, ANSWER_PULSE = "pulse_form", "pulse_answer"
_ITEM = "pulse_item_"

_ANSWERS = [option(step.label, str(step.value)) for step in (*AGREEMENT, Step.DOES_NOT_APPLY)]


def pulse_form_view(form: PulseForm) -> View:
    """The modal: what is kept and what is not, then one tap for each item."""
    blocks: list[Block] = [context(escape(line)) for line in _intro(form).splitlines()]
    blocks += [field(f"{_ITEM}{one.key}", one.text, radio(_ANSWERS, None)) for one in form.items]
    return modal(PULSE_FORM, "How is the program?", "Send", blocks, about=form.pulse.key)


def pulse_form_message(form: PulseForm) -> Message:
    """The same in words with the button that opens the form, where no modal can be opened."""
    text = _intro(form)
    return Message(text, [*sections([escape(text)]), actions([_answer_button(form.pulse.key)])])


def answers_in(values: Mapping[str, str]) -> Mapping[str, int]:
    """What is chosen in the form, by item."""
    chosen = {name.removeprefix(_ITEM): whole_number(said) for name, said in values.items() if name.startswith(_ITEM)}
    return {item: step for item, step in chosen.items() if step is not None}


def pulse_invited_message(told: PulseInvited) -> Message:
    """That a survey is open, with the button that opens its form."""
    words = pulse_invited_words(date_words(told.pulse.closes_on), items=told.items, fewest=FEWEST)
    return Message(words, [section(escape(words)), actions([_answer_button(told.pulse.key)])])


def survey_blocks(pulse: Pulse | None) -> Iterator[Block]:
    """On the Home of whoever has not answered it: that a survey is open, with the button that opens its form."""
    if pulse is not None:
        words = (
            f"A survey about the program, anonymous and answered in a minute; open until {date_words(pulse.closes_on)}"
        )
        yield section(escape(words)) | {"accessory": _answer_button(pulse.key)}


def pulse_standing_message(reply: PulseStanding) -> Message:
    """That there is nothing to answer now, and why."""
    answered = reply.answered
    return plain_message(pulse_standing_words(None if answered is None else date_words(answered.closes_on)))


def pulse_counted_message(reply: PulseCounted) -> Message:
    """That the answers are counted. It repeats none of them."""
    return plain_message(pulse_counted_words(date_words(reply.pulse.closes_on), first_time=reply.first_time))


def _intro(form: PulseForm) -> str:
    by_cohort = any(one.role is Role.CANDIDATE for one in form.items)
    closes = date_words(form.pulse.closes_on)
    return pulse_form_words(closes, items=len(form.items), fewest=FEWEST, cohorts=by_cohort)


def _answer_button(key: str) -> Block:
    return button("Answer", ANSWER_PULSE, key, style="primary")
