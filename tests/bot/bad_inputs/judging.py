"""Whether what came back to a bad input is a clear reply, or rightly nothing."""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.bot.bad_inputs.listening import Key

_TOLD = frozenset({"chat.postMessage", "chat.postEphemeral", "views.open", "views.update", "views.publish", "response"})
_ANSWERED_EVENTS = frozenset({"message", "app_mention", "app_home_opened"})
_UNANSWERED = frozenset({"view_closed", "block_suggestion", "url_verification", "ssl_check"})
_FAULT = "Something went wrong"


class Errors(logging.Handler):
    """What is logged as an error, by anybody."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(logging.Formatter().format(record))


@contextmanager
def errors() -> Iterator[Errors]:
    """The errors that are logged in here."""
    handler, root = Errors(), logging.getLogger()
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)


@dataclass(frozen=True)
class Outcome:
    """What came of one input."""

    kind: str
    body: Any
    status: int
    acknowledged: str
    calls: Sequence[tuple[str, Mapping[str, Any]]]
    errors: Sequence[str] = field(default=())

    def fault(self, silent: set[Key]) -> str | None:
        """What is wrong with it, if anything is."""
        if self.errors:
            return self.errors[0]
        if self.status != (200 if isinstance(self.body, dict) else 400):
            return f"status {self.status}"
        said = [call for method, call in self.calls if method in _TOLD]
        if _FAULT in self.acknowledged or any(_FAULT in json.dumps(call) for call in said):
            return _FAULT
        if not said and not self.acknowledged.strip("{}") and _is_answered(self.kind, self.body, silent):
            return "silence"
        return None


def _is_answered(kind: str, body: Any, silent: set[Key]) -> bool:
    """Whether there is somebody to answer, who is owed one."""
    if not isinstance(body, dict):
        return False
    if kind == "command":
        return True
    if kind == "event":
        return _is_answered_event(body.get("event"))
    if str(body.get("type")) in _UNANSWERED or _key(body) in silent:
        return False
    return body.get("type") == "view_submission" or _is_text((body.get("user") or {}), "id")


def _is_answered_event(event: Any) -> bool:
    if not isinstance(event, dict) or not _is_text(event, "user") or "bot_id" in event:
        return False
    match event.get("type"):
        case "message":
            return event.get("channel_type") == "im" and event.get("subtype") in (None, "file_share")
        case "app_home_opened":
            return event.get("tab", "home") == "home"
        case "app_mention":
            return True
    return False


def _key(body: Mapping[str, Any]) -> Key | None:
    """What was pressed, where the payload still says so."""
    actions = body.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    return ("action", str(first.get("action_id"))) if isinstance(first, dict) else None


def _is_text(body: Any, name: str) -> bool:
    return isinstance(body, dict) and isinstance(body.get(name), str) and bool(body[name].strip())
