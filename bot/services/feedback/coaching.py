"""Coaching rated on the parts of its cycle: by the coach themselves, and by who observed a session.

It is open to the coach and the program's administrator, never to a candidate, and is no part of how candidates are
rated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.feedback.replies import CoachingDrawn, CoachingForm, CoachingObserved, CoachingShown, FilledCoaching
from bot.services.outbox import Outbox
from bot.services.people.names import called, named
from induction.access import Action, check_may, may
from induction.feedback.coaching import CoachingRated, CoachingRating, check_coaching, in_order, is_time_to_offer
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

COACHING_PICTURE, OBSERVED = "coaching_picture", "coaching_observed"
"""The kinds of the errands that hand over the picture, and that tell a coach of an observation."""

GROWTH = "growth"


@dataclass(frozen=True)
class CoachingRatings:
    """The use case behind `/casc coaching`."""

    records: Records
    outbox: Outbox

    def said(self, actor: Person, words: str, *, source: str, now: datetime) -> CoachingForm | CoachingShown:
        """What follows `/casc coaching`: the form about oneself or the coach who was named, or with `growth` theirs."""
        first, _, rest = words.partition(" ")
        if first.lower() == GROWTH:
            return self.growth(actor, self._meant(actor, rest.strip(), f"{GROWTH} ").id, source=source, now=now)
        return self.form(actor, self._meant(actor, words).id, now=now)

    def form(self, actor: Person, coach_id: int, *, now: datetime) -> CoachingForm:
        """The form, which knows what the same person gave last time."""
        coach = self._coach(actor, coach_id, Action.RATE_COACHING)
        given = [one for one in self.records.coaching.of_coach(coach.id) if one.by_id == actor.id]
        return CoachingForm(actor, coach, day_of(actor, now), given[-1] if given else None)

    def send(
        self, actor: Person, coach_id: int, filled: FilledCoaching, *, source: str, now: datetime
    ) -> CoachingShown:
        """What was given, recorded, beside all that was before. `source` is the form's own key: it records once."""
        coach = self._coach(actor, coach_id, Action.RATE_COACHING)
        today = day_of(actor, now)
        rated = CoachingRated(
            coach_id=coach.id, by_id=actor.id, on=filled.on or today, levels=filled.levels, note=filled.note
        )
        if self.records.coaching.by_source(source) is None:
            check_coaching(rated, today=today)
        told = () if rated.own else [Errand(f"{OBSERVED}:{source}", OBSERVED, {"source": source})]
        kept = self.records.coaching.rate(rated, source=source, now=now, errands=told)
        self.outbox.wake([one.key for one in told])
        return self._shown(actor, coach, source=source, now=now, recorded=kept.rating)

    def growth(self, actor: Person, coach_id: int, *, source: str, now: datetime) -> CoachingShown:
        """How a coach was rated over time; that another's was read is noted."""
        coach = self._coach(actor, coach_id, Action.SEE_COACHING)
        return self._shown(actor, coach, source=source, now=now)

    def drawn(self, reader_id: int, coach_id: int, ratings: Sequence[int]) -> CoachingDrawn | None:
        """These ratings, which the reader was shown, to be drawn; None where they may not see them any more."""
        reader, coach = self.records.person(reader_id), self.records.person(coach_id)
        if reader is None or coach is None or not may(reader, Action.SEE_COACHING, coach):
            return None
        shown = [one for one in self.records.coaching.of_coach(coach_id) if one.id in set(ratings)]
        return CoachingDrawn(reader, coach, in_order(shown)) if shown else None

    def observed(self, source: str) -> CoachingObserved | None:
        """What a coach is told of an observation; None where they may not see it any more."""
        rating = self.records.coaching.by_source(source)
        coach = None if rating is None else self.records.person(rating.coach_id)
        if rating is None or coach is None or not may(coach, Action.SEE_COACHING, coach):
            return None
        return CoachingObserved(coach, self._names([rating])[rating.by_id], rating.on)

    def is_time_to_offer(self, coach: Person, *, now: datetime) -> bool:
        """Whether a coach who has just closed a session is offered the self-assessment: once a month at most."""
        if not may(coach, Action.RATE_COACHING, coach):
            return False
        zone = ZoneInfo(coach.zone)
        sessions = self.records.sessions.of([one.id for one in self.records.candidates_of(coach.id)])
        closed = [one.closed_at.astimezone(zone) for one in sessions if one.coach_id == coach.id]
        return is_time_to_offer(closed, self.records.coaching.of_coach(coach.id), now.astimezone(zone))

    def _shown(
        self, actor: Person, coach: Person, *, source: str, now: datetime, recorded: CoachingRating | None = None
    ) -> CoachingShown:
        ratings = self.records.coaching.of_coach(coach.id)
        details = {"reader": actor.id, "coach": coach.id, "ratings": [one.id for one in ratings]}
        errands = [Errand(f"{COACHING_PICTURE}:{source}", COACHING_PICTURE, details)] if ratings else []
        self.records.coaching.note_reading(coach.id, actor.id, now=now, errands=errands)
        self.outbox.wake([one.key for one in errands])
        return CoachingShown(actor, coach, in_order(ratings), self._names(ratings), recorded, picture=bool(errands))

    def _names(self, ratings: Sequence[CoachingRating]) -> Mapping[int, str]:
        people = {one.by_id: self.records.person(one.by_id) for one in ratings}
        return {number: one.name if one else "somebody" for number, one in people.items()}

    def _meant(self, actor: Person, said: str, before: str = "") -> Person:
        """Oneself, or the coach whom an administrator named; Refused with the question to answer."""
        if actor.role is Role.COACH:
            return named(said, [actor], where="among those whose ratings are open to you") if said else actor
        coaches = [one for one in self.records.people(actor.program) if one.role is Role.COACH]
        theirs = [one for one in coaches if may(actor, Action.SEE_COACHING, one)]
        if not theirs:
            raise _not_open()
        if said:
            return named(said, theirs, where="among the coaches of your program")
        names = called(theirs)
        raise Refused(
            "which_person",
            f"Whose coaching: {' or '.join(names)}? Say it with the name: `/casc coaching {before}{names[0]}`.",
        )

    def _coach(self, actor: Person, coach_id: int, action: Action) -> Person:
        coach = self.records.person(coach_id)
        if coach is None or coach.program != actor.program or coach.role is not Role.COACH:
            raise _not_open()
        check_may(actor, action, coach)
        return coach


def _not_open() -> Refused:
    return Refused("not_allowed", "How coaching is rated is open to the coach and the program administrator alone.")
