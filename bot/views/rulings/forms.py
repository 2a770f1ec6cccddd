"""The forms in which a rule is settled, and in which that is taken back."""

import json
import re
from collections.abc import Iterator

from bot.services.rulings.replies import RulingForm, UndoForm
from bot.views.blocks import Block, Message, View, context, escape, plain_message, section
from bot.views.fields import choice, day_picker, field, line_of_text, modal, option, text_area
from bot.views.rulings.listing import side_words
from induction.packs.approvers import ApprovedBy
from induction.packs.rules import Measure, Trigger
from induction.packs.rulings import LONGEST_REASON, LONGEST_WORDS, counts, is_deadline, is_mark, unit_of
from induction.packs.writing import Authorship

RULE_FORM, UNDO_FORM = "ruling_form", "ruling_undo_form"
WORDS, NUMBER, DAYS, COUNTS_FROM, MEASURE = (
    "ruling_words",
    "ruling_number",
    "ruling_days",
    "ruling_counts_from",
    "ruling_measure",
)
REASON, SINCE, COHORT, AUTHORSHIP = "ruling_reason", "ruling_since", "ruling_cohort", "ruling_authorship"
APPROVED_BY = "ruling_approved_by"

_OF_AUTHORSHIP = (
    "Where a model may suggest wording, the candidate asks for it, sees it beside their own words, and takes it piece "
    "by piece. What they took is marked as a model’s for everybody who reads the draft."
)

_OF_APPROVERS = (
    "Goals wait for them from that day on. A supervisor reads only what the candidate shares; a goal that was approved "
    "counts as approved where everybody who is asked by then has said so."
)

EVERY_COHORT = "*"
_FIGURE = re.compile(r"\d+")
_MEASURES = {Measure.EACH: "Every standard by itself", Measure.AVERAGE: "All of them on average"}


def ruling_form_view(form: RulingForm) -> View:
    """The modal that asks why, from when and for whom, and for the figure where the reading has none to count with."""
    facts = {"program": form.pack.id, "rule": form.rule.key, "side": form.side, "seen": form.seen}
    about = json.dumps({**facts, "authorship": form.authorship})
    return modal(RULE_FORM, "Settle this rule", "Settle it", [*_blocks(form)], about=about)


def ruling_form_message(form: RulingForm) -> Message:
    """What to do where no modal can be opened."""
    return plain_message(f"The form for `{form.rule.key}` did not open. Please press the button once more.")


def undo_form_view(form: UndoForm) -> View:
    """The modal that asks why a ruling is taken back."""
    ruling = form.settled.ruling
    blocks = [
        section(escape(f"*{ruling.says}* (`{ruling.rule}`)")),
        field(REASON, "Why is it taken back?", text_area(longest=LONGEST_REASON)),
        context("The documents’ readings are open again then. Both stay on record: what you settled, and this."),
    ]
    return modal(UNDO_FORM, "Take a ruling back", "Take it back", blocks, about=str(ruling.id))


def undo_form_message(form: UndoForm) -> Message:
    """What to do where no modal can be opened."""
    return plain_message(f"The form for `{form.settled.ruling.rule}` did not open. Please press the button once more.")


def _blocks(form: RulingForm) -> Iterator[Block]:
    rule, side = form.rule, None if form.side is None else form.rule.conflict[form.side]
    yield section(escape(rule.says))
    if form.side is not None:
        yield section(escape(f"*You choose*: {side_words(form.pack, rule, form.side)}"))
    if form.about_authorship:
        chosen = form.authorship and form.authorship.value
        options = [option(f"{one.label[0].upper()}{one.label[1:]}", one.value) for one in Authorship]
        yield field(AUTHORSHIP, "Whose words are goals and reflections?", choice(options, chosen, prompt="Choose"))
        yield context(_OF_AUTHORSHIP)
    elif form.about_approvers:
        options = [option(f"{one.label[0].upper()}{one.label[1:]}", one.value) for one in ApprovedBy]
        yield field(APPROVED_BY, "Whose approval does an IIP goal need?", choice(options, None, prompt="Choose"))
        yield context(_OF_APPROVERS)
    elif side is None:
        words = line_of_text(None, example="40 hours a year", longest=LONGEST_WORDS)
        yield field(
            WORDS, "What is it to be?", words, optional=(counts(rule) or is_deadline(rule)) and not is_mark(rule)
        )
    if counts(rule) and (side is None or side.number is None):
        yield field(NUMBER, f"How many {unit_of(rule)}?", _number(side.value if side else ""))
    if side is None and is_deadline(rule):
        triggers = [option(one.label, one.value) for one in Trigger]
        yield field(DAYS, "Within how many days?", _number(""))
        yield field(COUNTS_FROM, "Counted from", choice(triggers, _trigger(form), prompt="Choose"))
    if is_mark(rule) and (side is None or side.measure is None):
        measures = [option(label, one.value) for one, label in _MEASURES.items()]
        yield field(MEASURE, "What is it asked of?", choice(measures, rule.measure, prompt="Choose"))
    yield field(REASON, "Why? Everybody who sees the rule sees this", text_area(longest=LONGEST_REASON))
    yield field(SINCE, "From which day?", day_picker(form.today))
    cohorts = [option("Every cohort", EVERY_COHORT), *(option(name, name) for name in form.cohorts)]
    yield field(COHORT, "For whom?", choice(cohorts, EVERY_COHORT, prompt="Choose"))


def _number(words: str) -> Block:
    figure = _FIGURE.search(words)
    return line_of_text(figure[0] if figure else None, example="40", longest=6)


def _trigger(form: RulingForm) -> str | None:
    """The day from which the rule counts in the pack, or in the first of its readings that counts from one."""
    dues = (form.rule.due, *(side.due for side in form.rule.conflict))
    return next((due.of.value for due in dues if due is not None and due.of is not None), None)
