"""What a round of the survey came to as a picture: a bar for each item, from strong agreement to strong disagreement.

The four steps have colours that people tell apart however they see colours, from dark to light and to dark again, and
the larger pieces have their share written in them. The letters are large enough for a phone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.charts.lines import broken
from bot.charts.marks import FAINT, GRID, INK, PAPER, letters, png
from bot.services.feedback.replies import PulseDrawn
from bot.views.feedback.results import role_heading
from induction.feedback.pulse import AGREEMENT, Step
from induction.feedback.results import GroupResult, ItemResult

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

INKS: Mapping[Step, tuple[str, str]] = {
    Step.STRONGLY_AGREE: ("#00548c", PAPER),
    Step.AGREE: ("#8ec6e6", INK),
    Step.DISAGREE: ("#f6c48f", INK),
    Step.STRONGLY_DISAGREE: ("#9c3d00", PAPER),
}
"""The colour of each step, and that of the letters in it."""

_WIDTH, _MARGIN, _PADDING = 960, 24, 20
_LINE, _BAR, _GAP, _TITLE, _KEY = 38, 46, 26, 60, 44
_LETTERS, _SMALL = 30, 28
_ROOM = 100
"""How wide the figures beside a bar are."""

_LEGIBLE = 62
"""How wide a piece is at least that has its share in it."""


def pulse_chart(drawn: PulseDrawn) -> bytes:
    """The picture as PNG: a panel for each group that may be shown."""
    chart = _Chart(drawn.groups)
    return png(_WIDTH, chart.height, chart.draw)


@dataclass(frozen=True)
class _Chart:
    """One picture, drawn from the top: what the colours mean, and a panel for each group."""

    groups: Sequence[GroupResult]

    @property
    def height(self) -> int:
        """How high it has to be for all of it."""
        return 2 * _MARGIN + 2 * _KEY + sum(self._height(group) + _MARGIN for group in self.groups)

    def draw(self, on: "ImageDraw") -> None:
        """Put everything onto the ground."""
        self._key(on)
        top = _MARGIN + 2 * _KEY
        for group in self.groups:
            self._panel(on, top, group)
            top += self._height(group) + _MARGIN

    @cached_property
    def _letters(self) -> "FreeTypeFont":
        return letters(_LETTERS)

    @cached_property
    def _small(self) -> "FreeTypeFont":
        return letters(_SMALL)

    def _lines(self, one: ItemResult) -> Sequence[str]:
        return broken(one.item.text, _WIDTH - 2 * (_MARGIN + _PADDING), self._letters.getlength)

    def _height(self, group: GroupResult) -> int:
        return _TITLE + sum(self._item_height(one) for one in group.items) + _PADDING

    def _item_height(self, one: ItemResult) -> int:
        return len(self._lines(one)) * _LINE + _BAR + _GAP

    def _key(self, on: "ImageDraw") -> None:
        half = _WIDTH // 2
        for place, step in enumerate(AGREEMENT):
            left, top = _MARGIN + place % 2 * half, _MARGIN + place // 2 * _KEY
            on.rectangle((left, top, left + 34, top + 34), fill=INKS[step][0])
            on.text((left + 48, top + 17), step.label, font=self._letters, fill=INK, anchor="lm")

    def _panel(self, on: "ImageDraw", top: int, group: GroupResult) -> None:
        box = (_MARGIN, top, _WIDTH - _MARGIN, top + self._height(group))
        on.rounded_rectangle(box, radius=14, fill=PAPER)
        on.text((_MARGIN + _PADDING, top + 16), role_heading(group), font=self._letters, fill=FAINT)
        down = top + _TITLE
        for one in group.items:
            self._item(on, down, one)
            down += self._item_height(one)

    def _item(self, on: "ImageDraw", top: int, one: ItemResult) -> None:
        left = _MARGIN + _PADDING
        lines = self._lines(one)
        for place, words in enumerate(lines):
            on.text((left, top + place * _LINE), words, font=self._letters, fill=INK)
        bar, middle = top + len(lines) * _LINE + 4, top + len(lines) * _LINE + 4 + _BAR // 2
        right = _WIDTH - _MARGIN - _PADDING
        if one.agree is None:
            on.rectangle((left, bar, right - _ROOM, bar + _BAR), fill=GRID)
            on.text((left + 14, middle), "too few to show", font=self._small, fill=INK, anchor="lm")
            return
        for step, begins, ends in _pieces(one, left, right - _ROOM):
            color, letter = INKS[step]
            on.rectangle((begins, bar, ends, bar + _BAR), fill=color)
            if ends - begins >= _LEGIBLE:
                at = ((begins + ends) / 2, middle)
                on.text(at, f"{one.shares[step]}%", font=self._small, fill=letter, anchor="mm")
        on.text((right, middle), f"of {one.applies}", font=self._small, fill=FAINT, anchor="rm")


def _pieces(one: ItemResult, left: int, right: int) -> Iterator[tuple[Step, float, float]]:
    """Where in the bar each step begins and ends; none of nobody."""
    begins = float(left)
    for step in AGREEMENT:
        ends = begins + (right - left) * one.times[step] / one.applies
        if one.times[step]:
            yield step, begins, ends
        begins = ends
