import pytest

from knowledge.language.facts import Fact, facts_asked, holds, is_passing


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many workshops are there", Fact.COUNT),
        ("how long is a workshop", Fact.LENGTH),
        ("how often does the newsletter come", Fact.FREQUENCY),
        ("what date is the retreat", Fact.DAY),
        ("what time do the workshops start", Fact.CLOCK),
        ("how much does the program cost", Fact.MONEY),
        ("what % of schools answered", Fact.SHARE),
        ("who signs the checklist", Fact.PERSON),
        ("who is the director?", Fact.NAME),
        ("what's the office's phone number", Fact.PHONE),
        ("Dr. Vance's email", Fact.EMAIL),
        ("where do I upload the letter", Fact.PLACE),
        ("what are the steps", Fact.LIST),
        ("can I defer", Fact.YES_NO),
    ],
)
def test_the_kind_of_fact_is_heard(question: str, fact: Fact) -> None:
    assert fact in facts_asked(question)


@pytest.mark.parametrize(
    ("fact", "text", "held"),
    [
        (Fact.PHONE, "Call (831) 555-0134 in the morning.", True),
        (Fact.PHONE, "The office opens in the morning.", False),
        (Fact.MONEY, "The deposit is $250.", True),
        (Fact.MONEY, "A deposit is due.", False),
        (Fact.DAY, "The retreat is on October 12.", True),
        (Fact.DAY, "The retreat is in the fall.", False),
        (Fact.LENGTH, "Work begins within sixty days.", True),
        (Fact.LIST, "anything", True),
    ],
)
def test_a_sentence_holds_a_fact_or_not(fact: Fact, text: str, held: bool) -> None:  # noqa: FBT001 - a row of a table
    assert holds(fact, text) is held


def test_a_question_about_now_is_told_from_one_about_the_rules() -> None:
    assert is_passing("when does the next cohort start")
    assert is_passing("who teaches this year")
    assert not is_passing("when does a cohort start")
