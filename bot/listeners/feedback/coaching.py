"""How coaching is rated, in Slack: the button that opens the form, and the form."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.services.feedback.replies import CoachingShown
from bot.views.feedback.coaching import COACHING_FORM, DAY, NOTE, RATE_COACHING, filled_coaching, part_field
from induction.feedback.coaching import CyclePart

FIELDS = {
    DAY: ("future",),
    NOTE: ("long_note",),
    **{part_field(part): (f"no_level_{part}",) for part in CyclePart},
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button and to the form."""
    coaching = doorway.desk.coaching

    @app.action(RATE_COACHING)
    def on_rate(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        coach = action.get("value") or ""
        present(doorway, body, client, lambda person, now: coaching.form(person, number(coach), now=now))
        ack()

    def submit(told: Submission) -> CoachingShown:
        filled = filled_coaching(told.values)
        return coaching.send(told.person, number(told.about), filled, source=f"form:{told.key}", now=told.now)

    register_form(app, doorway, COACHING_FORM, submit, FIELDS, own_record=True, with_card=True)
