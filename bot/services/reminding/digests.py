"""Digests: one message a day at most, of what is a person's and open when it goes out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from bot.services.days import day_of
from bot.services.reminding.hours_lists import HoursLists
from bot.services.reminding.open_items import OpenItems
from bot.services.reminding.replies import DigestShown, Snoozed, Stopped
from bot.services.sessions.replies import ItemShown
from induction.access import Action, check_may
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem, PersonCalendar, digest_key
from induction.reminding.due import MOST_IN_A_DIGEST
from induction.reminding.reminders import ReminderChoice
from storage.records import Records

DIGEST = "digest"
"""The kind of the errand that brings a digest. It has its time: a sweep begins it."""

MOST_AT_ONCE = 20
"""So many items are shown to whoever asks for everything."""

_NO_CHOICE = ReminderChoice()


@dataclass(frozen=True)
class ReadTogether:
    """What the digests of some people need, read at once: these people and whom their items are about, by number.

    `choices` and `found`, what is open, are by the number of the reader; of who may hear nothing now there is none.
    """

    people: Mapping[int, Person] = field(default_factory=dict)
    choices: Mapping[int, ReminderChoice] = field(default_factory=dict)
    found: Mapping[int, Sequence[OpenItem]] = field(default_factory=dict)


@dataclass(frozen=True)
class Digests:
    """The use case of what a person is told in one go. What is open, `OpenItems` asks `induction.access` first."""

    records: Records
    packs: Mapping[str, ProgramPack]
    items: OpenItems

    def read(self, person_ids: Collection[int], *, now: datetime) -> ReadTogether:
        """What the digests of these people need, in as many statements as that of one."""
        people = {one.id: one for one in self.records.numbered(person_ids)}
        choices = self.records.choices.of(list(people))
        hearing = [
            one
            for one in people.values()
            if one.program in self.packs and self._calendar(one, choices.get(one.id, _NO_CHOICE)).is_open(now)
        ]
        found = self.items.of(hearing, now=now)
        about = {item.about for items in found.values() for item in items if item.about is not None}
        others = self.records.numbered(about - people.keys())
        return ReadTogether(people | {one.id: one for one in others}, choices, found)

    def shown(
        self, person_id: int, day: date, keys: frozenset[str], *, read: ReadTogether | None = None, now: datetime
    ) -> DigestShown | None:
        """What is still open of what was planned for that day; None where nothing is, or they may not hear now.

        It never comes on another day, outside their hours, during a snooze or a leave: the next planning sees to it.
        Hours that a list asks for by now are not in it. What it needs may have been `read` for many a moment ago.
        """
        read = read or self.read([person_id], now=now)
        person, choice = read.people.get(person_id), read.choices.get(person_id, _NO_CHOICE)
        if person is None or person.slack_id is None or person.program not in self.packs:
            return None
        calendar = self._calendar(person, choice)
        if calendar.day(now) != day or not calendar.is_open(now):
            return None
        found = [one for one in read.found.get(person_id, ()) if one.kind not in choice.stopped]
        shown = self._of_keys(person, found, day, keys, read.people, now=now)
        untold = HoursLists(self.records, self.packs).untold(person, calendar, shown.items, now=now)
        return replace(shown, items=untold) if untold else None

    def again(
        self, actor: Person, day: date | None, *, said: Snoozed | Stopped | ItemShown | None = None, now: datetime
    ) -> DigestShown:
        """What this person was told on that day, as far as it is still open; everything that is open where it is None.

        It may be nothing any more. `said` is what they have just done.
        """
        check_may(actor, Action.SET_REMINDERS, actor)
        choice = self._choice(actor)
        if day is None:
            found = self._open(actor, choice, now=now)
            shown = self.told(actor, found[:MOST_AT_ONCE], None, now=now)
            return replace(shown, more=len(found) - len(shown.items), said=said)
        told = self.records.reminders.of_errand(digest_key(actor.id, day))
        keys = frozenset(one.item for one in told if one.item is not None)
        return replace(self._of_keys(actor, self._open(actor, choice, now=now), day, keys, {}, now=now), said=said)

    def told(
        self,
        reader: Person,
        items: Sequence[OpenItem],
        day: date | None,
        known: Mapping[int, Person] = MappingProxyType({}),
        *,
        now: datetime,
    ) -> DigestShown:
        """These items with what their words need: the people whom they are about, and what was agreed.

        Who is `known`, by number, is not looked up.
        """
        numbers = {one.about for one in items if one.about is not None}
        people = {**known, **{one.id: one for one in self.records.numbered(numbers - known.keys())}}
        about = {number: people[number] for number in sorted(numbers & people.keys())}
        shown = [one for one in items if one.about is None or one.about in about]
        return DigestShown(
            reader=reader,
            pack=self.packs[reader.program],
            items=shown,
            day=day,
            today=day_of(reader, now),
            about=about,
            agreed=dict(self._agreed(shown)),
        )

    def _of_keys(
        self,
        person: Person,
        found: Sequence[OpenItem],
        day: date,
        keys: Collection[str],
        known: Mapping[int, Person],
        *,
        now: datetime,
    ) -> DigestShown:
        """What was found of those, and how much more was found where there was no room for more."""
        shown = self.told(person, [one for one in found if one.key in keys], day, known, now=now)
        more = len(found) - len(shown.items) if len(keys) >= MOST_IN_A_DIGEST else 0
        return replace(shown, more=more)

    def _open(self, person: Person, choice: ReminderChoice, *, now: datetime) -> Sequence[OpenItem]:
        found = self.items.of([person], now=now).get(person.id, ())
        return [one for one in found if one.kind not in choice.stopped]

    def _choice(self, person: Person) -> ReminderChoice:
        return self.records.choices.of([person.id]).get(person.id, _NO_CHOICE)

    def _calendar(self, person: Person, choice: ReminderChoice) -> PersonCalendar:
        return choice.calendar(person, self.packs[person.program].nudges)

    def _agreed(self, items: Sequence[OpenItem]) -> Sequence[tuple[str, str]]:
        """The words of the action items among them, by key."""
        numbers = {one.key: int(one.ref) for one in items if one.kind is NudgeKind.ITEM and one.ref}
        found = {key: self.records.sessions.item(number) for key, number in numbers.items()}
        return [(key, kept[0].text) for key, kept in found.items() if kept is not None]
