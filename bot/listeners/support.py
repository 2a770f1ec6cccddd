"""Early facts and support plans in Slack: the buttons that open a plan, and its form."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.services.support.replies import PlanShown
from bot.views.support.plans import (
    CHANGE_PLAN,
    DAY,
    GOAL,
    NOTE,
    NUMBERS,
    PLAN_FORM,
    STATUS,
    WRITE_PLAN,
    filled_plan,
    read_about,
)

FIELDS = {
    STATUS: ("no_status", "no_plan", "stale_plan"),
    **{f"{GOAL}_{one}": (f"no_goal_{one}", f"long_goal_{one}") for one in NUMBERS},
    **{f"{DAY}_{one}": (f"no_day_{one}", f"past_day_{one}") for one in NUMBERS},
    NOTE: ("no_ending", "long_note"),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons that open the form of a plan, and to the form."""
    plans = doorway.desk.support_plans

    @app.action(WRITE_PLAN)
    def on_write(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""
        present(doorway, body, client, lambda person, now: plans.form(person, number(value), now=now))
        ack()

    @app.action(CHANGE_PLAN)
    def on_change(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        plan_id = action.get("value") or ""
        present(doorway, body, client, lambda person, now: plans.form_of(person, plan_id, now=now))
        ack()

    def submit(told: Submission) -> PlanShown:
        candidate_id, version, plan_id = carried(read_about, told.about)
        draft = filled_plan(told.values)
        form = plans.sent(told.person, candidate_id, draft, plan_id, version, now=told.now)
        return plans.save(form, source=told.key, now=told.now)

    register_form(app, doorway, PLAN_FORM, submit, FIELDS, own_record=True, with_card=True)
