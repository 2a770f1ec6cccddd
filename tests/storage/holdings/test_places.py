"""Every table and every column has its place, so that none is forgotten when a record is taken away or erased."""

from sqlalchemy import LargeBinary

from storage.holdings.places.place import Fate
from storage.holdings.places.places import BY_TABLE, PLACES
from storage.tables.ground import Row

_PEOPLE_BY_NUMBER = {"audit": {"actor_id", "subject_id"}, "erasure": {"erased_by"}}
"""What names people without referring to them."""


def test_every_column_of_every_table_is_told_or_withheld_with_a_reason() -> None:
    columns = {table.name: sorted(column.name for column in table.columns) for table in Row.metadata.sorted_tables}
    assert {place.table: sorted([*place.told, *place.withheld]) for place in PLACES} == columns
    assert all(reason for place in PLACES for reason in place.withheld.values())


def test_every_column_that_names_somebody_says_whose_the_row_is_or_what_they_did() -> None:
    for table in Row.metadata.sorted_tables:
        place = BY_TABLE[table.name]
        naming = {key.parent.name for key in table.foreign_keys if key.column.table.name == "person"}
        naming |= {column.name for column in table.columns if column.name == "person_id"}
        naming |= _PEOPLE_BY_NUMBER.get(table.name, set())
        named = {
            name for name in (place.whose, *place.by) if name is not None and (place.table, name) != ("person", "id")
        }
        assert naming == named, table.name


def test_what_somebody_did_is_told_without_whom_they_did_it_to() -> None:
    for place in PLACES:
        naming = {name for name in (place.whose, *place.by) if name is not None}
        assert set(place.told_by) <= set(place.told), place.table
        assert not set(place.told_by) & naming, place.table


def test_nobody_is_given_a_token_or_a_delivery() -> None:
    told = {name for place in PLACES if place.holds_people for name in place.told}
    assert not told & {"token", "source", "card_id", "session_key", "details"}
    assert not {
        (place.table, column.name)
        for place in PLACES
        for column in Row.metadata.tables[place.table].columns
        if isinstance(column.type, LargeBinary) and column.name in place.told
    }


def test_what_stays_of_a_person_says_why() -> None:
    assert [place.table for place in PLACES if place.fate is not Fate.GOES and not place.why] == []
    assert [place.table for place in PLACES if place.by and not place.why] == []
