"""What people gave or decided for the asker, beside the rules by which they do."""

import pytest

from knowledge.refusing.own_record import asks_own_record

OWN = (
    "what rating did my supervisor give me",
    "am i approved yet",
    "did my PA sign",
    "did my coach sign my log yet",
    "has the ctc received my application",
    "is my credential issued yet",
    "was my extension granted",
    "did i pass the panel",
    "how did i do on the dop",
    "what score did i get on cpsel 3",
    "have i been recommended",
    "is my application in",
    "has my supervisor rated me yet",
    "did the program send my recommendation to ctc",
    "are my goals approved yet?",
    "whats my grade",
    "has dr asrani approved my leave",
    "was my portfolio graded",
    "am i on academic watch",
    "has my coach confirmed my november hours",
)
RULES = (
    "am i allowed to record sessions",
    "am i enrolled once i sign the mou",
    "do my goals have to be approved by the supervisor",
    "is my progress shared with my employer",
    "is my application reviewed by the analyst or the state",
    "who approves my goals",
    "when are my goals approved",
    "has the program changed its hours since 2020",
    "did the survey ask about coaching",
    "what did candidates get from the program",
    "is my portfolio graded on cpsels",
    "are my hours counted from august",
    "does my coach submit my hours",
    "what score do i need to pass",
    "what happens if my supervisor has not signed my goals",
    "if my application is rejected can i appeal",
    "am i behind if i have 10 hours in may",
    "is my coach paid",
    "are my reflections confidential",
    "what if i was not admitted to the fall cohort",
    "did the program get accredited",
    "is my fee paid by the district",
    "are my assignments graded?",
    "I missed one assignment. Am I on Academic Watch?",
    "I got 3, 4 and 2. Did I pass?",
)


@pytest.mark.parametrize("said", OWN)
def test_ones_own_record_is_in_no_document(said: str) -> None:
    assert asks_own_record(said)


@pytest.mark.parametrize("said", RULES)
def test_a_rule_is(said: str) -> None:
    assert not asks_own_record(said)
