"""What the app says it is doing, thread by thread, until it says something there."""

from threading import Lock

from bot.workspace.changes import Changes


class Statuses:
    """The status of each thread that has one, as `assistant.threads.setStatus` gave it."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._lock = Lock()
        self._shown: dict[tuple[str, str], str] = {}

    def show(self, channel_id: str, thread_ts: str, words: str) -> None:
        """Show these words; none take away what is shown."""
        with self._lock:
            if words:
                self._shown[channel_id, thread_ts] = words
            else:
                self._shown.pop((channel_id, thread_ts), None)
        self._changes.note()

    def of(self, channel_id: str) -> str:
        """The latest status in a channel; empty where there is none."""
        with self._lock:
            return next((words for (channel, _), words in reversed(self._shown.items()) if channel == channel_id), "")
