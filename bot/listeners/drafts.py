"""Goals and reflections: the buttons under them, and the form that is filled in."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.errands.outgoing import Outgoing
from bot.listeners.doorway import Doorway, settled
from bot.listeners.forms import Submission, present, register_form
from bot.listeners.publishing import refresher
from bot.services.draft_replies import DraftForm, DraftShown
from bot.services.replies import Reply
from bot.views.draft_form import DRAFT_FORM, filled_form, part_field
from bot.views.drafts import BEGIN, CPSEL, EDIT, KEEP, OPEN
from bot.views.messages import message
from induction.drafts import DraftKind
from induction.goals import GoalPart
from induction.people import Person
from induction.reflections import ReflectionPart
from induction.refused import Refused

Payload = dict[str, Any]
Answer = Callable[[Person, str, datetime], Reply]

FIELDS = {
    part_field(GoalPart.CPSEL): ("no_cpsel",),
    part_field(GoalPart.CHANGE): ("nothing_written",),
    part_field(GoalPart.DUE): ("past_due_date", "due_after_program"),
    part_field(ReflectionPart.TRIED): ("nothing_answered",),
    part_field(ReflectionPart.GOAL): ("no_goal",),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons, to the choice of a CPSEL, and to the form.

    What a press does is done before it is acknowledged, and shown in place of the message; doing it a second time
    changes nothing. What is refused is said beside the message, which keeps its buttons.
    """
    drafts = doorway.desk.drafts

    def opened(person: Person, value: str, now: datetime) -> DraftShown:
        return drafts.opened(person, _draft(value)[0], now=now)

    def kept(person: Person, value: str, now: datetime) -> DraftShown:
        return drafts.keep(person, *_draft(value), now=now)

    def with_cpsel(person: Person, value: str, now: datetime) -> DraftShown:
        chosen, _, number = value.rpartition(":")
        return drafts.choose_cpsel(person, *_draft(chosen), _number(number), now=now)

    for action_id, answer in ((OPEN, opened), (KEEP, kept), (CPSEL, with_cpsel)):
        _listen(app, doorway, action_id, answer)

    @app.action(EDIT)
    def on_edit(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DraftForm:
            return drafts.form_of(person, _draft(action["value"])[0], now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    @app.action(BEGIN)
    def on_begin(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DraftForm:
            kind, _, candidate_id = action["value"].partition(":")
            return drafts.form(person, _kind(kind), _number(candidate_id), now=now)

        present(doorway, body, client, form)
        ack()

    def submit(told: Submission) -> Reply:
        about = json.loads(told.about)
        blank = drafts.form(told.person, _kind(about["kind"]), about["candidate"], now=told.now)
        form = replace(blank, draft_id=about["draft"], version=about["version"])
        return drafts.save(filled_form(form, told.values), source=told.key, now=told.now)

    register_form(app, doorway, DRAFT_FORM, submit, FIELDS)


def _listen(app: App, doorway: Doorway, action_id: str, answer: Answer) -> None:
    def on_press(ack: Ack, body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        value = action.get("value") or action.get("selected_option", {}).get("value", "")

        def answered() -> None:
            heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
            shown = message(answer(doorway.desk.known(heard), value, heard.now))
            outgoing = Outgoing(shown, to=body["response_url"], replace_original=True, concerns=body["user"]["id"])
            doorway.answer(f"press:{value}:{action['action_ts']}", [outgoing])

        refused = settled(answered)
        if refused is not None:
            respond(response_type="ephemeral", replace_original=False, **message(refused).payload())
        ack()

    app.action(action_id)(ack=on_press, lazy=[refresher(doorway)])


def _draft(value: str) -> tuple[str, int]:
    """The draft and the version that a button carries."""
    draft_id, _, version = value.partition(":")
    return draft_id, _number(version)


def _kind(value: str) -> DraftKind:
    try:
        return DraftKind(value)
    except ValueError as error:
        raise _unreadable() from error


def _number(value: str) -> int:
    if not value.isdecimal():
        raise _unreadable()
    return int(value)


def _unreadable() -> Refused:
    return Refused("unreadable_button", "This button is from another time. `/casc goals` shows what is there.")
