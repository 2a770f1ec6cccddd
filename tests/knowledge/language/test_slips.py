import pytest
from rapidfuzz.distance import OSA

from knowledge.language.slips import slip


def cost(typed: str, meant: str) -> float | None:
    return slip(typed, meant, OSA.distance(typed, meant))


@pytest.mark.parametrize(
    ("likelier", "meant", "less_likely"),
    [
        (("caoch", "coach"), "over a lost letter", ("coch", "coach")),
        (("portfollio", "portfolio"), "over an added letter", ("portfoliiox", "portfolio")),
        (("assigment", "assignment"), "over two slips", ("assgment", "assignment")),
        (("mentot", "mentor"), "over the first letter", ("nentor", "mentor")),
    ],
)
def test_some_slips_are_likelier(likelier: tuple[str, str], meant: str, less_likely: tuple[str, str]) -> None:
    likely, unlikely = cost(*likelier), cost(*less_likely)
    assert likely is not None, meant
    assert unlikely is None or likely < unlikely


@pytest.mark.parametrize(
    ("typed", "meant"), [("park", "part"), ("cadre", "care"), ("professionalism", "professionals"), ("lost", "cost")]
)
def test_what_is_another_word_is_no_slip(typed: str, meant: str) -> None:
    assert cost(typed, meant) is None
