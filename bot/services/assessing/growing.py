"""Growth as people ask for it: the scores that are open to them, in words, and the picture that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.assessing.cases import Case, Cases
from bot.services.assessing.rating import notes_of
from bot.services.assessing.replies import Drawn, HeldAgainst, RatingsShown, RoundState
from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.people.meant import candidate_meant, candidates_open_to
from induction.access import Action, check_may, may
from induction.dates.rounds import check_levels, missing_raters, visible_ratings
from induction.packs.rules import RuleState
from induction.people import Person
from induction.recommendation.growth import Growth, growth
from induction.record.assessments import Rating, marks_of
from storage.errands import Errand

PICTURE = "growth_picture"
"""The kind of the errand that hands over the picture."""


@dataclass(frozen=True)
class Growths:
    """The use case behind `/casc ratings`."""

    cases: Cases
    outbox: Outbox

    def of(self, actor: Person, said: str | None, *, source: str, now: datetime) -> RatingsShown:
        """One's own growth, or that of the candidate who was named; that another's scores are read is noted."""
        records = self.cases.records
        among = candidates_open_to(actor, Action.SEE_RATINGS, records)
        candidate = candidate_meant(actor, said, among, example="/casc ratings {name}")
        check_may(actor, Action.SEE_RATINGS, candidate)
        case = self.cases.of(candidate, now=now)
        check_levels(case.pack)
        seen = visible_ratings(case.pack, case.record, actor)
        errands = [self._errand(actor, candidate, seen, source)] if seen else []
        read = {one.round for one in seen if one.rater_id != actor.id}
        records.ratings.note_reading(candidate.id, read, actor.id, now=now, errands=errands)
        self.outbox.wake([errand.key for errand in errands])
        shown = growth(case.pack, seen)
        newest = shown.rounds[-1].round.key if shown.rounds else None
        return RatingsShown(
            actor=actor,
            candidate=candidate,
            pack=case.pack,
            growth=shown,
            states=_states(case, seen),
            notes=notes_of([one for one in seen if one.round == newest]),
            today=day_of(actor, now),
            held=_held(case, shown),
            picture=bool(errands),
        )

    def drawn(self, reader_id: int, candidate_id: int, ratings: Sequence[int], *, now: datetime) -> Drawn | None:
        """The growth that these ratings show, which the reader was shown; None where none of them is open any more."""
        reader, candidate = (self.cases.records.person(number) for number in (reader_id, candidate_id))
        if reader is None or candidate is None or not may(reader, Action.SEE_RATINGS, candidate):
            return None
        case = self.cases.of(candidate, now=now)
        seen = [one for one in visible_ratings(case.pack, case.record, reader) if one.id in set(ratings)]
        shown = growth(case.pack, seen)
        return Drawn(reader, candidate, case.pack, shown) if shown.rounds else None

    def _errand(self, actor: Person, candidate: Person, seen: Sequence[Rating], source: str) -> Errand:
        details = {"reader": actor.id, "candidate": candidate.id, "ratings": [one.id for one in seen]}
        return Errand(f"{PICTURE}:{source}", PICTURE, details)


def _states(case: Case, seen: Sequence[Rating]) -> Sequence[RoundState]:
    """The rounds that have begun, each with who has rated and whether any of it is kept back."""
    shown = {(one.round, one.rater_role) for one in seen}
    found = []
    for window in case.windows:
        raters = case.raters(window)
        given = [one.role for one in raters if one.rated]
        hidden = any((window.round.key, role) not in shown for role in given)
        if given or window.is_open(case.today):
            found.append(RoundState(window, raters, hidden))
    return found


def _held(case: Case, shown: Growth) -> HeldAgainst | None:
    """The newest complete round against the mark; None where there is no such round, or no mark in numbers."""
    rule = case.pack.rule(case.pack.assessment.mark or "")
    complete = [one for one in shown.rounds if not missing_raters(one.round, case.ratings) and one.means()]
    if rule is None or not complete:
        return None
    marks = marks_of(complete[-1].means(), rule)
    provisional = rule.state is RuleState.PROVISIONAL
    return HeldAgainst(complete[-1], marks, provisional, case.pack.contact_for("score")) if marks else None
