"""A digest's buttons: what opens something, what is done where it stands, and how to hear less of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.approvals import of_version
from bot.listeners.entrance.carried import carried, day, number, unreadable_button
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.forms import present, show
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.desk import Desk
from bot.services.reminding.replies import DigestShown, Snoozed, Stopped
from bot.services.replies import Form, Reply
from bot.services.words import Words
from bot.views.messages import message
from bot.views.reminding.controls import DONE, LATER, OPEN, REOPEN, read_day, read_opened
from bot.views.reminding.digest import A_DAY, A_WEEK, EVERYTHING, RESUME, SETTINGS, SNOOZE, STOP, WAKE
from bot.views.windows import window_of
from induction.packs.reminding import NudgeKind
from induction.packs.requirements import RequirementKind
from induction.people import Person
from induction.writing.drafts import DraftKind


@dataclass(frozen=True)
class Opening:
    """A press that opens what an item is about: of which candidate, which of theirs, and under which key."""

    person: Person
    about: str
    ref: str
    source: str
    now: datetime


Ask = Callable[[Desk, Opening], Reply]


def register(app: App, doorway: Doorway) -> None:
    """Listen to them. What they do is what the same button does elsewhere, and the digest stays, as it is by then."""
    _register_openings(app, doorway)
    _register_items(app, doorway)
    _register_quieter(app, doorway)


def _register_openings(app: App, doorway: Doorway) -> None:
    """The buttons and lists that open something: a form in a window, anything else below the digest."""

    def opening(ask: Callable[[Person, str, str, datetime], Reply]) -> Callable[..., None]:
        def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
            value = (action.get("selected_option") or {}).get("value") or action.get("value") or ""
            source = f"press:{action['action_id']}:{action['action_ts']}"

            def asked() -> Reply:
                heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
                return ask(doorway.desk.known(heard), value, source, heard.now)

            reply = settled(asked)
            if isinstance(reply, Form | Words) or window_of(reply) is not None:
                show(reply, body, client)
            else:
                below = Outgoing(message(reply), to=body["user"]["id"])
                kept = settled(lambda: doorway.answer(source, [below]))
                if isinstance(kept, Words):
                    show(kept, body, client)
            ack()

        return on_press

    def item(person: Person, value: str, source: str, now: datetime) -> Reply:
        kind, about, ref = carried(read_opened, value)
        if kind not in _OPENS:
            raise unreadable_button()
        return _OPENS[kind](doorway.desk, Opening(person, about, ref, source, now))

    def everything(person: Person, _value: str, _source: str, now: datetime) -> DigestShown:
        return doorway.desk.reminding.digests.again(person, None, now=now)

    app.action(OPEN)(opening(item))
    app.action(EVERYTHING)(opening(everything))

    @app.action(SETTINGS)
    def on_settings(ack: Ack, body: Payload, client: WebClient) -> None:
        present(doorway, body, client, lambda person, now: doorway.desk.reminding.choices.form(person, now=now))
        ack()


def _register_items(app: App, doorway: Doorway) -> None:
    """The buttons of an action item; the digest says what became of it."""
    items, digests = doorway.desk.closings.items, doorway.desk.reminding.digests

    def finished(tap: Tap) -> DigestShown:
        on, item, _ = carried(read_day, tap.value)
        said = items.finish(tap.person, number(item), now=tap.now)
        return digests.again(tap.person, on, said=said, now=tap.now)

    def reopened(tap: Tap) -> DigestShown:
        on, item, _ = carried(read_day, tap.value)
        items.reopen(tap.person, number(item), now=tap.now)
        return digests.again(tap.person, on, now=tap.now)

    def postponed(tap: Tap) -> DigestShown:
        on, item, due = carried(read_day, tap.value)
        said = items.postpone(tap.person, number(item), day(due), now=tap.now)
        return digests.again(tap.person, on, said=said, now=tap.now)

    for action_id, answer in ((DONE, finished), (REOPEN, reopened), (LATER, postponed)):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)


def _register_quieter(app: App, doorway: Doorway) -> None:
    """The buttons at the foot, and what takes each back."""
    choices, digests = doorway.desk.reminding.choices, doorway.desk.reminding.digests

    def snoozed(tap: Tap) -> DigestShown:
        on, days = carried(read_day, tap.value)[0], number(tap.word)
        if days not in {A_DAY, A_WEEK}:
            raise unreadable_button()
        until = choices.snooze(tap.person, days, now=tap.now).choice.snoozed_until
        return digests.again(tap.person, on, said=None if until is None else Snoozed(until), now=tap.now)

    def woken(tap: Tap) -> DigestShown:
        on, *_ = carried(read_day, tap.value)
        choices.snooze(tap.person, None, now=tap.now)
        return digests.again(tap.person, on, now=tap.now)

    def stopped(tap: Tap) -> DigestShown:
        on, said, _ = carried(read_day, tap.chosen or "")
        kind = carried(NudgeKind, said)
        choices.stop(tap.person, kind, now=tap.now)
        return digests.again(tap.person, on, said=Stopped(kind), now=tap.now)

    def resumed(tap: Tap) -> DigestShown:
        on, said, _ = carried(read_day, tap.value)
        choices.resume(tap.person, carried(NudgeKind, said), now=tap.now)
        return digests.again(tap.person, on, now=tap.now)

    on_tap(app, doorway, re.compile(rf"^{SNOOZE}:\d+$"), snoozed, refusing_beside=True)
    for action_id, answer in ((WAKE, woken), (STOP, stopped), (RESUME, resumed)):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)


def _to_confirm(desk: Desk, press: Opening) -> Reply:
    return desk.confirmations.listed(press.person, now=press.now)


def _reflection(desk: Desk, press: Opening) -> Reply:
    return desk.guiding.resume(press.person, DraftKind.REFLECTION, source=press.source, now=press.now)


def _due(desk: Desk, press: Opening) -> Reply:
    """A goal to draft, where that is what is due; else the deadlines."""
    key = press.ref.partition("@")[0]
    goals = {one.key for one in desk.packs[press.person.program].requirements if one.kind is RequirementKind.GOALS}
    if key in goals:
        return desk.guiding.resume(press.person, DraftKind.GOAL, source=press.source, now=press.now)
    return desk.deadlines.of(press.person, "", now=press.now)


def _session(desk: Desk, press: Opening) -> Reply:
    return desk.closings.forms.of(press.person, number(press.about), now=press.now)


def _way(desk: Desk, press: Opening) -> Reply:
    return desk.sign_offs.at(press.person, number(press.about or str(press.person.id)), now=press.now)


def _rating(desk: Desk, press: Opening) -> Reply:
    return desk.ratings.form(press.person, number(press.about), press.ref, now=press.now)


def _approval(desk: Desk, press: Opening) -> Reply:
    draft_id, version = of_version(press.ref)
    return desk.drafts.opened(press.person, draft_id, version=version, now=press.now)


def _early_facts(desk: Desk, press: Opening) -> Reply:
    return desk.early_warnings.at(press.person, number(press.about or str(press.person.id)), now=press.now)


def _gaps(desk: Desk, press: Opening) -> Reply:
    return desk.gaps.of(press.person, now=press.now)


def _post(desk: Desk, press: Opening) -> Reply:
    return desk.weekly.preview(press.person, press.ref or None, now=press.now)


_OPENS: Mapping[NudgeKind, Ask] = MappingProxyType(
    {
        NudgeKind.UNCONFIRMED: _to_confirm,
        NudgeKind.TO_CONFIRM: _to_confirm,
        NudgeKind.REFLECTION: _reflection,
        NudgeKind.WINDOW: _due,
        NudgeKind.CONTACT: _session,
        NudgeKind.MEETING: _session,
        NudgeKind.SIGN_OFF: _way,
        NudgeKind.RATING: _rating,
        NudgeKind.APPROVAL: _approval,
        NudgeKind.EARLY_WARNING: _early_facts,
        NudgeKind.QUESTIONS: _gaps,
        NudgeKind.COHORT: _post,
    }
)
"""What the press of each kind opens."""
