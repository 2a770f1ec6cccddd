"""One golden rendering each."""

import pytest

from prompts.questions import GapLine, gaps_words, rated_words, sent_words

ONE = GapLine("{{ 7 * 7 }}?", 4, 3, {"not_said": 3, "private": 1})
OTHER = GapLine("How late?", 1, 1, {})


def words(unanswered: int = 0, unshown: int = 0, unhelpful: int = 0, undisclosed: int = 0, helpful: int = 0) -> str:
    return gaps_words(
        "Fern",
        7,
        unanswered=[ONE, OTHER][:unanswered],
        unshown=unshown,
        unhelpful=[GapLine("How much?", 3, 3, {"out_of_date": 3}), OTHER][:unhelpful],
        undisclosed=undisclosed,
        helpful=helpful,
        fewest=3,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Nothing: every question found its answer."),
        ({"unshown": 1}, "1 question, asked by fewer than 3 people, is not shown."),
        (
            {"unanswered": 2, "unshown": 4},
            (
                "• “{{ 7 * 7 }}?” 4 times, by 3 people (not in the documents 3, somebody's private matter 1)\n"
                "• “How late?” once, by one person\n"
                "4 more questions, each asked by fewer than 3 people, are not shown."
            ),
        ),
        (
            {"unanswered": 1, "unhelpful": 1, "undisclosed": 1, "helpful": 5},
            (
                "• “{{ 7 * 7 }}?” 4 times, by 3 people (not in the documents 3, somebody's private matter 1)\n\n"
                "*Answers that were not helpful*\n"
                "• “How much?” 3 times, by 3 people (out of date)\n"
                "1 more answer, about which fewer than 3 people said so, is not shown.\n\n"
                "5 answers were called helpful."
            ),
        ),
        (
            {"undisclosed": 2, "helpful": 1},
            (
                "Nothing: every question found its answer.\n\n"
                "*Answers that were not helpful*\n"
                "2 answers, about which fewer than 3 people said so, are not shown.\n\n"
                "One answer was called helpful."
            ),
        ),
    ],
)
def test_a_report_counts_what_it_does_not_show(given: dict[str, int], said: str) -> None:
    assert words(**given) == f"*Fern: what the documents did not answer in the last 7 days*\n{said}"


def test_a_word_on_an_answer_is_thanked_for() -> None:
    assert rated_words(helpful=True, why=None) == "Thank you. It is good to know that this helped."
    assert rated_words(helpful=False, why=None) == "Thank you for saying so. What was wrong with it?"
    assert rated_words(helpful=False, why="other").startswith(
        "Thank you. Your program administrator sees what was wrong (something else)"
    )


def test_a_question_that_is_sent_on_is_shown_as_it_was_asked() -> None:
    assert sent_words("{{ 7 * 7 }}?", "your coach") == (
        "*Sent to your coach.* They answer you directly, and not through me. You asked: “{{ 7 * 7 }}?”"
    )
