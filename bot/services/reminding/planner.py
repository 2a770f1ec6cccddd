"""The planner: each minute it asks what is due, and keeps it with what brings it, once.

`due` decides, this module reads what it rests on and writes down what it says. It may run twice, in two processes, late
or after a crash: every reminder has one key.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.services.cohort.weekly import POST
from bot.services.reminding.digests import DIGEST
from bot.services.reminding.hours_lists import HoursLists
from bot.services.reminding.open_items import OpenItems
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from induction.reminding.calendars import A_DAY, CohortCalendar, Deliveries, PersonCalendar
from induction.reminding.due import Decision, Verdict, due, next_look
from induction.reminding.reminders import ReminderChoice
from storage.errands import Errand
from storage.records import Records

A_FEW = 50
"""How many posts or people are planned in one transaction."""

AHEAD_OF_UTC = timedelta(hours=14)
"""So far ahead the clocks are where a day begins first."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Planner:
    """The use case of the minute: nobody asks for it, and what it keeps goes out by itself."""

    records: Records
    packs: Mapping[str, ProgramPack]
    items: OpenItems

    def minute(self, *, now: datetime) -> Iterator[Sequence[str]]:
        """Plan what is due now, bit by bit; each time the keys of errands that are new."""
        self.records.reminders.settle()
        yield from self.posts(now=now)
        yield from self.digests(now=now)

    def posts(self, *, now: datetime) -> Iterator[Sequence[str]]:
        """Plan the weekly posts that are due, a few at a time; the keys of the errands that bring them.

        After a long outage they are many: in one transaction they would take longer than anybody may write.
        """
        self.records.postings.mind(now=now)
        found = due(now, self.calendars(undecided=(now + AHEAD_OF_UTC).date()), Deliveries())
        for few in (found[begin : begin + A_FEW] for begin in range(0, len(found), A_FEW)):
            decided = [(one, one.program or "", _post(one)) for one in self._but_for_sent(few)]
            yield self.records.reminders.keep(decided, now=now)

    def _but_for_sent(self, decided: Sequence[Decision]) -> Sequence[Decision]:
        """These decisions, where a post that somebody sent by hand is due as it was sent."""
        taken = self.records.reminders.deliveries(keys=[one.key for one in decided]).keys
        return [
            one.model_copy(update={"verdict": Verdict.DUE, "reason": None}) if one.key in taken else one
            for one in decided
        ]

    def calendars(self, program: str | None = None, *, undecided: date | None = None) -> Sequence[CohortCalendar]:
        """The calendar of every cohort whose posts the companion minds; or where one may be undecided on that day."""
        return [
            one.calendar(self.packs[one.program].weekly)
            for one in self.records.postings.all(program, undecided=undecided)
            if one.program in self.packs
        ]

    def digests(self, *, now: datetime) -> Iterator[Sequence[str]]:
        """Plan the digests of whoever's time comes, a few people at a time, until everybody was looked at."""
        while people := self.records.reminders.to_look_at(now=now, at_most=A_FEW):
            yield self._planned(people, now=now)

    def _planned(self, people: Sequence[Person], *, now: datetime) -> Sequence[str]:
        """Plan the digests of these people; who stands in the way of the others is left for later."""
        looked = {person_id: next_look(one, now) for person_id, one in self.bare(people).items()}
        try:
            decided = self._decided(people, now=now)
        except Refused:
            raise
        except Exception:  # a fault in what is on record of one keeps nobody else from being reminded
            if len(people) > 1:
                return [key for one in people for key in self._planned([one], now=now)]
            log.exception("nobody can say what is open of person %s: their digest is left out", people[0].id)
            decided = ()
        programs = {one.id: one.program for one in people}
        kept = [(one, programs[one.person_id or 0], _digest(one)) for one in decided]
        looked = dict.fromkeys(programs, now + A_DAY) | looked
        return self.records.reminders.keep(kept, looked=looked, now=now)

    def _decided(self, people: Sequence[Person], *, now: datetime) -> Sequence[Decision]:
        deliveries = self.records.reminders.deliveries([one.id for one in people])
        return due(now, self.people(people, now=now), deliveries)

    def people(self, people: Sequence[Person], *, now: datetime) -> Sequence[PersonCalendar]:
        """The calendars of these people with what is to be told; without those to whom nothing may be said today."""
        bare = self.bare(people)
        awake = [one for one in people if one.id in bare and _may_hear(bare[one.id], now)]
        open_items, lists = self.items.of(awake, now=now), HoursLists(self.records, self.packs)
        told = {one.id: lists.untold(one, bare[one.id], open_items.get(one.id, ()), now=now) for one in awake}
        return [bare[one.id].model_copy(update={"items": tuple(told[one.id])}) for one in awake]

    def bare(self, people: Sequence[Person]) -> Mapping[int, PersonCalendar]:
        """The calendars of these people by their number, with nothing open; of those whose program has a pack."""
        choices = self.records.choices.of([one.id for one in people])
        return {
            one.id: choices.get(one.id, ReminderChoice()).calendar(one, self.packs[one.program].nudges)
            for one in people
            if one.program in self.packs
        }


def _may_hear(calendar: PersonCalendar, now: datetime) -> bool:
    day = calendar.day(now)
    moment = None if day is None else calendar.moment(day)
    return moment is not None and calendar.is_open(max(moment, now))


def _post(decision: Decision) -> Errand | None:
    """What brings the post; where it is left out, nothing does."""
    if decision.verdict is not Verdict.DUE or decision.monday is None:
        return None
    details = {"program": decision.program, "cohort": decision.cohort, "on": decision.monday.isoformat()}
    return Errand(decision.key, POST, details)


def _digest(decision: Decision) -> Errand:
    about = {"person_id": decision.person_id, "day": str(decision.day), "items": [one.key for one in decision.items]}
    return Errand(decision.key, DIGEST, about, due_at=decision.at)
