"""Growth in words: a table for each round, what is still to come, and the words beside the picture."""

from collections.abc import Iterator

from bot.services.assessing.replies import Drawn, HeldAgainst, RatingsShown, RoundState
from bot.views.assessing.rating import rate_button
from bot.views.assessing.words import (
    levels_words,
    mean_words,
    note_words,
    rater_names,
    role_word,
    score_table,
    sentence,
    standards_words,
    when_words,
)
from bot.views.blocks import Block, Message, actions, context, escape, plain_message, section, sections
from bot.views.wrapping import wrapped
from induction.packs.pack import ProgramPack
from induction.packs.rules import Measure
from induction.people import Role
from induction.recommendation.growth import RoundGrowth
from induction.record.assessments import Mark, average
from prompts.assessing import held_words


def ratings_message(reply: RatingsShown) -> Message:
    """The growth round by round; what is kept back until the reader's own scores are in is said, and not what it is."""
    mine = reply.actor.id == reply.candidate.id
    head = f"*{'Your' if mine else f'{reply.candidate.name}’s'} growth*, {reply.pack.name}"
    tables = {one.round.key: one for one in reply.growth.rounds}
    blocks = [section(escape(head))]
    for state in reply.states:
        words = _state_words(state, reply)
        blocks += sections([escape(words)])
        if (one := tables.get(state.window.round.key)) is not None:
            table = score_table(one, reply.pack, reply.actor.role)
            blocks.append(section(escape(table)))
    for words in (*note_words(reply.notes, reply.pack, reply.actor.role), *_held(reply.held, reply.pack)):
        blocks += sections(wrapped(escape(words)))
    if reply.growth.rounds:
        blocks.append(context(escape(f"{standards_words(reply.pack)}\n{levels_words(reply.pack)}")))
    if reply.picture:
        words = "The same as a picture comes in a direct message from me, in a moment."
        blocks.append(context(words))
    return Message(head, [*blocks, *_way(reply)])


def picture_message(drawn: Drawn) -> Message:
    """The words beside the picture; a notification shows them, so they say nothing of any score."""
    whose = "Your growth" if drawn.reader.id == drawn.candidate.id else f"The growth of {drawn.candidate.name}"
    return plain_message(f"{whose}, standard by standard. `/casc ratings` has the same in figures.")


def no_picture_message() -> Message:
    """What comes instead of the picture where the workspace lets the companion hand over no file."""
    return plain_message(
        "This workspace lets me hand over no picture. Everything in it stands in words in `/casc ratings`; "
        "`companion doctor` says which permission is missing."
    )


def picture_text(drawn: Drawn) -> str:
    """What the picture shows, for whoever does not see it: the levels by round, standard by standard."""
    return " ".join(_round_text(one, drawn.pack, drawn.reader.role) for one in drawn.growth.rounds)


def _round_text(one: RoundGrowth, pack: ProgramPack, reader: Role) -> str:
    given = "; ".join(
        f"{role_word(role, pack, reader)} {', '.join(str(levels[number]) for number in sorted(levels))}"
        for role, levels in one.scores.items()
    )
    return f"{sentence(one.round.label)}, levels of {pack.words.numbered(1)} to {len(pack.words.standards)}: {given}."


def _state_words(state: RoundState, reply: RatingsShown) -> str:
    """The round, by when, who is in, and what is kept back."""
    names = {rated: rater_names(state.raters, reply.pack, reply.actor, rated=rated) for rated in (True, False)}
    parts = [f"*{sentence(state.window.round.label)}*, {when_words(state.window, reply.today)}."]
    if not names[True]:
        parts.append("Nobody has rated yet.")
    elif names[False]:
        parts.append(f"In: {', '.join(names[True])}. Still to come: {', '.join(names[False])}.")
    if state.hidden:
        parts.append("What others gave is shown once your own scores are in.")
    return " ".join(parts)


def _held(held: HeldAgainst | None, pack: ProgramPack) -> Iterator[str]:
    """The newest complete round against every reading of the mark, without a verdict."""
    if held is None:
        return
    means = held.round.means()
    missed = [_missed_words(mark, pack, held) for mark in held.marks if not mark.met]
    who = held.ask.named if held.ask else None
    met = [mark.words for mark in held.marks if mark.met]
    mean = mean_words(average(list(means.values())))
    label = sentence(held.round.round.label)
    yield f"*{label}, {mean} on average.* {held_words(met, missed, who=who, provisional=held.provisional)}"


def _missed_words(mark: Mark, pack: ProgramPack, held: HeldAgainst) -> str:
    if mark.measure is Measure.AVERAGE:
        return f"“{mark.words}” is not"
    means = held.round.means()
    short = ", ".join(f"{pack.words.numbered(number)} is at {mean_words(means[number])}" for number in mark.short)
    return f"“{mark.words}” is not: {short}"


def _way(reply: RatingsShown) -> Iterator[Block]:
    """The button for the first round in which others wait for the reader's scores, or where there are none, the first.

    Nobody is pressed for a round that others have not begun.
    """
    waiting = [one for one in reply.states if one.hidden]
    if not waiting and not reply.growth.rounds:
        waiting = [one for one in reply.states if any(who.role is reply.actor.role for who in one.raters)]
    for state in waiting[:1]:
        label = "Rate yourself" if reply.actor.id == reply.candidate.id else f"Rate {reply.candidate.first_name}"
        yield actions([rate_button(label, reply.candidate.id, state.window.round.key)])
