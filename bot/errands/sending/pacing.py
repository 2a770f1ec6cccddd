"""The pace that Slack asks for: by conversation and by workspace, with silence where it says so."""

import time
from collections.abc import Callable
from threading import Event, Lock

SPACING = 1.0
"""Seconds between two messages to one conversation."""

SHARED_SPACING = 0.2
"""Seconds between two messages to one workspace, by and large: Slack takes some hundreds a minute, and this is 300."""

AHEAD = 5.0
"""By how many seconds of that pace messages that somebody waits for may be ahead; what is scheduled makes up for it."""

PATIENCE = 5.0
"""Seconds that a message waits for its turn before it goes to the back of the queue."""

_AN_INSTANT = 0.001
_WORTH_SWEEPING = 1000


def one_workspace(address: str) -> str:  # noqa: ARG001 - whoever serves many looks the address up
    """The workspace of an address, where the process serves only one."""
    return ""


class Pacing:
    """Whose turn it is. The first message to a conversation never waits, unless Slack wants its workspace left alone.

    `workspace_of` says to which workspace an address belongs; `clock` counts seconds; `wait` waits so many of them and
    says whether the end came meanwhile. Safe to use from many threads.
    """

    def __init__(
        self,
        spacing: float = SPACING,
        shared_spacing: float = SHARED_SPACING,
        *,
        workspace_of: Callable[[str], str] = one_workspace,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        self.workspace_of = workspace_of
        self.clock = clock
        self._closed = Event()
        self._waited = wait or self._closed.wait
        self._lock = Lock()
        self._conversations = _Line(spacing)
        self._workspaces = _Line(shared_spacing)
        self._silent = _Line(0)

    def take_turn(self, conversation: str, *, scheduled: bool = False) -> bool:
        """Wait for this message's turn; False, and no turn taken, where that would be too long, or at the end.

        Nothing `scheduled` waits: its turn is now or later.
        """
        patience = 0 if scheduled else PATIENCE
        seconds = self.turn(conversation, scheduled=scheduled, patience=patience)
        return seconds <= patience and not self.wait(seconds)

    def turn(self, conversation: str, *, scheduled: bool, patience: float = 0) -> float:
        """Seconds until this message may go; its turn is taken if that is within the patience.

        What somebody waits for passes by what is `scheduled`.
        """
        workspace = self.workspace_of(conversation)
        with self._lock:
            now = self.clock()
            seconds = max(
                self._conversations.left(conversation, now),
                self._workspaces.left(workspace, now) - (0 if scheduled else AHEAD),
                self._silent.left(workspace, now),
                0.0,
            )
            if seconds < _AN_INSTANT:
                seconds = 0.0
            if seconds <= patience:
                self._conversations.take(conversation, now + seconds, now)
                self._workspaces.take(workspace, now, now)
            return seconds

    def rest(self, conversation: str, seconds: float) -> None:
        """Send nothing there for so long, nor to its workspace: Slack does not say which of the two had enough."""
        if seconds <= 0:
            return
        with self._lock:
            now = self.clock()
            self._conversations.rest(conversation, now + seconds)
            self._silent.rest(self.workspace_of(conversation), now + seconds)

    def wait(self, seconds: float) -> bool:
        """Wait so many seconds; whether the end came meanwhile."""
        return self._waited(seconds)

    @property
    def closed(self) -> bool:
        """Has the end come?"""
        return self._closed.is_set()

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._closed.set()


class _Line:
    """From when each place is free. Places that are free are forgotten now and then."""

    def __init__(self, spacing: float) -> None:
        self._spacing = spacing
        self._free_from: dict[str, float] = {}
        self._sweep_at = _WORTH_SWEEPING

    def left(self, place: str, now: float) -> float:
        """Seconds until the place is free; negative where it has been for so long."""
        return self._free_from.get(place, now) - now

    def take(self, place: str, turn: float, now: float) -> None:
        """Keep the place for a turn at that time, or behind the turns that are taken."""
        self._free_from[place] = max(self._free_from.get(place, turn), turn) + self._spacing
        if len(self._free_from) > self._sweep_at:
            self._free_from = {known: free for known, free in self._free_from.items() if free > now}
            self._sweep_at = 2 * len(self._free_from) + _WORTH_SWEEPING

    def rest(self, place: str, until: float) -> None:
        """Keep the place free of turns until then."""
        self._free_from[place] = max(self._free_from.get(place, until), until)
