"""What the workspace lets an app do beyond messages: found out by trying, and remembered for a while."""

from datetime import datetime, timedelta
from threading import Lock

REMEMBERED = timedelta(hours=1)
"""A plan that is changed is noticed after that."""

_ABOUT_THE_PLACE = frozenset({
    "cannot_reply_to_message", "channel_not_found", "channel_type_not_supported", "invalid_thread_ts", "is_archived",
    "message_not_found", "missing_recipient_team_id", "missing_recipient_user_id", "not_in_channel", "thread_not_found",
})  # fmt: skip
"""What Slack says of one conversation; everything else holds for the whole workspace."""


class Abilities:
    """Which methods are worth calling. Free plans and older workspaces lack status and streams."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._lacked_until: dict[str, datetime] = {}

    def has(self, method: str, now: datetime) -> bool:
        """Whether the method may be there: nothing known speaks against it."""
        with self._lock:
            until = self._lacked_until.get(method)
        return until is None or now >= until

    def refused(self, method: str, trouble: str, now: datetime) -> None:
        """Slack refused the method for good, and this is its word for why."""
        if trouble not in _ABOUT_THE_PLACE:
            with self._lock:
                self._lacked_until[method] = now + REMEMBERED
