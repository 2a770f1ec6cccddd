"""How somebody wants to be reminded: the buttons below the settings and below a question, and the form."""

import re
from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.reminding.chosen import LeaveShown, ReminderForm, RemindersShown
from bot.services.replies import Reply
from bot.views.reminding.choice_form import (
    LEAVE_TO,
    REMINDERS_FORM,
    WORKDAYS,
    WORKS_UNTIL,
    filled_reminders,
    read_about,
)
from bot.views.reminding.choices import A_DAY, A_WEEK, DO, MINE, SETTINGS, SNOOZE, WAKE, read_wish
from induction.people import Person

FIELDS = {WORKDAYS: ("no_workday",), WORKS_UNTIL: ("no_hours",), LEAVE_TO: ("leave_over", "leave_backwards")}
"""The fields of the form, each with the rules that are shown there."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to them; what comes of it takes the place of the message that was pressed."""
    choices = doorway.desk.reminding.choices

    def snoozed(tap: Tap) -> RemindersShown:
        days = number(tap.word)
        if days not in {A_DAY, A_WEEK}:
            raise unreadable_button()
        return choices.snooze(tap.person, days, now=tap.now)

    def woken(tap: Tap) -> RemindersShown:
        return choices.wake(tap.person, now=tap.now)

    def done(tap: Tap) -> Reply:
        return choices.do(tap.person, carried(read_wish, tap.value), source=tap.key, now=tap.now)

    @app.action(SETTINGS)
    def on_settings(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> ReminderForm:
            value = action.get("value") or MINE
            return choices.leave_form(person, person.id if value == MINE else number(value), now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    def save(told: Submission) -> RemindersShown | LeaveShown:
        person_id, leave = carried(read_about, told.about)
        form = choices.sent(told.person, person_id, leave, now=told.now)
        return choices.save(form, filled_reminders(told.values), source=told.key, now=told.now)

    on_tap(app, doorway, re.compile(rf"^{SNOOZE}:\d+$"), snoozed, refusing_beside=True)
    on_tap(app, doorway, WAKE, woken, refusing_beside=True)
    on_tap(app, doorway, re.compile(rf"^{DO}:\d+$"), done, refusing_beside=True)
    register_form(app, doorway, REMINDERS_FORM, save, FIELDS)
