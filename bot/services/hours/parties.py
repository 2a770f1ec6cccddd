"""Whose hours they are: the candidate they count for, and the coach of a coaching session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.attendance.calendar import RECORDING
from bot.services.people.names import WhichPerson, called, named
from bot.understanding.intents import LogHours, Problem, SpokenEntry
from induction.hours import HourEntry, HourKind
from induction.people import Person, Role
from induction.refused import Refused
from storage.records import Records


@dataclass(frozen=True)
class Parties:
    """Finds the two people behind an entry from who speaks and whom they named."""

    records: Records

    def of(
        self, actor: Person, kind: HourKind, counterpart: str | None, on: date | None = None
    ) -> tuple[Person, int | None]:
        """The candidate and the coach's id (None for professional learning); Refused with the question to answer.

        A candidate's coaching is with whoever was their coach `on` that day, where the roster knows it.
        """
        if actor.role is Role.CANDIDATE:
            return actor, self._own_coach(actor, counterpart, on) if kind is HourKind.COACHING else None
        if actor.role is not Role.COACH:
            others = (
                " `/casc attendance` records who was at a session of the program." if actor.role in RECORDING else ""
            )
            raise Refused("not_a_party", f"Hours are logged by the candidate or the coach who were there.{others}")
        if kind is HourKind.PROFESSIONAL_LEARNING:
            raise Refused(
                "not_a_party", "Professional learning is logged by the candidate who did it; you can log coaching."
            )
        return self._coached(actor, counterpart), actor.id

    def entry(self, actor: Person, spoken: SpokenEntry) -> HourEntry:
        """What was said as an entry, with both people behind it; ValueError where kind, length or day was not said."""
        if spoken.kind is None or spoken.minutes is None or spoken.on is None:
            raise ValueError("a log without a problem has kind, minutes and date")
        candidate, coach_id = self.of(actor, spoken.kind, spoken.counterpart, spoken.on)
        return HourEntry(
            candidate_id=candidate.id,
            coach_id=coach_id,
            kind=spoken.kind,
            category=spoken.category,
            minutes=spoken.minutes,
            on=spoken.on,
            format=spoken.format,
            topic=spoken.topic,
            starts=spoken.starts,
            ends=spoken.ends,
            zone=actor.zone,
            together=spoken.together,
        )

    def told(self, actor: Person, spoken: LogHours) -> LogHours:
        """The hours as the actor means them: a coach logs coaching only, so hours with a name need no activity."""
        if actor.role is not Role.COACH or spoken.problem is not Problem.MISSING_ACTIVITY:
            return spoken
        if not all(one.counterpart and one.minutes and one.on for one in spoken.entries):
            return spoken
        return LogHours(entries=tuple(_as_coaching(one) for one in spoken.entries))

    def _own_coach(self, actor: Person, counterpart: str | None, on: date | None) -> int:
        then = self.records.coach_on(actor.id, on) if on else None
        numbers = dict.fromkeys(number for number in (then, actor.coach_id) if number is not None)
        coaches = [coach for number in numbers if (coach := self.records.person(number)) is not None]
        if not coaches:
            raise Refused(
                "no_coach",
                "You are not paired with a coach on the roster yet, so coaching can't be counted. Your program "
                "administrator can pair you.",
            )
        if (said := _besides(actor, counterpart, coaches)) is not None:
            paired = " and ".join(coach.name for coach in coaches)
            return named(said, coaches, where=f"among your coaches; you are paired with {paired}").id
        return coaches[0].id

    def _coached(self, actor: Person, counterpart: str | None) -> Person:
        caseload = self.records.candidates_of(actor.id)
        if not caseload:
            raise Refused("no_caseload", "No candidate is paired with you on the roster. Ask your administrator.")
        if (said := _besides(actor, counterpart, caseload)) is not None:
            return named(said, caseload, where="in your caseload")
        if len(caseload) == 1:
            return caseload[0]
        names = ", ".join(called(caseload))
        raise WhichPerson(f"With whom? You coach {names}.", "Say it again with the name.", said=None, people=caseload)


def _besides(actor: Person, said: str | None, others: Sequence[Person]) -> str | None:
    """Who was named; nobody where that is the actor, as in the title of an invitation that the other party wrote."""
    if said is None or said.lower() not in _called(actor):
        return said
    return said if any(said.lower() in _called(one) for one in others) else None


def _called(person: Person) -> frozenset[str]:
    return frozenset({person.name.lower(), person.first_name.lower()})


def _as_coaching(entry: SpokenEntry) -> SpokenEntry:
    return entry if entry.kind else entry.model_copy(update={"kind": HourKind.COACHING})
