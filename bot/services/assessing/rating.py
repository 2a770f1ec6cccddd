"""Rating: who may rate whom, the form, what it records, and asking the others for their scores."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.assessing.cases import Case, Cases
from bot.services.assessing.replies import (
    Asked,
    AskedToRate,
    FilledRating,
    RatingForm,
    RatingReceipt,
    ToRate,
    ToRateLine,
)
from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.people.meant import where_of
from bot.services.people.names import named
from induction.access import Action, check_may, may
from induction.dates.rounds import (
    Window,
    check_levels,
    check_rating,
    may_begin,
    missing_raters,
    next_window,
    own_rating,
    visible_ratings,
)
from induction.people import Person, Role
from induction.recommendation.growth import RoundGrowth, growth
from induction.record.assessments import Rated, Rating
from induction.refused import Refused
from storage.errands import Errand

ASK_RATING = "ask_rating"
"""The kind of the errand that asks somebody for their scores, once a day at most."""

RATERS = (Role.CANDIDATE, Role.COACH, Role.SUPERVISOR)


@dataclass(frozen=True)
class Ratings:
    """The use case behind `/casc rate`."""

    cases: Cases
    outbox: Outbox

    def begin(self, actor: Person, said: str | None, *, now: datetime) -> RatingForm | ToRate:
        """The form for oneself, or for the candidate who was named or is the only one; else those to choose from."""
        among = self._rated_by(actor)
        if said:
            return self.form(actor, named(said, among, where=where_of(actor)).id, now=now)
        if len(among) == 1:
            return self.form(actor, among[0].id, now=now)
        cases = self.cases.of_each(among, now=now)
        check_levels(cases[0].pack)
        lines = sorted((_to_rate(case, actor) for case in cases), key=lambda one: (not one.waits, one.candidate.name))
        return ToRate(actor, cases[0].pack, lines, day_of(actor, now))

    def waiting(self, actor: Person, *, now: datetime) -> ToRate:
        """Those of whom the actor's scores are missing in a round that is open; nobody where they rate nobody."""
        theirs = [one for one in self.cases.records.people(actor.program) if may(actor, Action.RATE, one)]
        cases = self.cases.of_each(theirs, now=now)
        lines = [line for line in (_to_rate(case, actor) for case in cases) if line.waits]
        return ToRate(actor, self.cases.packs[actor.program], lines, day_of(actor, now))

    def form(self, actor: Person, candidate_id: int, key: str | None = None, *, now: datetime) -> RatingForm:
        """The form for that round or, where it is not open or none is named, for the one that waits for the actor."""
        case = self._case(actor, candidate_id, now=now)
        check_levels(case.pack)
        chosen = case.open_window(key)
        if chosen is None or not may_begin(chosen.round, case.ratings, actor):
            chosen = next_window(case.open_now, case.ratings, actor, case.today)
        if chosen is None:
            raise _nothing_to_rate(case, actor)
        return RatingForm(
            actor=actor,
            candidate=case.candidate,
            pack=case.pack,
            window=chosen,
            windows=[one for one in case.open_now if may_begin(one.round, case.ratings, actor)],
            raters=case.raters(chosen),
            today=day_of(actor, now),
            known=own_rating(case.ratings, chosen.round.key, actor),
        )

    def send(
        self, actor: Person, candidate_id: int, key: str, filled: FilledRating, *, source: str, now: datetime
    ) -> RatingReceipt:
        """What was given, recorded. `source` is the form's own key: the same one changes nothing any more.

        Refused, with nothing recorded, where it is not the actor's to give now, or a standard has no level.
        """
        case = self._case(actor, candidate_id, now=now)
        rated = Rated(
            candidate_id=candidate_id,
            rater_id=actor.id,
            rater_role=actor.role,
            round=key,
            scores=filled.scores,
            note=filled.note,
        )
        if self.cases.records.ratings.by_source(source) is None:
            check_rating(case.pack, case.candidate, actor, rated, case.ratings, case.open_window(key))
        before = [one for one in case.ratings if one.round == key and one.rater_id == actor.id]
        kept = self.cases.records.ratings.rate(rated, source=source, now=now)
        changed = any(one.id < kept.rating.id for one in before)
        return replace(self._receipt(actor, candidate_id, kept.rating.round, now=now), changed=changed)

    def ask_others(self, actor: Person, candidate_id: int, key: str, *, now: datetime) -> RatingReceipt:
        """The receipt once more, with whom it asked: each who has not rated gets one message a day at most."""
        receipt = self._receipt(actor, candidate_id, key, now=now)
        waiting = [one for one in receipt.raters if not one.rated]
        people = [one.person for one in waiting if one.person is not None]
        errands = [_ask_errand(person, actor, candidate_id, key, now=now) for person in people]
        known = [self.cases.records.errands.by_key(errand.key) is not None for errand in errands]
        self.cases.records.errands.add(errands, now=now)
        self.outbox.wake([errand.key for errand in errands])
        asked = Asked(
            now=[person for person, before in zip(people, known, strict=True) if not before],
            today=[person for person, before in zip(people, known, strict=True) if before],
            unreachable=[one.role for one in waiting if one.person is None],
        )
        return replace(receipt, asked=asked)

    def asked(self, rater_id: int, by_id: int, candidate_id: int, key: str, *, now: datetime) -> AskedToRate | None:
        """What somebody is asked; None where their scores are in meanwhile, or are not theirs to give any more."""
        records = self.cases.records
        rater, by, candidate = records.person(rater_id), records.person(by_id), records.person(candidate_id)
        if rater is None or by is None or candidate is None or not may(rater, Action.RATE, candidate):
            return None
        case = self.cases.of(candidate, now=now)
        window = case.open_window(key)
        if window is None or rater.role not in missing_raters(window.round, case.ratings):
            return None
        return AskedToRate(rater, by, candidate, case.pack, window, day_of(rater, now))

    def _receipt(self, actor: Person, candidate_id: int, key: str, *, now: datetime) -> RatingReceipt:
        """What stands of that round, as far as the actor may see it; that others' scores are shown is noted."""
        case = self._case(actor, candidate_id, now=now)
        window = next((one for one in case.windows if one.round.key == key), None)
        own = own_rating(case.ratings, key, actor)
        if window is None or own is None:
            raise Refused("no_rating", "You have given no scores in that round. `/casc rate` opens the form.")
        seen = [one for one in visible_ratings(case.pack, case.record, actor) if one.round == key]
        rounds = growth(case.pack, seen).rounds
        if any(one.rater_id != actor.id for one in seen):
            self.cases.records.ratings.note_reading(candidate_id, [key], actor.id, now=now)
        return RatingReceipt(
            actor=actor,
            candidate=case.candidate,
            pack=case.pack,
            own=own,
            growth=next(iter(rounds), RoundGrowth(window.round, {actor.role: own.scores})),
            notes=notes_of(seen),
            raters=case.raters(window),
        )

    def _case(self, actor: Person, candidate_id: int, *, now: datetime) -> Case:
        """The assessment of a candidate whom the actor rates, as the roster is now."""
        candidate = self.cases.records.person(candidate_id)
        if candidate is None or candidate.program != actor.program:
            raise Refused("unknown_person", "That candidate is not there, or is not of your program.")
        check_may(actor, Action.RATE, candidate)
        return self.cases.of(candidate, now=now)

    def _rated_by(self, actor: Person) -> Sequence[Person]:
        """The candidates whom this person rates; Refused where there are none."""
        if actor.role not in RATERS:
            raise Refused(
                "not_a_rater",
                "Scores are given by the candidate, their coach and their site supervisor. `/casc ratings` shows the "
                "program administrator what they gave.",
            )
        if actor.role is Role.CANDIDATE:
            return [actor]
        people = self.cases.records.people(actor.program)
        theirs = [one for one in people if may(actor, Action.RATE, one)]
        if not theirs:
            raise Refused(
                "nobody_to_rate",
                f"The roster names nobody whose {actor.role.value} you are. Your program administrator can add that.",
            )
        return theirs


