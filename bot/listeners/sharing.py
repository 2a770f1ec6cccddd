"""Sharing: the one tap on an item's card, what is shared, and who looked."""

from dataclasses import dataclass

from slack_bolt import App

from bot.listeners.entrance.carried import carried, number, unreadable_button
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.desk import Desk
from bot.services.replies import Reply
from bot.services.sharing.replies import Looks, ShareList
from bot.views.sharing import EARLIER_LOOKS, OPEN_SHARED, SHARE, STOP, STOP_LISTED
from induction.writing.shares import Item, SharedKind


@dataclass(frozen=True)
class SharingTaps:
    """What each button does, and what is shown in place of its message."""

    desk: Desk

    def share(self, tap: Tap) -> Reply:
        """The item's card, shared."""
        item = _item(tap)
        self.desk.sharing.share(tap.person, item, source=tap.key, now=tap.now)
        return self._shown(tap, item)

    def stop(self, tap: Tap) -> Reply:
        """The item's card, not shared any more."""
        item = _item(tap)
        self.desk.sharing.stop(tap.person, item, source=tap.key, now=tap.now)
        return self._shown(tap, item)

    def stop_listed(self, tap: Tap) -> ShareList:
        """The list of what is shared, without the item."""
        self.desk.sharing.stop(tap.person, _item(tap), source=tap.key, now=tap.now)
        return self.desk.sharing.listed(tap.person)

    def opened(self, tap: Tap) -> Reply:
        """The item, where it is shared still."""
        item = _item(tap)
        self.desk.sharing.check_open(tap.person, item)
        return self._shown(tap, item)

    def earlier(self, tap: Tap) -> Looks:
        """Who looked before that."""
        return self.desk.readers.of(tap.person, before=number(tap.value))

    def _shown(self, tap: Tap, item: Item) -> Reply:
        if item.kind is not SharedKind.ARTIFACT:
            return self.desk.drafts.opened(tap.person, item.item, version=item.version, now=tap.now)
        candidate = None if tap.person.id == item.candidate_id else self.desk.records.person(item.candidate_id)
        return self.desk.evidence.listed(tap.person, candidate.name if candidate else None, now=tap.now)


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons: what a press does is done before it is acknowledged.

    What is not shared any more takes the place of its card, so that a stale one says so.
    """
    taps = SharingTaps(doorway.desk)
    for action_id, answer in ((SHARE, taps.share), (STOP, taps.stop), (STOP_LISTED, taps.stop_listed)):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)
    on_tap(app, doorway, OPEN_SHARED, taps.opened)
    on_tap(app, doorway, EARLIER_LOOKS, taps.earlier)


def _item(tap: Tap) -> Item:
    """The item that a button carries."""
    match tap.value.split(":"):
        case [candidate, kind, item, version]:
            return Item(
                candidate_id=number(candidate),
                kind=carried(SharedKind, kind),
                item=item,
                version=number(version) or None,
            )
        case _:
            raise unreadable_button()
