"""Closing a session: every way in, the form as it grows, and what it does once it is sent off."""

from datetime import date, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, on_choice, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.sessions.replies import SessionClosed, SessionForm, SessionList
from bot.views.doors import BESIDE_ENTRY, OPEN_SESSION_FORM
from bot.views.fields import whole_number
from bot.views.sessions.form import (
    ANOTHER,
    DAY,
    DUE,
    ITEM,
    LENGTH,
    NEXT,
    NOTES,
    NUMBERS,
    OWNER,
    SESSION_FORM,
    WHOM,
    filled_session,
    numbered,
    rows_of,
)
from bot.views.sessions.sessions import OLDER
from induction.people import Person

CLOSE_SESSION = "close_session"
"""The shortcut, as manifest.json declares it."""

FIELDS = {
    WHOM: ("which_person", "not_allowed", "no_person", "no_caseload", "not_a_party"),
    LENGTH: (
        "missing_duration",
        "unit",
        "unclear_length",
        "non_positive",
        "too_long",
        "day_full",
        "duplicate",
        "overlap",
        "future_time",
        "same_session",
        "one_or_two",
    ),
    DAY: ("missing_day", "future_date", "before_program", "after_program"),
    NOTES: ("long_notes", "nothing_written"),
    **{numbered(ITEM, number): (f"empty_item_{number}", f"long_item_{number}") for number in NUMBERS},
    **{numbered(OWNER, number): (f"owner_of_item_{number}",) for number in NUMBERS},
    **{numbered(DUE, number): (f"past_item_{number}",) for number in NUMBERS},
    NEXT: ("past_meeting",),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the shortcut and the buttons that open the form, to the form itself, and to the list of sessions."""
    forms, sessions = doorway.desk.closings.forms, doorway.desk.closings.sessions

    @app.shortcut({"type": "shortcut", "callback_id": CLOSE_SESSION})
    def on_close_session(ack: Ack, body: Payload, client: WebClient) -> None:
        present(doorway, body, client, lambda person, now: forms.blank(person, now=now))
        ack()

    @app.action(OPEN_SESSION_FORM)
    def on_open(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> SessionForm:
            said, _, on = (action.get("value") or "").partition(":")
            whom = whole_number(said)
            if whom is None:
                return forms.blank(person, now=now)
            return forms.of(person, whom, on=read(date.fromisoformat, on), now=now)

        present(doorway, body, client, form)
        ack()

    @app.action(BESIDE_ENTRY)
    def on_beside(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        present(
            doorway, body, client, lambda person, now: forms.beside(person, number(action.get("value") or ""), now=now)
        )
        ack()

    def again(told: Submission, *, more: int = 0) -> SessionForm:
        filled, rows = filled_session(told.values), rows_of(told.values) + more
        return forms.again(told.person, filled, entry_id=_entry(told), rows=rows, now=told.now)

    on_choice(app, doorway, WHOM, again)
    on_choice(app, doorway, ANOTHER, lambda told: again(told, more=1))

    def submit(told: Submission) -> SessionClosed | SessionForm:
        filled = filled_session(told.values)
        return forms.send(told.person, filled, entry_id=_entry(told), source=told.key, now=told.now)

    register_form(app, doorway, SESSION_FORM, submit, FIELDS, own_record=True, with_card=True)

    def older(tap: Tap) -> SessionList:
        candidate_id, _, skipped = tap.value.partition(":")
        return sessions.more(tap.person, number(candidate_id), number(skipped), now=tap.now)

    on_tap(app, doorway, OLDER, older)


def _entry(told: Submission) -> int | None:
    """The hours that the form is closed beside."""
    return whole_number(told.about)
