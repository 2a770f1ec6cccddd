"""What would go out in the next days, to whom and why: the planner's own answers, asked ahead of time.

Of posts it is certain but for what somebody sets meanwhile; of what is open of people's it is what is open now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.services.reminding.digests import Digests
from bot.services.reminding.planner import Planner
from bot.services.reminding.replies import DigestShown
from induction.dates.schedule import monday_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.reminding.calendars import CohortCalendar, Deliveries, OpenItem, PersonCalendar
from induction.reminding.due import Reason, Verdict, due

LONGEST = 60
"""For how many days one can look ahead."""

_A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class PostAhead:
    """A cohort's weekly post at that time, in the cohort's zone; `reason` says why it would be left out."""

    pack: ProgramPack
    calendar: CohortCalendar
    at: datetime
    reason: Reason | None = None

    @property
    def there(self) -> datetime:
        """When it comes, as the clocks show it where the cohort is."""
        return self.at.astimezone(ZoneInfo(self.calendar.zone))


@dataclass(frozen=True)
class DigestAhead:
    """A person's digest at that time; `again` are the keys of what they were told of before."""

    shown: DigestShown
    at: datetime
    again: frozenset[str] = frozenset()

    @property
    def there(self) -> datetime:
        """When it comes, as the clocks show it where its reader is."""
        return self.at.astimezone(ZoneInfo(self.shown.reader.zone))


Coming = PostAhead | DigestAhead


@dataclass(frozen=True)
class Forecast:
    """The use case of looking ahead, for whoever runs the companion; nothing is kept of it and nothing sent."""

    planner: Planner
    digests: Digests

    def of(self, first: date, days: int, *, program: str | None = None, now: datetime) -> Sequence[Coming]:
        """What would go out in so many days from the first, in its order; on the day of `now` what is still due."""
        posts = list(self._posts(first, first + timedelta(days=days - 1), program, now))
        digests = list(self._digests(first, days, program, now))
        return sorted([*posts, *digests], key=lambda one: one.at)

    def _posts(self, first: date, last: date, program: str | None, now: datetime) -> Iterator[PostAhead]:
        calendars = self.planner.calendars(program)
        mondays = [monday_of(first) + _A_WEEK * week for week in range((last - monday_of(first)).days // 7 + 1)]
        keys = [calendar.key(monday) for calendar in calendars for monday in mondays]
        taken = self.planner.records.reminders.deliveries(keys=keys)
        for calendar in calendars:
            for monday in mondays:
                at = calendar.moment(monday)
                if at is None or not first <= calendar.day(monday) <= last or at < now:
                    continue
                ahead = calendar.model_copy(update={"since": min(calendar.since, at), "decided": monday - _A_WEEK})
                for decision in due(at, [ahead], taken):
                    reason = decision.reason if decision.verdict is Verdict.LEFT_OUT else None
                    yield PostAhead(self.planner.packs[calendar.program], calendar, at, reason)

    def _digests(self, first: date, days: int, program: str | None, now: datetime) -> Iterator[DigestAhead]:
        everybody = [one for one in self.planner.records.people(program) if one.slack_id is not None]
        people = {one.id: one for one in everybody if one.program in self.planner.packs}
        deliveries = self.planner.records.reminders.deliveries(list(people))
        before = frozenset(deliveries.nudged)
        for day in (first + timedelta(days=number) for number in range(days)):
            for at, calendars in self._of_day(list(people.values()), day, now):
                for decision in due(at, calendars, deliveries):
                    reader = people[decision.person_id or 0]
                    again = frozenset(one.key for one in decision.items if (reader.id, one.key) in before)
                    deliveries = _told(deliveries, reader, decision.items, day)
                    shown = self.digests.told(reader, decision.items, day, now=decision.at)
                    yield DigestAhead(shown, decision.at, again)

    def _of_day(
        self, people: Sequence[Person], day: date, now: datetime
    ) -> Iterator[tuple[datetime, Sequence[PersonCalendar]]]:
        """Who has a digest on that day, moment by moment, each with what is open of theirs by then."""
        moments: dict[datetime, list[Person]] = {}
        bare = self.planner.bare(people)
        for person in people:
            calendar = bare[person.id]
            moment = calendar.moment(day)
            if moment is not None and (moment >= now or calendar.day(now) == day):
                moments.setdefault(max(moment, now), []).append(person)
        for at, whose in sorted(moments.items()):
            yield at, self.planner.people(whose, now=at)


def _told(deliveries: Deliveries, reader: Person, items: Sequence[OpenItem], day: date) -> Deliveries:
    told = {(reader.id, one.key): (*deliveries.nudged.get((reader.id, one.key), ()), day) for one in items}
    return deliveries.model_copy(update={"nudged": deliveries.nudged | told})
