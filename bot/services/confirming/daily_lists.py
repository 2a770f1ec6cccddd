"""One list a day: when a person is asked for their word on everything that waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.ledger.replies import AskedLater
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.errands import Errand, KeptErrand
from storage.records import Records

ASK = "ask_to_confirm"
"""The kind of the errand that asks. Nobody wakes it: a sweep begins it once it is due."""

IN_HAND = timedelta(minutes=1)
"""What is recorded so shortly before a list goes out can miss it, and is asked about in the next."""


@dataclass(frozen=True)
class DailyLists:
    """Has each person asked once a day at most, at the time that their program's pack gives, where they are."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def next_at(self, person: Person, *, now: datetime) -> datetime:
        """When the person is asked about what is recorded now: today, or once today's time is past tomorrow."""
        zone, at = ZoneInfo(person.zone), self.packs[person.program].confirmation.asked_at
        day = now.astimezone(zone).date()
        today = datetime.combine(day, at, zone)
        return today if now < today - IN_HAND else datetime.combine(day + timedelta(days=1), at, zone)

    def request(self, person: Person, *, now: datetime) -> Errand:
        """What has the person asked then; the same one for all that is recorded until then."""
        at = self.next_at(person, now=now)
        return Errand(_key(person, at), ASK, {"person_id": person.id}, due_at=at)

    def asked(self, person: Person, reader: Person, *, entries: int = 1, now: datetime) -> AskedLater:
        """When the person is asked about that many entries recorded now, told in the reader's time."""
        at = self.next_at(person, now=now).astimezone(ZoneInfo(reader.zone))
        return AskedLater(person, at, day_of(reader, now), entries)

    def promised(self, person: Person, reader: Person, *, now: datetime) -> AskedLater | None:
        """When the person is asked next, where that is kept already."""
        waits = self.records.errands.waits(ASK, person.id)
        return self.asked(person, reader, now=now) if self.request(person, now=now).key in waits else None

    def is_overtaken(self, errand: KeptErrand, person: Person, *, now: datetime) -> bool:
        """Whether a later list, of today or before, asks the same: after an outage only the last one goes out."""
        today = now.astimezone(ZoneInfo(person.zone)).replace(hour=23, minute=59, second=59)
        return any(errand.key < key <= _key(person, today) for key in self.records.errands.beginning_with(_of(person)))


def _key(person: Person, at: datetime) -> str:
    """The key of the list that is due then: one that is put off, with the person's zone or the pack, is another."""
    return f"{_of(person)}{moment_key(at)}"


def _of(person: Person) -> str:
    return f"confirm:{person.id}:"


def moment_key(at: datetime) -> str:
    """An instant as a part of a key; of two, the later one sorts behind."""
    return at.astimezone(UTC).isoformat(timespec="seconds")
