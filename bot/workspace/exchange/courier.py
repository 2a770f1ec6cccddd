"""What everything that goes to the app needs: a thread, addresses to answer at, and a word when it fails."""

from collections.abc import Callable
from datetime import datetime
from threading import Thread

from bot.workspace.delivery import Delivery, Failed
from bot.workspace.identity import BOT_USER_ID
from bot.workspace.messages import Content, Kind
from bot.workspace.payloads.envelopes import Callbacks, Payload
from bot.workspace.response_urls import Origin, ResponseUrls
from bot.workspace.state import WorkspaceState
from bot.workspace.triggers import Triggers


class Courier:
    """Carries payloads to the app. `carry` returns at once; the app is waited for in a thread of its own."""

    def __init__(
        self,
        state: WorkspaceState,
        delivery: Delivery,
        response_urls: ResponseUrls,
        triggers: Triggers,
        clock: Callable[[], datetime],
    ) -> None:
        self.state = state
        self.delivery = delivery
        self._response_urls = response_urls
        self._triggers = triggers
        self._clock = clock

    def callbacks(self, person_id: str) -> Callbacks:
        """What the app gets with an interaction outside the conversations."""
        return Callbacks(self._triggers.issue(person_id), self.instant())

    def callbacks_at(self, origin: Origin, base_url: str) -> Callbacks:
        """The same with an address to answer at; `base_url` is the workspace's and ends with a slash."""
        response_url = f"{base_url}hooks/{self._response_urls.issue(origin)}"
        return Callbacks(self._triggers.issue(origin.person_id), self.instant(), response_url)

    def instant(self) -> str:
        """Now, in Slack's seconds with six decimals."""
        return f"{self._clock().timestamp():.6f}"

    def carry(self, person_id: str, place: str, deliver: Callable[[], None]) -> None:
        """Run the delivery; meanwhile the person is seen to wait in this channel, Home or modal."""
        self.state.start_waiting(person_id, place)

        def run() -> None:
            try:
                deliver()
            finally:
                self.state.stop_waiting(person_id, place)

        # A daemon: nobody who presses Ctrl-C should wait for an app that does not answer.
        Thread(target=run, name="workspace-delivery", daemon=True).start()

    def interact(self, person_id: str, place: str, payload: Payload, failed: Callable[[str], None]) -> None:
        """Carry an interaction; `failed` hears why where the app did not take it."""

        def deliver() -> None:
            outcome = self.delivery.interaction(payload)
            if isinstance(outcome, Failed):
                failed(outcome.detail)

        self.carry(person_id, place, deliver)

    def fail(self, origin: Origin, words: str) -> None:
        """Tell the person in the conversation that the app did not do its part."""
        self.state.post(
            origin.channel_id,
            BOT_USER_ID,
            Content(words),
            thread_ts=origin.thread_ts,
            only_for=origin.person_id,
            kind=Kind.FAILURE,
        )
