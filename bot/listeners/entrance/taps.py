"""The one way of a button's press: done and answered before it is acknowledged, shown in place of its message."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import is_in_window, look_into
from bot.listeners.entrance.publishing import refresher
from bot.listeners.entrance.shapes import Payload
from bot.services.replies import Reply
from bot.services.words import Words
from bot.views.blocks import Message, plain_message
from bot.views.bystanders import kept_of
from bot.views.messages import message
from bot.views.windows import window_of
from bot.watching.sight import note
from induction.people import Person
from induction.refused import Refused


@dataclass(frozen=True)
class Tap:
    """One press: who and when, what the button carries, what is added to its name, what was chosen, and where.

    `key` is the press's own: a re-delivery of it has the same.
    `ticked` holds what is ticked in the message's checkboxes, by their block; a block that Slack says nothing of, as of
    one that nobody touched, is not there.
    """

    person: Person
    key: str
    value: str
    word: str
    chosen: str | None
    channel: str | None
    now: datetime
    ticked: Mapping[str, Sequence[str]]


Answer = Callable[[Tap], Reply]


def on_tap(app: App, doorway: Doorway, action_id: Any, answer: Answer, *, refusing_beside: bool = False) -> None:
    """Listen to a button or a choice; `answer` does what it says and gives what takes the place of its message.

    What is refused takes its place too, or with `refusing_beside` is said beside the message, which keeps its buttons.
    That the records are busy is always said beside it. What was done before they were is shown at once, unkept. What
    is to be in no message is shown in a window, as is what came of a press in one.
    """

    def on_press(ack: Ack, body: Payload, action: Payload, respond: Respond, client: WebClient) -> None:
        def done() -> Reply:
            heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
            return answer(_tap(doorway.desk.known(heard), body, action, heard.now))

        try:
            reply = done() if refusing_beside else _told(done)
        except Refused as refused:
            note(refused)
            if is_in_window(body):
                look_into(plain_message(refused.message), body, client)
            else:
                respond(replace_original=False, **plain_message(refused.message).payload())
        else:
            told = doorway.pointed_out(message(reply), body["user"]["id"], kept_of(reply))
            window = window_of(reply) or (told if is_in_window(body) else None)
            if window is not None:
                look_into(window, body, client)
            else:
                _replace(doorway, body, action, respond, told)
        ack()

    app.action(action_id)(ack=on_press, lazy=[refresher(doorway)])


def _replace(doorway: Doorway, body: Payload, action: Payload, respond: Respond, told: Message) -> None:
    """Show it in place of the message that was pressed; unkept where the records are busy."""
    instead = Outgoing(told, to=body["response_url"], replace_original=True, concerns=body["user"]["id"])
    try:
        doorway.answer(key_of(action), [instead])
    except Refused:
        respond(replace_original=True, **told.payload())


def _told(done: Callable[[], Reply]) -> Reply:
    """What the press led to, or the refusal in its words; raises the one that passes."""
    try:
        return done()
    except Refused as refused:
        if refused.passes:
            raise
        note(refused)
        return Words(refused.message)


def _tap(person: Person, body: Payload, action: Payload, now: datetime) -> Tap:
    return Tap(
        person=person,
        key=key_of(action),
        value=action.get("value") or "",
        word=action["action_id"].partition(":")[2],
        chosen=(action.get("selected_option") or {}).get("value") or action.get("selected_date"),
        channel=(body.get("channel") or {}).get("id"),
        now=now,
        ticked=_ticked((body.get("state") or {}).get("values") or {}),
    )


def key_of(action: Payload) -> str:
    """The key of the press: a re-delivery of it has the same."""
    return f"press:{action['action_id']}:{action['action_ts']}"


def _ticked(values: Mapping[str, Mapping[str, Payload]]) -> Mapping[str, Sequence[str]]:
    return {
        block_id: [option["value"] for option in element["selected_options"] or ()]
        for block_id, elements in values.items()
        for element in elements.values()
        if "selected_options" in element
    }
