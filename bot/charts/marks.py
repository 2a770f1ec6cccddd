"""What every picture is drawn with: its ground, its letters, and a hand for each who gave something.

Each hand has a colour that people tell apart however they see colours (after Okabe and Ito), and a shape and a stroke
of its own beside that. The ground is opaque, so that a picture reads the same in Slack's light and dark.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.charts.lines import Point, strokes
from bot.papers.letters import REGULAR, font_file

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

GROUND, PAPER, INK, FAINT, GRID = "#e9e9e4", "#ffffff", "#1a1a1a", "#4d4d4d", "#cfcfca"
"""On paper the ink has a contrast of 17 to 1, the faint one of 8."""

_DOT = 12


@dataclass(frozen=True)
class Hand:
    """How what one person or role gave is drawn: a colour, a shape, and how long the line is on and off."""

    color: str
    shape: str
    dash: tuple[int, int] | None


def png(width: int, height: int, draw: Callable[["ImageDraw"], None]) -> bytes:
    """The picture of that size as PNG, once `draw` has put everything onto its ground."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only whoever wants a picture waits for what draws it

    image = Image.new("RGB", (width, height), GROUND)
    draw(ImageDraw.Draw(image))
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


def letters(size: int) -> "FreeTypeFont":
    """The letters of every picture, in that size."""
    from PIL import ImageFont  # noqa: PLC0415 - as above

    return ImageFont.truetype(BytesIO(font_file(REGULAR)), size)


def draw_line(on: "ImageDraw", start: Point, end: Point, hand: Hand) -> None:
    """A line in that hand."""
    for piece in strokes(start, end, hand.dash):
        on.line(piece, fill=hand.color, width=5)


def draw_dot(on: "ImageDraw", at: Point, hand: Hand) -> None:
    """A point in that hand."""
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
