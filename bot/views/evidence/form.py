"""The form of an artifact, filled with what is known, and what carries that to it."""

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import BaseModel, ValidationError

from bot.outgoing import limits
from bot.services.evidence.replies import EvidenceForm, EvidenceOffer, Seed
from bot.views.blocks import Block, Message, View, actions, button, context, escape, literal, section
from bot.views.fields import choice, choices, day_picker, field, line_of_text, modal, option, text_area, ticks
from induction.record.artifacts import LONGEST_LINK, LONGEST_TITLE, LONGEST_WHY

EVIDENCE_FORM = "evidence_form"
SAVE_EVIDENCE = "evidence_save"
TITLE, STANDARDS, DAY, WHY, LINK, GOAL, WITHDRAW = (
    f"evidence_{name}" for name in ("title", "standards", "day", "why", "link", "goal", "withdraw")
)

_WITHDRAWN = "withdrawn"
_PRIVATE = "Students, families and staff stay private: write a role (“a grade 4 teacher”) where you would write a name."
_OFFER = "May this be evidence?"


class _About(BaseModel):
    """What the form carries unseen."""

    artifact: int | None = None
    seed: Seed = Seed()


def evidence_form_view(form: EvidenceForm) -> View:
    """The modal; what it carries unseen is what no field holds: the artifact that is changed, the hours, the file."""
    seed, words = form.seed, form.words
    standards = [option(words.title(one.number), str(one.number)) for one in words.standards]
    chosen = [str(number) for number in seed.standards]
    goals = [option(f"{number}. {title}", goal_id) for number, (goal_id, title) in enumerate(form.goals, start=1)]
    title = line_of_text(seed.title or None, example="Family survey, with what we changed", longest=LONGEST_TITLE)
    link = line_of_text(seed.link, example="https://…", longest=LONGEST_LINK)
    why = text_area(seed.why, longest=LONGEST_WHY, example="It shows how families helped to choose the new schedule")
    blocks = [
        field(TITLE, "What is it?", title),
        field(STANDARDS, f"Which {words.standard} does it speak for?", choices(standards, chosen, prompt="Choose")),
        field(DAY, "From which day is it?", day_picker(seed.on)),
        field(WHY, "Why does it show that?", why, optional=True),
        field(LINK, "Where it can be looked at", link, optional=True),
    ]
    if goals:
        blocks.append(
            field(GOAL, "Which goal does it belong to?", choice(goals, seed.goal_id, prompt="Choose"), optional=True)
        )
    if form.artifact_id is not None:
        end = ticks([option("This is evidence no more", _WITHDRAWN)])
        blocks.append(field(WITHDRAW, "Withdraw it?", end, optional=True))
    blocks.append(context(escape(f"{_kept_words(form)} {_PRIVATE}")))
    unseen = seed.model_copy(
        update={"title": "", "standards": (), "why": None, "link": None, "on": None, "goal_id": None}
    )
    about = _About(artifact=form.artifact_id, seed=unseen)
    return modal(EVIDENCE_FORM, "Evidence", "Save", blocks, about=about.model_dump_json(exclude_defaults=True))


def evidence_form_message(form: EvidenceForm) -> Message:
    """What was understood and the button that opens the form, where no modal can be opened."""
    return offer_message(EvidenceOffer([form.seed]), words_of=[form.words.numbered(one) for one in form.seed.standards])


def offer_message(offer: EvidenceOffer, *, words_of: Sequence[str] = ()) -> Message:
    """A button for each thing that may be evidence; `words_of` are the standards that were named."""
    where = f" for {' and '.join(words_of)}" if words_of else ""
    blocks = [section(escape(offer.note))] if offer.note else []
    blocks += [_offer_block(seed, where) for seed in offer.seeds]
    blocks.append(context("Nothing is saved yet: the button opens a short form with what I know of it."))
    return Message(_OFFER, blocks)


def with_offer(shown: Message, seeds: Sequence[Seed]) -> Message:
    """The message with a question below it: whether the file is evidence instead."""
    label = "Save as evidence instead" if len(seeds) == 1 else "Save {} as evidence"
    buttons = [save_button(seed, label.format(seed.file)) for seed in seeds]
    return Message(shown.text, [*shown.blocks, actions(buttons)])


def save_button(seed: Seed, label: str = "Save as evidence") -> Block:
    """The button that opens the form with what is known."""
    return button(label, SAVE_EVIDENCE, _carried(seed))


def read_seed(value: str) -> Seed:
    """What a button carries; ValueError where it carries none."""
    try:
        return Seed.model_validate_json(value)
    except ValidationError as error:
        raise ValueError(value) from error


def read_about(about: str) -> tuple[int | None, Seed]:
    """The number of the artifact that is changed and what the form carries beside its fields; ValueError else."""
    try:
        held = _About.model_validate_json(about)
    except ValidationError as error:
        raise ValueError(about) from error
    return held.artifact, held.seed


def filled_seed(seed: Seed, values: Mapping[str, str]) -> Seed:
    """What the form carried, with what its fields hold; a choice that was never offered counts as none."""
    return seed.model_copy(
        update={
            "title": values.get(TITLE, ""),
            "standards": tuple(int(one) for one in values.get(STANDARDS, "").split(",") if one.isdecimal()),
            "on": _day(values.get(DAY)),
            "why": values.get(WHY),
            "link": values.get(LINK),
            "goal_id": values.get(GOAL),
        }
    )


def is_withdrawn(values: Mapping[str, str]) -> bool:
    """Whether the form says that it is evidence no more."""
    return values.get(WITHDRAW) == _WITHDRAWN


def _offer_block(seed: Seed, where: str) -> Block:
    named = seed.file or seed.title.splitlines()[0] if seed.file or seed.title else ""
    what = f"*{escape(literal(named))}*" if named else "this"
    link = f"\n{escape(literal(seed.link))}" if seed.link and not seed.file else ""
    text = f"Save {what} as evidence{escape(where)}?{link}"
    return section(text) | {"accessory": save_button(seed)}


def _kept_words(form: EvidenceForm) -> str:
    if form.seed.file is None:
        return "The link and your words are kept, and nothing that the link leads to."
    if form.keeps and form.artifact_id is None:
        return f"“{form.seed.file}” is kept with it: your program keeps files."
    return "The link and your words are kept. The file itself stays where it is."


def _carried(seed: Seed) -> str:
    """The seed as a button carries it: what is too long for one is left for the form to ask."""
    for left_out in ((), ("why",), ("why", "link"), ("why", "link", "title")):
        carried = seed.model_dump_json(exclude_defaults=True, exclude={*left_out})
        if len(carried) <= limits.BUTTON_VALUE:
            break
    return carried


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
