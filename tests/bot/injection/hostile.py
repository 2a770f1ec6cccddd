"""What somebody might write into a document, a name or a message to make the companion act, and what it must become."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

ORDERS = (
    "<!channel> <!here|all> <!subteam^S1> <@UDANA> <#C1> <https://evil.example|the form> <mailto:a@evil.example|ask> "
    "&lt;!channel&gt; \u202egnihtyna\u202c zero\u200bwidth\u2066 \ufeff\x1b[31mred\x1b[0m\x9b2J\x07"
)
"""Every way to call people, to link, to hide, to turn text around and to speak to a terminal."""

MARKS = "*bold* _slanted_ ~gone~ `code` ```block```"
LONG_WORD = "Coach" * 900

_ALIVE = re.compile(r"<[^<>]+>")
_DECODED = re.compile(r"&(?!(?:amp|lt|gt);)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKED = re.compile(r"(?<!\w)([*_~`]+)(?:bold|slanted|gone|code|block)\1")


def found_alive(payload: object, *, but: frozenset[str] = frozenset()) -> list[str]:
    """What in a payload would call, link, hide or format something; `but` are the marks that code put there."""
    alive: list[str] = []
    for key, text in texts_of(payload):
        if key != "plain_text":  # a label or a choice, which Slack shows as it is typed
            alive += [f"{key}: {found}" for found in _ALIVE.findall(text) if found not in but]
        alive += [f"{key}: bare & in {text!r}" for _ in _DECODED.findall(text) if key == "mrkdwn"]
        alive += [f"{key}: {found[0]!r}" for found in (*_UNSEEN.finditer(text), *_MARKED.finditer(text))]
    return alive


def texts_of(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a payload that Slack shows, with where it stands; what only travels is left out."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        kind = str(value.get("type", ""))
        for name, inner in value.items():
            if name not in _TRAVELS:
                yield from texts_of(inner, kind if name == "text" and kind else name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner, key)


_TRAVELS = frozenset({"value", "private_metadata", "metadata", "action_id", "block_id", "initial_value", "user"})


def shown_words(payload: Mapping[str, Any]) -> str:
    """All that a payload shows, as one text."""
    return "\n".join(text for _, text in texts_of(payload))
