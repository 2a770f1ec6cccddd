"""Which entry of the ledger took the place of another, as a part of a query on `hour`."""

from sqlalchemy import and_, false, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.tables.hours import HourRow

_Successor = aliased(HourRow)

REPLACED_BY = (
    select(col(_Successor.id)).where(col(_Successor.corrects) == col(HourRow.id)).correlate(HourRow).scalar_subquery()
)
"""The number of the entry that took this one's place; NULL where none did.

Of a join in its place, with an order, SQLite makes an index of the whole ledger, anew for every statement.
"""

COUNTS = and_(REPLACED_BY.is_(None), col(HourRow.voided) == false())
"""Whether the entry counts: it was neither corrected nor taken out."""
