"""Erasing a person: nothing of theirs is left in any table, and nothing of anybody else's is touched."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, create_engine, delete, insert, update
from sqlalchemy.exc import DBAPIError

from induction.people import Person, Role
from induction.retention import ErasureReason, Tombstone
from induction.roster import RosterLine
from storage.database.engine import database_url
from storage.errands import Errand, ErrandState
from storage.holdings.places.place import Fate
from storage.holdings.places.places import PLACES
from storage.records import Records
from storage.tables.ground import Row
from tests.storage.everything import NOW, fill_everything, rows

DANA, THEO, MARCUS, PRIYA = "dana-words", "theo-words", "marcus-words", "priya-words"
ADDED = NOW - timedelta(days=90)
TODAY = NOW.date()

APPEND_ONLY = (
    *("hour", "confirmation", "draft", "coaching_session", "approval", "share", "suggestion", "suggestion_answer"),
    *("artifact", "artifact_file", "milestone", "rating", "signing", "support_plan", "early_warning"),
    "coaching_rating",
)


@pytest.fixture
def filled(records: Records, engine: Engine) -> Records:
    """Everything of Dana's and of Theo's, whom Marcus coaches, and everything of Marcus's own."""
    program = {"program": "usc", "zone": "America/Los_Angeles"}
    coached = {"role": Role.CANDIDATE, "coach": "marcus@school.example", "supervisor": "sam@school.example"}
    lines = [
        RosterLine(name="Marcus Bell", email="marcus@school.example", role=Role.COACH, slack_id="UM", **program),
        RosterLine(name="Dana Whitfield", email="dana@school.example", slack_id="UD", cohort="A", **coached, **program),
        RosterLine(name="Theo Park", email="theo@school.example", slack_id="UT", cohort="A", **coached, **program),
        RosterLine(name="Priya Nair", email="priya@school.example", role=Role.PROGRAM_ADMIN, **program),
        RosterLine(name="Sam Hill", email="sam@school.example", role=Role.SUPERVISOR, **program),
    ]
    records.write_roster(lines, today=ADDED.date(), now=ADDED)
    people = by_name(records)
    marcus, priya = people["Marcus Bell"].id, people["Priya Nair"].id
    with engine.begin() as connection:
        fill_everything(connection, people["Dana Whitfield"].id, marcus, DANA)
        fill_everything(connection, people["Theo Park"].id, marcus, THEO)
        fill_everything(connection, marcus, priya, MARCUS)
    return records


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    yield engine
    engine.dispose()


def by_name(records: Records) -> dict[str, Person]:
    return {one.name: one for one in records.people()}


def everything(engine: Engine) -> Mapping[str, list[dict[str, Any]]]:
    with engine.connect() as connection:
        return rows(connection)


def holding(kept: Mapping[str, list[dict[str, Any]]], mark: str) -> list[str]:
    """The tables in which a row has that mark."""
    return [table for table, found in kept.items() if any(mark in _plain(row) for row in found)]


def _plain(row: Mapping[str, Any]) -> str:
    return json.dumps({name: _readable(value) for name, value in row.items()}, default=str)


