"""Headings of plain text, which carry no mark: told by their shape and by what stands around them."""

import re
from dataclasses import dataclass

from knowledge.reading.contents import key
from knowledge.reading.lines import BULLET, NUMBERED, Line

_MARKED = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
_BOLD = re.compile(r"^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__):?\s*$")
_STAGE = re.compile(
    r"^(?:step|phase|stage|part|chapter|section|appendix|module|unit)\s+(?:\d+|[A-Z]|[IVX]+)\b", re.IGNORECASE
)
_BEGINS = re.compile(r"[\"“(\[*]{0,2}[A-Z0-9]")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with")
)
LISTED, _PLAIN, PART = 1, 2, 3
"""Depths: what the table of contents lists, another title, and a part of one (numbered, or with a colon)."""

_CAPTION = re.compile(r"^\s*(?:figure|chart|exhibit)\s+\d+\W*$", re.IGNORECASE)
_SHORTEST, _LONGEST, _LONGEST_NUMBERED = 3, 160, 60
_FEWEST_ASKED, _MOST_SHOUTED, _CAPITALISED = 3, 12, 0.66
_LONGEST_LABEL = 60

_ASIDE = re.compile(r"\s*\([^()]*\)")
_CONTACT = re.compile(r"([A-Z].{2,90}?)\s+[-–—]\s.*?(?:\d\s?)?\(?\d{3}\)?[ -]+\d{2,3}-\s?\d{3,4}(?!\d)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True)
class Surroundings:
    """What stands around a line: the full lines before and after it, and whether it stands `apart` from them.

    `touches` is a line with the next one right below it, `roomy` a document that sets its paragraphs apart by blank
    lines; `titles` is what its contents list and has not come yet.
    """

    before: Line | None
    after: Line | None
    apart: bool
    touches: bool
    roomy: bool
    titles: frozenset[str]


def marked(line: Line) -> tuple[int, str] | None:
    """The level and words of a heading that Markdown's `#` marks."""
    found = _MARKED.match(line.text)
    return (len(found[1]), found[2]) if found else None


def in_title_case(text: str) -> bool:
    """Whether most words that could be capitalised are."""
    words = [word for word in _WORD.findall(_ASIDE.sub("", text) or text) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= _CAPITALISED * len(words)


def contact(text: str) -> str | None:
    """The name at the beginning of a line that gives a telephone number for it: `Counseling - (555) 010-2000`."""
    found = _CONTACT.match(text)
    return found[1] if found and in_title_case(found[1]) else None


def level(line: Line, text: str, around: Surroundings) -> int | None:
    """The depth of a heading without marks, or None where the line is something else; `text` is its plain words."""
    if line.level:
        return line.level
    bulleted = line.listed and not NUMBERED.match(line.text)
    if not _SHORTEST <= len(text) <= _LONGEST or line.formed or "|" in text or bulleted:
        return None
    if key(text) in around.titles:
        return LISTED
    stage = _STAGE.match(text)
    if stage and stage.end() == len(text):
        return _PLAIN
    if _CAPTION.match(text) or (around.before is not None and _CAPTION.match(around.before.text)):
        return None
    if text[-1] in ",;!" or "@" in text or not _BEGINS.match(text):
        return None
    if not around.apart:
        return PART if _labels_list(text, around) else None
    if stage and (":" in text or len(text) <= _LONGEST_NUMBERED):
        return PART
    return None if text[-1] == "." else _by_shape(line, text, around)


def _labels_list(text: str, around: Surroundings) -> bool:
    """Whether a short title stands right above the bullets of a list."""
    above = around.touches and around.after is not None and BULLET.match(around.after.text)
    return bool(above) and len(text) <= _LONGEST_LABEL and text[-1] not in ".:?" and in_title_case(text)


def _by_shape(line: Line, text: str, around: Surroundings) -> int | None:
    if NUMBERED.match(line.text):
        in_list = any(other is not None and NUMBERED.match(other.text) for other in (around.before, around.after))
        short = len(text) <= _LONGEST_NUMBERED and in_title_case(text)
        return PART if short and around.roomy and not in_list else None
    words = len(text.split())
    if text[-1] == "?":
        return _PLAIN if around.roomy and words >= _FEWEST_ASKED else None
    if _BOLD.match(line.text) or (text.isupper() and words <= _MOST_SHOUTED):
        return _PLAIN
    leads_in = text[-1] == ":" and text.rsplit(maxsplit=1)[-1].islower()
    if leads_in or not in_title_case(text if text[-1] == ":" else text.partition(":")[0]):
        return None
    return PART if ":" in text else _PLAIN
