"""A message as the messages that say the same and fit: its blocks shared out, or nothing but its text."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outgoing import limits
from bot.outgoing.checking import POSTED, RESPONSE, RESPONSE_TYPES, SAYING, faults, parsed
from bot.outgoing.fitting import Block, all_fitted
from bot.outgoing.grouping import grouped
from bot.outgoing.mentions import quiet_text
from bot.outgoing.splitting import pieces, shorten
from bot.outgoing.surfaces import MESSAGE
from bot.outgoing.trimming import Trimming
from bot.outgoing.words import words

Payload = dict[str, Any]

SPEECHLESS = "I have no words for that. Type `help` to see what I can do."
NOT_SHOWN = "There is more than fits here. Ask me again about a part of it."

_OF_THE_FIRST = frozenset({*SAYING, "ts", "file_ids", "metadata", "replace_original", "reply_broadcast"})
"""Arguments that the messages which follow do not repeat."""


def unvoiced(payload: Mapping[str, Any]) -> bool:
    """Whether a message leaves notifications and screen readers with nothing though its blocks have words."""
    return not _text(payload) and bool(words(blocks_of(payload)))


def spoken(method: str, given: Payload, trimming: Trimming) -> list[Payload]:
    """The message in as many as it needs."""
    groups = grouped(all_fitted(MESSAGE, blocks_of(given), "/blocks", trimming), weighed=method in POSTED)
    messages = _shown(method, given, groups, trimming) if groups else _said(method, given)
    if any(faults(following(method) if index else method, message) for index, message in enumerate(messages)):
        trimming.lost.append(("", given))
        messages = _said(method, {**given, "text": _text(given) or words(blocks_of(given))})
    if len(messages) > 1:
        trimming.notes.append(f"split into {len(messages)} messages")
    if method == RESPONSE and len(messages) > limits.RESPONSES:
        trimming.notes.append(f"{len(messages) - limits.RESPONSES} messages left out")
        last = {**_address(given), "text": NOT_SHOWN}
        messages = [*messages[: limits.RESPONSES - 1], last]
    return messages


def following(method: str) -> str:
    """The method that sends what follows a message: what is changed is followed by what is posted."""
    return "chat.postMessage" if method == "chat.update" else method


def blocks_of(payload: Mapping[str, Any]) -> Sequence[object]:
    """The blocks of a message, of form fields too; none where they cannot be read."""
    try:
        blocks = parsed(payload.get("blocks"))
    except ValueError:
        return []
    return blocks if isinstance(blocks, list | tuple) else []


def _shown(method: str, given: Payload, groups: Sequence[Sequence[Block]], trimming: Trimming) -> list[Payload]:
    """A message for each group of blocks."""
    voices = [shorten(words(group), limits.NOTIFICATION_TEXT) for group in groups]
    if text := _text(given):
        voices[0] = shorten(text, _longest(method))
    else:
        trimming.notes.append("/text made from the blocks")
    arguments = [_kept(given), *(_address(given) for _ in groups[1:])]
    return [
        {**first, **({"text": voice} if voice.strip() else {}), "blocks": list(group)}
        for first, voice, group in zip(arguments, voices, groups, strict=True)
    ]


def _said(method: str, given: Payload) -> list[Payload]:
    """Messages of nothing but text; the formatting of `markdown_text` is kept where there is no other."""
    name, most = "text", _longest(method)
    parts = pieces(_text(given), most)
    if not parts and isinstance(given.get("markdown_text"), str):
        name, most = "markdown_text", limits.MARKDOWN
        parts = pieces(given["markdown_text"], most)
    kept = {**_kept(given), **({"blocks": []} if method == "chat.update" else {})}
    if not parts and any(kept.get(said) for said in SAYING):
        return [kept]
    first, *rest = parts or [SPEECHLESS]
    return [{**kept, name: first}, *({**_address(given), name: part} for part in rest)]


def _kept(given: Payload) -> Payload:
    """The arguments beside those that say something, without what is no argument at all."""
    kept = {name: value for name, value in given.items() if name not in {"text", "markdown_text", "blocks"}}
    if kept.get("response_type", RESPONSE_TYPES[0]) not in RESPONSE_TYPES:
        del kept["response_type"]
    return kept


def _address(given: Payload) -> Payload:
    """Where what follows goes: the same place, and in place of nothing."""
    address = {name: value for name, value in _kept(given).items() if name not in _OF_THE_FIRST}
    return {**address, "replace_original": False} if "replace_original" in given else address


def _text(given: Mapping[str, Any]) -> str:
    given_text = given.get("text")
    text = given_text if isinstance(given_text, str) else quiet_text("" if given_text is None else str(given_text))
    return text if text.strip() else ""


def _longest(method: str) -> int:
    return limits.TEXT_OF_UPDATE if method == "chat.update" else limits.TEXT_OF_MESSAGE
