"""Hours that wait for somebody's word for longer than the program lets pass, as one item for all of them."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from induction.access import Action, may
from induction.hours import LedgerEntry
from induction.ledger.confirmations import (
    EntryState,
    Said,
    Verdict,
    asked_of,
    confirmer,
    is_overdue,
    state_of,
)
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem


def is_late(pack: ProgramPack, entry: LedgerEntry, said: Said, now: datetime) -> bool:
    """Whether nobody said for too long that the entry is right, or that it is not."""
    return entry.counts and is_overdue(pack, entry, now) and state_of(entry, said) is EntryState.LOGGED


def is_asked(pack: ProgramPack, entry: LedgerEntry, candidate: Person, reader: Person, said: Said) -> bool:
    """Whether the word of this person on the entry is what is waited for, and they may give it."""
    word = said.get(entry.id)
    spoken = word is not None and word.person_id == reader.id and word.verdict is Verdict.CONFIRMED
    asked = not spoken and reader.id in asked_of(pack, entry, candidate, logged_by=entry.logged_by)
    return asked and may(reader, Action.CONFIRM_HOURS, candidate, was_there=entry.coach_id == reader.id)


def waits_for_another(pack: ProgramPack, entry: LedgerEntry, candidate: Person, reader: Person) -> bool:
    """Whether this person logged the entry, and somebody else's word on it is missing."""
    asked = confirmer(pack, entry, candidate, logged_by=entry.logged_by)
    return entry.logged_by == reader.id and asked is not None and asked != reader.id


def hours_item(kind: NudgeKind, entries: Collection[LedgerEntry], reader: Person) -> OpenItem | None:
    """All of these as one item, which is the same as long as the oldest of them waits; None where there are none."""
    if not entries:
        return None
    oldest = min(entries, key=lambda one: (one.logged_at, one.id))
    return OpenItem(
        key=f"{kind}:{oldest.id}",
        kind=kind,
        number=len(entries),
        of=sum(one.minutes for one in entries),
        day=oldest.logged_at.astimezone(ZoneInfo(reader.zone)).date(),
    )
