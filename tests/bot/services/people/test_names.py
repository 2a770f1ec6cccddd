import pytest

from bot.services.people.names import named
from induction.people import Person, Role
from induction.refused import Refused


def person(number: int, name: str) -> Person:
    return Person(id=number, name=name, email=f"{number}@school.example", program="usc", role=Role.CANDIDATE)


DANA_W, DANA_O, ANA, LI = (
    person(1, "Dana Whitfield"),
    person(2, "Dana Ortiz"),
    person(3, "Ana Maria Lima"),
    person(4, "Dr. Li Chen"),
)
EVERYONE = [DANA_W, DANA_O, ANA, LI]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("dana whitfield", DANA_W),
        ("ORTIZ", DANA_O),
        ("Ana", ANA),
        ("ana lima", ANA),
        ("2@school.example", DANA_O),
        ("Dr Chen", LI),
        ("dr. li chen", LI),
    ],
)
def test_a_name_is_found_by_any_of_its_words_in_any_case(said: str, meant: Person) -> None:
    assert named(said, EVERYONE, where="here") == meant


@pytest.mark.parametrize(
    ("said", "rule", "message"),
    [
        (
            "Dana",
            "which_person",
            "Which Dana: Dana Whitfield or Dana Ortiz? Say it again with the whole name.",
        ),
        ("Whitfeild", "unknown_person", "I find no “Whitfeild” here. Did you mean Dana Whitfield?"),
        ("Zed", "unknown_person", "I find no “Zed” here."),
    ],
)
def test_nobody_and_several_are_asked_about(said: str, rule: str, message: str) -> None:
    with pytest.raises(Refused) as caught:
        named(said, EVERYONE, where="here")
    assert (caught.value.rule, caught.value.message) == (rule, message)
