import pytest

from bot.views.asking.wordings import wordings_words
from knowledge.wording.tally import Outcome
from storage.asking.wordings import WordingCount


def test_what_became_of_wordings_is_told_with_the_reasons() -> None:
    counts = [
        WordingCount("shown", "", 22),
        WordingCount("refused", "figure", 4),
        WordingCount("refused", "word", 16),
        WordingCount("silent", "", 3),
        WordingCount("unanswered", "no_key", 1),
    ]
    assert wordings_words(counts) == "22 shown, 20 not shown (word 16, figure 4), 3 no answer, 1 no reply (no key 1)"
    assert wordings_words([]) == "none was asked for"


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_words(outcome: Outcome) -> None:
    assert wordings_words([WordingCount(outcome.value, "", 7)]).startswith("7 ")
