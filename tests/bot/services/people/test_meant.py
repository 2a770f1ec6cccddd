"""Whose record is meant, by who asks and whom they name."""

from collections.abc import Callable

import pytest

from bot.companion import Companion
from bot.services.people.meant import candidate_meant, candidates_open_to, whose
from induction.access import Action
from induction.packs.writing import WritingRules
from induction.people import Person, Role
from induction.refused import Refused

EXAMPLE = "/casc sessions {name}"

Find = Callable[[str], Person]


def meant(companion: Companion, actor: Person, said: str | None) -> str:
    among = candidates_open_to(actor, Action.SEE_HOURS, companion.records)
    return candidate_meant(actor, said, among, example=EXAMPLE).name


@pytest.mark.parametrize("action", [Action.SEE_HOURS, Action.SEE_GOAL, Action.SEE_REFLECTION])
@pytest.mark.parametrize(
    ("actor", "candidates"),
    [
        ("dana", ["Dana Whitfield"]),
        ("marcus", ["Dana Whitfield", "Theo Park"]),
        ("priya", ["Dana Whitfield", "Theo Park", "Jordan Reyes"]),
    ],
)
def test_whose_records_are_open(
    companion: Companion, person: Find, actor: str, candidates: list[str], action: Action
) -> None:
    assert [one.name for one in candidates_open_to(person(actor), action, companion.records)] == candidates


def test_notes_are_open_to_an_administrator_only_where_a_rule_of_the_program_says_so(
    companion: Companion, person: Find
) -> None:
    opened = WritingRules(notes_open_to=(Role.PROGRAM_ADMIN,), notes_rule="coaching.notes").opened
    found = candidates_open_to(person("priya"), Action.SEE_NOTE, companion.records, opened=opened)
    assert [one.name for one in found] == ["Dana Whitfield", "Theo Park", "Jordan Reyes"]
    without_a_rule = WritingRules(notes_open_to=(Role.PROGRAM_ADMIN,)).opened
    with pytest.raises(Refused) as refused:
        candidates_open_to(person("priya"), Action.SEE_NOTE, companion.records, opened=without_a_rule)
    assert refused.value.message == (
        "What was noted in coaching sessions is open only to the candidate and the coach paired with them."
    )


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.INSTRUCTOR, Role.ANALYST])
def test_nobody_elses_are_open_and_the_refusal_names_nobody(companion: Companion, person: Find, role: Role) -> None:
    stranger = person("marcus").model_copy(update={"role": role})
    with pytest.raises(Refused) as refused:
        candidates_open_to(stranger, Action.SEE_HOURS, companion.records)
    assert refused.value.message == (
        "Hours are open to the candidate, the coach paired with them and the program administrator."
    )


@pytest.mark.parametrize(
    ("actor", "said", "name"),
    [
        ("dana", None, "Dana Whitfield"),
        ("dana", "Dana", "Dana Whitfield"),
        ("elena", None, "Jordan Reyes"),
        ("marcus", "Theo", "Theo Park"),
        ("priya", "Jordan", "Jordan Reyes"),
    ],
)
def test_who_is_meant(companion: Companion, person: Find, actor: str, said: str | None, name: str) -> None:
    assert meant(companion, person(actor), said) == name


@pytest.mark.parametrize(
    ("actor", "said", "answer"),
    [
        ("dana", "Zed", "I find no “Zed” in your own record, the only one open to you."),
        ("marcus", "Zed", "I find no “Zed” in your caseload."),
        ("priya", "Maria", "I find no “Maria” among the candidates of your program."),
        ("marcus", None, "Whose? You coach Dana, Theo. Say it with the name: `/casc sessions Dana`."),
        ("priya", None, "Whose? Say it with the name: `/casc sessions Dana`."),
    ],
)
def test_who_cannot_be_told(companion: Companion, person: Find, actor: str, said: str | None, answer: str) -> None:
    with pytest.raises(Refused) as refused:
        meant(companion, person(actor), said)
    assert refused.value.message == answer


def test_a_coach_of_nobody_gets_an_example_all_the_same(person: Find) -> None:
    assert whose(person("marcus"), [], example=EXAMPLE).message == (
        "Whose? Say it with the name: `/casc sessions Dana`."
    )
