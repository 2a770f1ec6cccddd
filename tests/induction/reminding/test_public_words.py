"""What a whole cohort may read: nothing that names a person, and no figure that no rule has."""

import pytest

from induction.refused import Refused
from induction.reminding.public_words import check_public

NAMES = ["Alba Moreno", "Bruno Castañeda", "May Young", "Mary-Ann O’Neil", "Li Wu"]
KNOWN = "Worth knowing: 40 hours a year. Write to office@usc.example. The Young Leaders’ day. `45 min coaching`"


def found(words: str) -> str | None:
    try:
        check_public(words, NAMES, known=KNOWN)
    except Refused as refused:
        return refused.message.partition(". The whole")[0]
    return None


@pytest.mark.parametrize(
    "words",
    [
        "",
        "The session of May 5 moves to Monday.",
        "40 hours a year; log it: `45 min coaching`",
        "office@usc.example has the link",
        "The Young Leaders’ day is on May 5, 5:30-7:30 pm",
        "a wu wei of li",
        "Workshop 1, parts A and B; 2 of 4 workshops; CPSEL 3",
    ],
)
def test_dates_rules_and_what_is_known_pass(words: str) -> None:
    assert found(words) is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Thanks, Alba!", "“Alba”"),
        ("thanks, ALBA MORENO", "“Alba Moreno”"),
        ("*Alba  Moreno*", "“Alba Moreno”"),
        ("bruno castaneda", "“Bruno Castañeda”"),
        ("may young", "“May Young”"),
        ("Mary-Ann brings cake", "“Mary-Ann”"),
        ("ask li wu", "“Li Wu”"),
        ("a@b.org", "“a@b.org”"),
        ("31,5 hours", "“31,5 hours”"),
        ("12/40 h", "“12/40 h”"),
        ("a 3-hour gap", "“3-hour”"),
        ("90 minutes are missing", "“90 minutes”"),
        ("@U0123ABCD", "“@U0123ABCD”"),
    ],
)
def test_what_is_personal_is_named(words: str, named: str) -> None:
    assert found(words) == f"Found: {named}"
