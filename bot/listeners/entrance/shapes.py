"""The shapes of what Slack sends, as far as the listeners lean on them: who lacks what Slack always sends is no such.

Only the shape is looked at, so that listeners can take for granted that a field is there and what it is; what it says
is for them to judge. What Slack sends and nobody here listens to has any shape.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

Payload = dict[str, Any]
"""What Slack sends, as JSON gives it."""

Id = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"\S")]
Instant = Annotated[str, StringConstraints(pattern=r"^\d{1,11}(\.\d{1,9})?$")]


def is_address(given: str) -> bool:
    """Whether it is an address that can be called."""
    try:
        found = urlsplit(given)
        return found.scheme in {"http", "https"} and bool(found.hostname) and found.port != 0
    except ValueError:
        return False


def _check_address(given: str) -> str:
    if not is_address(given):
        raise ValueError("no address")
    return given


Address = Annotated[str, StringConstraints(pattern=r"^[!-~]+$"), AfterValidator(_check_address)]


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True)


class _Named(_Shape):
    id: Id


class _Option(_Shape):
    value: str


class _Filled(_Shape):
    """What an element holds: a text, a choice or several, a day or a time, or files."""

    value: str | None = None
    selected_option: _Option | None = None
    selected_options: list[_Option] | None = None
    selected_date: str | None = None
    selected_time: str | None = None
    files: list[dict[str, Any]] | None = None


class _State(_Shape):
    values: dict[str, dict[str, _Filled]]


class _Pressed(_Filled):
    action_id: Id
    action_ts: Id
    block_id: str | None = None

    @model_validator(mode="after")
    def _carries_something(self) -> Self:
        """Every button of ours carries a value, and every choice what was chosen."""
        if not self.model_fields_set & _Filled.model_fields.keys():
            raise ValueError("nothing was pressed")
        return self


class _Block(_Shape):
    type: str
    block_id: Id | None = None


class _View(_Shape):
    id: Id
    private_metadata: str | None = None
    hash: str | None = None
    blocks: list[_Block] = []
    state: _State | None = None


class _Message(_Shape):
    ts: Instant
    text: str | None = None
    user: str | None = None
    thread_ts: Instant | None = None
    files: list[dict[str, Any]] | None = None


class _Container(_Shape):
    thread_ts: Instant | None = None


class _Interaction(_Shape):
    user: _Named
    trigger_id: Id
    response_url: Address | None = None
    channel: _Named | None = None


class BlockActions(_Interaction):
    """The press of a button, or a choice."""

    actions: Annotated[list[_Pressed], Field(min_length=1)]
    message: _Message | None = None
    container: _Container | None = None
    view: _View | None = None
    state: _State | None = None

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        """What is pressed in a message is answered at its address; a Home and a modal have none."""
        if self.view is None and self.response_url is None:
            raise ValueError("nowhere to answer")
        return self


class Submission(_Shape):
    """A modal that is sent off."""

    user: _Named
    view: "_SentView"


class _SentView(_View):
    callback_id: str
    type: str


class Shortcut(_Interaction):
    """A shortcut, chosen anywhere."""

    callback_id: str


class MessageShortcut(Shortcut):
    """A shortcut, chosen at a message."""

    message: _Message


class Command(_Shape):
    """A slash command, whose fields are all text."""

    command: str
    user_id: Id
    trigger_id: Id
    text: str = ""
    channel_id: str | None = None
    response_url: Address | None = None


class _Said(_Shape):
    type: str
    channel: Id
    ts: Instant
    user: Id | None = None
    text: str | None = None
    thread_ts: Instant | None = None
    files: list[dict[str, Any]] | None = None


class _Opened(_Shape):
    type: Literal["app_home_opened"]
    user: Id
    tab: str | None = None


class Event(_Shape):
    """An event about somebody: what they said, or that they opened their Home."""

    event_id: Id
    event: _Said | _Opened


_INTERACTIONS: Mapping[str, type[_Shape]] = {
    "block_actions": BlockActions,
    "view_submission": Submission,
    "shortcut": Shortcut,
    "message_action": MessageShortcut,
}
_HEARD = frozenset({"message", "app_mention", "app_home_opened"})
_UNHEARD = frozenset({"view_closed", "block_suggestion", "interactive_message", "url_verification"})
_SAID = frozenset({None, "file_share"})


def is_whole(payload: Mapping[str, Any]) -> bool:
    """Whether the payload has the shape in which Slack sends it."""
    kind = payload.get("type")
    if "command" in payload:
        return _fits(Command, payload)
    if kind == "event_callback":
        return not _is_heard(payload.get("event")) or _fits(Event, payload)
    if isinstance(kind, str) and kind in _INTERACTIONS:
        return _fits(_INTERACTIONS[kind], payload)
    return kind in _UNHEARD if isinstance(kind, str) else "ssl_check" in payload


def legible(payload: Payload) -> Payload:
    """The payload with every half of a character, which no other program takes, as a question mark."""
    found: Payload = json.loads(json.dumps(payload, ensure_ascii=False).encode(errors="replace"))
    return found


def _is_heard(event: Any) -> bool:
    """Whether it is of a kind that somebody listens to, or of none at all."""
    if not isinstance(event, dict) or not isinstance(event.get("type"), str):
        return True
    subtype = event.get("subtype")
    return event["type"] in _HEARD and (not isinstance(subtype, str | None) or subtype in _SAID)


def _fits(shape: type[_Shape], payload: Mapping[str, Any]) -> bool:
    try:
        shape.model_validate(payload)
    except ValidationError:
        return False
    return True
