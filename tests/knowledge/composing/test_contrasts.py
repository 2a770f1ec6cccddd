"""The two sides of a difference, over invented words."""

import pytest

from knowledge.composing.contrasts import contrasted
from knowledge.excerpts import excerpts_of
from knowledge.finding.questions import understood
from knowledge.finding.selection import Candidate
from knowledge.language.lexicon import lexicon_of
from knowledge.language.words import stems
from tests.knowledge.fern import passage

TEXTS = (
    "A gardener has a formal task and waters the ferns.",
    "Visitors may ask the gardener or the guide.",
    "A guide walks with visitors and waters nothing.",
)
SHELF = tuple(passage(text, line=line, heading="Who does what") for line, text in enumerate(TEXTS, start=1))
RANKED = [
    Candidate(excerpts_of(one)[0], score=1, merit=1, own=1, near=1, whole=1, cosine=1, stems=frozenset(stems(one.text)))
    for one in SHELF
]


def shown(question: str) -> list[str]:
    return [one.excerpt.text for one in contrasted(understood(question, lexicon_of(SHELF)), RANKED)]


@pytest.mark.parametrize(
    "question",
    [
        "what is the difference between a gardener and a guide?",
        "gardener vs guide",
        "gardener vs guide whats the difference",
        "how is a gardener different from a guide",
    ],
)
def test_each_side_is_told_in_its_own_words(question: str) -> None:
    assert shown(question) == [TEXTS[0], TEXTS[2]]


@pytest.mark.parametrize("question", ["who is the gardener?", "difference between a gardener and a plumber"])
def test_without_two_sides_there_is_no_contrast(question: str) -> None:
    assert shown(question) == []
