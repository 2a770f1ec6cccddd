"""Why a card changes what is on record: the reason that was given, or the usual ones to choose from."""

from collections.abc import Sequence

from bot.services.ledger.replies import Proposed
from bot.views.blocks import Block, actions, button, context, escape, literal
from prompts.reasons import REASONS

WHY = "hours_why"


def reason_blocks(reply: Proposed) -> Sequence[Block]:
    """What is shown below the buttons of a card that corrects or voids an entry; nothing below any other."""
    reasons = REASONS[reply.card.action]
    if not reasons:
        return []
    if reply.card.reason is not None:
        return [context(escape(f"Reason: {literal(reply.card.reason)}"))]
    buttons = [button(words, f"{WHY}:{name}", reply.card.id) for name, words in reasons.items()]
    return [context("Why? Choose one first, or leave it out."), actions(buttons)]
