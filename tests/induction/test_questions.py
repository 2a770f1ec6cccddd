import pytest

from induction.people import Person, Role
from induction.questions import SMALL_COHORT, crowd_sizes, may_be_shown


def person(number: int, cohort: str | None = None) -> Person:
    return Person(id=number, name="Ana", email=f"{number}@x.org", program="usc", role=Role.CANDIDATE, cohort=cohort)


def test_a_crowd_is_the_cohort_and_for_whoever_has_none_the_program() -> None:
    people = [person(1, "2026"), person(2, "2026"), person(3, "2027"), person(4)]
    assert crowd_sizes(people) == {None: 4, "2026": 2, "2027": 1}


@pytest.mark.parametrize(
    ("askers", "shown"),
    [
        ({1: "small"}, False),
        ({1: "small", 2: "small"}, False),
        ({1: "small", 2: "small", 3: "small"}, True),
        ({1: "small", 2: "large", 3: None}, True),
        ({1: "large"}, True),
        ({1: "large", 2: "small"}, False),
        ({1: "at the limit"}, False),
        ({1: "gone from the roster"}, False),
        ({1: None}, True),
    ],
)
def test_what_few_asked_in_a_small_cohort_is_not_shown(askers: dict[int, str | None], shown: bool) -> None:  # noqa: FBT001 - a row's answer
    sizes = {None: 500, "small": 12, "at the limit": SMALL_COHORT, "large": SMALL_COHORT + 1}
    assert may_be_shown(askers, sizes) is shown
