"""Steps in Slack: the buttons of the checklist, and the forms in which a step is recorded or taken back."""

from collections.abc import Mapping
from datetime import date, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.evidence.replies import EvidenceForm
from bot.services.verification.replies import Checklist, FilledStep, StepForm, StepRecorded, Way
from bot.views.fields import whole_number
from bot.views.verification.steps import (
    DAY,
    LINK,
    NOTE,
    REASON,
    RECORD,
    RECORD_FORM,
    SCORE,
    SEE_ALL,
    SEE_WAY,
    STANDARD,
    TAKE_BACK,
    TAKE_BACK_FORM,
    WHICH,
)
from bot.views.verification.way import SEE_STEPS
from induction.people import Person

FIELDS = {
    DAY: ("no_day", "in_the_future", "recorded", "awaiting", "meanwhile"),
    STANDARD: ("which_standard", "unknown_standard"),
    SCORE: ("unknown_level", "no_score"),
    LINK: ("no_link",),
}
"""The rules that are shown at each field of the form in which a step is recorded."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons of the checklist and to its forms."""
    steps, sign_offs = doorway.desk.steps, doorway.desk.sign_offs

    @app.action(RECORD)
    def on_record(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> StepForm | EvidenceForm:
            candidate_id, told = carried(of_candidate, action.get("value") or "")
            key, _, on = told.partition(":")
            return steps.form(person, candidate_id, key, read(date.fromisoformat, on), now=now)

        present(doorway, body, client, form)
        ack()

    @app.action(TAKE_BACK)
    def on_take_back(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""
        present(doorway, body, client, lambda person, now: steps.take_back_form(person, number(value), now=now))
        ack()

    def record(told: Submission) -> StepRecorded:
        candidate_id, key = carried(of_candidate, told.about)
        filled = filled_step(told.values)
        return steps.record(told.person, candidate_id, key, filled, source=f"step:{told.key}", now=told.now)

    def take_back(told: Submission) -> StepRecorded:
        chosen, reason = number(told.values.get(WHICH) or "0"), told.values.get(REASON)
        source = f"step_back:{told.key}"
        return steps.take_back(told.person, number(told.about), chosen, reason, source=source, now=told.now)

    def see_steps(tap: Tap) -> Checklist:
        return steps.at(tap.person, number(tap.value), now=tap.now)

    def see_all(tap: Tap) -> Checklist:
        return steps.at(tap.person, number(tap.value), everything=True, now=tap.now)

    def see_way(tap: Tap) -> Way:
        return sign_offs.at(tap.person, number(tap.value), now=tap.now)

    on_tap(app, doorway, SEE_STEPS, see_steps)
    on_tap(app, doorway, SEE_ALL, see_all)
    on_tap(app, doorway, SEE_WAY, see_way)
    register_form(app, doorway, RECORD_FORM, record, FIELDS)
    register_form(app, doorway, TAKE_BACK_FORM, take_back, {WHICH: ("no_step",), REASON: ("no_reason",)})


def of_candidate(value: str) -> tuple[int, str]:
    """The candidate's number and the step's key, as a button carries them; ValueError where it carries none."""
    candidate_id, key = value.split(":", 1)
    found = whole_number(candidate_id)
    if found is None:
        raise ValueError(value)
    return found, key


def filled_step(values: Mapping[str, str]) -> FilledStep:
    """What the fields hold."""
    return FilledStep(
        on=read(date.fromisoformat, values.get(DAY)),
        standard=whole_number(values.get(STANDARD, "")),
        score=whole_number(values.get(SCORE, "")),
        link=values.get(LINK),
        note=values.get(NOTE),
    )