def _readable(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def erase(records: Records, person: Person, source: str = "view:V1") -> Tombstone:
    return records.erasures.erase(
        person.id, source=source, why=ErasureReason.ASKED, actor_id=None, today=TODAY, now=NOW
    )


def test_nothing_of_a_candidate_is_left_and_nothing_of_anybody_else_is_touched(filled: Records, engine: Engine) -> None:
    dana, theo = by_name(filled)["Dana Whitfield"], by_name(filled)["Theo Park"]
    before = everything(engine)
    told = filled.erasures.going(dana.id)
    tombstone = erase(filled, dana)
    after = everything(engine)
    # What nobody's number is on is a program's, and is the same for whoever it was made for.
    program_only = {place.table for place in PLACES if not place.holds_people or place.fate is Fate.STAYS}
    assert set(holding(after, DANA)) <= program_only
    for mark in (THEO, MARCUS):
        for table in set(before) - {"person"}:
            assert [row for row in after[table] if mark in _plain(row)] == [
                row for row in before[table] if mark in _plain(row)
            ], table
    assert filled.person(theo.id) == theo
    assert (tombstone.counts, tombstone.why, tombstone.role) == (told.go, ErasureReason.ASKED, Role.CANDIDATE)
    assert {"hour": 1, "draft": 1, "rating": 1, "question": 1, "card": 1, "pairing": 1}.items() <= told.go.items()
    assert set(told.go) >= {
        place.table for place in PLACES if place.fate is Fate.GOES and place.table not in {"errand", "coaching_rating"}
    } - {"coaching_rating"}


def test_of_the_person_the_number_the_role_and_the_program_stay(filled: Records, engine: Engine) -> None:
    dana = by_name(filled)["Dana Whitfield"]
    erase(filled, dana)
    [row] = [one for one in everything(engine)["person"] if one["id"] == dana.id]
    assert row == {
        "id": dana.id,
        "name": "a former candidate",
        "email": f"erased-{dana.id}@companion.invalid",
        "program": "usc",
        "role": Role.CANDIDATE,
        "slack_id": None,
        "zone": "UTC",
        "cohort": None,
        "supervisor_id": None,
        "starts_on": None,
        "ends_on": None,
        "erased_at": NOW,
    }
    assert "a former candidate" not in by_name(filled)
    assert (filled.person(dana.id), filled.person_by_slack("UD")) == (None, None)
    assert filled.person_by_email("dana@school.example") is None


def test_a_coach_leaves_the_records_of_their_candidates_whole_and_without_a_name(
    filled: Records, engine: Engine
) -> None:
    marcus, theo = by_name(filled)["Marcus Bell"], by_name(filled)["Theo Park"]
    before = everything(engine)
    erase(filled, marcus)
    after = everything(engine)
    for mark in (DANA, THEO):
        for table in set(before) - {"person", "pairing"}:
            assert [row for row in after[table] if mark in _plain(row)] == [
                row for row in before[table] if mark in _plain(row)
            ], table
    assert [one["to_on"] for one in after["pairing"]] == [TODAY, TODAY]
    [entry, *_] = filled.entries_of([theo.id])
    coach = filled.person(entry.coach_id or 0)
    assert coach is not None
    assert (coach.name, coach.first_name, coach.slack_id) == ("a former coach", "a former coach", None)
    assert by_name(filled)["Theo Park"].coach_id is None
    for table in ("question", "feedback", "conversation", "calendar_feed", "notice", "coaching_rating", "pulse_turn"):
        assert MARCUS not in holding({table: after[table]}, MARCUS), table


def test_a_supervisor_leaves_nobody_in_their_place(filled: Records) -> None:
    sam, dana = by_name(filled)["Sam Hill"], by_name(filled)["Dana Whitfield"]
    assert dana.supervisor_id == sam.id
    erase(filled, sam)
    assert by_name(filled)["Dana Whitfield"].supervisor_id is None
    assert sam.id not in {one.id for one in filled.people()}
    assert [one.name for one in filled.people(former=True) if one.id == sam.id] == ["a former site supervisor"]


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_goes_with_nobody_but_who_is_erased_and_is_never_changed(
    filled: Records, engine: Engine, table: str
) -> None:
    assert filled
    rows_of = Row.metadata.tables[table]
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.execute(delete(rows_of))
    people = by_name(filled)
    with engine.begin() as connection:
        for number, name in enumerate(("Dana Whitfield", "Theo Park")):
            tombstone = {"source": f"t{number}", "person_id": people[name].id, "program": "usc", "role": "candidate"}
            connection.execute(
                insert(Row.metadata.tables["erasure"]).values(**tombstone, at=NOW, why=ErasureReason.ASKED, counts={})
            )
    first = next(iter(rows_of.columns))
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.execute(update(rows_of).values({first.name: first}))
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.execute(delete(rows_of))  # Marcus’s own is among them


@pytest.mark.parametrize("table", ["audit", "erasure", "attendance", "ruling"])
def test_what_proves_and_what_is_the_programs_never_goes(filled: Records, engine: Engine, table: str) -> None:
    erase(filled, by_name(filled)["Dana Whitfield"])
    with pytest.raises(DBAPIError, match=f"{table} is append-only"), engine.begin() as connection:
        connection.execute(delete(Row.metadata.tables[table]))


def test_the_same_delivery_erases_once(filled: Records) -> None:
    dana = by_name(filled)["Dana Whitfield"]
    first = erase(filled, dana)
    assert erase(filled, dana) == first
    assert filled.erasures.tombstones() == (first,)
    assert filled.erasures.tombstones("mcoe") == ()


def test_what_waits_and_names_them_is_dropped_with_its_text(filled: Records, engine: Engine) -> None:
    people = by_name(filled)
    dana, theo, marcus = people["Dana Whitfield"], people["Theo Park"], people["Marcus Bell"]
    [entry] = filled.entries_of([dana.id])
    about_dana = [
        Errand("about:1", "ask", {"person_id": dana.id}),
        Errand("about:2", "early", {"candidate": {"reader_id": marcus.id, "candidate_id": dana.id}}),
        Errand("about:3", "tell", {"entry_id": entry.id}),
        Errand("about:4", "reply", {"text": "Dana Whitfield: 3 h", "blocks": [], "to": "UM"}),
        Errand("about:5", "reply", {"text": "Hello", "blocks": [{"text": "…"}], "to": "UD"}),
        Errand("about:6", "export", {"person": marcus.id, "candidates": [dana.id]}),
        Errand("about:7", "approval_given", {"source": f"{DANA} approval source"}),
        Errand(
            "about:8", "shared", {"person_id": marcus.id, "item": {"kind": "goal", "item": f"{DANA} draft draft_id"}}
        ),
    ]
    others = [
        Errand("other:1", "ask", {"person_id": theo.id}),
        Errand("other:2", "reply", {"text": f"{dana.id} hours", "blocks": [], "to": "UM"}),
        Errand("other:3", "export", {"person": marcus.id, "candidates": [dana.id, theo.id]}),
        Errand("other:4", "approval_given", {"source": f"{THEO} approval source"}),
    ]
    filled.errands.add([*about_dana, *others], now=NOW)
    filled.errands.settle("other:2", ErrandState.HELD, now=NOW, trouble="no_text")
    assert filled.erasures.going(dana.id).go["errand"] == 8
    erase(filled, dana)
    assert sorted(one["key"] for one in everything(engine)["errand"]) == [f"other:{one}" for one in range(1, 5)]


def test_a_card_that_wrote_hours_of_others_too_stays_without_theirs(filled: Records, engine: Engine) -> None:
    people = by_name(filled)
    dana, theo, priya = people["Dana Whitfield"], people["Theo Park"], people["Priya Nair"]
    card = {"actor_id": priya.id, "action": "record", "state": "open", "apart": False, "separate": False}
    both = [{"candidate_id": dana.id, "topic": DANA}, {"candidate_id": theo.id, "topic": THEO}]
    with engine.begin() as connection:
        cards = Row.metadata.tables["card"]
        connection.execute(insert(cards).values(id="both", source="s1", entries=both, created_at=NOW, **card))
        connection.execute(insert(cards).values(id="hers", source="s2", entries=both[:1], created_at=NOW, **card))
    erase(filled, dana)
    kept = {one["id"]: one["entries"] for one in everything(engine)["card"]}
    assert (kept.get("both"), kept.get("hers")) == (both[1:], None)


def test_a_restored_backup_loses_them_again(filled: Records) -> None:
    dana = by_name(filled)["Dana Whitfield"]
    told = Tombstone(
        source="view:V1",
        person_id=dana.id,
        program="usc",
        role=Role.CANDIDATE,
        at=NOW,
        erased_by=None,
        why=ErasureReason.ASKED,
        counts={},
    )
    before_they_came = told.model_copy(update={"at": ADDED - timedelta(days=1), "source": "view:V0"})
    elsewhere = told.model_copy(update={"program": "mcoe", "source": "view:V2"})
    later = {"today": date(2026, 12, 1), "now": NOW + timedelta(days=9)}
    assert filled.erasures.again([before_they_came, elsewhere], **later) == ()
    [again] = filled.erasures.again([told], **later)
    assert (again.source, again.person_id, again.counts["hour"]) == ("view:V1", dana.id, 1)
    assert filled.erasures.again([told], **later) == ()


def test_somebody_who_is_not_there_is_refused(filled: Records) -> None:
    nobody = by_name(filled)["Theo Park"].model_copy(update={"id": 999})
    with pytest.raises(Exception, match="That person is not there"):
        erase(filled, nobody)
