"""What happens when something breaks, or when something comes that nobody here listens to."""

import logging
from typing import Any
from uuid import uuid4

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.outgoing.client import CheckedWebhook
from bot.views.forms import reading_view
from bot.views.messages import plain_message

Payload = dict[str, Any]

STALE_BUTTON = "That button is from another time, and nothing was done. `/casc help` shows what you can do now."
STALE_FORM = (
    "That form is from another time, and nothing in it was kept. `/casc help` shows what you can do now; `/casc log` "
    "opens the form for hours."
)

log = logging.getLogger(__name__)


def register(app: App) -> None:
    """Answer every unhandled error with a reference; no exception text reaches a person."""

    @app.error
    def on_error(error: Exception, body: Payload, client: WebClient) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            return _unheard(body, client)
        reference = uuid4().hex[:8]
        log.error("unhandled error, reference %s", reference, exc_info=error)
        words = (
            f"Something went wrong on my side (reference {reference}). If you were recording something, look at "
            "`/casc progress` before you try again."
        )
        return _told(body, words, client)


def _unheard(body: Payload, client: WebClient) -> BoltResponse:
    """A kind word for what no listener knows: a button, form or shortcut of an earlier version. Events need none."""
    match body.get("type"):
        case "view_submission":
            shown = reading_view(plain_message(STALE_FORM))
            return BoltResponse(status=200, body={"response_action": "update", "view": shown})
        case "block_suggestion":
            return BoltResponse(status=200, body={"options": []})
        case "block_actions" | "interactive_message" | "shortcut" | "message_action":
            return _told(body, STALE_BUTTON, client)
        case _ if "command" in body:
            return _told(body, "I know no such command. `/casc help` shows what you can do here.", client)
        case _:
            return BoltResponse(status=200, body="")


def _told(body: Payload, words: str, client: WebClient) -> BoltResponse:
    """The words where the person looks: in the answer to a command, at a form's field, beside a message."""
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": words})
    field = _first_field(body.get("view") or {}) if body.get("type") == "view_submission" else None
    if field is not None:
        return BoltResponse(status=200, body={"response_action": "errors", "errors": {field: words}})
    try:
        _say(body, words, client)
    except (SlackApiError, OSError):
        log.exception("the person could not be told")
    return BoltResponse(status=200, body="")


def _say(body: Payload, words: str, client: WebClient) -> None:
    user = (body.get("user") or {}).get("id") or body.get("event", {}).get("user")
    if response_url := body.get("response_url"):
        CheckedWebhook(response_url).send(text=words, response_type="ephemeral", replace_original=False)
    elif user:
        client.chat_postMessage(channel=user, text=words)


def _first_field(view: Payload) -> str | None:
    return next((block["block_id"] for block in view.get("blocks", ()) if block.get("type") == "input"), None)
