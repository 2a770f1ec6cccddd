"""Lines in a picture: strokes with gaps, and words broken to a width."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import dist

Point = tuple[float, float]


def strokes(start: Point, end: Point, dash: tuple[int, int] | None) -> Iterator[tuple[Point, Point]]:
    """The pieces of a line from start to end: so many pixels on, so many off; one piece where there is no `dash`."""
    length = dist(start, end)
    if dash is None or not length:
        yield start, end
        return
    on, off = dash
    begins = 0.0
    while begins < length:
        yield _along(start, end, begins / length), _along(start, end, min(1.0, (begins + on) / length))
        begins += on + off


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The words in lines that are no wider than that, by the measure; a word that is wider has a line to itself."""
    words = text.split(" ")
    starts = [0]
    for number in range(1, len(words)):
        if measure(" ".join(words[starts[-1] : number + 1])) > width:
            starts.append(number)
    return [" ".join(words[first:last]) for first, last in pairwise([*starts, len(words)])]


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
