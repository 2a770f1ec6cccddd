"""A stand-in for Slack on the virtual clock: it takes messages, is away, asks for patience, and breaks connections."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import RemoteDisconnected
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.errands.sending.courier import EVENT_TYPE
from tests.benchmarks.year.clock import VirtualClock
from tests.benchmarks.year.fate import Fate

RETRY_AFTER = 30
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Arrived:
    """A message that people see."""

    channel: str
    at: datetime
    text: str
    key: str | None


@dataclass
class Workspace:
    """What Slack has: its conversations with what was said there.

    `closed` are those whose history nobody may read; `keyless`, a history shows messages without their keys.
    """

    clock: VirtualClock
    fate: Fate
    closed: frozenset[str] = frozenset()
    keyless: bool = False
    said: dict[str, list[Arrived]] = field(default_factory=lambda: defaultdict(list))
    turned_away: int = 0
    broken_off: int = 0

    def messages(self) -> Sequence[Arrived]:
        """Everything that was said, conversation by conversation."""
        return [one for said in self.said.values() for one in said]


class StandIn(WebClient):
    """A client whose every call is answered by the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(token="xoxb-year")  # noqa: S106 - no secret: nobody asks for it
        self.workspace = workspace

    def api_call(self, api_method: str, **call: Any) -> SlackResponse:  # type: ignore[override]
        """Slack's answer, or what its network does instead."""
        facts = call.get("json") or call.get("params") or call.get("data") or {}
        fate, now = self.workspace.fate, self.workspace.clock()
        fate.strike()
        if fate.slack_is_away(now):
            raise URLError(ConnectionRefusedError()) if fate.random.random() < 0.5 else TimeoutError
        if api_method == "conversations.open":
            return self._answer({"ok": True, "channel": {"id": f"D{facts['users']}"}})
        if api_method == "conversations.history":
            return self._history(facts)
        return self._take(facts, now)

    def _take(self, facts: dict[str, Any], now: datetime) -> SlackResponse:
        fate, to = self.workspace.fate, str(facts["channel"])
        channel = f"D{to}" if to.startswith("U") else to
        said = self.workspace.said[channel]
        if fate.random.random() < fate.many or (said and now - said[-1].at < A_SECOND):
            self.workspace.turned_away += 1
            raise self._refusal("ratelimited", HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(RETRY_AFTER)})
        if fate.random.random() < fate.broken:  # it breaks before Slack has read it
            raise RemoteDisconnected
        key = ((facts.get("metadata") or {}).get("event_payload") or {}).get("key")
        said.append(Arrived(channel, now, facts["text"], key))
        fate.strike()
        if fate.random.random() < fate.broken:  # it breaks after Slack has taken it
            self.workspace.broken_off += 1
            raise RemoteDisconnected
        return self._answer({"ok": True, "channel": channel, "ts": f"{now.timestamp():.6f}"})

    def _history(self, facts: dict[str, Any]) -> SlackResponse:
        channel = facts["channel"]
        if channel in self.workspace.closed:
            raise self._refusal("missing_scope", HTTPStatus.OK, {})
        oldest = datetime.fromtimestamp(float(facts["oldest"]), UTC)
        keyless = self.workspace.keyless
        said = [one for one in self.workspace.said[channel] if one.at >= oldest]
        shown = [
            {
                "ts": f"{one.at.timestamp():.6f}",
                "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": None if keyless else one.key}},
            }
            for one in reversed(said)
        ]
        return self._answer({"ok": True, "messages": shown})

    def _refusal(self, error: str, status: int, headers: dict[str, str]) -> SlackApiError:
        return SlackApiError(error, self._answer({"ok": False, "error": error}, status, headers))

    def _answer(
        self, data: dict[str, Any], status: int = HTTPStatus.OK, headers: dict[str, str] | None = None
    ) -> SlackResponse:
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url="",
            req_args={},
            data=data,
            headers=headers or {},
            status_code=status,
        )
