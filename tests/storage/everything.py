"""A row in every table for somebody, made from the tables as they are, so that a new one is filled too."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    Table,
    Time,
    insert,
)

from storage.holdings.places.places import BY_TABLE
from storage.tables.ground import Instant, Row

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
_MADE_OTHERWISE = {"person", "pairing", "audit", "erasure", "errand"}
"""What a roster makes, what writes make, and what only waits for a moment."""


def fill_everything(connection: Connection, owner: int, helper: int, mark: str) -> Mapping[str, dict[str, Any]]:
    """The row of each table that is the owner's, with the helper as whoever else is in it; every text has the mark."""
    made: dict[str, dict[str, Any]] = {}
    for table in Row.metadata.sorted_tables:
        if table.name in _MADE_OTHERWISE:
            continue
        row = {column.name: _value(table, column, owner, helper, mark, made) for column in table.columns}
        row = {name: value for name, value in row.items() if value is not None}
        made[table.name] = row
        connection.execute(insert(table).values(**row))
    return made


def rows(connection: Connection) -> Mapping[str, list[dict[str, Any]]]:
    """Everything that is in the database."""
    return {
        table.name: [dict(row) for row in connection.execute(table.select()).mappings()]
        for table in Row.metadata.sorted_tables
    }


def _value(table: Table, column: Column[Any], owner: int, helper: int, mark: str, made: Mapping[str, Any]) -> Any:  # noqa: C901, PLR0912 - a case for each type of column
    place, parents = BY_TABLE[table.name], [key.column for key in column.foreign_keys]
    if column.name == place.whose:
        return owner
    if column.name in place.by:
        return helper
    if parents:
        [parent] = parents
        return None if parent.table is table else made[parent.table.name][parent.name]
    if column.name == "entries":
        return [{"candidate_id": owner, "topic": mark}]
    match column.type:
        case Enum() as words:
            return words.enum_class and next(iter(words.enum_class))
        case Boolean():
            return False
        case Integer():
            return 1000 + owner if column.primary_key else 1
        case Instant() | DateTime():
            return NOW - timedelta(days=1)
        case Date():
            return date(2026, 11, 2)
        case Time():
            return time(9, 30)
        case LargeBinary():
            return mark.encode()
        case JSON():
            return {"words": mark}
        case _:
            return f"{mark} {table.name} {column.name}"
