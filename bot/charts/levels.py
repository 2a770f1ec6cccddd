"""Levels over time as a picture: a panel for each thing that was rated, its levels upward, the times across.

Each who gave some has a hand of their own. The letters are large enough for a phone, which shows the picture at a third
of its width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.charts.lines import Point, broken
from bot.charts.marks import FAINT, GRID, INK, PAPER, Hand, draw_dot, draw_line, letters, png

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_WIDTH, _COLUMNS, _MARGIN, _GAP = 960, 2, 24, 20
_PANEL_WIDTH = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) // _COLUMNS
_PLOT_HEIGHT, _TITLE_LINE, _PADDING = 274, 38, 20
_PLOT_TOP, _PLOT_BOTTOM, _PLOT_LEFT, _PLOT_RIGHT = 48, 66, 94, 70
_LEGEND_HEIGHT, _KEY_LINE = 66, 38
_MOST_TITLE_LINES = 2
_LETTERS, _SMALL = 32, 29
_APART = (27, 7)


@dataclass(frozen=True)
class Strand:
    """What one hand gave, as `words` say whose it is: a level by the place in time, for each panel."""

    hand: Hand
    words: str
    levels: Sequence[Mapping[int, int]]


@dataclass(frozen=True)
class Foot:
    """What stands below a place in time, and whether it begins (`l`), stands (`m`) or ends (`r`) there."""

    place: int
    words: str
    anchor: str = "m"


@dataclass(frozen=True)
class LevelChart:
    """One picture: the titles of its panels, the strands, so many places in time and levels, and what these mean."""

    panels: Sequence[str]
    strands: Sequence[Strand]
    places: int
    levels: int
    feet: Sequence[Foot]
    means: Sequence[str]

    def png(self) -> bytes:
        """The picture as PNG, drawn from the top: who is who, the panels, and what the numbers mean."""
        return png(_WIDTH, self._height, self._draw)

    @cached_property
    def _letters(self) -> "FreeTypeFont":
        return letters(_LETTERS)

    @cached_property
    def _small(self) -> "FreeTypeFont":
        return letters(_SMALL)

    @cached_property
    def _titles(self) -> Sequence[Sequence[str]]:
        """The lines of each title, with no more of them than there is room for."""
        lines = [broken(title, _PANEL_WIDTH - 2 * _PADDING, self._letters.getlength) for title in self.panels]
        most = _MOST_TITLE_LINES
        return [one if len(one) <= most else [*one[: most - 1], f"{one[most - 1]} …"] for one in lines]

    @cached_property
    def _plot_top(self) -> int:
        """How far below a panel's upper edge its highest level is."""
        return _PLOT_TOP + _TITLE_LINE * max(map(len, self._titles), default=1)

    @cached_property
    def _panel_height(self) -> int:
        return _PLOT_HEIGHT - _PLOT_TOP + self._plot_top

    @cached_property
    def _key(self) -> Sequence[str]:
        return [line for said in self.means for line in broken(said, _WIDTH - 2 * _MARGIN, self._small.getlength)]

    @property
    def _height(self) -> int:
        rows = -(-len(self.panels) // _COLUMNS)
        panels = rows * (self._panel_height + _GAP)
        return _MARGIN + _LEGEND_HEIGHT + panels + len(self._key) * _KEY_LINE + _MARGIN - _PADDING

    def _draw(self, on: "ImageDraw") -> None:
        self._legend(on)
        top = _MARGIN + _LEGEND_HEIGHT
        for number in range(len(self.panels)):
            left = _MARGIN + number % _COLUMNS * (_PANEL_WIDTH + _GAP)
            self._panel(on, (left, top + number // _COLUMNS * (self._panel_height + _GAP)), number)
        first = self._height - len(self._key) * _KEY_LINE - _MARGIN + _PADDING
        for place, line in enumerate(self._key):
            on.text((_MARGIN, first + place * _KEY_LINE), line, font=self._small, fill=INK)

    def _legend(self, on: "ImageDraw") -> None:
        across, down = float(_MARGIN), _MARGIN + 14
        for strand in self.strands:
            draw_line(on, (across, down), (across + 80, down), strand.hand)
            draw_dot(on, (across + 40, down), strand.hand)
            on.text((across + 98, down), strand.words, font=self._letters, fill=INK, anchor="lm")
            across += 98 + self._letters.getlength(strand.words) + 56

    def _panel(self, on: "ImageDraw", corner: tuple[int, int], number: int) -> None:
        left, top = corner
        on.rounded_rectangle((left, top, left + _PANEL_WIDTH, top + self._panel_height), radius=14, fill=PAPER)
        for place, words in enumerate(self._titles[number]):
            on.text((left + _PADDING, top + 14 + place * _TITLE_LINE), words, font=self._letters, fill=INK)
        self._grid(on, corner)
        drawn = [(strand.hand, list(self._points(corner, turn, number))) for turn, strand in enumerate(self.strands)]
        for hand, points in drawn:
            for start, end in pairwise(points):
                draw_line(on, start, end, hand)
        for hand, points in drawn:
            for point in points:
                draw_dot(on, point, hand)

    def _grid(self, on: "ImageDraw", corner: tuple[int, int]) -> None:
        left, top = corner
        for level in range(1, self.levels + 1):
            _, down = self._at(corner, 0, level)
            on.line((left + 52, down, left + _PANEL_WIDTH - _PADDING, down), fill=GRID, width=2)
            on.text((left + 40, down), str(level), font=self._small, fill=FAINT, anchor="rm")
        for foot in self.feet:
            across, _ = self._at(corner, foot.place, 1)
            at = (across, top + self._panel_height - 12)
            on.text(at, foot.words, font=self._small, fill=FAINT, anchor=f"{foot.anchor}s")

    def _points(self, corner: tuple[int, int], turn: int, number: int) -> Iterator[Point]:
        """Where a strand's levels are: a little off those of the others, so that none hides another."""
        aside = turn - (len(self.strands) - 1) / 2
        for place, level in sorted(self.strands[turn].levels[number].items()):
            across, down = self._at(corner, place, level)
            yield across + aside * _APART[0], down + aside * _APART[1]

    def _at(self, corner: tuple[int, int], place: int, level: int) -> Point:
        """The point of a level at that place in time; a single one is in the middle."""
        left, top = corner
        first, last = left + _PLOT_LEFT, left + _PANEL_WIDTH - _PLOT_RIGHT
        across = first + (last - first) * (place / (self.places - 1) if self.places > 1 else 1 / 2)
        highest, lowest = top + self._plot_top, top + self._panel_height - _PLOT_BOTTOM
        return across, lowest - (lowest - highest) * (level - 1) / max(1, self.levels - 1)
