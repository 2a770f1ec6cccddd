"""The cards of the hour ledger: what was understood, what was recorded."""

from collections.abc import Sequence

from bot.services.hour_replies import Proposed, Receipt
from bot.views.blocks import Block, Message, actions, button, escape, section
from bot.views.entries import entry_words
from bot.views.progress import summary_words
from induction.cards import CardAction
from prompts.hours import card_words

RECORD, CHANGE, DISMISS, UNDO = "hours_record", "hours_change", "hours_dismiss", "hours_undo"

SEPARATE = 20
"""How many entries of a card can be changed one by one; beyond that they are shown together."""

_TITLES = {
    CardAction.RECORD: "Record this?",
    CardAction.CORRECT: "Correct the entry to this?",
    CardAction.VOID: "Take this entry out of the count?",
}
_BUTTONS = {CardAction.RECORD: "Record", CardAction.CORRECT: "Correct it", CardAction.VOID: "Take it out"}
_DONE = {
    CardAction.RECORD: "Recorded",
    CardAction.CORRECT: "Corrected. The old entry stays on record",
    CardAction.VOID: "Taken out of the count. The entry stays on record",
}


def proposed_message(reply: Proposed) -> Message:
    """The card with one tap to do it and one to put it away."""
    action = reply.card.action
    shown = reply.lines or ([reply.old] if reply.old else [])
    lines = [entry_words(line) for line in shown]
    if action is CardAction.CORRECT and reply.old is not None:
        lines.append(f"instead of: {entry_words(reply.old)}")
    text = card_words(_TITLES[action], lines)
    several = 1 < len(reply.card.entries) <= SEPARATE
    buttons = [
        button(_BUTTONS[action], RECORD, reply.card.id, style="danger" if action is CardAction.VOID else "primary"),
        *([button("Change", CHANGE, reply.card.id)] if len(reply.card.entries) == 1 else []),
        button("Not now", DISMISS, reply.card.id),
    ]
    words = _entry_sections(reply, lines) if several else [section(escape(text))]
    return Message(text, [*words, actions(buttons)])


def _entry_sections(reply: Proposed, lines: Sequence[str]) -> list[Block]:
    """Each of several entries with a button of its own to change it."""
    changes = [button("Change", CHANGE, f"{reply.card.id}:{position}") for position in range(len(lines))]
    entries = [section(escape(f"• {line}")) | {"accessory": one} for line, one in zip(lines, changes, strict=True)]
    return [section(f"*{_TITLES[reply.card.action]}*"), *entries]


def receipt_message(reply: Receipt) -> Message:
    """What stands in the ledger now, the totals, and a way back."""
    action = reply.card.action
    recorded = card_words(_DONE[action], [entry_words(line) for line in reply.lines])
    totals = "\n".join(f"Now: {summary_words(row)}" for row in reply.totals)
    blocks = [section(escape(paragraph)) for paragraph in (recorded, totals) if paragraph]
    if action is CardAction.RECORD:
        blocks.append(actions([button("Undo", UNDO, reply.card.id)]))
    return Message(f"{recorded}\n{totals}".strip(), blocks)
