"""Signing in Slack: the first tap shows what is signed, the second signs it; and a signed step opened again."""

from datetime import date, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.verification.steps import of_candidate
from bot.services.verification.replies import Reopened, Signed, SignForm
from bot.views.verification.forms import REASON, REOPEN_FORM, SIGN_FORM, SIGNED_ON, WHICH
from bot.views.verification.way import REOPEN, SIGN
from induction.people import Person


def register(app: App, doorway: Doorway) -> None:
    """Listen to the two taps of a signature, and to the form in which a step is opened again."""
    sign_offs = doorway.desk.sign_offs

    @app.action(SIGN)
    def on_sign(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> SignForm:
            candidate_id, key = carried(of_candidate, action.get("value") or "")
            return sign_offs.form(person, candidate_id, key, now=now)

        present(doorway, body, client, form, replaces="response_url" in body)
        ack()

    @app.action(REOPEN)
    def on_reopen(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""
        present(doorway, body, client, lambda person, now: sign_offs.reopen_form(person, number(value), now=now))
        ack()

    def sign(told: Submission) -> Signed | SignForm:
        candidate_id, rest = carried(of_candidate, told.about)
        mark, _, key = rest.partition(":")
        on = read(date.fromisoformat, told.values.get(SIGNED_ON))
        source = f"sign:{told.key}"
        return sign_offs.sign(told.person, candidate_id, key, mark=mark, on=on, source=source, now=told.now)

    def reopen(told: Submission) -> Reopened:
        key, reason = told.values.get(WHICH, ""), told.values.get(REASON)
        source = f"reopen:{told.key}"
        return sign_offs.reopen(told.person, number(told.about), key, reason, source=source, now=told.now)

    register_form(app, doorway, SIGN_FORM, sign, {SIGNED_ON: ("in_the_future",)})
    register_form(app, doorway, REOPEN_FORM, reopen, {WHICH: ("not_signed",), REASON: ("no_reason",)})
