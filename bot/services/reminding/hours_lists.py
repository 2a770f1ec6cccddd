"""Hours that wait for somebody's word: the daily list asks for them, and no digest says the same again beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.confirming.daily_lists import DailyLists
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem, PersonCalendar
from storage.records import Records

_LISTED = frozenset({NudgeKind.TO_CONFIRM, NudgeKind.UNCONFIRMED})


@dataclass(frozen=True)
class HoursLists:
    """Knows what a person's daily list has told them lately, or is about to."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def untold(
        self, person: Person, calendar: PersonCalendar, items: Sequence[OpenItem], *, now: datetime
    ) -> Sequence[OpenItem]:
        """These without the hours, where a list is on its way or came so lately that they would be told too soon."""
        if _LISTED.isdisjoint(one.kind for one in items):
            return items
        if not DailyLists(self.records, self.packs).has_asked(person, calendar, now=now):
            return items
        return [one for one in items if one.kind not in _LISTED]
