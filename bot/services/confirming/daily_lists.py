"""One list a day: when a person is asked for their word on everything that waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.ledger.replies import AskedLater
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import PersonCalendar
from induction.reminding.choosing import next_open
from induction.reminding.due import A_WEEK
from induction.reminding.reminders import ReminderChoice
from storage.errands import Errand, KeptErrand
from storage.records import Records

ASK = "ask_to_confirm"
"""The kind of the errand that asks. Nobody wakes it: a sweep begins it once it is due."""

IN_HAND = timedelta(minutes=1)
"""What is recorded so shortly before a list goes out can miss it, and is asked about in the next."""

LIST_DAYS = range(-28, 5)
"""On these days, counted from today, a list may have been due that waits or came lately: it may have been put off."""


@dataclass(frozen=True)
class DailyLists:
    """Has each person asked once a day at most, at the time that their program's pack gives, where they are.

    A list is a reminder: it comes when they may be reminded, and not where they stopped it.
    """

    records: Records
    packs: Mapping[str, ProgramPack]

    def next_at(self, person: Person, *, now: datetime) -> datetime:
        """When the person is asked about what is recorded now: today, or once today's time is past tomorrow."""
        zone, at = ZoneInfo(person.zone), self.packs[person.program].confirmation.asked_at
        day = now.astimezone(zone).date()
        today = datetime.combine(day, at, zone)
        return today if now < today - IN_HAND else datetime.combine(day + timedelta(days=1), at, zone)

    def asks_at(self, person: Person, *, now: datetime) -> datetime:
        """When the list comes that asks about what is recorded now: within the hours in which they are reminded."""
        at = self.packs[person.program].confirmation.asked_at
        return next_open(self._calendar(person), at, after=now + IN_HAND) or self.next_at(person, now=now)

    def is_wanted(self, person: Person) -> bool:
        """Whether the person wants a list; whoever stopped it finds what waits in `/casc confirm` all the same."""
        return NudgeKind.TO_CONFIRM not in self._calendar(person).stopped

    def waits_until(self, person: Person, *, now: datetime) -> datetime | None:
        """When a list that would come now may come instead; None where it may come now.

        During a leave of which nobody knows the end it is looked at again a week later.
        """
        calendar = self._calendar(person)
        return None if calendar.is_open(now) else next_open(calendar, calendar.at, after=now) or now + A_WEEK

    def request(self, person: Person, *, now: datetime) -> Errand:
        """What has the person asked then; the same one for all that is recorded until then."""
        at = self.asks_at(person, now=now)
        return Errand(_key(person, at), ASK, {"person_id": person.id}, due_at=at)

    def asked(self, person: Person, reader: Person, *, entries: int = 1, now: datetime) -> AskedLater:
        """When the person is asked about that many entries recorded now, told in the reader's time."""
        at = self.asks_at(person, now=now).astimezone(ZoneInfo(reader.zone))
        return AskedLater(person, at, day_of(reader, now), entries)

    def promised(self, person: Person, reader: Person, *, now: datetime) -> AskedLater | None:
        """When the person is asked next, where that is kept already and they want to be asked."""
        if not self.is_wanted(person):
            return None
        waits = self.records.errands.waits(ASK, person.id)
        return self.asked(person, reader, now=now) if self.request(person, now=now).key in waits else None

    def has_asked(self, person: Person, calendar: PersonCalendar, *, now: datetime) -> bool:
        """Whether a list is on its way to the person, or came so lately that they would be told too soon again."""
        at, today = self.packs[person.program].confirmation.asked_at, day_of(person, now)
        first = today - timedelta(days=calendar.again_after_days - 1)
        since = datetime.combine(first, time.min, ZoneInfo(person.zone)).astimezone(UTC)
        moments = (calendar.within_hours(today + timedelta(days=days), at) for days in LIST_DAYS)
        return self.records.errands.waits_or_came([_key(person, moment) for moment in moments], since)

    def is_overtaken(self, errand: KeptErrand, person: Person, *, now: datetime) -> bool:
        """Whether a later list, of today or before, asks the same: after an outage only the last one goes out."""
        today = now.astimezone(ZoneInfo(person.zone)).replace(hour=23, minute=59, second=59)
        return any(errand.key < key <= _key(person, today) for key in self.records.errands.beginning_with(_of(person)))

    def _calendar(self, person: Person) -> PersonCalendar:
        choice = self.records.choices.of([person.id]).get(person.id, ReminderChoice())
        return choice.calendar(person, self.packs[person.program].nudges)


def _key(person: Person, at: datetime) -> str:
    """The key of the list that is due then: one that is put off, with the person's zone or the pack, is another."""
    return f"{_of(person)}{moment_key(at)}"


def _of(person: Person) -> str:
    return f"confirm:{person.id}:"


def moment_key(at: datetime) -> str:
    """An instant as a part of a key; of two, the later one sorts behind."""
    return at.astimezone(UTC).isoformat(timespec="seconds")
