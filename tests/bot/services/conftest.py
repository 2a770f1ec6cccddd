"""People of every role around the drafts."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.companion import Companion
from bot.services.drafts.drafts import Drafts
from induction.people import Person, Role
from tests.bot.conftest import NOW, line


@pytest.fixture
def drafts(companion: Companion) -> Drafts:
    others = [
        line("Sam Site", Role.SUPERVISOR, "usc", "USAM"),
        line("Ida Instructor", Role.INSTRUCTOR, "usc", "UIDA"),
        line("Ana Analyst", Role.ANALYST, "usc", "UANA"),
        line("Max Admin", Role.PROGRAM_ADMIN, "mcoe", "UMAX"),
    ]
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "marcus@school.example")
    supervised = dana.model_copy(update={"supervisor": "sam@school.example"})
    companion.records.write_roster([*others, supervised], today=date(2026, 8, 17), now=NOW)
    return companion.desk.drafts


@pytest.fixture
def person(companion: Companion) -> Callable[[str], Person]:
    """The person with that first name."""

    def find(name: str) -> Person:
        found = companion.records.person_by_email(f"{name}@school.example")
        assert found is not None
        return found

    return find
