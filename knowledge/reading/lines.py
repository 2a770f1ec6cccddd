"""Lines of plain text, and the lines that belong together put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

BULLET = re.compile(r"^(\s*)(?:[-–•●▪◦*]|[oO](?=\s{2}))\s+(?=\S)")
NUMBERED = re.compile(r"^(\s*)(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
_LONE_BULLET = re.compile(r"^\s*[-–—•●▪◦*o]\s*$")
_LONE_BAR = re.compile(r"^\s*\|\s*$")
_COUNTED = re.compile(r"\s*(\d)\)\s")
_COUNTED_WITHIN = re.compile(r"(?<=\s)(\d)\)\s")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")
_GOES_ON = re.compile(r"\s*[a-z]{2,}[\s,]")
_FULL_LINE, _PARAGRAPH = 40, 120
"""Characters from which a line is running text, not a title or a label; and one that may end within a sentence."""

_ENDS_IN_LINK = re.compile(r"\]\([^()]*\)\s*$")
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")

_DIVIDED_NUMBER = re.compile(r"\d[-–]\s*$")

_FEWEST_FULL, _WIDEST = 8, 130
_NEAR_MARGIN, _SHORT_OF_MARGIN = 0.7, 0.5


@dataclass(frozen=True)
class Line:
    """A line of a file: `number` from 1, `text` as it stands, or several that were put together.

    `cut` marks one before which something was left out, `names` one that names the columns of the rows below it,
    `level` the depth of one that is known to be a heading, and `columns` what the columns of a row or cell are called.
    """

    number: int
    text: str
    cut: bool = False
    names: bool = False
    level: int = 0
    columns: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()

    @property
    def listed(self) -> bool:
        """Whether it begins with a bullet or a number of a list."""
        return bool(BULLET.match(self.text) or NUMBERED.match(self.text))

    @property
    def formed(self) -> bool:
        """Whether it is known to be a heading or a row, which no other line continues."""
        return bool(self.level or self.columns) or self.names or "\t" in self.text.strip()

    @property
    def open(self) -> bool:
        """Whether its sentence goes on after it."""
        return not self.blank and not _ENDS_SENTENCE.search(self.text)

    def then(self, other: "Line") -> "Line":
        """This line with another's words after its own."""
        return replace(self, text=f"{self.text.rstrip()} {other.text.strip()}")


def with_bullets_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every bullet that stood alone put before the text it belongs to; a bar alone is dropped."""
    joined: list[Line] = []
    bullet: Line | None = None
    for line in lines:
        if _LONE_BAR.match(line.text):
            continue
        if _LONE_BULLET.match(line.text):
            bullet = line
        elif bullet is None or line.blank:
            joined.append(line)
        else:
            text = line.text if line.listed else f"{bullet.text.rstrip()} {line.text.strip()}"
            joined.append(replace(line, text=text, cut=line.cut or bullet.cut))
            bullet = None
    return tuple(joined)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which a file's lines were broken by hand or by an export; None where a line is a paragraph."""
    lengths = [len(line.text.rstrip()) for line in lines if len(line.text.strip()) > _FULL_LINE]
    if len(lengths) < _FEWEST_FULL:
        return None
    width = int(quantiles(lengths, n=20)[-1])
    near = sum(length > _NEAR_MARGIN * width for length in lengths)
    return width if width <= _WIDEST and near * 2 > len(lengths) else None


def unwrapped(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    """The lines of a wrapped file put together to paragraphs."""
    joined: list[Line] = []
    above: Line | None = None
    for line in lines:
        if above is not None and _wraps(above, line, width):
            joined[-1] = joined[-1].then(line)
        else:
            joined.append(line)
        above = line
    return tuple(joined)


def _wraps(above: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line printed above it."""
    if above.blank or above.formed or line.blank or line.cut or line.formed:
        return False
    if line.listed and not _counts_on(above, line):
        return False
    capital = line.text.strip()[:1].isupper()
    length = len(above.text.rstrip())
    if above.open:  # a short line before a capital is a title, an address or a signature
        return not (capital and length < _SHORT_OF_MARGIN * width)
    indented = capital and line.text[:1].isspace() and not above.text[:1].isspace()
    return not indented and length >= _NEAR_MARGIN * width


def joined_over_page(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with a sentence put together again that a blank line (the end of a page) had broken."""
    joined: list[Line] = []
    blanks: list[Line] = []
    for line in lines:
        if line.blank:
            blanks.append(line)
            continue
        if joined and _resumes(joined[-1], line, over_page=bool(blanks)):
            joined[-1] = joined[-1].then(line)
        else:
            joined.extend((*blanks, line))
        blanks = []
    return (*joined, *blanks)


def _counts_on(above: Line, line: Line) -> bool:
    """Whether a number at the beginning of a line goes on with those that a sentence counts: `… 1) this,` `2) that`."""
    number = _COUNTED.match(line.text)
    before = _COUNTED_WITHIN.findall(above.text)
    return number is not None and bool(before) and int(number[1]) == int(before[-1]) + 1


def _resumes(above: Line, line: Line, *, over_page: bool) -> bool:
    if not above.open or above.formed or line.cut or line.formed:
        return False
    text = line.text.strip()
    if _DIVIDED_NUMBER.search(above.text) and text[0].isdigit():
        return True
    if len(above.text.strip()) <= _FULL_LINE:
        return False
    # A capital begins a name as well as a sentence: only what is surely running text goes on with one.
    whole = above.listed or _ENDS_IN_LINK.search(above.text)
    running = len(above.text) > _PARAGRAPH and _SENTENCES.search(above.text) and not whole
    begun = len(text) > _FULL_LINE and text[-1] in ".!?" and not line.listed
    return bool(_GOES_ON.match(line.text)) or bool(over_page and running and begun)
