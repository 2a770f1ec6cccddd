"""What was said of an entry, the newest word first: what both the ledger and the confirmations look at."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, select
from sqlmodel import col

from induction.ledger.confirmations import Confirmation
from storage.tables.hours import ConfirmationRow

_ON_ENTRIES = (
    select(ConfirmationRow)
    .where(col(ConfirmationRow.entry_id).in_(bindparam("entries", expanding=True)))
    .order_by(col(ConfirmationRow.id))
)


def newest_on(connection: Connection, entry_ids: Sequence[int]) -> dict[int, Confirmation]:
    """The newest word on each of these entries, by the entry's number."""
    rows = connection.execute(_ON_ENTRIES, {"entries": entry_ids}).mappings()
    return {row["entry_id"]: read_word(row) for row in rows}


def read_word(row: RowMapping) -> Confirmation:
    """A row of the table as a word."""
    return Confirmation.model_validate({name: row[name] for name in Confirmation.model_fields})
