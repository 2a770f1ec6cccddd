"""The approval of goals in Slack: its buttons, and the form in which changes are asked for."""

from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.drafts.replies import ChangesForm, DraftShown
from bot.services.replies import Reply
from bot.views.drafts.approvals import APPROVE, ASK, CHANGES, CHANGES_FORM, COMMENT, ON_PAPER, SHARE_AND_ASK, VERSION
from induction.people import Person

FIELDS = {COMMENT: ("no_comment", "long_comment")}


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons of an approval and to the form for changes.

    Each carries the version that was read. A press on one that is not the newest any more does nothing but show that.
    """
    approvals, drafts = doorway.desk.approvals, doorway.desk.drafts

    def approved(tap: Tap) -> DraftShown:
        draft_id, version = of_version(tap.value)
        return approvals.approve(tap.person, draft_id, version, source=tap.key, now=tap.now)

    def approved_on_paper(tap: Tap) -> DraftShown:
        draft_id, version = of_version(tap.value)
        return approvals.approve(tap.person, draft_id, version, on_paper=True, source=tap.key, now=tap.now)

    def asked(tap: Tap) -> DraftShown:
        return approvals.ask(tap.person, *of_version(tap.value), now=tap.now)

    def shared_and_asked(tap: Tap) -> DraftShown:
        draft_id, version = of_version(tap.value)
        return approvals.share_and_ask(tap.person, draft_id, version, source=tap.key, now=tap.now)

    def shown(tap: Tap) -> DraftShown:
        draft_id, version = of_version(tap.value)
        return drafts.opened(tap.person, draft_id, version=version, now=tap.now)

    for action_id, answer in (
        (APPROVE, approved),
        (ON_PAPER, approved_on_paper),
        (ASK, asked),
        (SHARE_AND_ASK, shared_and_asked),
        (VERSION, shown),
    ):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)
    _register_changes(app, doorway)


def _register_changes(app: App, doorway: Doorway) -> None:
    """Listen to the form in which changes are asked for, and to the button that opens it."""
    approvals = doorway.desk.approvals

    @app.action(CHANGES)
    def on_changes(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> Reply:
            return approvals.changes_form(person, *of_version(action.get("value") or ""), now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    def submit(told: Submission) -> DraftShown:
        form = approvals.changes_form(told.person, *of_version(told.about), now=told.now)
        if not isinstance(form, ChangesForm):
            return form
        return approvals.ask_changes(form, told.values.get(COMMENT), source=f"changes:{told.key}", now=told.now)

    register_form(app, doorway, CHANGES_FORM, submit, FIELDS)


def of_version(value: str) -> tuple[str, int]:
    """The draft and the version that a button carries."""
    draft_id, _, version = value.partition(":")
    return draft_id, number(version)
