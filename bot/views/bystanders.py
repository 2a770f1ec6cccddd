"""The gentle word about names, in the message that shows what was written: above the buttons that change it."""

from collections.abc import Sequence

from bot.outgoing import limits
from bot.services.asking.replies import Answered
from bot.services.evidence.replies import EvidenceOffer, EvidenceSaved
from bot.services.ledger.replies import Proposed
from bot.services.replies import Reply
from bot.views.blocks import Message, context, escape
from prompts.drafts import bystander_words


def kept_of(reply: Reply, said: str = "") -> Sequence[str]:
    """The words that are kept of what was said: what hours are about, a question to be sent on, a line on evidence."""
    match reply:
        case Proposed():
            return [said]
        case Answered() if reply.kept is not None:
            return [reply.question]
        case EvidenceOffer():
            return [words for seed in reply.seeds for words in (seed.title, seed.why) if words]
        case EvidenceSaved():
            return [words for words in (reply.artifact.title, reply.artifact.why) if words]
    return ()


def with_bystanders(shown: Message, names: Sequence[str]) -> Message:
    """The message with the word about these names; its own text, which a locked screen shows, names nobody."""
    if not names or len(shown.blocks) >= limits.BLOCKS_IN_MESSAGE or _warns(shown, names):
        return shown
    at = len(shown.blocks)
    while at and shown.blocks[at - 1]["type"] == "actions":
        at -= 1
    word = context(escape(bystander_words(names)))
    return Message(shown.text, [*shown.blocks[:at], word, *shown.blocks[at:]])


def _warns(shown: Message, names: Sequence[str]) -> bool:
    """Whether the message says so itself."""
    advice = escape(bystander_words(names)).rpartition(". ")[2]
    return any(advice in (block.get("text") or {}).get("text", "") for block in shown.blocks)
