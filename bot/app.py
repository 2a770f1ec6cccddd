"""The Bolt app: everything wired, no globals."""

import logging

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners import (
    approvals,
    calendars,
    cohort,
    commands,
    deadlines,
    drafts,
    guiding,
    history,
    holdings,
    home,
    messages,
    readings,
    rulings,
    sharing,
    suggesting,
    support,
    weekly,
)
from bot.listeners.asking import feedback, questions
from bot.listeners.assessing import rating
from bot.listeners.attendance import claims, recording
from bot.listeners.confirming import confirmations, disputes
from bot.listeners.entrance import faults
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.evidence import listing, opening, saving
from bot.listeners.feedback import coaching, survey
from bot.listeners.files import imports
from bot.listeners.hours import cards, form, reasons
from bot.listeners.reminding import choices, digests
from bot.listeners.sessions import action_items, sessions
from bot.listeners.verification import signing, steps
from bot.outgoing.answers import install_gate

FEATURES = (
    *(commands, messages, home, readings, calendars, cohort, deadlines, history, drafts, guiding, approvals, sharing),
    *(suggesting, weekly, support, rulings, holdings),
    *(cards, form, reasons, confirmations, disputes, sessions, action_items),
    *(steps, signing),
    *(digests, choices),
    *(opening, saving, listing),
    *(recording, claims, imports, questions, feedback, rating, survey, coaching),
)
"""What people can do here: each module of listeners registers its own."""


def create_app(client: WebClient, *, signing_secret: str | None, doorway: Doorway) -> App:
    """The app with its listeners. `signing_secret` is None for Socket Mode, where Slack signs nothing.

    Every listener finishes before Slack gets its acknowledgement: what is acknowledged is recorded.
    """
    logging.getLogger("slack_bolt.App").addFilter(_tells_something)
    app = App(
        client=client,
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        process_before_response=True,
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,
    )
    install_gate(app, doorway.vocabulary)
    for feature in FEATURES:
        feature.register(app, doorway)
    faults.register(app)
    return app


def _tells_something(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment by itself, and warns that it does not use it."""
    return "`token` will be unused" not in record.getMessage()
