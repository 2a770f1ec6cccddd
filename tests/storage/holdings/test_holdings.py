"""What is held of a person, read from every table: all of theirs, and nothing of anybody else's."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, NullPool, create_engine

from induction.people import Person, Role
from induction.roster import RosterLine
from storage.database.engine import database_url
from storage.errands import Errand
from storage.holdings.holdings import Holdings, KeptFile
from storage.holdings.places.places import PLACES
from storage.records import Records
from tests.storage.everything import NOW, fill_everything

DANA, THEO = "dana-words", "theo-words"
_ADDED = NOW - timedelta(days=90)
_WHEN_THERE = {"errand", "erasure", "pairing"}


_OF_COHORTS = {"posting", "school_break", "post_edit"}
_OWN_WORDS = {"confirmation", "rating", "attendance", "ruling", "pulse", *_OF_COHORTS}
"""What is their own word, the program's or a cohort's."""


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(records: Records, engine: Engine) -> dict[str, Person]:
    """Dana and Theo with everything of theirs, and Marcus, who is the other party of all of it."""
    program = {"program": "usc", "zone": "America/Los_Angeles"}
    lines = [RosterLine(name="Marcus Bell", email="marcus@school.example", role=Role.COACH, **program)]
    for name in ("Dana", "Theo"):
        coached = {"role": Role.CANDIDATE, "coach": "marcus@school.example"}
        lines.append(RosterLine(name=name, email=f"{name}@school.example", **coached, **program))
    records.write_roster(lines, today=_ADDED.date(), now=_ADDED)
    people = {one.name.split()[0]: one for one in records.people()}
    with engine.begin() as connection:
        fill_everything(connection, people["Dana"].id, people["Marcus"].id, DANA)
        fill_everything(connection, people["Theo"].id, people["Marcus"].id, THEO)
    return people


def words(held: Holdings) -> str:
    return json.dumps([held.theirs, held.did], default=str)


def test_there_is_something_of_every_table_in_which_they_have_something(
    records: Records, filled: dict[str, Person]
) -> None:
    held = records.holdings.of(filled["Dana"].id)
    own = {place.table for place in PLACES if place.whose or place.through} - _WHEN_THERE
    assert set(held.theirs) - _WHEN_THERE == own
    assert held.did == {}
    assert DANA in words(held)
    assert THEO not in words(held)
    [session] = held.theirs["attendee"]
    assert session["title"] == f"{DANA} attendance title"


def test_what_a_coach_did_says_nothing_of_whose_it_is(records: Records, filled: dict[str, Person]) -> None:
    held = records.holdings.of(filled["Marcus"].id)
    assert {"hour", "coaching_session", "approval", "support_plan", "draft"} <= set(held.did)
    told = {
        (table, name)
        for table, rows in held.did.items()
        for row in rows
        for name, value in row.items()
        if table not in _OWN_WORDS and DANA in json.dumps(value, default=str)
    }
    assert told == {("milestone", "key"), ("signing", "step")}  # which step of the program it was
    assert not {name for rows in held.did.values() for row in rows for name in row} & {"candidate_id", "notes", "parts"}


def test_a_file_of_evidence_comes_as_it_is_and_to_nobody_else(records: Records, filled: dict[str, Person]) -> None:
    dana, theo = filled["Dana"].id, filled["Theo"].id
    [number] = records.holdings.files(dana)
    assert records.holdings.file(dana, number) == KeptFile(f"{DANA} artifact file", DANA.encode())
    assert records.holdings.file(theo, number) is None
    assert records.holdings.files(filled["Marcus"].id) == ()


def test_what_waits_for_them_is_told_by_its_kind(records: Records, filled: dict[str, Person]) -> None:
    dana = filled["Dana"].id
    records.holdings.note_export(dana, dana, errands=[Errand("mydata:1", "mydata", {"person": dana})], now=NOW)
    held = records.holdings.of(dana)
    assert held.theirs["errand"] == [{"kind": "mydata", "created_at": NOW, "due_at": None}]
    assert [row["action"] for row in held.theirs["audit"]][-1] == "export_record"
