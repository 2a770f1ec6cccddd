"""Whom a sheet names, in either order and within other words; who is near where nobody is."""

import pytest

from bot.services.sheets.people import SheetPeople
from bot.sheets.lines import Named
from induction.people import Person, Role
from induction.refused import Refused

NAMES = ("Dana Whitfield", "Theo Park", "Ana Maria Lima", "José Nuñez", "Dana Okafor", "Li Wei")
PEOPLE = SheetPeople(
    [
        Person(id=number, name=name, email=f"p{number}@school.example", program="usc", role=Role.CANDIDATE)
        for number, name in enumerate(NAMES)
    ],
    "in your caseload",
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (Named("Dana Whitfield"), "Dana Whitfield"),
        (Named("whitfield, DANA"), "Dana Whitfield"),
        (Named("Whitfield Dana"), "Dana Whitfield"),
        (Named("Theo"), "Theo Park"),
        (Named("ana lima"), "Ana Maria Lima"),
        (Named("Lima, Ana"), "Ana Maria Lima"),
        (Named("Jose Nunez"), "José Nuñez"),
        (Named("CASC Coaching:Theo Park"), "Theo Park"),
        (Named("Theo Park (2026)"), "Theo Park"),
        (Named("Coaching - Park, Theo"), "Theo Park"),
        (Named("Coaching of Theo Park, year 1"), "Theo Park"),
        (Named("Park, Theo | USC CASC"), "Theo Park"),
        (Named("Year 1 | Whitfield, Dana"), "Dana Whitfield"),
        (Named("Somebody Else", "P1@school.example"), "Theo Park"),
        (Named("Theo Park", "theo@private.example"), "Theo Park"),
    ],
)
def test_the_person_is_found(said: Named, name: str) -> None:
    assert PEOPLE.find(said).name == name


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Named("Dana Whitfeld"), "I find no “Dana Whitfeld” in your caseload. Is it Dana Whitfield?"),
        (Named("Prak, Theo"), "I find no “Prak, Theo” in your caseload. Is it Theo Park?"),
        (Named("", "p1@scool.example"), "I find no “p1@scool.example” in your caseload. Is it Theo Park?"),
        (Named("Internal | USC CASC"), "I find no “Internal” or “USC CASC” in your caseload."),
        (Named("Zed"), "I find no “Zed” in your caseload."),
        (Named("Dana"), "“Dana” may be Dana Okafor or Dana Whitfield. Write the e-mail address."),
        (Named("Liang Wei Chen"), "I find no “Liang Wei Chen” in your caseload."),
    ],
)
def test_where_nobody_is_meant_for_sure_it_is_said(said: Named, words: str) -> None:
    with pytest.raises(Refused) as refused:
        PEOPLE.find(said)
    assert refused.value.message == words
