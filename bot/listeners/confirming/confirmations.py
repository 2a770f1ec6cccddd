"""The other party's taps: it is right, all of it or what is ticked, or what is not right about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Answer, Tap, on_tap
from bot.services.confirming.confirmations import Confirmations
from bot.services.confirming.replies import DisputeForm, ToConfirm
from bot.views.confirming.agreement import ASK_AGAIN, RIGHT_AFTER_ALL
from bot.views.confirming.to_confirm import (
    BACK,
    CONFIRM,
    CONFIRM_CHOSEN,
    DISPUTE_FORM,
    DOUBT,
    DOUBT_ONE,
    OTHER_REASON,
    PICK,
    REASON,
    WHY,
    pick_groups,
    read_carried,
)
from induction.people import Person
from induction.refused import Refused
from prompts.confirmations import REASONS


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons under entries, and to the form for a reason in one's own words."""
    confirmations, answers = doorway.desk.confirmations, _Answers(doorway.desk.confirmations)
    for action_id, answer in answers.by_action():
        on_tap(app, doorway, action_id, answer)
    on_tap(app, doorway, CONFIRM_CHOSEN, answers.confirm_chosen, refusing_beside=True)

    @app.action(PICK)
    def on_ticked(ack: Ack) -> None:
        ack()  # what is ticked comes with the button that confirms it

    @app.action(OTHER_REASON)
    def on_other_reason(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> DisputeForm:
            return confirmations.doubt(person, *_one(action.get("value") or ""), now=now)

        present(doorway, body, client, form, replaces=True)
        ack()

    def submit(told: Submission) -> ToConfirm:
        entry_id, shown = _one(told.about)
        confirmations.dispute(told.person, entry_id, told.values.get(WHY, ""), now=told.now)
        return confirmations.shown(told.person, shown, now=told.now)

    register_form(app, doorway, DISPUTE_FORM, submit, {WHY: ("no_reason", "long_reason")})


@dataclass(frozen=True)
class _Answers:
    """What each button of the list does, and the list that takes the place of the one that was pressed."""

    confirmations: Confirmations

    def by_action(self) -> Iterator[tuple[str | re.Pattern[str], Answer]]:
        yield CONFIRM, self.confirm
        yield DOUBT, self.doubt
        yield DOUBT_ONE, self.doubt_one
        yield BACK, self.look_again
        yield re.compile(f"^{REASON}:"), self.dispute
        yield RIGHT_AFTER_ALL, self.take_back
        yield ASK_AGAIN, self.ask_again

    def confirm(self, tap: Tap) -> ToConfirm:
        pressed, shown = carried(read_carried, tap.value)
        self.confirmations.confirm(tap.person, pressed, now=tap.now)
        return self.confirmations.shown(tap.person, shown, now=tap.now)

    def confirm_chosen(self, tap: Tap) -> ToConfirm:
        pressed, shown = carried(read_carried, tap.value)
        chosen = _chosen(tap, pressed)
        if not chosen:
            raise Refused("nothing_ticked", "Nothing is ticked, so nothing was confirmed. Tick those that are right.")
        self.confirmations.confirm(tap.person, chosen, now=tap.now)
        return self.confirmations.shown(tap.person, shown, now=tap.now)

    def doubt(self, tap: Tap) -> ToConfirm:
        entry_id, shown = _one(tap.value)
        return self.confirmations.shown(tap.person, shown, doubted=entry_id, now=tap.now)

    def doubt_one(self, tap: Tap) -> ToConfirm:
        return self.confirmations.shown(tap.person, carried(read_carried, tap.value)[1], doubting=True, now=tap.now)

    def look_again(self, tap: Tap) -> ToConfirm:
        return self.confirmations.shown(tap.person, carried(read_carried, tap.value)[1], now=tap.now)

    def dispute(self, tap: Tap) -> ToConfirm:
        entry_id, shown = _one(tap.value)
        self.confirmations.dispute(tap.person, entry_id, REASONS.get(tap.word, ""), now=tap.now)
        return self.confirmations.shown(tap.person, shown, now=tap.now)

    def take_back(self, tap: Tap) -> ToConfirm:
        entry_id = number(tap.value)
        self.confirmations.confirm(tap.person, [entry_id], now=tap.now)
        return self.confirmations.answered(tap.person, entry_id, now=tap.now)

    def ask_again(self, tap: Tap) -> ToConfirm:
        self.confirmations.ask_again(tap.person, number(tap.value), now=tap.now)
        return self.confirmations.list_of(tap.person, now=tap.now)


def _one(value: str) -> tuple[int, Sequence[int]]:
    pressed, shown = carried(read_carried, value)
    return pressed[0], shown


def _chosen(tap: Tap, pressed: Sequence[int]) -> Sequence[int]:
    """Those of the entries that are ticked; a group that nobody touched is ticked as it was shown."""
    ticked = {block_id: tap.ticked.get(block_id, list(map(str, group))) for block_id, group in pick_groups(pressed)}
    chosen = {value for values in ticked.values() for value in values}
    return [one for one in pressed if str(one) in chosen]
