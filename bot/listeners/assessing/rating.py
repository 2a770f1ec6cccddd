"""Rating: every way into its form, what it records, and asking those whose scores are missing."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, on_choice, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.assessing.replies import FilledRating, RatingForm, RatingReceipt
from bot.views.assessing.rating import (
    ANSWER_RATING,
    ASK_OTHERS,
    NOTE,
    OPEN_RATING,
    RATING_FORM,
    ROUND,
    standard_field,
)
from bot.views.fields import whole_number
from induction.people import Person

FIELDS = {NOTE: ("long_note",)}
"""The rules that are shown at a field of their own."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons that open the form, to the form and its choice of a round, and to who asks the others."""
    ratings = doorway.desk.ratings

    def open_form(body: Payload, action: Payload, client: WebClient, *, answers: bool) -> None:
        def form(person: Person, now: datetime) -> RatingForm:
            candidate, key = _carried_by_button(action.get("value") or "")
            return ratings.form(person, candidate, key, now=now)

        present(doorway, body, client, form, replaces=answers and "response_url" in body)

    @app.action(OPEN_RATING)
    def on_open(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        open_form(body, action, client, answers=False)
        ack()

    @app.action(ANSWER_RATING)
    def on_answer(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        open_form(body, action, client, answers=True)
        ack()

    def again(told: Submission) -> RatingForm:
        candidate, _, chosen = _about(told)
        return ratings.form(told.person, candidate, chosen, now=told.now)

    def submit(told: Submission) -> RatingReceipt | RatingForm:
        candidate, shown, chosen = _about(told)
        if chosen != shown:
            return again(told)  # sent off before the fields of the new choice were there
        filled = filled_rating(told.values)
        return ratings.send(told.person, candidate, shown, filled, source=f"form:{told.key}", now=told.now)

    def ask(tap: Tap) -> RatingReceipt:
        candidate, key = _carried_by_button(tap.value)
        return ratings.ask_others(tap.person, candidate, key, now=tap.now)

    on_choice(app, doorway, ROUND, again)
    register_form(app, doorway, RATING_FORM, submit, FIELDS, own_record=True, with_card=True)
    on_tap(app, doorway, ASK_OTHERS, ask, refusing_beside=True)


def filled_rating(values: Mapping[str, str]) -> FilledRating:
    """What the fields hold; a value that is no level counts as none."""
    prefix = standard_field("")
    chosen = {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
    levels = {whole_number(one): whole_number(level) for one, level in chosen.items()}
    scores = {one: level for one, level in levels.items() if one is not None and level is not None}
    return FilledRating(scores, values.get(NOTE))


def _about(told: Submission) -> tuple[int, str, str]:
    """Whose form it is, the round that it shows, and the round that is chosen in it."""
    carried = _carried(told.about)
    shown = read(str, carried.get("round")) or ""
    return number(str(carried.get("candidate"))), shown, told.values.get(ROUND, shown)


def _carried(about: object) -> Mapping[str, Any]:
    """What the form carries unseen; nothing where it is not ours."""
    carried = read(json.loads, about)
    return carried if isinstance(carried, dict) else {}


def _carried_by_button(value: str) -> tuple[int, str]:
    """The candidate and the round that a button carries."""
    candidate, _, key = value.partition(":")
    return number(candidate), key
