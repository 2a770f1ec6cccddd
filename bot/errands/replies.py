"""Replies to what somebody said: their words are kept nowhere else, so the errand carries them until they are sent."""

from datetime import datetime

from bot.errands.sending.outgoing import Outgoing
from bot.views.blocks import Message
from storage.errands import Errand, KeptErrand

REPLY = "reply"


def reply_errand(key: str, outgoing: Outgoing) -> Errand:
    """The errand that sends what is rendered already."""
    details = {
        "text": outgoing.message.text,
        "blocks": list(outgoing.message.blocks),
        "to": outgoing.to,
        "thread_ts": outgoing.thread_ts,
        "only_for": outgoing.only_for,
        "replace_original": outgoing.replace_original,
        "concerns": outgoing.concerns,
    }
    return Errand(key, REPLY, details)


def compose_reply(errand: KeptErrand, now: datetime) -> Outgoing:  # noqa: ARG001 - a composer gets the time
    """The reply as it was rendered when the words came in."""
    details = dict(errand.details)
    message = Message(details.pop("text"), details.pop("blocks"))
    return Outgoing(message, **details)
