from datetime import date

import pytest
from pydantic import ValidationError

from induction.people import Person, Role
from induction.roster import RosterLine

ANA = Person(id=1, name="Ana María Ruiz", email="ana@example.org", program="usc", role=Role.CANDIDATE)


def test_a_sentence_uses_the_first_name():
    assert ANA.first_name == "Ana"


def test_what_is_not_on_the_roster_is_empty():
    left_out = {"slack_id", "zone", "cohort", "coach_id", "starts_on", "ends_on"}
    assert ANA.model_dump(include=left_out) == {
        "slack_id": None,
        "zone": "America/Los_Angeles",
        "cohort": None,
        "coach_id": None,
        "starts_on": None,
        "ends_on": None,
    }


def test_a_person_does_not_change_in_place():
    with pytest.raises(ValidationError):
        ANA.name = "Someone Else"


def test_roles_are_read_from_their_words():
    assert [Role(word) for word in ("candidate", "coach", "program_admin", "instructor", "supervisor", "analyst")] == [
        *Role
    ]


def test_a_roster_line_is_a_person_before_there_is_an_id():
    line = RosterLine(
        name="Ana María Ruiz",
        email="ana@example.org",
        role=Role.CANDIDATE,
        program="usc",
        coach="dana@example.org",
        starts_on=date(2026, 8, 17),
    )
    shared = set(Person.model_fields) & set(RosterLine.model_fields)
    assert shared == {"name", "email", "role", "program", "slack_id", "zone", "cohort", "starts_on", "ends_on"}
    assert (line.zone, line.ends_on) == ("America/Los_Angeles", None)
