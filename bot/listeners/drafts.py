"""Goals and reflections: the buttons under them, and the form that is filled in."""

from dataclasses import replace
from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, facts, number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.drafts.replies import DraftForm, DraftList, DraftShown
from bot.services.replies import Reply
from bot.views.drafts.drafts import BEGIN, CPSEL, EDIT, KEEP, LIST, OPEN
from bot.views.drafts.form import DRAFT_FORM, filled_form, part_field
from induction.people import Person
from induction.writing.drafts import DraftKind
from induction.writing.goals import GoalPart
from induction.writing.reflections import ReflectionPart

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

    def opened(tap: Tap) -> DraftShown:
        return drafts.opened(tap.person, _draft(tap.chosen or tap.value)[0], now=tap.now)

    def kept(tap: Tap) -> DraftShown:
        return drafts.keep(tap.person, *_draft(tap.value), now=tap.now)

    def with_cpsel(tap: Tap) -> DraftShown:
        chosen, _, cpsel = (tap.chosen or "").rpartition(":")
        return drafts.choose_cpsel(tap.person, *_draft(chosen), number(cpsel), now=tap.now)

    def listed(tap: Tap) -> DraftList:
        kind, _, candidate_id = tap.value.partition(":")
        return drafts.reading.list_of(tap.person, carried(DraftKind, kind), number(candidate_id), now=tap.now)

    for action_id, answer in ((OPEN, opened), (KEEP, kept), (CPSEL, with_cpsel), (LIST, listed)):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)

    def submit(told: Submission) -> Reply:
        kind, candidate, draft, version = facts(told.about, "kind", "candidate", "draft", "version")
        blank = drafts.form(told.person, carried(DraftKind, kind), number(str(candidate)), now=told.now)
        form = replace(blank, draft_id=draft and str(draft), version=number(str(version)))
        return drafts.save(filled_form(form, told.values), source=told.key, now=told.now)

    _open_forms(app, doorway)
    register_form(app, doorway, DRAFT_FORM, submit, FIELDS, own_record=True)


def _open_forms(app: App, doorway: Doorway) -> None:
    """The buttons that open the form: with what is there, or with nothing in it."""
    drafts = doorway.desk.drafts

    @app.action(EDIT)
    def on_edit(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DraftForm:
            return drafts.form_of(person, _draft(action.get("value") or "")[0], now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    @app.action(BEGIN)
    def on_begin(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DraftForm:
            kind, _, candidate_id = (action.get("value") or "").partition(":")
            return drafts.form(person, carried(DraftKind, kind), number(candidate_id), now=now)

        present(doorway, body, client, form)
        ack()


def _draft(value: str) -> tuple[str, int]:
    """The draft and the version that a button carries."""
    draft_id, _, version = value.partition(":")
    return draft_id, number(version)
