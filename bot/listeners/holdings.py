"""Erasing somebody in Slack: the button that asks for the second word, and the form that has it."""

from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.services.holdings.replies import Erased
from bot.services.replies import Reply
from bot.views.holdings.holdings import ERASE, ERASE_FORM, NAME, REASON
from induction.people import Person
from induction.retention import ErasureReason

FIELDS = {REASON: ("no_reason",), NAME: ("other_name",)}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button on the card, and to the form."""
    erasing = doorway.desk.erasing

    @app.action(ERASE)
    def on_erase(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, _: datetime) -> Reply:
            return erasing.form(person, number(action.get("value") or ""))

        present(doorway, body, client, form, replaces=True)
        ack()

    def erase(told: Submission) -> Erased:
        why = read(ErasureReason, told.values.get(REASON))
        typed = told.values.get(NAME, "")
        return erasing.erase(told.person, number(told.about), typed, why, source=told.key, now=told.now)

    register_form(app, doorway, ERASE_FORM, erase, FIELDS)
