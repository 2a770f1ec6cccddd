"""The trigger ids that an app opens a modal with: good for three seconds and one use, as in Slack."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.workspace.web_api.errors import SlackError

LIFE = timedelta(seconds=3)
REMEMBERED = timedelta(minutes=5)


@dataclass
class _Trigger:
    person_id: str
    issued: datetime
    used: bool = False


class Triggers:
    """Hands out trigger ids, and says once whose doing one stands for."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._issued: dict[str, _Trigger] = {}

    def issue(self, person_id: str) -> str:
        """A fresh trigger id, in Slack's three parts."""
        now = self._clock()
        key = f"{int(now.timestamp())}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        with self._lock:
            self._issued = {known: one for known, one in self._issued.items() if one.issued + REMEMBERED > now}
            self._issued[key] = _Trigger(person_id, now)
        return key

    def spend(self, key: str) -> str:
        """The id of the person whose doing it was.

        SlackError("invalid_trigger_id") where it is not ours, ("exchanged_trigger_id") at the second use,
        ("expired_trigger_id") after three seconds.
        """
        with self._lock:
            trigger = self._issued.get(key)
            if trigger is None:
                raise SlackError("invalid_trigger_id")
            if trigger.used:
                raise SlackError("exchanged_trigger_id")
            if trigger.issued + LIFE < self._clock():
                raise SlackError("expired_trigger_id")
            trigger.used = True
            return trigger.person_id

    def owner(self, key: str) -> str | None:
        """Whose doing it was, spent or not; None where it is not ours."""
        with self._lock:
            trigger = self._issued.get(key)
            return trigger.person_id if trigger else None
