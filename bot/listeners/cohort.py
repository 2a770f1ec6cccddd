"""The cohort at a glance: what is chosen and turned on the Home and in a message, one candidate, and the file."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import present
from bot.listeners.entrance.publishing import publish
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.cohort.replies import CohortTable, TableView
from bot.services.progress.replies import ProgressPart
from bot.services.replies import Reply
from bot.views.cohort import (
    ALL,
    CANDIDATE,
    CHOOSE_COACH,
    CHOOSE_COHORT,
    CHOOSE_SHOWN,
    COHORT_PAGE,
    EXPORT,
    MINE,
    TURN,
    read_view,
)
from induction.ahead.attention import Concern
from induction.people import Person
from induction.refused import Refused

Choose = Callable[[TableView, str], TableView]
"""The view after something was chosen, or a page was turned."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the lists and buttons of the table."""
    for action_id, choose in (
        (CHOOSE_COHORT, _cohort),
        (CHOOSE_COACH, _coach),
        (CHOOSE_SHOWN, _shown),
        (re.compile(rf"{TURN}:\w+"), _page),
    ):
        app.action(action_id)(ack=_looking(doorway, choose), lazy=[_publisher(doorway)])

    def turn(tap: Tap) -> CohortTable:
        return doorway.desk.cohort_tables.of(tap.person, carried(read_view, tap.value), now=tap.now)

    on_tap(app, doorway, re.compile(rf"{COHORT_PAGE}:\w+"), turn)

    def progress(person: Person, value: str, _source: str, now: datetime) -> Reply:
        return doorway.desk.standings.part(person, number(value), ProgressPart.NOW, now=now)

    def export(person: Person, value: str, source: str, now: datetime) -> Reply:
        return doorway.desk.cohort_exports.ask(person, carried(read_view, value), source=source, now=now)

    for name, ask in ((CANDIDATE, progress), (EXPORT, export)):
        app.action(name)(_opening(doorway, ask))


def _opening(doorway: Doorway, ask: Callable[[Person, str, str, datetime], Reply]) -> Callable[..., None]:
    """A listener that opens what a button asks for."""

    def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def asked(person: Person, now: datetime) -> Reply:
            return ask(person, action.get("value") or "", f"press:{action['action_ts']}", now)

        present(doorway, body, client, asked)
        ack()

    return on_press


def _looking(doorway: Doorway, choose: Choose) -> Callable[..., None]:
    """A listener that keeps how somebody chose to look; the Home that follows shows it."""

    def on_choice(ack: Ack, body: Payload, action: Payload) -> None:
        user = body["user"]["id"]
        said = (action.get("selected_option") or {}).get("value") or action.get("value") or ""
        with suppress(Refused):  # a choice that nobody can read changes nothing: the Home follows as it was
            doorway.viewers.choose(user, choose(doorway.viewers.chosen(user), said))
        ack()

    return on_choice


def _publisher(doorway: Doorway) -> Callable[..., None]:
    """A listener that shows the Home once the choice is acknowledged."""

    def after_acknowledgement(body: Payload, client: WebClient) -> None:
        publish(doorway, client, body["user"]["id"])

    return after_acknowledgement


def _cohort(view: TableView, said: str) -> TableView:
    return replace(view, cohort=None if said == ALL else said, page=0)


def _coach(view: TableView, said: str) -> TableView:
    return replace(view, coach=None if said == ALL else number(said), page=0)


def _shown(view: TableView, said: str) -> TableView:
    if said in {ALL, MINE}:
        return replace(view, concern=None, mine=said == MINE, page=0)
    if said not in set(Concern):
        raise unreadable_button()
    return replace(view, concern=Concern(said), mine=False, page=0)


def _page(_view: TableView, said: str) -> TableView:
    return carried(read_view, said)
