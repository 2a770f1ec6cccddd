"""The Bolt app: everything wired, no globals."""

import logging

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners import (
    action_items,
    attendance,
    calendars,
    commands,
    confirmations,
    disputes,
    drafts,
    faults,
    feedback,
    history,
    home,
    hours,
    imports,
    log_form,
    messages,
    questions,
    readings,
    reasons,
    sessions,
    taught,
    weekly,
)
from bot.listeners.doorway import Doorway
from bot.outgoing.answers import install_gate


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
    install_gate(app)
    commands.register(app, doorway)
    messages.register(app, doorway)
    hours.register(app, doorway)
    drafts.register(app, doorway)
    questions.register(app, doorway)
    feedback.register(app, doorway)
    log_form.register(app, doorway)
    readings.register(app, doorway)
    home.register(app, doorway)
    history.register(app, doorway)
    calendars.register(app, doorway)
    reasons.register(app, doorway)
    imports.register(app, doorway)
    confirmations.register(app, doorway)
    disputes.register(app, doorway)
    sessions.register(app, doorway)
    action_items.register(app, doorway)
    weekly.register(app, doorway)
    attendance.register(app, doorway)
    taught.register(app, doorway)
    faults.register(app)
    return app


def _tells_something(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment by itself, and warns that it does not use it."""
    return "`token` will be unused" not in record.getMessage()
