"""The taps about hours that nobody types: a candidate asks to be added, and whoever records attendance decides."""

import json
import re

from slack_bolt import App

from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.attendance.claimed import read_claim
from bot.services.attendance.replies import ClaimSent, ClaimSettled, TaughtClaim
from bot.views.attendance.claims import ADD, CLAIM, NOT_THERE


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button of the candidate, and to the two of who records attendance."""
    taught = doorway.desk.taught

    def claim(tap: Tap) -> ClaimSent:
        return taught.claim(tap.person, _claim(tap), now=tap.now)

    def add(tap: Tap) -> ClaimSettled:
        return taught.add(tap.person, _claim(tap), key=tap.key, now=tap.now)

    def decline(tap: Tap) -> ClaimSettled:
        return taught.decline(tap.person, _claim(tap), now=tap.now)

    on_tap(app, doorway, re.compile(f"^{CLAIM}:"), claim)
    on_tap(app, doorway, ADD, add, refusing_beside=True)
    on_tap(app, doorway, NOT_THERE, decline)


def _claim(tap: Tap) -> TaughtClaim:
    try:
        fields = json.loads(tap.value)
    except ValueError:
        fields = {}
    return read_claim(fields if isinstance(fields, dict) else {})
