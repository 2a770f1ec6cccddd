"""What a person does in the workspace, and what comes of it: words, slash commands and presses go to the app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Thread

from bot.workspace.composing import is_command, mentions_companion, stored
from bot.workspace.delivery import Acknowledged, Delivery, Failed
from bot.workspace.identity import BOT_USER_ID, Channel, WorkspacePerson
from bot.workspace.messages import Content, Kind, Message
from bot.workspace.payloads import (
    Callbacks,
    Payload,
    Press,
    callbacks_at,
    command_payload,
    mention_event,
    message_event,
    press_payload,
)
from bot.workspace.response_urls import Origin, ResponseUrls, show_answer
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.errors import SlackError

ResponseUrl = Callable[[str], str]


@dataclass(frozen=True)
class Button:
    """Which button of the page: of which message, in which block, with which action."""

    ts: str
    block_id: str
    action_id: str


class Exchange:
    """Takes what people do. Each call returns at once; the app is told, and waited for, in a thread of its own."""

    def __init__(
        self, state: WorkspaceState, delivery: Delivery, response_urls: ResponseUrls, clock: Callable[[], datetime]
    ) -> None:
        self._state = state
        self._delivery = delivery
        self._response_urls = response_urls
        self._clock = clock

    def say(self, person: WorkspacePerson, channel: Channel, text: str, response_url: ResponseUrl) -> None:
        """A person sent this line: a slash command where it begins with one, else a message.

        `response_url` makes the address that belongs to a key.
        """
        line = text.replace("\r\n", "\n").strip()  # a form sends its line ends as \r\n
        if is_command(line):
            self._command(person, channel, line, response_url)
        elif line:
            self._message(person, channel, line)

    def press(self, person: WorkspacePerson, channel: Channel, button: Button, response_url: ResponseUrl) -> None:
        """A person pressed a button."""
        press = self._find(person, channel, button)
        if press is None:
            self._fail(Origin(person.id, channel.id), "That button is no longer there.")
            return
        origin = Origin(person.id, channel.id, press.message)
        payload = press_payload(press, person, channel, self._callbacks(origin, response_url))

        def deliver() -> None:
            outcome = self._delivery.interaction(payload)
            if isinstance(outcome, Failed):
                self._fail(origin, f"The button did not work. {outcome.detail}")

        self._in_thread(origin, deliver)

    def _find(self, person: WorkspacePerson, channel: Channel, button: Button) -> Press | None:
        message = self._state.message(channel.id, button.ts)
        if message is None or not message.seen_by(person.id):
            return None
        for block in message.content.blocks:
            for element in [*block.get("elements", ()), block.get("accessory", {})]:
                here = (block["block_id"], element.get("action_id"), element.get("type"))
                if here == (button.block_id, button.action_id, "button"):
                    return Press(message, button.block_id, element)
        return None

    def _message(self, person: WorkspacePerson, channel: Channel, line: str) -> None:
        text = stored(line, self._state.people.values())
        message = self._state.post(channel.id, person.id, Content(text))
        payloads = _events(message, channel)
        origin = Origin(person.id, channel.id, message)

        def deliver() -> None:
            outcomes = [self._delivery.event(payload) for payload in payloads]
            failed = next((outcome for outcome in outcomes if isinstance(outcome, Failed)), None)
            if failed is not None:
                self._fail(origin, f"Your message did not get through. {failed.detail}")

        self._in_thread(origin, deliver)

    def _command(self, person: WorkspacePerson, channel: Channel, line: str, response_url: ResponseUrl) -> None:
        self._state.post(channel.id, person.id, Content(line), only_for=person.id, kind=Kind.COMMAND)
        origin = Origin(person.id, channel.id)
        fields = command_payload(line, person, channel, self._callbacks(origin, response_url))

        def deliver() -> None:
            outcome = self._delivery.command(fields)
            if isinstance(outcome, Failed):
                error = "operation_timeout" if outcome.timed_out else "dispatch_failed"
                self._fail(origin, f"{fields['command']} failed with the error “{error}”. {outcome.detail}")
            else:
                self._show(origin, outcome)

        self._in_thread(origin, deliver)

    def _show(self, origin: Origin, acknowledged: Acknowledged) -> None:
        if not acknowledged.body:
            return
        try:
            show_answer(self._state, origin, acknowledged.body)
        except SlackError as error:
            self._fail(origin, f"The companion answered something that Slack would not show ({error.code}).")

    def _fail(self, origin: Origin, words: str) -> None:
        thread_ts = origin.original.thread_ts if origin.original else None
        self._state.post(
            origin.channel_id,
            BOT_USER_ID,
            Content(words),
            thread_ts=thread_ts,
            only_for=origin.person_id,
            kind=Kind.FAILURE,
        )

    def _callbacks(self, origin: Origin, response_url: ResponseUrl) -> Callbacks:
        return callbacks_at(self._clock(), response_url(self._response_urls.issue(origin)))

    def _in_thread(self, origin: Origin, deliver: Callable[[], None]) -> None:
        self._state.start_waiting(origin.person_id, origin.channel_id)

        def run() -> None:
            try:
                deliver()
            finally:
                self._state.stop_waiting(origin.person_id, origin.channel_id)

        # A daemon: nobody who presses Ctrl-C should wait for an app that does not answer.
        Thread(target=run, name="workspace-delivery", daemon=True).start()


def _events(message: Message, channel: Channel) -> list[Payload]:
    events = [message_event(message, channel)]
    if not channel.direct and mentions_companion(message.content.text):
        events.insert(0, mention_event(message))
    return events
