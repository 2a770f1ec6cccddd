from collections.abc import Sequence

import pytest

from knowledge.embedding import PackagedMiniLM
from knowledge.upkeep.gaps import grouped

SAME = (
    ("Is parking free at the sessions?", "Do I have to pay for parking when I come to a session?", "parking?"),
    ("Who pays the fee for the clear credential?", "What does the clear credential cost?"),
    ("Can I change my coach?", "I want a different coach", "who do I ask for a new coach"),
    ("Is there a template for the IIP?", "Where do I find the IIP form?"),
    ("Is the December workshop on Zoom?", "What is the zoom link for the workshop?"),
    ("How many coaching hours do I need?",),
    ("How many PL hours do I need?",),
    ("Can my sister in law be my coach?",),
)


def directions(texts: Sequence[str]) -> list[list[float]]:
    """Vectors of length one by what a text begins with."""
    return [{"a": [1.0, 0.0], "b": [0.0, 1.0], "c": [0.6, 0.8]}[text[0]] for text in texts]


def test_nothing_asked_makes_no_group() -> None:
    assert grouped([], directions) == ()


def test_the_largest_group_comes_first_and_in_it_the_most_typical() -> None:
    assert grouped(["a", "b", "c", "b again", "a"], directions) == ((1, 3, 2), (0, 4))


@pytest.mark.slow
def test_questions_that_ask_for_the_same_stand_together() -> None:
    asked = [question for turn in range(3) for same in SAME for question in same[turn : turn + 1]]
    groups = grouped(asked, PackagedMiniLM().embed_documents)
    assert {frozenset(asked[number] for number in group) for group in groups} == {frozenset(same) for same in SAME}
