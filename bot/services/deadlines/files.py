"""Deadlines for one's own calendar: a file in a direct message."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.calendars.writing import calendar_of, has_event
from bot.services.days import day_of
from bot.services.deadlines.deadlines import Deadlines
from bot.services.deadlines.replies import CalendarFile
from bot.services.outbox import Outbox
from bot.services.words import Words
from induction.people import Person
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

CALENDAR_FILE = "calendar_file"
"""The kind of the errand that hands over a calendar."""

_PERSON, _COHORT = "person", "cohort"
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class CalendarFiles:
    """The use case of "Add to my calendar". `what` is `person:` with a number, or `cohort:` with a name or none."""

    records: Records
    deadlines: Deadlines
    outbox: Outbox

    def ask(self, actor: Person, what: str, *, source: str, now: datetime) -> Words:
        """That the file comes; the same `source` sends it once."""
        self.file(actor, what, now=now)
        errand = Errand(f"calendar:{source}", CALENDAR_FILE, {"person": actor.id, "what": what})
        if self.records.claim(errand.key, now=now, errands=[errand]):
            self.outbox.wake([errand.key])
        return Words("The calendar file comes in a direct message from me, in a moment.")

    def file(self, actor: Person, what: str, *, now: datetime) -> CalendarFile:
        """The calendar of what is dated from today on; Refused where it is not open to the actor, or there is none."""
        kind, _, which = what.partition(":")
        today = day_of(actor, now)
        if kind == _PERSON:
            candidate = self.records.person(int(which)) if _NUMBER.fullmatch(which) else None
            if candidate is None:
                raise Refused("no_page", "That is no longer there. `/casc deadlines` shows what is due now.")
            found = [one for one in self.deadlines.everything(actor, candidate, today) if one.last is not None]
            title, owner = f"Deadlines of {candidate.name}", str(candidate.id)
        else:
            found = [one for _, dates in self.deadlines.common(actor, which or None, today) for one in dates]
            pack = self.deadlines.packs[actor.program]
            title = f"{pack.short_name} {which}".strip()
            owner = "-".join(filter(None, (pack.id, which.lower().replace(" ", "-"))))
        if not any(map(has_event, found)):
            raise Refused(
                "no_dates", "No document prints a day for what is to come, so there is nothing for a calendar."
            )
        return CalendarFile(
            name=f"{'-'.join(''.join(mark if mark.isalnum() else ' ' for mark in title).lower().split())}.ics",
            content=calendar_of(found, title=title, owner=owner, zone=self.zone(actor), now=now),
            events=sum(map(has_event, found)),
            title=title,
            today=today,
            months=[one for one in found if not has_event(one) and one.last and one.last >= today],
        )

    def zone(self, actor: Person) -> str:
        """Where the actor's program is: the time zone of most of its people."""
        zones = Counter(one.zone for one in self.records.people(actor.program))
        return max(zones, key=lambda zone: (zones[zone], zone), default=actor.zone)
