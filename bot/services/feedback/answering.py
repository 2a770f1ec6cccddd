"""Answering the pulse survey: what is asked of whom, and what becomes of it. Nobody's answers are kept as theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.feedback.replies import PulseCounted, PulseForm, PulseInvited, PulseStanding
from bot.services.rulebook import HOME_ZONE
from induction.access import Action, may
from induction.calendar import date_words
from induction.feedback.pulse import FEWEST, Pulse, check_answers
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from storage.records import Records


def pulse_day(now: datetime) -> date:
    """The day by which rounds open and close: for everybody at one moment, wherever they are."""
    return now.astimezone(HOME_ZONE).date()


@dataclass(frozen=True)
class PulseAnswers:
    """The use case of whoever is asked."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def form(self, actor: Person, key: str | None = None, *, now: datetime) -> PulseForm | PulseStanding:
        """The survey that is open for this person, or that round of it; else that there is nothing to answer."""
        _check_asked(actor)
        today = pulse_day(now)
        known = self.records.pulses.of_program(actor.program)
        rounds = [one for one in known if one.is_open(today) and self._asks(one, actor)]
        answered = self.records.pulses.answered([one.key for one in rounds], actor.id)
        waiting = [one for one in rounds if one.key not in answered]
        chosen = next((one for one in waiting if one.key == key), next(iter(waiting), None))
        if chosen is None:
            return PulseStanding(next(iter(rounds), None))
        return PulseForm(chosen, self.packs[actor.program].pulse.of(actor.role))

    def waiting(self, actor: Person, *, now: datetime) -> Pulse | None:
        """The survey that is open for this person and not answered; None where there is none.

        Nor is it for those of whom there are so few that nothing of what they say could be shown.
        """
        if not may(actor, Action.ANSWER_PULSE, actor):
            return None
        today, rounds = pulse_day(now), self.records.pulses.unanswered(actor.program, actor.id)
        found = next((one for one in rounds if one.is_open(today) and self._asks(one, actor)), None)
        return None if found is None or len(self._peers(found, actor)) < FEWEST else found

    def send(self, actor: Person, key: str, answers: Mapping[str, int], *, now: datetime) -> PulseCounted:
        """That these answers, by item, are counted. Whoever has answered before is counted no second time.

        Refused where the round is over, is not for this person, or an answer is missing.
        """
        _check_asked(actor)
        pulse = self.records.pulses.by_key(key)
        if pulse is None or not self._asks(pulse, actor):
            raise Refused("no_pulse", "That survey is not there any more, or is not for you. Nothing was counted.")
        if self.records.pulses.answered([key], actor.id):
            return PulseCounted(pulse, first_time=False)
        if not pulse.is_open(pulse_day(now)):
            ended = date_words(pulse.closes_on)
            raise Refused("pulse_closed", f"This survey closed on {ended}, so your answers were not counted.")
        given = check_answers(self.packs[actor.program].pulse.of(actor.role), answers)
        counted = self.records.pulses.answer(key, actor.id, actor.role, actor.cohort, given)
        return PulseCounted(pulse, first_time=counted)

    def invited(self, person_id: int, key: str, *, now: datetime) -> PulseInvited | None:
        """What somebody is told of a round; None where they have answered it, or it is not for them any more."""
        reader, pulse = self.records.person(person_id), self.records.pulses.by_key(key)
        if reader is None or pulse is None or not may(reader, Action.ANSWER_PULSE, reader):
            return None
        waits = pulse.is_open(pulse_day(now)) and self._asks(pulse, reader)
        if not waits or self.records.pulses.answered([key], reader.id):
            return None
        return PulseInvited(reader, pulse, len(self.packs[reader.program].pulse.of(reader.role)))

    def _peers(self, pulse: Pulse, person: Person) -> Sequence[Person]:
        """Those of the person's role whom the round asks and who can be reached, themselves among them."""
        people = self.records.people(pulse.program)
        return [one for one in people if one.role is person.role and one.slack_id and pulse.asks(one.cohort, one.role)]

    def _asks(self, pulse: Pulse, person: Person) -> bool:
        asked = self.packs[person.program].pulse.of(person.role)
        return pulse.program == person.program and pulse.asks(person.cohort, person.role) and bool(asked)


def _check_asked(actor: Person) -> None:
    if not may(actor, Action.ANSWER_PULSE, actor):
        raise Refused("not_allowed", "The survey asks candidates and coaches what they think of the program.")
