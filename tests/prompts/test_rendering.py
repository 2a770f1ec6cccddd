import pytest
from jinja2 import UndefinedError

from induction.packs.pack import CrisisLine
from prompts.crisis import crisis_words
from prompts.hours import question_words
from prompts.rendering import render
from prompts.welcome import help_words, stranger_words

A_LINE, A_SCREEN = 46, 28
"""How many letters stand in a line of Slack on a phone, and how many lines on its screen."""


def test_a_missing_value_is_an_error_and_never_a_blank() -> None:
    with pytest.raises(UndefinedError):
        render("greeting")


def test_what_a_person_typed_is_never_executed() -> None:
    assert "“{{ 7 * 7 }}”" in question_words("missing_duration", "{{ 7 * 7 }}")


def test_the_crisis_card_holds_988_and_911_and_only_checked_lines() -> None:
    words = crisis_words(
        [CrisisLine(name="District line", how="555-0100", checked_by="R. Diaz", checked_on="2026-10-01")]
    )
    assert "988" in words
    assert "911" in words
    assert "District line*: 555-0100 (checked by R. Diaz, 2026-10-01)" in words


@pytest.mark.parametrize(
    ("role", "there", "not_there"),
    [
        ("candidate", ["Log hours", "See where you stand"], ["caseload", "cohort"]),
        ("coach", ["Log hours", "with Dana", "See your caseload"], ["See the cohort"]),
        ("program_admin", ["See the cohort", "/casc weekly", "/casc report accreditation"], ["Log hours"]),
        ("supervisor", ["not for employment evaluation", "Ask the handbook"], ["Log hours", "/casc progress"]),
        ("instructor", ["none are shown to you", "Ask the handbook"], ["Log hours", "/casc progress"]),
        (None, ["Ask the handbook"], ["Log hours", "/casc progress"]),
    ],
)
def test_help_shows_what_this_person_can_do(role: str | None, there: list[str], not_there: list[str]) -> None:
    words = help_words(role)
    assert all(part in words for part in there)
    assert not any(part in words for part in not_there)


@pytest.mark.parametrize("role", ["candidate", "coach", "program_admin", "analyst", "supervisor", "instructor"])
def test_help_fits_a_phone_screen_and_a_half(role: str) -> None:
    words = [line.replace("`", "").replace("*", "") for line in help_words(role).splitlines()]
    assert sum(max(1, -(-len(line) // A_LINE)) for line in words) <= A_SCREEN * 3 // 2


def test_help_names_the_nearest_command_first() -> None:
    assert help_words("coach", "progress").startswith("I don't know that command. Did you mean `/casc progress`?")


def test_a_stranger_reads_whose_documents_are_open() -> None:
    assert "(USC Rossier, MCOE)" in stranger_words(["USC Rossier", "MCOE"])
    assert "Handbook questions" not in stranger_words([])
