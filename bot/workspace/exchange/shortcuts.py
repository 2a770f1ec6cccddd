"""What a person starts with a shortcut, and their entering the Home."""

from bot.workspace.delivery import Failed
from bot.workspace.exchange.courier import Courier
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.messages import Kind, Message
from bot.workspace.payloads.events import home_opened_event
from bot.workspace.payloads.interactions import message_action_payload, shortcut_payload
from bot.workspace.response_urls import Origin
from bot.workspace.shortcuts import GlobalShortcut, MessageShortcut

HOME = "home"
"""Where a person waits for the app while their Home is being made."""


class Starting:
    """Takes the shortcuts that people choose, and their visits to the Home."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._state = courier.state

    def enter_home(self, person: WorkspacePerson) -> None:
        """A person opened their Home."""
        payload = home_opened_event(person, self._state.views.home(person.id), self._courier.instant())

        def deliver() -> None:
            outcome = self._courier.delivery.event(payload)
            if isinstance(outcome, Failed):
                self._state.notices.tell(person.id, f"Your Home could not be refreshed. {outcome.detail}")

        self._courier.carry(person.id, HOME, deliver)

    def everywhere(self, person: WorkspacePerson, place: str, shortcut: GlobalShortcut) -> None:
        """A person chose a global shortcut."""
        payload = shortcut_payload(shortcut, person, self._courier.callbacks(person.id))

        def failed(why: str) -> None:
            self._state.notices.tell(person.id, f"“{shortcut.name}” did not work. {why}")

        self._courier.interact(person.id, place, payload, failed)

    def at_message(
        self, person: WorkspacePerson, channel: Channel, ts: str, shortcut: MessageShortcut, *, base_url: str
    ) -> None:
        """A person chose a shortcut at a message. `base_url` is the workspace's address and ends with a slash."""
        message = self._state.message(channel.id, ts)
        if message is None or not _offered_at(message):
            self._courier.fail(Origin(person.id, channel.id), "That message is no longer there.")
            return
        origin = Origin(person.id, channel.id, message, message.thread_ts)
        payload = message_action_payload(
            shortcut,
            message,
            person=person,
            channel=channel,
            callbacks=self._courier.callbacks_at(origin, base_url),
        )

        def failed(why: str) -> None:
            self._courier.fail(origin, f"“{shortcut.name}” did not work. {why}")

        self._courier.interact(person.id, channel.id, payload, failed)


def _offered_at(message: Message) -> bool:
    """Slack offers none at messages for one person alone."""
    return message.only_for is None and message.kind is Kind.MESSAGE
