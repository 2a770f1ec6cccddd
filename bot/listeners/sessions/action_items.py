"""The buttons of action items: done, not done after all, in a week."""

from collections.abc import Callable

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import day, number
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.forms import show
from bot.listeners.entrance.publishing import refresher
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.replies import Reply
from bot.services.sessions.action_items import ActionItems
from bot.services.sessions.replies import ItemList, ItemShown
from bot.views.sessions.action_items import DONE, HOME_DONE, HOME_REOPEN, LATER, LIST_DONE, LIST_REOPEN, REOPEN

Settle = Callable[..., ItemShown]


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons under one item, in the list and on the Home. A second press changes nothing."""
    items = doorway.desk.closings.items

    def postpone(tap: Tap) -> ItemShown:
        item, _, due = tap.value.partition(":")
        return items.postpone(tap.person, number(item), day(due), now=tap.now)

    on_tap(app, doorway, LATER, postpone)
    for settle, one, listed, on_home in (
        (items.finish, DONE, LIST_DONE, HOME_DONE),
        (items.reopen, REOPEN, LIST_REOPEN, HOME_REOPEN),
    ):
        on_tap(app, doorway, one, _shown(settle))
        on_tap(app, doorway, listed, _listed(items, settle))
        app.action(on_home)(ack=_on_home(doorway, settle), lazy=[refresher(doorway)])


def _shown(settle: Settle) -> Callable[[Tap], ItemShown]:
    """The item takes its own place."""
    return lambda tap: settle(tap.person, number(tap.value), now=tap.now)


def _listed(items: ActionItems, settle: Settle) -> Callable[[Tap], ItemList]:
    """The list takes its own place."""

    def renewed(tap: Tap) -> ItemList:
        settle(tap.person, number(tap.value), now=tap.now)
        return items.listed(tap.person, now=tap.now)

    return renewed


def _on_home(doorway: Doorway, settle: Settle) -> Callable[..., None]:
    """A listener that settles the item; the Home that follows shows what came of it."""

    def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def done() -> None:
            heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
            person = doorway.desk.known(heard)
            doorway.viewers.look(body["user"]["id"], person, heard.now)
            settle(person, number(action.get("value") or ""), now=heard.now)

        refused: Reply | None = settled(done)
        if refused is not None:
            show(refused, body, client)
        ack()

    return on_press
