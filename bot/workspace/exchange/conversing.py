"""What a person writes: messages with their files, slash commands, and second thoughts."""

from collections.abc import Sequence

from bot.workspace.composing import is_command, mentions_companion, stored
from bot.workspace.delivery import Acknowledged, Failed
from bot.workspace.exchange.courier import Courier
from bot.workspace.files import StoredFile
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.messages import Content, Kind, Message
from bot.workspace.payloads.envelopes import Payload
from bot.workspace.payloads.events import changed_event, deleted_event, mention_event, message_event
from bot.workspace.payloads.interactions import command_payload
from bot.workspace.response_urls import Origin, show_answer
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.refusals import words_of


class Conversing:
    """Takes what people write."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._state = courier.state

    def say(
        self,
        person: WorkspacePerson,
        channel: Channel,
        text: str,
        *,
        base_url: str,
        thread_ts: str | None = None,
        files: Sequence[StoredFile] = (),
    ) -> None:
        """A person sent this line: a slash command where it begins with one, else a message.

        `base_url` is the workspace's address and ends with a slash.
        """
        line = text.replace("\r\n", "\n").strip()  # a form sends its line ends as \r\n
        if is_command(line) and not files:
            self._command(person, channel, line, base_url, thread_ts)
        elif line or files:
            self._message(person, channel, line, thread_ts, files)

    def edit(self, person: WorkspacePerson, channel: Channel, ts: str, text: str) -> None:
        """A person changed the words of their own message; empty words take it back."""
        before, line = self._own(person, channel, ts), text.replace("\r\n", "\n").strip()
        if before is None:
            return
        if not line and not before.content.files:
            self.delete(person, channel, ts)
            return
        words = Content(stored(line, self._state.people.values()), files=before.content.files)
        if words.text == before.content.text:
            return
        now = self._state.update(before, words)
        self._tell(person, now, [changed_event(now, before, channel, now.edited_ts or now.ts)])

    def delete(self, person: WorkspacePerson, channel: Channel, ts: str) -> None:
        """A person took their own message back."""
        before = self._own(person, channel, ts)
        if before is not None:
            self._state.delete(before)
            self._tell(person, before, [deleted_event(before, channel, self._courier.instant())])

    def _own(self, person: WorkspacePerson, channel: Channel, ts: str) -> Message | None:
        message = self._state.message(channel.id, ts)
        mine = message is not None and (message.author, message.kind) == (person.id, Kind.MESSAGE)
        return message if mine else None

    def _message(
        self,
        person: WorkspacePerson,
        channel: Channel,
        line: str,
        thread_ts: str | None,
        files: Sequence[StoredFile],
    ) -> None:
        shared = [self._state.files.share(file, channel.id) for file in files]
        content = Content(stored(line, self._state.people.values()), files=shared)
        message = self._state.post(channel.id, person.id, content, thread_ts=thread_ts)
        self._tell(person, message, _events(message, channel))

    def _tell(self, person: WorkspacePerson, message: Message, payloads: Sequence[Payload]) -> None:
        origin = Origin(person.id, message.channel, thread_ts=message.thread_ts)

        def deliver() -> None:
            outcomes = [self._courier.delivery.event(payload) for payload in payloads]
            failed = next((outcome for outcome in outcomes if isinstance(outcome, Failed)), None)
            if failed is not None:
                self._courier.fail(origin, f"Your message did not get through. {failed.detail}")

        self._courier.carry(person.id, message.channel, deliver)

    def _command(
        self, person: WorkspacePerson, channel: Channel, line: str, base_url: str, thread_ts: str | None
    ) -> None:
        origin = Origin(person.id, channel.id, thread_ts=thread_ts)
        if thread_ts is not None:
            self._courier.fail(origin, f"{line.split(maxsplit=1)[0].lower()} is not supported in threads. Sorry!")
            return
        self._state.post(channel.id, person.id, Content(line), only_for=person.id, kind=Kind.COMMAND)
        fields = command_payload(line, person, channel, self._courier.callbacks_at(origin, base_url))

        def deliver() -> None:
            outcome = self._courier.delivery.command(fields)
            if isinstance(outcome, Failed):
                error = "operation_timeout" if outcome.timed_out else "dispatch_failed"
                self._courier.fail(origin, f"{fields['command']} failed with the error “{error}”. {outcome.detail}")
            else:
                self._show(origin, outcome)

        self._courier.carry(person.id, channel.id, deliver)

    def _show(self, origin: Origin, acknowledged: Acknowledged) -> None:
        if not acknowledged.body:
            return
        try:
            show_answer(self._state, origin, acknowledged.body)
        except SlackError as error:
            self._courier.fail(origin, words_of(error, "answered"))


def _events(message: Message, channel: Channel) -> list[Payload]:
    events = [message_event(message, channel)]
    if not channel.direct and mentions_companion(message.content.text):
        events.insert(0, mention_event(message))
    return events
