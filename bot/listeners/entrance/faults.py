"""What happens when something breaks, or when something comes that nobody here listens to or can make out."""

import logging
from uuid import uuid4

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.shapes import Payload, is_address
from bot.outgoing.client import CheckedWebhook
from bot.views.blocks import plain_message
from bot.views.forms import reading_view
from bot.watching.acts import BROKEN, FAULT, UNHEARD
from bot.watching.sight import ends

STALE_BUTTON = "That button is from another time, and nothing was done. `/casc help` shows what you can do now."
STALE_FORM = (
    "That form is from another time, and nothing in it was kept. `/casc help` shows what you can do now; `/casc log` "
    "opens the form for hours."
)
MISSHAPEN = "What Slack sent me just now has parts missing, so nothing was done. Please try that once more."

log = logging.getLogger(__name__)


def register(app: App) -> None:
    """Answer every unhandled error with a reference; no exception text reaches a person."""

    @app.error
    def on_error(error: Exception, body: Payload, client: WebClient) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            return _unheard(body, client)
        reference = uuid4().hex[:8]
        ends(FAULT)
        log.error("unhandled error, reference %s", reference, exc_info=error, extra={"facts": {"reference": reference}})
        words = (
            f"Something went wrong on my side (reference {reference}). If you were recording something, look at "
            "`/casc progress` before you try again."
        )
        return _told(body, words, client)


def misshapen(body: Payload, client: WebClient) -> BoltResponse:
    """A kind word where a payload lacks what Slack always sends: whoever sent it learns that nothing was done."""
    ends(BROKEN)
    return _told(body, MISSHAPEN, client)


def _unheard(body: Payload, client: WebClient) -> BoltResponse:
    """A kind word for what no listener knows: a button, form or shortcut of an earlier version. Events need none."""
    ends(UNHEARD)
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
    if body.get("type") == "view_submission":
        return BoltResponse(status=200, body=_in_form(_first_field(body.get("view")), words))
    try:
        _say(body, words, client)
    except (SlackApiError, OSError):
        log.warning("the person could not be told", exc_info=True)
    return BoltResponse(status=200, body="")


def _in_form(field: str | None, words: str) -> Payload:
    """The words at the form's field; in place of a form that has none."""
    if field is None:
        return {"response_action": "update", "view": reading_view(plain_message(words))}
    return {"response_action": "errors", "errors": {field: words}}


def _say(body: Payload, words: str, client: WebClient) -> None:
    user = _text(body, "user", "id") or _text(body, "event", "user")
    response_url = _text(body, "response_url")
    if response_url and is_address(response_url):
        CheckedWebhook(response_url).send(text=words, response_type="ephemeral", replace_original=False)
    elif user:
        client.chat_postMessage(channel=user, text=words)


def _first_field(view: object) -> str | None:
    blocks = view.get("blocks") if isinstance(view, dict) else None
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict) and block.get("type") == "input" and (field := _text(block, "block_id")):
            return field
    return None


def _text(payload: object, *path: str) -> str | None:
    """The text that stands there, where one does: nothing is taken for granted of what led here."""
    for name in path:
        payload = payload.get(name) if isinstance(payload, dict) else None
    return payload if isinstance(payload, str) and payload.strip() else None
