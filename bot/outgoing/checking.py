"""One validator for every outgoing payload: what Slack would refuse, and in which words.

slack_sdk's own models stop at the first fault, miss a third of the rules and print what they do not know into the log;
so the rules are tables of our own, and a test holds them against those models.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.outgoing import limits
from bot.outgoing.conforming import at, problems
from bot.outgoing.shapes import Problem, Token
from bot.outgoing.surfaces import (
    HOME,
    MESSAGE,
    MODAL,
    VIEW_OF,
    Surface,
    in_blocks,
    markdown_length,
    size,
    tables,
    weight,
)

POSTED = frozenset({"chat.postMessage", "chat.postEphemeral", "chat.update", "chat.scheduleMessage"})
RESPONSE = "response"
RESPONSE_TYPES = ("ephemeral", "in_channel")
SAYING = ("text", "markdown_text", "blocks", "attachments", "delete_original")
"""The arguments of which a message must have one."""
MESSAGES = POSTED | {RESPONSE}
STREAMED = frozenset({"chat.startStream", "chat.appendStream", "chat.stopStream"})
MODALS = frozenset({"views.open", "views.update", "views.push"})
VIEWS = MODALS | {"views.publish"}
VIEW_SUBMISSION = "view_submission"


@dataclass(frozen=True)
class Fault:
    """One thing that Slack would refuse: where (a JSON pointer), its sentence about it, and its error."""

    pointer: str
    problem: str
    code: str


def faults(method: str, payload: Mapping[str, Any]) -> list[Fault]:
    """Everything in the payload of this method that Slack would refuse; methods that show nothing have no faults.

    Beside the names of Slack's methods, `response` is what answers a slash command or goes to a response_url, and
    `view_submission` what answers a submitted modal.
    """
    if method in MESSAGES:
        return [*_in_message(method, payload)]
    if method in STREAMED:
        return [*_in_stream(payload)]
    if method in VIEWS:
        return [*_in_view(HOME if method == "views.publish" else MODAL, payload.get("view"))]
    if method == VIEW_SUBMISSION:
        return [*_in_submission(payload)]
    return []


def parsed(given: object) -> object:
    """What a form field says in JSON, or what was given; ValueError where the JSON is broken."""
    return json.loads(given) if isinstance(given, str) else given


def _in_message(method: str, payload: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _in_texts(method, payload)
    try:
        blocks = parsed(payload.get("blocks") or [])
    except ValueError:
        blocks = None
    if not isinstance(blocks, list | tuple):
        yield _fault("/blocks", "must provide an array", "invalid_blocks_format")
        return
    yield from _faults(at("/blocks", in_blocks(MESSAGE, blocks)), "invalid_blocks")
    for index in tables(blocks)[1:]:
        yield _fault(f"/blocks/{index}", "only_one_table_allowed", "invalid_attachments")
    if markdown_length(blocks) > limits.MARKDOWN:
        yield _fault("/blocks", f"markdown must be less than {limits.MARKDOWN + 1} characters", "invalid_blocks")
    if method in POSTED and sum(weight(block) for block in blocks) > limits.WEIGHT_OF_MESSAGE:
        yield _fault("/blocks", "the blocks are too long", "msg_blocks_too_long")


def _in_stream(payload: Mapping[str, Any]) -> Iterator[Fault]:
    """What a stream adds may be empty; blocks stand at its end."""
    said = {"text": "…", **{name: payload[name] for name in ("markdown_text", "blocks") if name in payload}}
    yield from _in_message("chat.postMessage", said)


def _in_texts(method: str, payload: Mapping[str, Any]) -> Iterator[Fault]:
    most = limits.TEXT_OF_UPDATE if method == "chat.update" else limits.TEXT_OF_MESSAGE
    for name, longest in (("text", most), ("markdown_text", limits.MARKDOWN)):
        given = payload.get(name)
        if given is not None and not isinstance(given, str):
            yield _fault(f"/{name}", "must provide a string", "invalid_arguments")
        elif given is not None and len(given) > longest:
            yield _fault(f"/{name}", f"must be less than {longest + 1} characters", "msg_too_long")
    if not any(_said(payload.get(name)) for name in SAYING):
        yield _fault("/text", "missing required field: text", "no_text")
    if method == RESPONSE and payload.get("response_type", RESPONSE_TYPES[0]) not in RESPONSE_TYPES:
        yield _fault("/response_type", "must be a valid enum value", "invalid_arguments")


def _said(given: object) -> bool:
    return bool(given.strip() if isinstance(given, str) else given)


def _in_view(surface: Surface, given: object) -> Iterator[Fault]:
    try:
        view = parsed(given)
    except ValueError:
        view = None
    yield from _faults(at("/view", problems(VIEW_OF[surface], view)), "invalid_arguments")
    if not isinstance(view, Mapping) or not isinstance(view.get("blocks"), list | tuple):
        return
    blocks: Sequence[object] = view["blocks"]
    yield from _faults(at("/view/blocks", in_blocks(surface, blocks)), "invalid_arguments")
    if surface is MODAL and "submit" not in view:
        inputs = [i for i, block in enumerate(blocks) if isinstance(block, Mapping) and block.get("type") == "input"]
        for index in inputs:
            says = "must define `submit` to use an `input` block in modals"
            yield _fault(f"/view/blocks/{index}/input", says, "invalid_arguments")
    if size(view) > limits.VIEW_BYTES:
        yield _fault("/view", f"must be less than {limits.VIEW_BYTES + 1} bytes", "view_too_large")


_ERRORS = Token(limits.LABEL_TEXT)


def _in_submission(payload: Mapping[str, Any]) -> Iterator[Fault]:
    action = payload.get("response_action")
    if action in ("update", "push"):
        yield from _in_view(MODAL, payload.get("view"))
    elif action == "errors":
        yield from _faults(at("/errors", _in_errors(payload.get("errors"))), "invalid_arguments")
    elif action not in (None, "clear"):
        yield _fault("/response_action", "must be a valid enum value", "invalid_arguments")


def _in_errors(errors: object) -> Iterator[Problem]:
    if not isinstance(errors, Mapping) or not errors:
        yield "", "must provide an object"
        return
    for block_id, sentence in errors.items():
        yield from at(f"/{_escaped(block_id)}", problems(_ERRORS, sentence))


def _escaped(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")


def _faults(found: Iterator[Problem], code: str) -> Iterator[Fault]:
    return (_fault(pointer, says, code) for pointer, says in found)


def _fault(pointer: str, says: str, code: str) -> Fault:
    return Fault(pointer, f"[ERROR] {says} [json-pointer:{pointer}]", code)
