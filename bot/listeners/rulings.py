"""The buttons that settle a rule or take that back, and their forms."""

import re
from datetime import date, datetime
from types import NoneType

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.carried import carried, facts, number, read, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.rulings.replies import RulingAsked, RulingForm, RulingList, RulingMade, RulingUndone, UndoForm
from bot.services.words import Words
from bot.views.fields import whole_number
from bot.views.messages import message
from bot.views.rulings.forms import (
    APPROVED_BY,
    AUTHORSHIP,
    COHORT,
    COUNTS_FROM,
    DAYS,
    EVERY_COHORT,
    MEASURE,
    NUMBER,
    REASON,
    RULE_FORM,
    SINCE,
    UNDO_FORM,
    WORDS,
)
from bot.views.rulings.listing import CHOICE, LATER, OTHER, SETTLE, SIDE, UNDO, read_carried
from induction.packs.approvers import ApprovedBy
from induction.packs.rules import Measure, Trigger
from induction.packs.writing import Authorship
from induction.people import Person
from induction.refused import Refused

IN_MESSAGES = "I have sent them to you in Messages, with a button for each reading."

RULE_FIELDS = {
    WORDS: ("no_words",),
    NUMBER: ("no_number", "bad_number"),
    DAYS: ("no_due", "bad_days"),
    REASON: ("no_reason",),
    COHORT: ("unknown_cohort",),
    AUTHORSHIP: ("no_authorship",),
    APPROVED_BY: ("no_approvers",),
}
"""The fields of the form, each with the rules that are shown there."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the button of each reading, to "something else", and to what is taken back."""
    rulings = doorway.desk.rulings

    @app.action(re.compile(f"^(?:{SIDE}:.*|{CHOICE}:.*|{OTHER})$"))
    def on_choice(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> RulingForm:
            program, key, side = carried(read_carried, action.get("value") or "")
            authorship = read(Authorship, action["action_id"].partition(":")[2])
            return rulings.form(person, program, key, side, authorship=authorship, now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    @app.action(UNDO)
    def on_undo(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> UndoForm:  # noqa: ARG001 - a form may want the time
            return rulings.undo_form(person, number(action.get("value") or ""))

        present(doorway, body, client, form, replaces=True)
        ack()

    @app.action(SETTLE)
    def on_settle(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def sent(person: Person, now: datetime) -> Words:
            listed = Outgoing(message(rulings.listed(person, now=now)), to=body["user"]["id"])
            doorway.answer(f"press:{SETTLE}:{action['action_ts']}", [listed])
            return Words(IN_MESSAGES)

        present(doorway, body, client, sent)
        ack()

    def leaf(tap: Tap) -> RulingList:
        return rulings.listed(tap.person, skip=number(tap.value), now=tap.now)

    def rule(told: Submission) -> RulingMade:
        program, key, side, seen = _carried(told.about)
        asked = _asked(key, side, told)
        return rulings.rule(told.person, program, asked, source=told.key, now=told.now, seen=seen)

    def undo(told: Submission) -> RulingUndone:
        reason = told.values.get(REASON, "")
        return rulings.undo(told.person, number(told.about), reason, source=told.key, now=told.now)

    on_tap(app, doorway, LATER, leaf)
    register_form(app, doorway, RULE_FORM, rule, RULE_FIELDS)
    register_form(app, doorway, UNDO_FORM, undo, {REASON: ("no_reason",)})


def _carried(about: str) -> tuple[str, str, int | None, int]:
    """The program, rule and reading that the form is about, and the last ruling known; Refused where it lacks one."""
    program, key, side, seen = facts(about, "program", "rule", "side", "seen")
    known = isinstance(program, str) and isinstance(key, str) and type(seen) is int
    if not known or type(side) not in {int, NoneType}:
        raise unreadable_button()
    return program, key, side, seen


def _asked(key: str, side: int | None, told: Submission) -> RulingAsked:
    values = told.values
    cohort = values.get(COHORT)
    return RulingAsked(
        key=key,
        side=side,
        says=values.get(WORDS, ""),
        number=_figure(values.get(NUMBER), "bad_number"),
        days=_figure(values.get(DAYS), "bad_days"),
        counts_from=read(Trigger, values.get(COUNTS_FROM)),
        measure=read(Measure, values.get(MEASURE)),
        authorship=read(Authorship, values.get(AUTHORSHIP)),
        approved_by=read(ApprovedBy, values.get(APPROVED_BY)),
        reason=values.get(REASON, ""),
        since=read(date.fromisoformat, values.get(SINCE)),
        cohort=None if cohort == EVERY_COHORT else cohort,
    )


def _figure(said: str | None, rule: str) -> int | None:
    """The whole number that was typed, None for an empty field."""
    if said is None or not said.strip():
        return None
    found = whole_number(said)
    if found is None or found < 1:
        raise Refused(rule, "Please type a whole number, such as 40.")
    return found
