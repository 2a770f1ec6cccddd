"""Slack's mrkdwn as safe HTML: fenced code, quotes, lists and lines."""

import re
from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup, escape

from bot.workspace.drawing.inline import Names, inline, plain

EXCERPT = 120  # characters of a reply that its channel shows

_FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_BULLET = re.compile(r"[ \t]*(?:[•◦▪-]|\*)[ \t]+(?P<item>\S.*)")
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,3})[.)][ \t]+(?P<item>\S.*)")
_QUOTE = re.compile(r"(?:&gt;|>) ?(?P<quoted>.*)")


def mrkdwn(text: str, names: Names) -> Markup:
    """The text drawn, with the names of the users and channels that it mentions."""
    parts = _FENCE.split(text.strip("\n"))
    drawn = Markup()
    for position, part in enumerate(parts):
        fenced = position % 2 == 1
        drawn += Markup("<pre><code>{}</code></pre>").format(plain(part)) if fenced else _lines(part.strip("\n"), names)
    return drawn


def beginning(text: str, names: Names) -> Markup:
    """The text's first words on one line, without links and emphasis of their own."""
    words = inline(" ".join(text.split()), names).striptags()
    return escape(words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…")


def _lines(text: str, names: Names) -> Markup:
    if not text:
        return Markup()
    groups = groupby(text.split("\n"), _kind)
    return Markup().join(_DRAW[kind](list(lines), names) for kind, lines in groups)


def _kind(line: str) -> str:
    if _QUOTE.match(line):
        return "quote"
    if _BULLET.fullmatch(line):
        return "bullets"
    return "numbers" if _NUMBER.fullmatch(line) else "words"


def _words(lines: Sequence[str], names: Names) -> Markup:
    return Markup("<p>{}</p>").format(Markup("<br>").join(inline(line, names) for line in lines))


def _quote(lines: Sequence[str], names: Names) -> Markup:
    quoted = "\n".join(_QUOTE.sub(r"\g<quoted>", line, count=1) for line in lines)
    return Markup("<blockquote>{}</blockquote>").format(_words(quoted.split("\n"), names))


def _bullets(lines: Sequence[str], names: Names) -> Markup:
    items = (_BULLET.fullmatch(line) for line in lines)
    return Markup("<ul>{}</ul>").format(
        Markup().join(Markup("<li>{}</li>").format(inline(item["item"], names)) for item in items if item)
    )


def _numbers(lines: Sequence[str], names: Names) -> Markup:
    items = (_NUMBER.fullmatch(line) for line in lines)
    return Markup("<ol>{}</ol>").format(
        Markup().join(
            Markup('<li value="{}">{}</li>').format(item["number"], inline(item["item"], names))
            for item in items
            if item
        )
    )


_DRAW = {"quote": _quote, "bullets": _bullets, "numbers": _numbers, "words": _words}
