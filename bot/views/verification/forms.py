"""The second tap of a signature, and the form in which a step is opened again."""

from collections.abc import Mapping
from typing import Any

from bot.services.verification.replies import ReopenForm, SignForm, StepForm, TakeBackForm, WayForm
from bot.services.verification.standing_words import fact_words
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.fields import choice, day_picker, field, line_of_text, modal, option
from bot.views.verification.steps import step_form_message, step_form_view, take_back_message, take_back_view
from bot.views.verification.way import REOPEN, SIGN, signed_words
from induction.recommendation.verification import LONGEST_REASON

SIGN_FORM, REOPEN_FORM = "way_sign_form", "way_reopen_form"
SIGNED_ON, WHICH, REASON = "way_signed_on", "way_which", "way_reason"

_FINAL = (
    "This can’t be undone. Only the program administrator can open it again, with a reason, and both stay on record."
)


def way_form_view(form: WayForm) -> View:
    """The modal of whatever is filled in on the way to the recommendation."""
    match form:
        case StepForm():
            return step_form_view(form)
        case TakeBackForm():
            return take_back_view(form)
        case SignForm():
            return sign_form_view(form)
        case ReopenForm():
            return reopen_form_view(form)


def way_form_message(form: WayForm) -> Message:
    """The button that opens it, where no modal can be opened."""
    match form:
        case StepForm():
            return step_form_message(form)
        case TakeBackForm():
            return take_back_message(form)
        case SignForm():
            return sign_form_message(form)
        case ReopenForm():
            return reopen_form_message(form)


def sign_form_view(form: SignForm) -> View:
    """The modal: everything that is signed, as it is kept with the signature."""
    step = form.sign_off.step
    blocks: list[Block] = []
    if form.changed:
        blocks.append(section(":warning: Something changed since you opened this. Please look at it once more."))
    blocks.append(section(f"*{escape(step.label)}*\n{escape(form.candidate.name)}"))
    if step.parts:
        blocks += sections([f"• {escape(part)}" for part in step.parts])
    needs = form.facts["needs"]
    if needs:
        blocks += sections(["*On record*", *(f"• {escape(_need_words(need))}" for need in needs)])
    if step.elsewhere:
        place = escape(step.elsewhere)
        blocks.append(section(f"This records that it was signed in {place}. It is not the signature itself."))
        blocks.append(field(SIGNED_ON, "Day on which it was signed there", day_picker(form.today)))
    blocks.append(context(_FINAL))
    submit = "Record" if step.elsewhere else "Sign"
    about = f"{form.candidate.id}:{form.mark}:{step.key}"
    return modal(SIGN_FORM, "Sign a step", submit, blocks, about=about)


def sign_form_message(form: SignForm) -> Message:
    """The button that opens it, where no modal can be opened."""
    step = form.sign_off.step
    words = f"*{escape(step.label)}* of {escape(form.candidate.name)} can be signed."
    return Message(words, [section(words), actions([button("Sign", SIGN, f"{form.candidate.id}:{step.key}")])])


def reopen_form_view(form: ReopenForm) -> View:
    """The modal: which step, and why."""
    listed = [
        option(
            str(one.signing.facts.get("label", one.signing.step)),
            one.signing.step,
            below="; with it: ".join(filter(None, [signed_words(one), ", ".join(later)])),
        )
        for one, later in form.signed
    ]
    reason = line_of_text(None, example="The HR letter was for another school", longest=LONGEST_REASON)
    blocks = [
        section(escape(form.candidate.name)),
        field(WHICH, "Which step is opened again?", choice(listed, None, prompt="Choose one")),
        field(REASON, "Why?", reason, hint="The candidate and the signers read it. Steps after it open with it."),
    ]
    return modal(REOPEN_FORM, "Open a step again", "Open again", blocks, about=str(form.candidate.id))


def reopen_form_message(form: ReopenForm) -> Message:
    """The button that opens it, where no modal can be opened."""
    words = f"Open a signed step of {escape(form.candidate.name)} again:"
    return Message(words, [section(words), actions([button("Open again", REOPEN, str(form.candidate.id))])])


def _need_words(need: Mapping[str, Any]) -> str:
    """A requirement as its signer sees it."""
    period = "" if need["period"] == "whole program" else f", {need['period']}"
    return f"{need['label']}{period}: {fact_words(need)}"
