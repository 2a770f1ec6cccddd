"""The pulse survey in Slack: the button that opens its form, the form, and the buttons of whoever runs it."""

import re

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import facts, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.feedback.replies import PulseCounted, PulseOpened, PulseShown
from bot.views.feedback.results import OPEN_ROUND, SHOW_ROUND
from bot.views.feedback.survey import ANSWER_PULSE, PULSE_FORM, answers_in


def register(app: App, doorway: Doorway) -> None:
    """Listen to the survey, and to the buttons of the administrator."""
    answering, rounds = doorway.desk.pulse_answers, doorway.desk.pulse_rounds

    @app.action(ANSWER_PULSE)
    def on_answer(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        key = action.get("value") or ""
        replaces = "response_url" in body
        present(doorway, body, client, lambda person, now: answering.form(person, key, now=now), replaces=replaces)
        ack()

    def submit(told: Submission) -> PulseCounted:
        return answering.send(told.person, told.about, answers_in(told.values), now=told.now)

    def open_round(tap: Tap) -> PulseOpened:
        key, cohort, days = facts(tap.value, "key", "cohort", "days")
        if not isinstance(key, str) or not isinstance(days, int) or not isinstance(cohort, str | None):
            raise unreadable_button()
        return rounds.open(tap.person, cohort, days, key=key, now=tap.now)

    def show(tap: Tap) -> PulseShown:
        key, cohort = facts(tap.value, "key", "cohort")
        if not isinstance(key, str) or not isinstance(cohort, str | None):
            raise unreadable_button()
        return rounds.results(tap.person, key, cohort, source=tap.key, now=tap.now)

    register_form(app, doorway, PULSE_FORM, submit, {})
    on_tap(app, doorway, OPEN_ROUND, open_round)
    on_tap(app, doorway, re.compile(rf"{SHOW_ROUND}:.+"), show)
