"""Fern's candidate handbook says what a workshop is; nothing says what it costs."""

import pytest

from knowledge.excerpts import excerpts_of
from knowledge.finding.custom.leaning import Leaning
from knowledge.finding.questions import understood
from knowledge.finding.selection import Candidate
from knowledge.finding.sufficiency import is_said, signs_of
from knowledge.language.lexicon import lexicon_of
from tests.knowledge.fern import DOCUMENTS, passage

LEXICON = lexicon_of(DOCUMENTS.passages("fern"))
TEXT = "The office sends the workshop list in May."


def found(near: float, cosine: float = 0.6) -> list[Candidate]:
    excerpt = excerpts_of(passage(TEXT, line=1, heading="Workshops"))[0]
    return [Candidate(excerpt, score=1.0, merit=1.0, own=near, near=near, whole=near, cosine=cosine, stems=frozenset())]


@pytest.mark.parametrize(
    ("question", "near", "leaning", "said"),
    [
        ("when is the workshop list sent", 0.9, Leaning(seldom=0.4, printed=0.1), True),
        ("when is the workshop list sent", 0.1, Leaning(seldom=0.6, printed=0.0), False),
        ("when is the workshop list sent", 0.9, Leaning(seldom=0.9, printed=-0.3), False),
        ("how much does the workshop cost", 0.5, Leaning(seldom=0.6, printed=0.0), False),
        ("who sends the workshop list", 0.5, Leaning(seldom=0.5, printed=0.0), True),
    ],
)
def test_what_is_near_and_of_the_kind_asked_for_is_said(
    question: str,
    near: float,
    leaning: Leaning,
    said: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert is_said(understood(question, LEXICON), found(near), None, leaning) is said


def test_nothing_found_says_nothing() -> None:
    asked = understood("when is the workshop list sent", LEXICON)
    assert signs_of(asked, [], None, Leaning()) is None
    assert signs_of(understood("the", LEXICON), found(1.0), None, Leaning()) is None


def test_the_signs_of_a_question_about_money() -> None:
    signs = signs_of(understood("how much does the workshop cost", LEXICON), found(0.5), None, Leaning(0.7, -0.1))
    assert signs is not None
    assert (signs.near, signs.no_plain_fact, signs.figure, signs.person) == (0.5, 1.0, 1.0, 0.0)
    assert signs.seldom_first == pytest.approx(0.1)
