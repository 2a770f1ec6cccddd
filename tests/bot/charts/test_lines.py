import pytest

from bot.charts.lines import Point, broken, strokes


@pytest.mark.parametrize(
    ("end", "dash", "pieces"),
    [
        ((10.0, 0.0), None, [((0.0, 0.0), (10.0, 0.0))]),
        ((10.0, 0.0), (4, 2), [((0.0, 0.0), (4.0, 0.0)), ((6.0, 0.0), (10.0, 0.0))]),
        ((0.0, 9.0), (4, 2), [((0.0, 0.0), (0.0, 4.0)), ((0.0, 6.0), (0.0, 9.0))]),
        ((0.0, 0.0), (4, 2), [((0.0, 0.0), (0.0, 0.0))]),
    ],
)
def test_a_line_has_its_gaps_and_ends_where_it_ends(
    end: Point, dash: tuple[int, int] | None, pieces: list[tuple[Point, Point]]
) -> None:
    found = list(strokes((0.0, 0.0), end, dash))
    assert [point for piece in found for point in piece] == [
        pytest.approx(point) for piece in pieces for point in piece
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one", ["one"]),
        ("one two three", ["one two", "three"]),
        ("a longest-of-all word", ["a", "longest-of-all", "word"]),
        ("", [""]),
    ],
)
def test_words_are_broken_to_a_width(text: str, lines: list[str]) -> None:
    assert broken(text, 8, len) == lines
