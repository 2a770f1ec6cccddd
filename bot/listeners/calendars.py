"""The button of an event of which something has to be asked: it opens the form with what is known."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import present
from bot.listeners.entrance.shapes import Payload
from bot.services.ledger.replies import FilledLog
from bot.views.calendars import FILL_IN, filled_of


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button."""
    forms = doorway.desk.log_forms

    @app.action(FILL_IN)
    def on_fill_in(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        known = _known(action)
        present(doorway, body, client, lambda person, now: forms.filled(person, known, now=now))
        ack()


def _known(action: Payload) -> FilledLog:
    """What is known; nothing, where the button carries what no longer can be read."""
    try:
        return filled_of(action.get("value") or "")
    except ValueError:
        return FilledLog()