def notes_of(seen: Sequence[Rating]) -> Sequence[tuple[Role, str]]:
    """What was written beside these scores, by the role of whoever wrote it."""
    return [(one.rater_role, one.note) for one in seen if one.note]


def _to_rate(case: Case, actor: Person) -> ToRateLine:
    window = next_window(case.open_now, case.ratings, actor, case.today)
    if window is None:
        return ToRateLine(case.candidate)
    waits = actor.role in missing_raters(window.round, case.ratings)
    return ToRateLine(case.candidate, window, case.raters(window), waits)


def _ask_errand(rater: Person, by: Person, candidate_id: int, key: str, *, now: datetime) -> Errand:
    details = {"rater": rater.id, "by": by.id, "candidate": candidate_id, "round": key}
    return Errand(f"{ASK_RATING}:{candidate_id}:{key}:{rater.id}:{day_of(rater, now)}", ASK_RATING, details)


def _nothing_to_rate(case: Case, actor: Person) -> Refused:
    """That no round waits for this person, and what they can do instead."""
    whom = "You have" if actor.id == case.candidate.id else f"For {case.candidate.name} you have"
    if not any(actor.role in one.round.raters for one in case.windows):
        return Refused("not_a_rater", f"{case.pack.short_name} asks for no scores of yours.")
    later: list[Window] = [one for one in case.windows if not one.is_open(case.today)]
    if later:
        opens = min(one.opens for one in later if one.opens is not None)
        when = f"The next one opens on {opens:%B} {opens.day}, {opens.year}."
    else:
        when = "Everybody has rated in every round."
    return Refused("nothing_to_rate", f"{whom} nothing to rate now. {when}")
