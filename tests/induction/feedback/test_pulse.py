"""Rounds of the survey and what is asked in them."""

from datetime import date

import pytest
from pydantic import ValidationError

from induction.feedback.pulse import Pulse, Step, check_answers, check_days
from induction.packs.pack import ProgramPack
from induction.packs.pulse import ASKED, HOUSE_ITEMS, MOST_ITEMS, PulseItem, PulseRules
from induction.people import Role
from induction.refused import Refused

ITEMS = (PulseItem(key="coach", text="It helps."), PulseItem(key="peers", text="I meet others."))
ROUND = Pulse(key="a", program="usc", opens_on=date(2026, 11, 1), closes_on=date(2026, 11, 14), opened_by=1)


def test_the_house_asks_eight_to_twelve_items() -> None:
    rules = PulseRules()
    assert {role: 8 <= len(rules.of(role)) <= MOST_ITEMS for role in rules.roles} == dict.fromkeys(ASKED, True)
    assert len({one.key for one in HOUSE_ITEMS}) == len(HOUSE_ITEMS)


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ((*ITEMS, ITEMS[0]), "two survey item entries share the name coach"),
        ((PulseItem(key="a", text="b", role=Role.ANALYST),), "a is for analyst; a survey asks candidate and coach"),
        (
            tuple(PulseItem(key=f"item_{number}", text="b") for number in range(MOST_ITEMS + 1)),
            "item_12 is one more than the 12 items that each role is asked",
        ),
    ],
)
def test_items_that_cannot_be_asked_are_no_pack(items: tuple[PulseItem, ...], fault: str) -> None:
    rules = PulseRules(items=items)
    with pytest.raises(ValidationError, match=fault):
        ProgramPack(id="fern", name="Fern", short_name="Fern", documents=(), rules=(), pulse=rules)


def test_no_item_is_called_as_what_counts_who_took_part() -> None:
    with pytest.raises(ValidationError):
        PulseItem(key="_answered", text="b")


@pytest.mark.parametrize("day", [0, 61])
def test_a_round_has_its_days(day: int) -> None:
    check_days(14)
    with pytest.raises(Refused, match="open for 1 to 60 days"):
        check_days(day)


def test_a_round_is_open_with_its_last_day() -> None:
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 14), date(2026, 11, 15)]
    assert [ROUND.is_open(day) for day in days] == [False, True, True, False]


def test_a_cohorts_own_round_asks_its_candidates() -> None:
    own = ROUND.model_copy(update={"cohort": "A"})
    asked = [("A", Role.CANDIDATE), ("B", Role.CANDIDATE), (None, Role.COACH), ("A", Role.COACH)]
    assert [own.asks(*one) for one in asked] == [True, False, False, False]
    assert [ROUND.asks(*one) for one in asked] == [True] * 4


@pytest.mark.parametrize(
    ("changes", "meets"),
    [
        ({}, True),
        ({"program": "mcoe"}, False),
        ({"cohort": "A"}, True),
        ({"opens_on": date(2026, 11, 15), "closes_on": date(2026, 11, 20)}, False),
        ({"opens_on": date(2026, 11, 14), "closes_on": date(2026, 11, 20)}, True),
    ],
)
def test_rounds_that_ask_the_same_people_at_once_meet(changes: dict[str, object], meets: bool) -> None:  # noqa: FBT001 - a case
    other = ROUND.model_copy(update={"key": "b", **changes})
    assert ROUND.meets(other) is other.meets(ROUND) is meets


def test_rounds_of_two_cohorts_do_not() -> None:
    one, other = (ROUND.model_copy(update={"cohort": name}) for name in "AB")
    assert not one.meets(other)


def test_answers_are_one_to_each_item_and_to_nothing_else() -> None:
    given = check_answers(ITEMS, {"coach": 4, "peers": 0, "made_up": 3})
    assert given == {"coach": Step.STRONGLY_AGREE, "peers": Step.DOES_NOT_APPLY}


@pytest.mark.parametrize("answers", [{}, {"coach": 4}, {"coach": 4, "peers": 5}, {"coach": 4, "peers": -1}])
def test_a_missing_answer_is_said(answers: dict[str, int]) -> None:
    with pytest.raises(Refused, match="One answer is missing"):
        check_answers(ITEMS, answers)


def test_an_answer_reads_as_people_say_it() -> None:
    assert [step.label for step in Step] == [
        "Does not apply",
        "Strongly disagree",
        "Disagree",
        "Agree",
        "Strongly agree",
    ]
