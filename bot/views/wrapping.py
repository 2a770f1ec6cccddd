"""Long text in lines that Slack takes, so that nothing of what a person wrote is cut off."""

import textwrap

from bot.outgoing import limits


def wrapped(text: str) -> list[str]:
    """The text's lines, those too long for one section broken between words."""
    lines = (
        textwrap.wrap(
            line, limits.SECTION_TEXT - 1, replace_whitespace=False, drop_whitespace=False, break_on_hyphens=False
        )
        for line in text.split("\n")
    )
    return [piece for pieces in lines for piece in pieces or [""]]
