"""The buttons of an hour card: record, put away, undo."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.listeners.doorway import Doorway, settled
from bot.services.desk import Heard
from bot.services.replies import Reply, Words
from bot.views.hours import DISMISS, RECORD, UNDO
from bot.views.messages import message
from induction.cards import Recorded
from induction.people import Person
from induction.refused import Refused

Payload = dict[str, Any]
Press = Callable[[Person, str, datetime], Recorded | None]
Listener = Callable[..., None]


def register(app: App, doorway: Doorway) -> None:
    """Listen to the three buttons; each carries its card's id, the one key of what it does.

    What a press does is done before it is acknowledged, and shown after: doing it a second time changes nothing.
    """
    hours = doorway.desk.hours

    def record(person: Person, card_id: str, now: datetime) -> Recorded:
        return hours.do(person, card_id, now=now)

    def dismiss(person: Person, card_id: str, now: datetime) -> None:
        hours.dismiss(person, card_id, now=now)

    def undo(person: Person, card_id: str, now: datetime) -> Recorded:
        return hours.undo(person, card_id, now=now)

    for action_id, press in ((RECORD, record), (DISMISS, dismiss), (UNDO, undo)):
        on_press, after_press = _listeners(doorway, press)
        app.action(action_id)(ack=on_press, lazy=[after_press])


def _listeners(doorway: Doorway, press: Press) -> tuple[Listener, Listener]:
    """What does the press before the acknowledgement, and what shows it in place of the card."""

    def pressed(body: Payload, action: Payload, client: WebClient) -> tuple[Heard, Person, Recorded | None]:
        heard = doorway.heard(body["user"]["id"], "", action["value"], client)
        if heard.person is None:
            raise Refused("stranger", "You are not on a roster that I know, so I can't record hours for you.")
        return heard, heard.person, press(heard.person, action["value"], heard.now)

    def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        settled(lambda: pressed(body, action, client))
        ack()

    def after_press(body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        def receipt() -> Reply:
            heard, person, recorded = pressed(body, action, client)
            if recorded is None:
                return Words("Put away. Nothing was recorded.")
            return doorway.desk.hours.receipt(person, recorded, now=heard.now)

        respond(replace_original=True, **message(settled(receipt)).payload())

    return on_press, after_press
