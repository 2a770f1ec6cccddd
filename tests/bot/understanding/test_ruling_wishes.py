import pytest

from bot.understanding.wishes.plain_commands import plain_command


@pytest.mark.parametrize(
    "said",
    [
        "Which rules are open?",
        "what rules are not settled yet",
        "which of our rules are still open?",
        "what are the open rules",
        "which rules have been settled?",
        "What was settled?",
        "show me the open rulings",
        "are there any open rules?",
        "settle the rules please",
        "which rules do our documents disagree on?",
    ],
)
def test_a_wish_to_see_or_settle_open_rules_is_heard(said: str) -> None:
    assert plain_command(said) == "rulings"


@pytest.mark.parametrize(
    "said", ["what rules are there about late work?", "is the October session settled?", "which rules apply to me?"]
)
def test_a_question_about_a_rule_is_none(said: str) -> None:
    assert plain_command(said) is None
