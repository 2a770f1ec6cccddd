"""The log form: every way in, and what it does once it is sent off."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form, show
from bot.listeners.entrance.shapes import Payload
from bot.services.ledger.replies import FilledLog, Proposed, Receipt, SameSession
from bot.views.doors import OPEN_LOG_FORM
from bot.views.hours.cards import CHANGE
from bot.views.hours.form import CORRECTION_FORM, DAY, ENDS, FORMAT, LENGTH, LOG_FORM, STARTS, TOPIC, WHAT, WHOM, WHY
from induction.hours import HourKind, MeetingFormat

LOG_HOURS, LOG_FROM_MESSAGE = "log_hours", "log_from_message"
"""The shortcuts, as manifest.json declares them."""

FIELDS = {
    WHOM: ("which_person", "not_allowed", "no_person", "no_caseload"),
    WHAT: ("missing_activity", "no_coach", "unknown_category", "not_a_party"),
    LENGTH: (
        "missing_duration",
        "unit",
        "unclear_length",
        "two_lengths",
        "non_positive",
        "too_long",
        "day_full",
        "duplicate",
        "overlap",
        "future_time",
    ),
    DAY: ("missing_day", "future_date", "before_program", "after_program"),
    STARTS: ("missing_starts",),
    ENDS: ("missing_ends", "ends_before_start"),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the shortcuts and buttons that open the form, and to the form itself."""
    forms = doorway.desk.log_forms

    @app.action(OPEN_LOG_FORM)
    def on_open(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        whom = read(int, action.get("value"))
        present(doorway, body, client, lambda person, now: forms.blank(person, candidate_id=whom, now=now))
        ack()

    @app.action(CHANGE)
    def on_change(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        present(
            doorway,
            body,
            client,
            lambda person, now: forms.of_card(person, action.get("value") or "", now=now),
            replaces=True,
        )
        ack()

    @app.shortcut({"type": "shortcut", "callback_id": LOG_HOURS})
    def on_log_hours(ack: Ack, body: Payload, client: WebClient) -> None:
        present(doorway, body, client, lambda person, now: forms.blank(person, now=now))
        ack()

    @app.shortcut({"type": "message_action", "callback_id": LOG_FROM_MESSAGE})
    def on_log_from_message(ack: Ack, body: Payload, client: WebClient) -> None:
        message = body.get("message", {})
        raw = message.get("text") or ""
        crisis = doorway.desk.crisis(raw)
        if crisis is not None:
            show(crisis, body, client)
        else:
            text, author = doorway.as_meant(raw), doorway.people.known(message.get("user", ""))
            said = datetime.fromtimestamp(float(message["ts"]), UTC)
            present(
                doorway,
                body,
                client,
                lambda person, now: forms.of_words(person, text, author=author, said=said, now=now),
            )
        ack()

    def submit(told: Submission) -> Receipt | Proposed | SameSession:
        filled, replaces = filled_log(told.values), told.about or None
        return forms.send(told.person, filled, source=told.key, replaces=replaces, now=told.now)

    def correct(told: Submission) -> Receipt | Proposed | SameSession:
        entry_id, filled = read(int, told.about) or 0, filled_log(told.values)
        return doorway.desk.disputes.correct(told.person, entry_id, filled, source=told.key, now=told.now)

    register_form(app, doorway, LOG_FORM, submit, FIELDS)
    register_form(app, doorway, CORRECTION_FORM, correct, FIELDS)


def filled_log(values: Mapping[str, str]) -> FilledLog:
    """What the fields hold; a value that the form never offered counts as empty."""
    kind, _, category = values.get(WHAT, "").partition(":")
    return FilledLog(
        kind=read(HourKind, kind),
        category=category or None,
        candidate_id=read(int, values.get(WHOM)),
        length=values.get(LENGTH),
        starts=read(time.fromisoformat, values.get(STARTS)),
        ends=read(time.fromisoformat, values.get(ENDS)),
        on=read(date.fromisoformat, values.get(DAY)),
        format=read(MeetingFormat, values.get(FORMAT)),
        topic=values.get(TOPIC),
        reason=values.get(WHY),
    )
