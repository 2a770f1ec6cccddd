import pytest

from bot.outgoing.splitting import pieces, shorten


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab &amp; cd", 6, "ab …"),
        ("see <https://school.example|here> now", 20, "see …"),
    ],
)
def test_what_is_too_long_ends_with_an_ellipsis(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n ", []),
        ("one two", ["one two"]),
        ("first words\n\nand then more", ["first words", "and then more"]),
        ("first words\nand then more", ["first words", "and then more"]),
        ("several words without an end", ["several words", "without an end"]),
        ("averylongwordthatgoeson", ["averylongwordth", "atgoeson"]),
        ("averylongword&amp;more", ["averylongword", "&amp;more"]),
        ("words <https://a|b c d>", ["words", "<https://a|b c", "d>"]),
    ],
)
def test_a_text_is_cut_where_people_would_cut_it(text: str, found: list[str]) -> None:
    assert pieces(text, 15) == found
