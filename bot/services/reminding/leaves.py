"""A leave that an administrator of the program records for somebody, who hears of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.people.names import named
from bot.services.reminding.chosen import LeaveShown, LeaveTold
from induction.access import Action, check_may, may
from induction.people import Person
from induction.refused import Refused
from induction.reminding.choosing import Leave, leave_of, on_leave
from induction.reminding.reminders import ReminderChoice
from storage.errands import Errand
from storage.records import Records

LEAVE = "leave_recorded"
"""The kind of the errand that tells somebody of a leave that was recorded. It has its time, which is now."""


@dataclass(frozen=True)
class Leaves:
    """The use case of the leaves of others. Nothing else of how they are reminded is shown here."""

    records: Records

    def of(self, actor: Person, person: Person, *, now: datetime) -> LeaveShown:
        """The leave of somebody of the program."""
        check_may(actor, Action.RECORD_LEAVE, person)
        return self._shown(actor, person, self._choice(person), now=now)

    def record(self, actor: Person, person: Person, leave: Leave, *, source: str, now: datetime) -> LeaveShown:
        """The leave as it is recorded; the person hears of what changed, and the same `source` tells them once."""
        check_may(actor, Action.RECORD_LEAVE, person)
        news = Errand(f"{LEAVE}:{person.id}:{source}", LEAVE, {"person_id": person.id, "by": actor.id}, due_at=now)
        if (
            leave_of(self._choice(person), day_of(actor, now)) == leave
            and self.records.errands.by_key(news.key) is None
        ):
            return self._shown(actor, person, self._choice(person), now=now)
        chosen = self.records.choices.change(
            person.id,
            lambda known: on_leave(known, leave, by=actor.id, now=now),
            actor_id=actor.id,
            errands=[news],
            now=now,
        )
        return replace(self._shown(actor, person, chosen, now=now), told=True)

    def told(self, person_id: int, by: int, *, now: datetime) -> LeaveTold | None:
        """What somebody hears of the leave as it stands now; None where they, or whoever recorded it, are gone."""
        person, recorder = self.records.person(person_id), self.records.person(by)
        if person is None or recorder is None:
            return None
        return LeaveTold(person, recorder, self._choice(person), day_of(person, now))

    def named(self, actor: Person, said: str) -> Person:
        """The person of the program whom the actor names; Refused for whoever may record nobody's leave."""
        among = [one for one in self.records.people(actor.program) if may(actor, Action.RECORD_LEAVE, one)]
        if [one.id for one in among] in ([], [actor.id]):
            raise Refused(
                "not_allowed",
                "Everybody sets their own reminders; an administrator of the program can record a leave for somebody. "
                "`/casc reminders` shows yours.",
            )
        return named(said, among, where="in your program")

    def of_program(self, actor: Person, person_id: int) -> Person:
        """The person of that number; Refused where they are not there, or the actor may record no leave of theirs."""
        person = self.records.person(person_id)
        if person is None or not may(actor, Action.RECORD_LEAVE, person):
            raise Refused("not_there", "That person is not there, or not of your program.")
        return person

    def recorder(self, choice: ReminderChoice, reader: Person) -> Person | None:
        """Who recorded the leave, where that was not the reader."""
        return None if choice.leave_by in {None, reader.id} else self.records.person(choice.leave_by or 0)

    def _shown(self, actor: Person, person: Person, choice: ReminderChoice, *, now: datetime) -> LeaveShown:
        return LeaveShown(actor, person, choice, day_of(actor, now), self.recorder(choice, actor))

    def _choice(self, person: Person) -> ReminderChoice:
        return self.records.choices.of([person.id]).get(person.id, ReminderChoice())
