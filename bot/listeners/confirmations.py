"""The other party's taps: it is right, or what is not right about it."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.doorway import Doorway
from bot.listeners.forms import Submission, present, register_form
from bot.listeners.taps import Tap, on_tap
from bot.services.hour_replies import DisputeForm, ToConfirm
from bot.views.confirmations import (
    BACK,
    CONFIRM,
    CONFIRM_ALL,
    DISPUTE_FORM,
    DOUBT,
    OTHER_REASON,
    REASON,
    WHY,
    read_carried,
)
from induction.people import Person
from induction.refused import Refused
from prompts.confirmations import REASONS

Payload = dict[str, Any]


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons under entries, and to the form for a reason in one's own words."""
    confirmations = doorway.desk.confirmations

    def confirm(tap: Tap) -> ToConfirm:
        pressed, shown = _carried(tap.value)
        confirmations.confirm(tap.person, pressed, now=tap.now)
        return confirmations.shown(tap.person, shown)

    def doubt(tap: Tap) -> ToConfirm:
        [pressed], shown = _carried(tap.value)
        return confirmations.shown(tap.person, shown, doubted=pressed)

    def look_again(tap: Tap) -> ToConfirm:
        return confirmations.shown(tap.person, _carried(tap.value)[1])

    def dispute(tap: Tap) -> ToConfirm:
        [pressed], shown = _carried(tap.value)
        confirmations.dispute(tap.person, pressed, REASONS.get(tap.word, ""), now=tap.now)
        return confirmations.shown(tap.person, shown)

    on_tap(app, doorway, CONFIRM, confirm)
    on_tap(app, doorway, CONFIRM_ALL, confirm)
    on_tap(app, doorway, DOUBT, doubt)
    on_tap(app, doorway, BACK, look_again)
    on_tap(app, doorway, re.compile(f"^{REASON}:"), dispute)

    @app.action(OTHER_REASON)
    def on_other_reason(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DisputeForm:  # noqa: ARG001 - a form may want the time
            [pressed], shown = _carried(action.get("value") or "")
            return confirmations.doubt(person, pressed, shown)

        present(doorway, body, client, form, replaces=True)
        ack()

    def submit(told: Submission) -> ToConfirm:
        [entry_id], shown = _carried(told.about)
        confirmations.dispute(told.person, entry_id, told.values.get(WHY, ""), now=told.now)
        return confirmations.shown(told.person, shown)

    register_form(app, doorway, DISPUTE_FORM, submit, {WHY: ("no_reason", "long_reason")})


def _carried(value: str) -> tuple[Sequence[int], Sequence[int]]:
    try:
        return read_carried(value)
    except ValueError as error:
        raise Refused("unreadable_button", "This button is old. `/casc confirm` shows what waits.") from error
