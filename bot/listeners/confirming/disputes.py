"""The taps of whoever logged an entry that is in dispute: correct it, take it out, or leave it as it is."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import present
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.confirming.replies import OpenDispute
from bot.services.ledger.replies import Receipt
from bot.views.confirming.agreement import CORRECT, PUT_RIGHT, TAKE_OUT, UPHOLD


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons under a dispute."""
    disputes, forms = doorway.desk.disputes, doorway.desk.log_forms

    def look(tap: Tap) -> OpenDispute:
        return disputes.of(tap.person, number(tap.value))

    def take_out(tap: Tap) -> Receipt:
        return disputes.take_out(tap.person, number(tap.value), now=tap.now)

    def uphold(tap: Tap) -> OpenDispute:
        return disputes.uphold(tap.person, number(tap.value), now=tap.now)

    on_tap(app, doorway, PUT_RIGHT, look)
    on_tap(app, doorway, TAKE_OUT, take_out)
    on_tap(app, doorway, UPHOLD, uphold)

    @app.action(CORRECT)
    def on_correct(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        present(
            doorway,
            body,
            client,
            lambda person, now: forms.of_entry(person, number(action.get("value") or ""), now=now),
            replaces=True,
        )
        ack()
