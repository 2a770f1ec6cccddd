"""By when a requirement is due: every reading of its deadline with its last day, and what they come to together.

Where documents disagree, each side has a day of its own. The earliest that is still to come is the one to keep to;
only when all of them are over its time is.
"""

from dataclasses import dataclass
from datetime import date

from induction.dates.due import last_day, trigger_day
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Rule
from induction.record.candidate import CandidateRecord
from induction.standing.standing import Reading


@dataclass(frozen=True)
class LastDays:
    """The last day `by` which it is due, the `readings` where documents disagree, and the days `unknown` for it."""

    by: date | None = None
    readings: tuple[Reading, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether all readings say the same of what was done: in time, or late."""
        return len({one.met for one in self.readings}) <= 1


@dataclass(frozen=True)
class Clock:
    """Whose days are counted, and what day it is."""

    pack: ProgramPack
    record: CandidateRecord
    today: date

    def last_days(
        self, rule: Rule, own: Due | None, *, year: int | None, otherwise: date | None, done_on: date | None = None
    ) -> LastDays:
        """When something that rests on the rule is due, with its `own` deadline or the rule's.

        What no document gives a deadline is due `otherwise`. `done_on` is the day on which it was done.
        """
        sides = [] if own or rule.ruled else [(side, side.due) for side in rule.conflict if side.due]
        dues = [due for _, due in sides] or [due for due in (own or rule.due,) if due]
        if not dues:
            return LastDays(otherwise)
        days = [self._last_day(due, year) for due in dues]
        known = sorted(day for day in days if day)
        ahead = [day for day in known if day >= self.today]
        readings = tuple(
            Reading(
                value=side.value,
                source=side.source,
                document=self.pack.document(side.source.document).title,
                by=day,
                met=self._met(day, done_on),
                says=self._says(due, day, done_on),
            )
            for (side, due), day in zip(sides, days, strict=False)
        )
        missing = [due.of.label for due, day in zip(dues, days, strict=True) if due.of and day is None]
        return LastDays(next(iter([*ahead, *known[-1:]]), None), readings, tuple(dict.fromkeys(missing)))

    def _last_day(self, due: Due, year: int | None) -> date | None:
        return last_day(due, self.pack, self.record, self.record.candidate.starts_on, year=year)

    def _met(self, day: date | None, done_on: date | None) -> bool | None:
        if day is None:
            return None
        if done_on is not None:
            return done_on <= day
        return False if self.today > day else None

    def _says(self, due: Due, day: date | None, done_on: date | None) -> str | None:
        """What the days come to, where they are counted from a day of the candidate's own."""
        begins = trigger_day(self.record, due.of) if due.of else None
        if due.of and begins is None:
            return f"counts from {due.of.label}, which is not on record"
        if due.of is None or begins is None or day is None or done_on is None:
            return None
        late = (done_on - day).days
        return (
            f"{_days((done_on - begins).days)} after {due.of.label}: {f'{_days(late)} late' if late > 0 else 'in time'}"
        )


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
