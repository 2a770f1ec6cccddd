"""Markup within a line of text: taken away where the words stay the same, left where they would not."""

import html
import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\(#?\)")
_TAG = re.compile(r"</?(?:[a-z][a-z0-9]*)(?:\s[^<>]{0,30})?/?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{2,3})(?=\S)(.{1,400}?)\1(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")
_BULLET = re.compile(r" ?[●•▪◦] ?")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The words of a line without links to nowhere, emphasis, HTML tags and escapes, on one line.

    A link that leads somewhere keeps its address: it is part of what the document prints.
    """
    text = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", _TAG.sub(" ", text)))
    for _ in range(2):  # emphasis stands within emphasis
        text = _EMPHASIS.sub(r"\2", text)
    text = _SPACES.sub(" ", html.unescape(text).replace("`", ""))
    return _BULLET.sub(" • ", text).strip().removeprefix("• ")
