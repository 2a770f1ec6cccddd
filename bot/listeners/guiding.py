"""The guided conversation: the buttons, lists and boxes under its questions. What is typed comes in as a message."""

import re
from collections.abc import Callable
from functools import partial

from slack_bolt import App

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.guiding.moving import Told, Where
from bot.views.drafts.drafts import GUIDE
from bot.views.drafts.guiding import BACK, CHOOSE, ENTRIES, SKIP, STOP, TICKED, UNDO, WHOLE
from induction.refused import Refused

_NOTHING_TICKED = "Nothing is ticked. Tick what it is about and press *These* again, or press *Skip*."


def register(app: App, doorway: Doorway) -> None:
    """Listen to them. Each is of one question: pressed after that was answered, it shows what is asked now."""
    guiding = doorway.desk.guiding

    def taken_up(tap: Tap) -> Told:
        return guiding.take_up(tap.person, tap.value, now=tap.now)

    def chosen(tap: Tap) -> Told:
        where, _, value = (tap.chosen or "").rpartition(":")
        return guiding.choose(tap.person, _where(where), value, now=tap.now)

    def picked(tap: Tap) -> Told:
        return guiding.choose(tap.person, _where(tap.word), tap.chosen or "", now=tap.now)

    def ticked(tap: Tap) -> Told:
        if not (ids := tap.ticked.get(ENTRIES)):
            raise Refused("nothing_ticked", _NOTHING_TICKED)
        return guiding.choose(tap.person, _where(tap.value), ",".join(ids), now=tap.now)

    def on(move: Callable[..., Told], tap: Tap) -> Told:
        return move(tap.person, _where(tap.value), now=tap.now)

    moves = {SKIP: guiding.skip, BACK: guiding.back, STOP: guiding.stop, WHOLE: guiding.whole, UNDO: guiding.undo}
    for action_id, move in moves.items():
        on_tap(app, doorway, action_id, partial(on, move), refusing_beside=True)
    for action_id, answer in ((GUIDE, taken_up), (CHOOSE, chosen), (TICKED, ticked)):
        on_tap(app, doorway, action_id, answer, refusing_beside=True)
    on_tap(app, doorway, re.compile(f"{CHOOSE}:.+"), picked, refusing_beside=True)

    @app.action(f"{ENTRIES}_boxes")
    def on_box(ack: Callable[[], object]) -> None:
        """A box that is ticked says nothing yet: the button below them does."""
        ack()


def _where(value: str) -> Where:
    draft_id, _, rest = value.partition(":")
    version, _, part = rest.partition(":")
    return Where(draft_id, number(version), part)
