"""A session that the other party has logged already: the two entries side by side, and what each answer does."""

from collections.abc import Iterator, Sequence

from bot.services.hours.presses import carried
from bot.services.ledger.replies import Proposed, SameSession, SessionPair
from bot.views.blocks import Block, Message, actions, button, context, escape, section
from bot.views.entries import entry_words, told_words
from bot.views.hours.cards import APART, CHANGE, DISMISS, MINE, THEIRS, left_off_words, proposed_message
from induction.ledger.cards import CardAction
from prompts.hours import card_words
from prompts.same_session import differences_words, reason_words, same_session_words

SHOWN = 8
"""How many pairs are shown one by one."""

_CORRECTING = "If it is the same session, delete the one that you were correcting and confirm theirs: `/casc confirm`."


def open_card_message(reply: Proposed | SameSession) -> Message:
    """A card that waits for its tap, with whatever is asked about it."""
    return proposed_message(reply) if isinstance(reply, Proposed) else same_session_message(reply)


def same_session_message(reply: SameSession) -> Message:
    """Yours and theirs with what differs, and the three things that it can be."""
    state = reply.pairs[0].theirs.state
    title = same_session_words(
        state and state.value, logged_by=reply.pairs[0].logged_by.name, several=len(reply.pairs) > 1
    )
    shown = [_pair_words(pair) for pair in reply.pairs[:SHOWN]]
    notes = list(_notes(reply))
    blocks = [section(escape(f"*{title}*"))]
    for pair, words in zip(reply.pairs, shown, strict=False):
        blocks.append(section(escape(words)) | _confirm_one(reply, pair))
    blocks += [context(escape(note)) for note in notes]
    return Message("\n".join([f"*{title}*", *shown, *notes]), [*blocks, actions(list(_buttons(reply)))])


def _pair_words(pair: SessionPair) -> str:
    lines = [f"Yours: {entry_words(pair.mine)}", f"{pair.logged_by.first_name}’s: {told_words(pair.theirs)}"]
    return "\n".join([*lines, differences_words(pair.differences)])


def _confirm_one(reply: SameSession, pair: SessionPair) -> Block:
    """Of several, each can be confirmed by itself."""
    if len(reply.pairs) == 1 or not pair.is_open or reply.card.action is not CardAction.RECORD:
        return {}
    return {"accessory": button("Confirm", THEIRS, carried(reply.card, [pair]))}


def _notes(reply: SameSession) -> Iterator[str]:
    if len(reply.pairs) > SHOWN:
        yield f"{len(reply.pairs) - SHOWN} more of these come after this."
    if reply.card.action is not CardAction.RECORD:
        yield _CORRECTING
    if reply.rest:
        yield card_words("What else you said comes after this", [entry_words(line) for line in reply.rest])
    yield from left_off_words(reply)
    if reply.refused:
        yield reply.refused


def _buttons(reply: SameSession) -> Iterator[Block]:
    """What can be said of all pairs. That it was another session is nothing to say where the clock says otherwise."""
    card, pairs = reply.card, reply.pairs[:SHOWN]
    several, recording = len(pairs) > 1, card.action is CardAction.RECORD
    if not recording:
        yield button("Leave it as it was", DISMISS, carried(card))
    elif any(pair.is_open for pair in pairs):
        yield button("Confirm them all" if several else "Confirm theirs", THEIRS, carried(card, pairs), style="primary")
    else:
        yield button("Leave it at that", THEIRS, carried(card, pairs))
    if recording and _is_contradicted(pairs):
        label = "The same, and mine are right" if several else "Same session, mine is right"
        yield button(label, MINE, carried(card, pairs))
    if any(not pair.mine.entry.overlaps(pair.entry) for pair in pairs):
        done = "record" if recording else "correct"
        label = f"Other sessions: {done} them" if several else f"Another session: {done} it"
        yield button(label, APART, carried(card))
    elif len(card.entries) == 1:
        yield button("Change mine", CHANGE, card.id)


def _is_contradicted(pairs: Sequence[SessionPair]) -> bool:
    """Whether the reader says something else than what stands there, of which the other party can be told."""
    return any(pair.theirs.state is not None and reason_words(pair.differences) for pair in pairs)
