"""Growth as a picture: a panel for each standard, its levels upward, the rounds from left to right.

Each who rates has a colour that people tell apart however they see colours (after Okabe and Ito), and a shape and a
stroke of their own beside that. The ground is opaque, so that the picture reads the same in Slack's light and dark,
and the letters are large enough for a phone, which shows it at a third of its width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.charts.lines import Point, broken, strokes
from bot.papers.letters import REGULAR, font_file
from bot.services.assessing.replies import Drawn
from bot.views.assessing.words import role_word, sentence
from induction.people import Role

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

GROUND, PAPER, INK, FAINT, GRID = "#e9e9e4", "#ffffff", "#1a1a1a", "#4d4d4d", "#cfcfca"
"""On paper the ink has a contrast of 17 to 1, the faint one of 8."""


@dataclass(frozen=True)
class Hand:
    """How the scores of one role are drawn: a colour, a shape, and how long the line is on and off."""

    color: str
    shape: str
    dash: tuple[int, int] | None


HANDS: Mapping[Role, Hand] = {
    Role.CANDIDATE: Hand("#0072b2", "circle", None),
    Role.COACH: Hand("#d55e00", "square", (20, 10)),
    Role.SUPERVISOR: Hand("#00795a", "triangle", (5, 9)),
}

_WIDTH, _COLUMNS, _MARGIN, _GAP = 960, 2, 24, 20
_PANEL_WIDTH = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) // _COLUMNS
_PANEL_HEIGHT, _TITLE_LINE, _PADDING = 350, 38, 20
_PLOT_TOP, _PLOT_BOTTOM, _PLOT_LEFT, _PLOT_RIGHT = 124, 66, 94, 70
_LEGEND_HEIGHT, _KEY_LINE = 66, 38
_TITLE_LINES = 2
_LETTERS, _SMALL = 32, 29
_DOT, _APART = 12, (27, 7)


def growth_chart(drawn: Drawn) -> bytes:
    """The picture as PNG: every standard of the program, and every round in which somebody rated."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only whoever wants a picture waits for what draws it

    chart = _Chart(drawn)
    image = Image.new("RGB", (_WIDTH, chart.height), GROUND)
    chart.draw(ImageDraw.Draw(image))
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


