"""Legible text: without the characters that nobody sees and that change what is seen."""

import re

_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # controls, a terminal's escape among them; a tab and a line break stay
    "\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # direction, and breaks without width
    "\\u00ad\\u180e\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f]"  # other unseen marks
)


def seen(text: str) -> str:
    """The text as it is read: nothing in it turns it around, hides in it, or speaks to a terminal."""
    return _UNSEEN.sub("", text)
