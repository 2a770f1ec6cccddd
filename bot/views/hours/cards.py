"""The cards of the hour ledger: what was understood, what was recorded."""

from collections.abc import Iterator, Sequence

from bot.services.ledger.replies import Proposed, Receipt, SameSession
from bot.services.progress.replies import HistoryPage
from bot.views.blocks import Block, Message, actions, button, context, escape, section
from bot.views.doors import beside_button, history_button
from bot.views.entries import entry_words
from bot.views.hours.reasons import reason_blocks
from bot.views.progress.standings import summary_words
from induction.ledger.cards import CardAction
from prompts.confirmations import asked_words
from prompts.hours import card_words

RECORD, CHANGE, DISMISS, UNDO = "hours_record", "hours_change", "hours_dismiss", "hours_undo"
TOGETHER, APART, THEIRS, MINE = "hours_together", "hours_apart", "hours_theirs", "hours_mine"

NOTED = 5
"""For how many sessions of one receipt notes can be added from it."""

SEPARATE = 20
"""How many entries of a card can be changed one by one; beyond that they are shown together."""

_TITLES = {
    CardAction.RECORD: "Record this?",
    CardAction.CORRECT: "Correct the entry to this?",
    CardAction.VOID: "Take this entry out of the count?",
}
_BUTTONS = {CardAction.RECORD: "Record", CardAction.CORRECT: "Correct it", CardAction.VOID: "Take it out"}
_SURE = {CardAction.RECORD: "Yes, record it", CardAction.CORRECT: "Yes, correct it"}
_DONE = {
    CardAction.RECORD: "Recorded",
    CardAction.CORRECT: "Corrected. The old entry stays on record",
    CardAction.VOID: "Taken out of the count. The entry stays on record",
}


def proposed_message(reply: Proposed) -> Message:
    """The card with its question, one tap to do it and one to put it away."""
    action = reply.card.action
    shown = reply.lines or ([reply.old] if reply.old else [])
    lines = [entry_words(line) for line in shown]
    if action is CardAction.CORRECT and reply.old is not None:
        lines.append(f"instead of: {entry_words(reply.old)}")
    text = card_words(_TITLES[action], lines)
    several = 1 < len(reply.card.entries) <= SEPARATE
    buttons = [
        *_doing(reply),
        *([button("Change", CHANGE, reply.card.id)] if len(reply.card.entries) == 1 else []),
        button("Not now", DISMISS, reply.card.id),
    ]
    words = _entry_sections(reply, lines) if several else [section(escape(text))]
    beside = [*left_off_words(reply), "\n".join(reply.questions), reply.refused or ""]
    words += [section(escape(part)) for part in beside if part]
    return Message("\n".join(filter(None, [text, *beside])), [*words, actions(buttons), *reason_blocks(reply)])


def left_off_words(reply: Proposed | SameSession) -> Iterator[str]:
    """What was said and is not on the card: what it has once already, and the rest with the reason."""
    twice = [entry_words(one.line) for one in reply.left_off if one.twice and one.line]
    others = [f"{entry_words(one.line)}: {one.why}" if one.line else one.why for one in reply.left_off if not one.twice]
    if twice:
        named = "; ".join(dict.fromkeys(twice))
        yield f"You named this twice: {named}. If there were two sessions, give the clock times of both."
    if others:
        yield card_words("Not on this card", others)


def _doing(reply: Proposed) -> Iterator[Block]:
    """The tap that does what the card says; where it is open whether that was one session, one for each answer."""
    action, card_id, group = reply.card.action, reply.card.id, reply.group
    if reply.refused:
        return
    if group is None:
        label = _SURE.get(action, _BUTTONS[action]) if reply.questions else _BUTTONS[action]
        if any(one.twice for one in reply.left_off) and len(reply.card.entries) == 1:
            label = "Record it once"
        yield button(label, RECORD, card_id, style="danger" if action is CardAction.VOID else "primary")
        return
    one = "In a group" if len(group.places) == 1 else "One session"
    yield button(f"{one}: {_BUTTONS[action].lower()}", TOGETHER, card_id, style="primary")
    if group.apart:
        several = {2: "Two sessions"}.get(len(group.places), "Sessions of their own")
        yield button(f"{several}: {_BUTTONS[action].lower()}", RECORD, card_id)


def _entry_sections(reply: Proposed, lines: Sequence[str]) -> list[Block]:
    """Each of several entries with a button of its own to change it."""
    changes = [button("Change", CHANGE, f"{reply.card.id}:{position}") for position in range(len(lines))]
    entries = [section(escape(f"• {line}")) | {"accessory": one} for line, one in zip(lines, changes, strict=True)]
    return [section(f"*{_TITLES[reply.card.action]}*"), *entries]


def receipt_message(reply: Receipt, *, noted: bool = False) -> Message:
    """What stands in the ledger now, the totals, and a way back.

    A coach is offered to add notes to a session of theirs, unless they have `noted` what there was.
    """
    action = reply.card.action
    recorded = card_words(_DONE[action], [entry_words(line) for line in reply.lines])
    totals = "\n".join(f"Now: {summary_words(row)}" for row in reply.totals)
    notes = "\n".join(reply.notes)
    asked = "\n".join(asked_words(one.person.first_name, one.at, one.today, entries=one.entries) for one in reply.asked)
    blocks = [section(escape(paragraph)) for paragraph in (recorded, totals, asked) if paragraph]
    blocks += [context(escape(notes))] if notes else []
    if action is CardAction.RECORD:
        notes_of = [] if noted else _noting(reply)
        blocks.append(actions([button("Undo", UNDO, reply.card.id), *notes_of[:1]]))
        blocks += [actions([one]) for one in notes_of[1:]]  # Slack takes an action once in a row of buttons
    elif reply.totals:
        blocks.append(actions([history_button(_page(reply))]))
    return Message("\n".join(filter(None, [recorded, totals, asked, notes])), blocks)


def _page(reply: Receipt) -> HistoryPage:
    """The history of what was corrected or taken out; of several entries the candidate's whole one."""
    first, *more = reply.entries
    return HistoryPage(first.candidate_id, entry_id=None if more else first.id)


def _noting(reply: Receipt) -> list[Block]:
    """A button for each session that the coach has just logged, to say what was agreed in it."""
    pairs = zip(reply.entries, reply.lines, strict=True)
    sessions = [(entry, line.whose or "") for entry, line in pairs if entry.coach_id == reply.card.actor_id]
    if len(sessions) == 1:
        return [beside_button("Add notes and action items", entry.id) for entry, _ in sessions]
    return [beside_button(f"Notes with {whose.split()[0]}", entry.id) for entry, whose in sessions[:NOTED] if whose]
