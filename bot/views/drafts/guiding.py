"""One question of a guided conversation: what the last answer became, the question, and what to tap."""

from collections.abc import Iterator, Mapping, Sequence

from bot.outgoing.own_words import VERBATIM
from bot.outgoing.splitting import shorten
from bot.services.drafts.replies import DraftShown
from bot.services.guiding.guided import Guided, WithQuestion
from bot.views.asking.answers import answer_message
from bot.views.blocks import Block, Message, actions, button, context, escape, section, sections
from bot.views.drafts.drafts import draft_message, what_is
from bot.views.drafts.fitted import TITLE, facts_text, fitted_question
from bot.views.fields import choice, day_picker, option, ticks
from bot.views.wrapping import wrapped
from induction.calendar import day_words
from induction.hours import LedgerEntry, duration
from induction.writing.drafts import DraftKind
from induction.writing.goals import GoalPart
from induction.writing.guiding import ORDER
from induction.writing.reflections import ReflectionPart
from prompts.drafts import bystander_words, cpsel_words
from prompts.guiding import goal_question, steering_words, structure_words, understood_words

SKIP, BACK, STOP, CHOOSE, TICKED, WHOLE, UNDO = (
    f"guide_{name}" for name in ("skip", "back", "stop", "choose", "ticked", "whole", "undo")
)
ENTRIES = "guide_entries"

ENTRY = 75
_ECHO = 300
_TAKES_ITS_PLACE = "What you type now takes its place; `skip` leaves it as it is."
_IS_ADDED = "What you type now is added to it; `skip` leaves it as it is."
_LABELS: Mapping[DraftKind, type[GoalPart] | type[ReflectionPart]] = {
    DraftKind.GOAL: GoalPart,
    DraftKind.REFLECTION: ReflectionPart,
}


def guided_message(guided: Guided) -> Message:
    """The question. The message's own text, which a locked screen shows, says nothing of what was written."""
    blocks: list[Block] = [*_understood(guided)]
    if guided.note:
        blocks.append(section(escape(guided.note)))
    if guided.bystanders:
        blocks.append(section(escape(bystander_words(guided.bystanders))))
    if not guided.version:
        labels = [GoalPart(part).label for part in ORDER[guided.kind]] if guided.kind is DraftKind.GOAL else []
        blocks.append(context(escape(structure_words(labels))))
    if not guided.version and (facts := facts_text(guided.since, mine=guided.mine, candidate=guided.candidate.name)):
        blocks.append(context(escape(facts)))
    blocks += sections(wrapped(escape(question_text(guided))))
    if guided.there:
        there = sections(wrapped(escape(f"There now:\n{guided.there}")))
        blocks += [{**block, "block_id": f"{VERBATIM}_there_{number}"} for number, block in enumerate(there)]
        blocks.append(context(escape(_TAKES_ITS_PLACE if guided.anew else _IS_ADDED)))
    blocks += _to_choose(guided)
    blocks.append(actions(list(_buttons(guided))))
    blocks.append(
        context(
            escape(steering_words(mine=guided.mine, known=guided.known if guided.version else 0, parts=guided.parts))
        )
    )
    return Message(f"Next question about the {what_is(guided.kind)}.", blocks)


def with_question_messages(shown: WithQuestion) -> Sequence[Message]:
    """The reply, and below it the question."""
    reply = shown.reply
    first = draft_message(reply) if isinstance(reply, DraftShown) else answer_message(reply)
    return [first, guided_message(shown.question)]


def question_text(guided: Guided) -> str:
    """The question in plain words."""
    if guided.kind is DraftKind.GOAL:
        return goal_question(guided.part, doubt=guided.doubt)
    return fitted_question(guided.part, guided.since, mine=guided.mine, candidate=guided.candidate.first_name)


def entry_label(entry: LedgerEntry) -> str:
    """An entry in a list to tick."""
    about = f": {entry.topic}" if entry.topic else ""
    return shorten(f"{day_words(entry.on)}, {duration(entry.minutes)} {entry.kind.label}{about}", ENTRY)


def _understood(guided: Guided) -> Iterator[Block]:
    """Under which heading the last answer stands, or what was chosen; of several parts the words of each."""
    found = guided.understood
    if not found:
        return
    labels = [_LABELS[guided.kind](one.part).label for one in found]
    if not guided.undoes:
        yield section(escape(f"*{shorten(found[0].words, _ECHO)}*"))
        return
    yield section(escape(understood_words(labels)))
    if len(found) > 1:
        for number, (one, label) in enumerate(zip(found, labels, strict=True)):
            words = shorten(one.words, _ECHO)
            yield {**section(f"*{label}*\n{escape(words)}"), "block_id": f"{VERBATIM}_understood_{number}"}


def _to_choose(guided: Guided) -> Iterator[Block]:
    """The list, the calendar or the boxes, where choosing is faster than typing."""
    where = _where(guided)
    match guided.part:
        case GoalPart.CPSEL | ReflectionPart.CPSEL:
            options = [option(one.title, f"{where}:{one.number}") for one in guided.standards]
            yield actions([{**choice(options, None, prompt="Choose one"), "action_id": CHOOSE}])
            if not guided.again and guided.kind is DraftKind.GOAL:
                yield context(escape(cpsel_words(guided.standards)))
        case GoalPart.DUE:
            yield actions([{**day_picker(None), "action_id": f"{CHOOSE}:{where}"}])
        case ReflectionPart.GOAL:
            options = [
                option(f"{number}. {shorten(' '.join(title.split()), TITLE)}", f"{where}:{goal_id}")
                for number, (goal_id, title) in enumerate(guided.goals, start=1)
            ]
            yield actions([{**choice(options, None, prompt="Choose one"), "action_id": CHOOSE}])
        case ReflectionPart.ENTRIES if guided.entries:
            options = [option(entry_label(one), str(one.id)) for one in reversed(guided.entries)]
            boxes = ticks(options, [str(one) for one in guided.picked])
            yield {**actions([{**boxes, "action_id": f"{ENTRIES}_boxes"}]), "block_id": ENTRIES}


def _buttons(guided: Guided) -> Iterator[Block]:
    where = _where(guided)
    if guided.part == ReflectionPart.ENTRIES and guided.entries:
        yield button("These", TICKED, where, style="primary")
    if guided.whole:
        yield button(f"All of it: {_LABELS[guided.kind](guided.whole).label}", WHOLE, where)
    if guided.undoes:
        yield button("Undo", UNDO, where)
    yield button("Skip", SKIP, where)
    if guided.known and not guided.undoes:
        yield button("Back", BACK, where)
    yield button("That’s all", STOP, where)


def _where(guided: Guided) -> str:
    return f"{guided.draft_id}:{guided.version}:{guided.part}"
