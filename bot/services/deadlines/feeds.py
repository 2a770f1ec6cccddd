"""A calendar that keeps itself up to date: an address which one's own calendar reads.

Whoever holds the address reads it, so there is nothing in it but dates and titles that the program prints or asks of
everybody: no name, no hours, no action item, and what is done stays in it, so that nothing tells what is not. The token
is random and kept: it can be replaced, and ended.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.calendars.writing import calendar_of
from bot.services.days import day_of
from bot.services.deadlines.deadlines import Deadlines
from bot.services.deadlines.files import CalendarFiles
from bot.services.outbox import Outbox
from bot.services.rulebook import rules_of
from bot.services.words import Words
from induction.ahead.deadlines import deadlines
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

FEED_ADDRESS = "feed_address"
"""The kind of the errand that tells somebody their address."""

FEED_PATH = "/calendar"
_REPLACE = frozenset({"new", "replace", "another"})
_END = frozenset({"off", "end", "stop", "remove", "delete"})
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class CalendarFeeds:
    """The use case behind `/casc deadlines feed`. `public` is where the companion is reached, None for nowhere."""

    records: Records
    deadlines: Deadlines
    files: CalendarFiles
    outbox: Outbox
    public: str | None = None

    def of(self, actor: Person, words: str, *, source: str, now: datetime) -> Words:
        """That the actor's address comes in a direct message: the one that they have, or another one; or that it ended.

        Refused where the companion has no address on the web, and for other words.
        """
        said = words.strip().lower()
        if said in _END:
            self.records.feeds.end(actor.id, now=now)
            return Words("Your calendar address holds no longer: whoever opens it finds nothing.")
        if said and said not in _REPLACE:
            raise Refused(
                "unknown_words",
                "`/casc deadlines feed` gives your address, `feed new` another one, `feed off` ends it.",
            )
        if self.public is None:
            raise Refused(
                "no_address",
                "This companion has no address on the web that your calendar could read. `/casc deadlines` has a "
                "button that gives you the dates as a file.",
            )
        fresh = secrets.token_urlsafe(_TOKEN_BYTES)
        self.records.feeds.make(actor.id, fresh, source=source, now=now, replacing=bool(said))
        errand = Errand(f"feed:{source}", FEED_ADDRESS, {"person": actor.id, "replaced": bool(said)})
        if self.records.claim(errand.key, now=now, errands=[errand]):
            self.outbox.wake([errand.key])
        return Words("The address of your calendar comes in a direct message from me, in a moment.")

    def address_of(self, person: Person) -> str | None:
        """The address at which this person's calendar reads, where they have one."""
        token = self.records.feeds.token_of(person.id)
        return None if token is None or self.public is None else f"{self.public.rstrip('/')}{FEED_PATH}/{token}.ics"

    def read(self, token: str, *, now: datetime) -> bytes | None:
        """What the address with that token shows; None where there is none."""
        number = self.records.feeds.person_with(token)
        person = None if number is None else self.records.person(number)
        if person is None:
            return None
        today = day_of(person, now)
        if person.role is Role.CANDIDATE:
            record = self.records.candidates.record(person)
            pack = rules_of(self.deadlines.packs, person, today)
            found = deadlines(pack, record, person.starts_on, today, with_done=True)
        else:
            found = tuple(one for _, dates in self.deadlines.common(person, None, today) for one in dates)
        title = self.deadlines.packs[person.program].short_name
        return calendar_of(
            found, title=title, owner=str(person.id), zone=self.files.zone(person), now=now, described=False
        )
