"""What opens the form of an artifact: the shortcut at a message, and the buttons that carry what is known."""

from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import present, show
from bot.listeners.entrance.shapes import Payload
from bot.listeners.evidence.sources import filled_with_file, seed_of_message
from bot.services.evidence.replies import EvidenceForm, Seed
from bot.views.evidence.form import SAVE_EVIDENCE, read_seed
from bot.views.evidence.listing import CHANGE_EVIDENCE, NEW_EVIDENCE
from bot.views.fields import whole_number
from induction.people import Person

SAVE_MESSAGE = "save_evidence"
"""The shortcut at a message, as manifest.json declares it."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the shortcut and to the buttons."""
    evidence = doorway.desk.evidence

    @app.shortcut({"type": "message_action", "callback_id": SAVE_MESSAGE})
    def on_save_message(ack: Ack, body: Payload, client: WebClient) -> None:
        crisis = doorway.desk.crisis(body["message"].get("text") or "")
        if crisis is not None:
            show(crisis, body, client)
        else:
            present(
                doorway,
                body,
                client,
                lambda person, now: evidence.form(person, seed_of_message(body, doorway.as_meant, person), now=now),
            )
        ack()

    @app.action(SAVE_EVIDENCE)
    def on_save(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> EvidenceForm:
            seed = carried(read_seed, action.get("value") or "")
            return evidence.form(person, filled_with_file(client, seed, person), now=now)

        present(doorway, body, client, form)
        ack()

    @app.action(NEW_EVIDENCE)
    def on_new(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        standard = whole_number(action.get("value") or "")
        seed = Seed() if standard is None else Seed(standards=(standard,))
        present(doorway, body, client, lambda person, now: evidence.form(person, seed, now=now))
        ack()

    @app.action(CHANGE_EVIDENCE)
    def on_change(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""
        present(doorway, body, client, lambda person, now: evidence.form_of(person, number(value), now=now))
        ack()
