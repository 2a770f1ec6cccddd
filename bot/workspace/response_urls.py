"""The addresses that an app answers an interaction at: five answers within half an hour, as in Slack."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from bot.workspace.identity import BOT_USER_ID
from bot.workspace.messages import Content, Kind, Message
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.refusals import words_of
from bot.workspace.web_api.requests import content_of

USES = 5
LIFE = timedelta(minutes=30)


@dataclass(frozen=True)
class Origin:
    """Who acted where. `original` is the message that was acted on; a slash command has none."""

    person_id: str
    channel_id: str
    original: Message | None = None
    thread_ts: str | None = None


@dataclass
class _Issued:
    origin: Origin
    expires: datetime
    uses_left: int = USES


class ResponseUrls:
    """Hands out the keys of such addresses, and does what is posted to them."""

    def __init__(self, state: WorkspaceState, clock: Callable[[], datetime]) -> None:
        self._state = state
        self._clock = clock
        self._lock = Lock()
        self._issued: dict[str, _Issued] = {}

    def issue(self, origin: Origin) -> str:
        """A fresh key, good for five answers within half an hour."""
        key = secrets.token_urlsafe(24)
        now = self._clock()
        with self._lock:
            self._issued = {known: issued for known, issued in self._issued.items() if issued.expires > now}
            self._issued[key] = _Issued(origin, now + LIFE)
        return key

    def answer(self, key: str, body: Mapping[str, Any]) -> None:
        """Do what the app posted: a new message, another in the original's place, or the original's end.

        SlackError("expired_url") where the key is unknown or old, ("used_url") at the sixth use.
        """
        origin = self._spend(key)
        try:
            self._do(origin, body)
        except SlackError as error:
            words = words_of(error, "answered at a response_url")
            self._state.post(
                origin.channel_id, BOT_USER_ID, Content(words), only_for=origin.person_id, kind=Kind.FAILURE
            )
            raise

    def _do(self, origin: Origin, body: Mapping[str, Any]) -> None:
        original = origin.original and self._state.message(origin.channel_id, origin.original.ts)
        if body.get("delete_original") and original:
            self._state.delete(original)
        elif body.get("replace_original") and original:
            self._state.update(original, content_of("response", body))
        else:
            show_answer(self._state, origin, body)

    def _spend(self, key: str) -> Origin:
        with self._lock:
            issued = self._issued.get(key)
            if issued is None or issued.expires <= self._clock():
                raise SlackError("expired_url")
            if issued.uses_left == 0:
                raise SlackError("used_url")
            issued.uses_left -= 1
            return issued.origin


def show_answer(state: WorkspaceState, origin: Origin, body: str | Mapping[str, Any]) -> None:
    """Show what the app answered an interaction with: to the person alone, unless it says `in_channel`."""
    if isinstance(body, str):
        content, public, thread_ts = Content(body), False, None
    else:
        content, thread_ts = content_of("response", body), body.get("thread_ts")
        public = body.get("response_type") == "in_channel"
    state.post(
        origin.channel_id,
        BOT_USER_ID,
        content,
        thread_ts=thread_ts or origin.thread_ts,
        only_for=None if public else origin.person_id,
    )
