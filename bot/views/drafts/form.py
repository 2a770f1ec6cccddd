"""The form of a goal or a reflection: a field for each part, filled with what is there."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.services.drafts.replies import DraftForm
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.drafts.drafts import BEGIN, logged_text, told_part, what_is
from bot.views.drafts.fitted import facts_text, fitted_question
from bot.views.fields import Option, choice, day_picker, field, modal, option, text_area
from bot.views.wrapping import wrapped
from induction.writing.drafts import DraftKind
from induction.writing.goals import QUESTIONS as QUESTIONS_OF_GOAL
from induction.writing.goals import GoalPart
from induction.writing.reflections import QUESTIONS as QUESTIONS_OF_REFLECTION
from induction.writing.reflections import ReflectionPart, Since
from prompts.drafts import cpsel_words, form_words

DRAFT_FORM = "draft_form"

LONGEST_PART = 3000

_PREFIX = "draft_part_"
_NEITHER_LOST = "What you typed is here, and so is what was written meanwhile. Saving puts both into a new version."
_BOTH = (
    "What you typed is here. Where you both changed the same part, the other’s words stand below yours: take over what "
    "belongs in it before you save."
)


def draft_form_view(form: DraftForm) -> View:
    """The modal; what it carries unseen says which draft it is, whose, and on top of which version."""
    title = f"{'Edit' if form.version else 'New'} {what_is(form.kind)}"
    about = {
        "kind": form.kind.value,
        "candidate": form.candidate.id,
        "draft": form.draft_id,
        "version": form.version,
    }
    return modal(DRAFT_FORM, title, "Save", list(_blocks(form)), about=json.dumps(about))


def draft_form_message(form: DraftForm) -> Message:
    """What to type instead, and the button that opens the form."""
    text = draft_form_text(form)
    begin = button("Fill in the form", BEGIN, f"{form.kind.value}:{form.candidate.id}", style="primary")
    blocks = [block for paragraph in text.split("\n\n") for block in sections(wrapped(escape(paragraph)))]
    return Message(f"Here is how to write a {what_is(form.kind)}.", [*blocks, actions([begin])])


def draft_form_text(form: DraftForm) -> str:
    """The same in plain words; for a reflection with what was logged and the questions to answer."""
    words = form_words(
        form.kind.value, mine=form.mine, candidate=form.candidate.name, first_name=form.candidate.first_name
    )
    if form.kind is DraftKind.GOAL:
        return words
    questions = "\n".join(f"• {_question(form, part)}" for part in QUESTIONS_OF_REFLECTION)
    return "\n\n".join([logged_text(form.logged, mine=form.mine), questions, words])


def part_field(part: str) -> str:
    """The name of the field of a part."""
    return f"{_PREFIX}{part}"


def filled_form(form: DraftForm, values: Mapping[str, str]) -> DraftForm:
    """The form with what its fields hold now; a choice that was never offered counts as none."""
    kind = GoalPart if form.kind is DraftKind.GOAL else ReflectionPart
    fields = [part for part in kind if part is not ReflectionPart.ENTRIES]
    parts = {part.value: values[part_field(part)] for part in fields if part_field(part) in values}
    if parts.get(GoalPart.CPSEL) not in {str(one.number) for one in form.standards}:
        parts.pop(GoalPart.CPSEL, None)
    if form.kind is DraftKind.GOAL and not _is_day(parts.get(GoalPart.DUE, "")):
        parts.pop(GoalPart.DUE, None)
    return replace(form, parts=parts)


def _blocks(form: DraftForm) -> Iterator[Block]:
    if form.changed is not None:
        yield section(escape(f"*{form.changed}* {_BOTH if form.theirs else _NEITHER_LOST}"))
    if not form.mine:
        yield context(escape(f"You write this together with {form.candidate.name}, who has the last word on it."))
    yield from _goal_fields(form) if form.kind is DraftKind.GOAL else _reflection_fields(form)


def _goal_fields(form: DraftForm) -> Iterator[Block]:
    yield context(escape(cpsel_words(form.standards)))
    if form.year is not None:
        yield context(escape(form.year.says))
    yield field(part_field(GoalPart.CPSEL), "Which CPSEL is it for?", _cpsels(form))
    for part in GoalPart:
        if part is GoalPart.DUE:
            due = form.parts.get(part)
            picker = day_picker(date.fromisoformat(due) if due else None)
            yield field(part_field(part), part.label, picker, optional=True)
        elif part is not GoalPart.CPSEL:
            yield _words(
                form, part.value, part.label, QUESTIONS_OF_GOAL[part][1] if part in QUESTIONS_OF_GOAL else None
            )
        yield from _theirs(form, part.value)


def _reflection_fields(form: DraftForm) -> Iterator[Block]:
    if form.since.round is not None:
        alone = Since(round=form.since.round)
        yield context(escape(facts_text(alone, mine=form.mine, candidate=form.candidate.first_name)))
    if form.logged.count:
        yield context(escape(logged_text(form.logged, mine=form.mine)))
    for part in ReflectionPart:
        if part is ReflectionPart.CPSEL:
            yield field(part_field(part), "Which CPSEL is it about?", _cpsels(form), optional=True)
        elif part is ReflectionPart.GOAL:
            yield from _goal_choice(form)
        elif part in QUESTIONS_OF_REFLECTION:
            yield _words(form, part.value, part.label, _question(form, part).strip("*"))
        elif part is not ReflectionPart.ENTRIES:
            yield _words(form, part.value, part.label, None)
        yield from _theirs(form, part.value)


def _question(form: DraftForm, part: ReflectionPart) -> str:
    """The question for a part, fitted to what was logged."""
    return fitted_question(part.value, form.since, mine=form.mine, candidate=form.candidate.first_name)


def _theirs(form: DraftForm, part: str) -> Iterator[Block]:
    """What the other one wrote in the part meanwhile, where both changed it."""
    if part not in form.theirs:
        return
    words = told_part(form.kind, part, form.theirs[part], form.standards)
    says = f"Written meanwhile: {words}" if words else "Meanwhile this was taken out."
    yield from sections(wrapped(escape(says)))


def _words(form: DraftForm, part: str, label: str, hint: str | None) -> Block:
    area = text_area(form.parts.get(part), longest=LONGEST_PART)
    return field(part_field(part), label, area, optional=True, hint=hint)


def _cpsels(form: DraftForm) -> Block:
    options = [option(one.title, str(one.number)) for one in form.standards]
    return choice(options, form.parts.get(GoalPart.CPSEL), prompt="Choose one")


def _goal_choice(form: DraftForm) -> Sequence[Block]:
    if not form.goals:
        return []
    options: Sequence[Option] = [
        option(f"{number}. {' '.join(title.split())}", goal_id)
        for number, (goal_id, title) in enumerate(form.goals, start=1)
    ]
    select = choice(options, form.parts.get(ReflectionPart.GOAL), prompt="Choose one")
    return [field(part_field(ReflectionPart.GOAL), "Which IIP goal is it about?", select, optional=True)]


def _is_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
