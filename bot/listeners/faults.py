"""What happens when something breaks: a reference for the person, the rest for the log."""

import logging
from typing import Any
from uuid import uuid4

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

log = logging.getLogger(__name__)


def register(app: App) -> None:
    """Answer every unhandled error with a reference; no exception text reaches a person."""

    @app.error
    def on_error(error: Exception, body: dict[str, Any], client: WebClient) -> BoltResponse:
        reference = uuid4().hex[:8]
        log.error("unhandled error, reference %s", reference, exc_info=error)
        words = (
            f"Something went wrong on my side (reference {reference}). If you were recording something, look at "
            "`/casc progress` before you try again."
        )
        if "command" in body:
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": words})
        _tell(body, words, client)
        return BoltResponse(status=200, body="")


def _tell(body: dict[str, Any], words: str, client: WebClient) -> None:
    """Tell the person in a direct message; where even that fails, the log has the reference."""
    user = body.get("user", {}).get("id") or body.get("event", {}).get("user")
    if not user:
        return
    try:
        client.chat_postMessage(channel=user, text=words)
    except (SlackApiError, OSError):
        log.exception("the person could not be told")
