"""The buttons of an hour card: record, put away, undo."""

from collections.abc import Callable

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.errands.receipts import receipt_errand
from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.publishing import refresher
from bot.listeners.entrance.shapes import Payload
from bot.services.hours.presses import Press, Presses
from bot.views.blocks import Message, plain_message
from bot.views.hours.cards import APART, DISMISS, MINE, RECORD, THEIRS, TOGETHER, UNDO
from bot.views.hours.same_session import open_card_message
from bot.watching.sight import note
from induction.refused import Refused

Listener = Callable[..., None]

PRESSES = {
    RECORD: Press.RECORD,
    DISMISS: Press.DISMISS,
    UNDO: Press.UNDO,
    APART: Press.APART,
    TOGETHER: Press.TOGETHER,
    THEIRS: Press.THEIRS,
    MINE: Press.MINE,
}
"""What each button does."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons; each carries its card's id, the one key of what it does.

    What a press does, and the receipt that follows it, are recorded before the press is acknowledged.
    """
    for action_id, press in PRESSES.items():
        app.action(action_id)(ack=_listener(doorway, press), lazy=[refresher(doorway)])


def _listener(doorway: Doorway, press: Press) -> Listener:
    presses = Presses(doorway.desk.hours)

    def do(body: Payload, action: Payload, client: WebClient) -> None:
        heard = doorway.heard(body["user"]["id"], "", action.get("value") or "", client)
        if heard.person is None:
            raise Refused("stranger", "You are not on a roster that I know, so I can't record hours for you.")
        card_id = action.get("value") or ""
        receipt = receipt_errand(press, heard.person, card_id, action["action_ts"], body["response_url"])
        presses.do(press, heard.person, card_id, now=heard.now, errands=[receipt])
        doorway.outbox.wake([receipt.key])

    def again(refused: Refused, body: Payload, action: Payload, client: WebClient) -> Message:
        try:
            heard = doorway.heard(body["user"]["id"], "", action.get("value") or "", client)
            value = action.get("value") or ""
            card = heard.person and presses.refused(press, heard.person, value, refused, now=heard.now)
        except Refused:
            card = None
        return open_card_message(card) if card else plain_message(refused.message)

    def tell(refused: Refused, body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        """Put the refusal in place of the card, or on it where it can be put right there.

        Where the records are busy the card stays, to be pressed again.
        """
        if refused.passes:
            respond(replace_original=False, **plain_message(refused.message).payload())
            return
        words = again(refused, body, action, client)
        instead = Outgoing(words, to=body["response_url"], replace_original=True, concerns=body["user"]["id"])
        try:
            doorway.answer(f"press:{action['value']}:{action['action_ts']}", [instead])
        except Refused:
            respond(replace_original=True, **words.payload())

    def on_press(ack: Ack, body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        try:
            do(body, action, client)
        except Refused as refused:
            note(refused)
            tell(refused, body, action, respond, client)
        ack()

    return on_press
