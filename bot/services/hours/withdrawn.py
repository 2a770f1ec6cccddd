"""Sessions that go with hours which are taken out of the count: their candidate hears that nothing in them holds."""

from collections.abc import Collection, Sequence

from induction.hours import LedgerEntry
from induction.ledger.sessions import ClosedSession
from storage.errands import Errand
from storage.records import Records

SESSION_WITHDRAWN = "session_withdrawn"
"""The kind of the errand that tells the candidate."""


def withdrawn_with(records: Records, entries: Collection[LedgerEntry]) -> Sequence[ClosedSession]:
    """The sessions with something written down that were closed beside these entries."""
    beside = {entry.id for entry in entries}
    sessions = records.sessions.of(list({entry.candidate_id for entry in entries})) if entries else ()
    return [one for one in sessions if one.entry.id in beside and (one.notes or one.items or one.next_on)]


def withdrawing(records: Records, entries: Collection[LedgerEntry]) -> Sequence[Errand]:
    """What follows once these entries are taken out, as it stands before."""
    return [
        Errand(f"{SESSION_WITHDRAWN}:{one.key}", SESSION_WITHDRAWN, {"session": one.key})
        for one in withdrawn_with(records, entries)
        if one.stands
    ]