@dataclass(frozen=True)
class _Chart:
    """One picture, drawn from the top: who is who, the panels, and what the numbers mean."""

    drawn: Drawn

    @property
    def height(self) -> int:
        """How high it has to be for all of it."""
        rows = -(-len(self.drawn.growth.standards) // _COLUMNS)
        panels = rows * (_PANEL_HEIGHT + _GAP)
        return _MARGIN + _LEGEND_HEIGHT + panels + len(self._key) * _KEY_LINE + _MARGIN - _PADDING

    def draw(self, on: "ImageDraw") -> None:
        """Put everything onto the ground."""
        self._legend(on)
        top = _MARGIN + _LEGEND_HEIGHT
        for place, standard in enumerate(self.drawn.growth.standards):
            left = _MARGIN + place % _COLUMNS * (_PANEL_WIDTH + _GAP)
            corner = (left, top + place // _COLUMNS * (_PANEL_HEIGHT + _GAP))
            self._panel(on, corner, standard.number, f"{standard.number}  {standard.name}")
        first = self.height - len(self._key) * _KEY_LINE - _MARGIN + _PADDING
        for place, line in enumerate(self._key):
            on.text((_MARGIN, first + place * _KEY_LINE), line, font=self._small, fill=INK)

    @cached_property
    def _letters(self) -> "FreeTypeFont":
        return _font(_LETTERS)

    @cached_property
    def _small(self) -> "FreeTypeFont":
        return _font(_SMALL)

    @cached_property
    def _roles(self) -> Sequence[Role]:
        """Who rated in any of the rounds."""
        given = {role for one in self.drawn.growth.rounds for role in one.scores}
        return [role for role in HANDS if role in given]

    @cached_property
    def _key(self) -> Sequence[str]:
        """What the numbers of the rounds, below, and of the levels, at the side, mean."""
        rounds = (f"{place} {one.round.label}" for place, one in enumerate(self.drawn.growth.rounds, start=1))
        levels = (f"{place} {name}" for place, name in enumerate(self.drawn.growth.levels, start=1))
        said = (f"Across: {' · '.join(rounds)}", f"Upward: {' · '.join(levels)}")
        return [line for words in said for line in broken(words, _WIDTH - 2 * _MARGIN, self._small.getlength)]

    def _legend(self, on: "ImageDraw") -> None:
        across, down = float(_MARGIN), _MARGIN + 14
        for role in self._roles:
            hand = HANDS[role]
            _line(on, (across, down), (across + 80, down), hand)
            _dot(on, (across + 40, down), hand)
            words = sentence(role_word(role, self.drawn.pack, self.drawn.reader.role))
            on.text((across + 98, down), words, font=self._letters, fill=INK, anchor="lm")
            across += 98 + self._letters.getlength(words) + 56

    def _panel(self, on: "ImageDraw", corner: tuple[int, int], number: int, title: str) -> None:
        left, top = corner
        on.rounded_rectangle((left, top, left + _PANEL_WIDTH, top + _PANEL_HEIGHT), radius=14, fill=PAPER)
        lines = broken(title, _PANEL_WIDTH - 2 * _PADDING, self._letters.getlength)
        shown = lines if len(lines) <= _TITLE_LINES else [*lines[: _TITLE_LINES - 1], f"{lines[_TITLE_LINES - 1]} …"]
        for place, words in enumerate(shown):
            at = (left + _PADDING, top + 14 + place * _TITLE_LINE)
            on.text(at, words, font=self._letters, fill=INK)
        self._grid(on, corner)
        scores = {role: list(self._points(corner, role, number)) for role in self._roles}
        for role, points in scores.items():
            for start, end in pairwise(points):
                _line(on, start, end, HANDS[role])
        for role, points in scores.items():
            for point in points:
                _dot(on, point, HANDS[role])

    def _grid(self, on: "ImageDraw", corner: tuple[int, int]) -> None:
        left, top = corner
        for level in range(1, len(self.drawn.growth.levels) + 1):
            _, down = self._at(corner, 0, level)
            on.line((left + 52, down, left + _PANEL_WIDTH - _PADDING, down), fill=GRID, width=2)
            on.text((left + 40, down), str(level), font=self._small, fill=FAINT, anchor="rm")
        for place in range(len(self.drawn.growth.rounds)):
            across, _ = self._at(corner, place, 1)
            foot = (across, top + _PANEL_HEIGHT - 12)
            on.text(foot, str(place + 1), font=self._small, fill=FAINT, anchor="ms")

    def _points(self, corner: tuple[int, int], role: Role, number: int) -> Iterator[Point]:
        """Where the role's scores of the standard are: a little off those of the others, so that none hides another."""
        turn = self._roles.index(role) - (len(self._roles) - 1) / 2
        for place, one in enumerate(self.drawn.growth.rounds):
            if (level := one.scores.get(role, {}).get(number)) is not None:
                across, down = self._at(corner, place, level)
                yield across + turn * _APART[0], down + turn * _APART[1]

    def _at(self, corner: tuple[int, int], place: int, level: int) -> Point:
        """The point of a level in the round of that place; a single round is in the middle."""
        left, top = corner
        first, last = left + _PLOT_LEFT, left + _PANEL_WIDTH - _PLOT_RIGHT
        rounds = len(self.drawn.growth.rounds)
        across = first + (last - first) * (place / (rounds - 1) if rounds > 1 else 1 / 2)
        highest, lowest = top + _PLOT_TOP, top + _PANEL_HEIGHT - _PLOT_BOTTOM
        return across, lowest - (lowest - highest) * (level - 1) / max(1, len(self.drawn.growth.levels) - 1)


def _line(on: "ImageDraw", start: Point, end: Point, hand: Hand) -> None:
    for piece in strokes(start, end, hand.dash):
        on.line(piece, fill=hand.color, width=5)


def _dot(on: "ImageDraw", at: Point, hand: Hand) -> None:
    across, down = at
    box = (across - _DOT, down - _DOT, across + _DOT, down + _DOT)
    match hand.shape:
        case "circle":
            on.ellipse(box, fill=hand.color, outline=PAPER, width=2)
        case "square":
            on.rectangle(box, fill=hand.color, outline=PAPER, width=2)
        case _:
            foot = down + _DOT
            on.polygon(
                [(across, down - _DOT - 4), (across + _DOT + 4, foot), (across - _DOT - 4, foot)],
                fill=hand.color,
                outline=PAPER,
                width=2,
            )


def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - as above

    return ImageFont.truetype(BytesIO(font_file(REGULAR)), size)
