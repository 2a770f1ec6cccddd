"""The pace that Slack asks for: one message a second a conversation, and silence where it says so."""

import time
from threading import Event, Lock

SPACING = 1.0
"""Seconds between two messages to one conversation."""

PATIENCE = 5.0
"""Seconds that a message waits for its turn before it goes to the back of the queue."""


class Pacing:
    """Whose turn it is, conversation by conversation. The first message to one never waits."""

    def __init__(self, spacing: float = SPACING) -> None:
        self._spacing = spacing
        self._lock = Lock()
        self._free_from: dict[str, float] = {}
        self._closed = Event()

    def take_turn(self, conversation: str) -> bool:
        """Wait for this message's turn; False, and no turn taken, where that would be too long, or at the end."""
        with self._lock:
            now = time.monotonic()
            self._free_from = {known: free for known, free in self._free_from.items() if free > now}
            turn = max(self._free_from.get(conversation, now), now)
            if turn - now > PATIENCE:
                return False
            self._free_from[conversation] = turn + self._spacing
        return not self._closed.wait(turn - now)

    def rest(self, conversation: str, seconds: float) -> None:
        """Send nothing there for so long."""
        with self._lock:
            free = max(self._free_from.get(conversation, 0), time.monotonic() + seconds)
            self._free_from[conversation] = free

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._closed.set()
