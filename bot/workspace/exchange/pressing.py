"""What a person presses, picks and fills in: in a message, in a Home, in a modal."""

from bot.workspace.actions import Pressed, action_of, find_element
from bot.workspace.exchange.courier import Courier
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.inputs import Form, read_values
from bot.workspace.payloads.envelopes import Payload
from bot.workspace.payloads.interactions import message_press_payload, view_press_payload
from bot.workspace.response_urls import Origin
from bot.workspace.views import View

GONE = "That button is no longer there."


class Pressing:
    """Takes what people do with the elements of blocks."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._state = courier.state

    def in_message(
        self, person: WorkspacePerson, channel: Channel, ts: str, pressed: Pressed, form: Form, *, base_url: str
    ) -> None:
        """A person used an element of a message. `base_url` is the workspace's address and ends with a slash."""
        message = self._state.message(channel.id, ts)
        found = find_element(message.content.blocks, pressed) if message and message.seen_by(person.id) else None
        if message is None or found is None:
            self._courier.fail(Origin(person.id, channel.id), GONE)
            return
        values = read_values(message.content.blocks, form)
        self._state.fill_in(person.id, message, values)
        origin = Origin(person.id, channel.id, message, message.thread_ts)
        payload = message_press_payload(
            message,
            action_of(*found, form),
            values,
            person=person,
            channel=channel,
            callbacks=self._courier.callbacks_at(origin, base_url),
        )

        def failed(why: str) -> None:
            self._courier.fail(origin, f"The button did not work. {why}")

        self._courier.interact(person.id, channel.id, payload, failed)

    def in_view(self, person: WorkspacePerson, view: View, pressed: Pressed, form: Form) -> None:
        """A person used an element of their Home or of a modal."""
        found = find_element(view.blocks, pressed)
        if found is None:
            self._complain(view, GONE)
            return
        filled = self._state.views.keep(view, read_values(view.blocks, form))
        payload: Payload = view_press_payload(
            filled, action_of(*found, form), person=person, callbacks=self._courier.callbacks(person.id)
        )

        def failed(why: str) -> None:
            self._complain(view, f"That did not work. {why}")

        self._courier.interact(person.id, view.id, payload, failed)

    def _complain(self, view: View, words: str) -> None:
        self._state.views.complain(view, trouble=words)
