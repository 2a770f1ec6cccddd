import pytest

from induction.refused import Refused


def test_a_refusal_carries_its_rule_and_words_that_a_person_may_read():
    with pytest.raises(Refused) as refused:
        raise Refused("future_date", "That day has not happened yet.")
    assert (refused.value.rule, refused.value.message) == ("future_date", "That day has not happened yet.")
    assert str(refused.value) == "That day has not happened yet."
