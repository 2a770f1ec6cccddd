"""How well two colors are told apart, as WCAG 2.2 reckons it."""

from PIL import ImageColor


def luminance(color: str) -> float:
    """How light the color is, from 0 to 1."""
    parts = [value / 255 for value in ImageColor.getrgb(color)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of the two, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
