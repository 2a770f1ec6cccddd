"""Markup within a line of text: taken away where the words stay the same, left where they would not."""

import html
import re

_NOWHERE = re.compile(r"!?\[([^\[\]]*)\]\(#?\)")
_LINK = re.compile(r"!?\[([^\[\]]+)\]\(<?(https?://[^\s()<>]+)>?\)")
_TAG = re.compile(
    r"</?(?:a|b|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|input|ins|label|li|mark|ol|p|pre|s|small|span"
    r"|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{2,3})(?=\S)(.{1,400}?)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_BULLET = re.compile(r" ?[●•▪◦] ?")
_SPACES = re.compile(r"\s+")

_NOTE = re.compile(
    r"^(?:(?:first|second|third|final|last)\s+)?(?:review|draft|revision|edit)\s+(?:update|note|copy|comment)s?:\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<=\w{3}[.!?])\s+(?:\d{1,2}[a-z]\.(?:[a-z0-9]\.?)*|[A-Z])$")
_BAR = re.compile(r"\s*\|\s*$")


def plain(text: str) -> str:
    """The words of a line without links to nowhere, emphasis, HTML tags and escapes, on one line.

    A link that leads somewhere keeps its address, after its words: it is part of what the document prints.
    """
    text = _NOWHERE.sub(r"\1", _ESCAPED.sub(r"\1", text))
    text = _TAG.sub(" ", _LINK.sub(r"\1 (\2)", text))
    for _ in range(2):  # emphasis stands within emphasis
        text = _EMPHASIS.sub(r"\2", text)
    text = _SPACES.sub(" ", html.unescape(text).replace("`", ""))
    return _BULLET.sub(" • ", text).strip().removeprefix("• ")


def without_remnants(text: str) -> str:
    """A line without what editing left at its ends: the name of a draft, a section's code, a letter, a bar."""
    return _CODE.sub("", _BAR.sub("", _NOTE.sub("", text)))


def ends_in_remnant(text: str) -> bool:
    """Whether words were left out at a line's end, so that it does not adjoin the next one."""
    return bool(_CODE.search(text))
