"""Action items that are due, for whoever took them on."""

from collections.abc import Iterable, Iterator
from datetime import date

from induction.ledger.sessions import ClosedSession, open_items
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem


def due_items(owner: Person, sessions: Iterable[ClosedSession], today: date) -> Iterator[OpenItem]:
    """What this person took on in these sessions and is due by that day; put off to another day it is another item."""
    for item in open_items(sessions):
        if item.owner_id == owner.id and item.due is not None and item.due <= today:
            yield OpenItem(
                key=f"{NudgeKind.ITEM}:{item.id}:{item.due}",
                kind=NudgeKind.ITEM,
                about=None if item.candidate_id == owner.id else item.candidate_id,
                day=item.due,
                ref=str(item.id),
            )
