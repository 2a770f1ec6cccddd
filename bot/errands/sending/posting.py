"""How a message is handed to Slack."""

from collections.abc import Sequence
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.errands.sending.outgoing import Outgoing


def post(client: WebClient, messages: Sequence[Outgoing]) -> None:
    """Send messages at once, with nothing kept of them. None of them answers a response_url."""
    for outgoing in messages:
        post_one(client, outgoing)


def post_one(client: WebClient, outgoing: Outgoing, metadata: dict[str, Any] | None = None) -> SlackResponse:
    """Slack's answer to the message, posted to a conversation or shown to one person in it."""
    shown = outgoing.message.payload() | {"channel": outgoing.to, "thread_ts": outgoing.thread_ts}
    if outgoing.only_for is not None:
        return client.chat_postEphemeral(user=outgoing.only_for, **shown)
    return client.chat_postMessage(metadata=metadata, **shown)
