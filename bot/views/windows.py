"""What a supervisor is shown of what a candidate shares: in a window of its own, and in no message.

A message stays in a conversation. A window is gone once it is closed, so that nothing is left with a supervisor of what
a candidate takes back.
"""

from bot.services.drafts.replies import DraftShown
from bot.services.evidence.replies import EvidenceList
from bot.services.replies import Reply
from bot.views.blocks import Message, actions, button, context, escape, section
from bot.views.drafts.approvals import VERSION
from bot.views.drafts.drafts import draft_message
from bot.views.evidence.listing import evidence_list_message
from bot.views.sharing import OPEN_SHARED, item_value
from induction.people import Role
from induction.writing.shares import Item, SharedKind

_WINDOW = "It opens in a window of its own and is in no message, so that it is gone once the candidate takes it back."


def window_of(reply: Reply) -> Message | None:
    """What stands in the window; None for what is shown in a message."""
    match reply:
        case DraftShown() if reply.reader.role is Role.SUPERVISOR:
            return draft_message(reply)
        case EvidenceList() if reply.shared and reply.reader.role is Role.SUPERVISOR:
            return evidence_list_message(reply)
    return None


def pointer_message(reply: Reply) -> Message | None:
    """The message with the button that opens the window, without a word of what is in it; None where none is needed."""
    match reply:
        case DraftShown() if reply.reader.role is Role.SUPERVISOR:
            what = f"{reply.candidate.name} shares this {reply.draft.kind.value} with you."
            return _pointer(what, VERSION, f"{reply.draft.draft_id}:{reply.draft.version}")
        case EvidenceList() if reply.shared and reply.reader.role is Role.SUPERVISOR:
            count = len(reply.shared)
            what = f"{reply.candidate.name} shares {count} piece{'' if count == 1 else 's'} of evidence with you."
            first = Item(candidate_id=reply.candidate.id, kind=SharedKind.ARTIFACT, item=str(reply.shared[0].id))
            return _pointer(what, OPEN_SHARED, item_value(first))
    return None


def _pointer(what: str, action_id: str, value: str) -> Message:
    look = button("Look at it", action_id, value, style="primary")
    return Message(what, [section(escape(what)), context(_WINDOW), actions([look])])
