"""How people met: in person, on a screen, by phone."""

import re
from collections.abc import Iterable

from bot.understanding.words.spans import Found
from bot.understanding.words.vocabulary import FORMAT_PATTERNS
from induction.hours import MeetingFormat

_FORMS = tuple(
    (re.compile(rf"(?<![\w'])(?:{pattern})"), format_)
    for format_, patterns in FORMAT_PATTERNS.items()
    for pattern in patterns
)


def find_formats(text: str) -> list[Found[MeetingFormat]]:
    """Every word for a format in the lower-case text, in order; overlapping ones are left as they are."""
    found = [
        Found(match.start(), match.end(), format_) for pattern, format_ in _FORMS for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda piece: piece.start)


def the_format(found: Iterable[Found[MeetingFormat]]) -> MeetingFormat | None:
    """The one format that was said, None where there is none or more than one."""
    said = {piece.value for piece in found}
    return said.pop() if len(said) == 1 else None
