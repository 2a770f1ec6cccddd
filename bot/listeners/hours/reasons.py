"""The buttons below a card that say why it changes what is on record."""

import re

from slack_bolt import App

from bot.listeners.entrance.carried import unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.ledger.replies import Proposed, SameSession
from bot.views.hours.reasons import WHY
from prompts.reasons import REASONS


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons. The reason chosen first stands: the card is shown with it, and waits for its tap."""
    hours = doorway.desk.hours

    def explain(tap: Tap) -> Proposed | SameSession:
        card = hours.own_card(tap.person, tap.value)
        reason = REASONS[card.action].get(tap.word)
        if reason is None:
            raise unreadable_button()
        return hours.explain(tap.person, card.id, reason, source=f"why:{card.id}", now=tap.now)

    on_tap(app, doorway, re.compile(rf"{WHY}:\w+"), explain)
