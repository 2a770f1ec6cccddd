"""The buttons under a question about hours: which of a few ways was meant."""

import re

from pydantic import ValidationError
from slack_bolt import App

from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.conversation.replies import Pick
from bot.services.replies import Reply
from bot.views.readings import CHOOSE
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice. What is refused is said beside the question, which keeps its buttons."""

    def choose(tap: Tap) -> Reply:
        return doorway.desk.readings.chosen(tap.person, _pick(tap.value), now=tap.now)

    on_tap(app, doorway, re.compile(f"^{CHOOSE}:"), choose, refusing_beside=True)


def _pick(value: str) -> Pick:
    """What the button carries; Refused where that cannot be read."""
    try:
        return Pick.model_validate_json(value)
    except ValidationError as error:
        raise Refused("stale_question", "I can no longer read this button. Please say again what to log.") from error
