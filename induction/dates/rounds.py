"""Rounds of assessment: which are open, who has rated in them, who may, and who sees whose scores.

Raters do not see one another's scores of a round before their own are in. A round in which everybody has rated takes
no score from anybody new, so that whoever coaches the candidate next can see it all the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from induction.access import Action, Relation, check_may, relation
from induction.dates.due import last_day, trigger_day
from induction.dates.schedule import occurrences
from induction.packs.pack import ProgramPack
from induction.packs.requirements import AssessmentRound
from induction.packs.rules import Due, Trigger
from induction.people import Person, Role
from induction.record.assessments import Rated, Rating
from induction.record.candidate import CandidateRecord
from induction.refused import Refused

LONGEST_NOTE = 1000

_SOON = timedelta(days=45)


@dataclass(frozen=True)
class Window:
    """When a round is rated: from when, and the last day of each reading of its rule, earliest first.

    `opens` is None where no document says when, or where it is not on record what the days count from: such a round is
    open whenever people begin it. `awaits` are the days that are not on record.
    """

    round: AssessmentRound
    opens: date | None = None
    last_days: tuple[date, ...] = ()
    awaits: tuple[Trigger, ...] = ()

    def is_open(self, today: date) -> bool:
        """Whether people may rate: it has begun. What is late is better than nothing, so it stays open."""
        return self.opens is None or self.opens <= today


def windows(pack: ProgramPack, record: CandidateRecord, cohort_start: date | None) -> tuple[Window, ...]:
    """The window of each of the pack's rounds, in the pack's order."""
    return tuple(_window(one, pack, record, cohort_start) for one in pack.assessment.rounds)


def open_windows(
    pack: ProgramPack, record: CandidateRecord, today: date, cohort_start: date | None
) -> tuple[Window, ...]:
    """The windows of the rounds in which people may rate on that day."""
    return tuple(one for one in windows(pack, record, cohort_start) if one.is_open(today))


def counting(ratings: Sequence[Rating], key: str) -> Mapping[Role, Rating]:
    """What counts in the round of that key, by the role in which it was given: the newest of each."""
    in_order = sorted((one for one in ratings if one.round == key), key=lambda one: one.id)
    return {one.rater_role: one for one in in_order}


def missing_raters(one: AssessmentRound, ratings: Sequence[Rating]) -> tuple[Role, ...]:
    """The roles that have not rated in the round yet; none where it is complete."""
    given = counting(ratings, one.key)
    return tuple(role for role in one.raters if role not in given)


def own_rating(ratings: Sequence[Rating], key: str, rater: Person) -> Rating | None:
    """The newest that this person gave in the round, in the role that they have now."""
    mine = [one for one in ratings if (one.round, one.rater_id, one.rater_role) == (key, rater.id, rater.role)]
    return max(mine, key=lambda one: one.id, default=None)


def may_begin(one: AssessmentRound, ratings: Sequence[Rating], rater: Person) -> bool:
    """Whether this person may rate in the round, or change what they gave: it waits for them, or they were in it."""
    if rater.role not in one.raters:
        return False
    return own_rating(ratings, one.key, rater) is not None or bool(missing_raters(one, ratings))


def next_window(open_now: Sequence[Window], ratings: Sequence[Rating], rater: Person, today: date) -> Window | None:
    """The open round that this person is asked for first; None where none takes scores of theirs.

    Of the rounds without their role's scores it is the first that others have begun, else the first that is due soon.
    Otherwise it is the one that their role rated last, to be changed: whoever begins another chooses to.
    """
    theirs = [one for one in open_now if may_begin(one.round, ratings, rater)]
    waiting = [one for one in theirs if rater.role in missing_raters(one.round, ratings)]
    begun = [one for one in waiting if counting(ratings, one.round.key)]
    soon = [one for one in waiting if one.last_days and one.last_days[0] - today <= _SOON]
    rated = [one for one in reversed(theirs) if one not in waiting]
    return next(iter([*begun, *soon, *rated, *waiting]), None)


def check_levels(pack: ProgramPack) -> None:
    """Refuse where there is nothing to score, with the reason and whom to ask."""
    contact = pack.contact_for("assessment")
    ask = f" Please ask {contact.named}{f' ({contact.how})' if contact.how else ''}." if contact else ""
    if not pack.assessment.levels:
        rubric = f"the levels of {pack.assessment.instrument}" if pack.assessment.instrument else "a rubric’s levels"
        raise Refused(
            "no_levels",
            f"There is nothing to score here: no document that I have from {pack.short_name} gives {rubric} as "
            f"numbers, and I make up none.{ask}",
        )
    if not pack.assessment.rounds:
        raise Refused(
            "no_rounds",
            f"No document that I have from {pack.short_name} says that candidates are rated in rounds.{ask}",
        )


def check_rating(
    pack: ProgramPack, candidate: Person, rater: Person, rated: Rated, ratings: Sequence[Rating], window: Window | None
) -> None:
    """Refuse what is not this person's to give now, and scores that are not one of the levels for every standard.

    `window` is that of the round, None where the pack has no such round that is open.
    """
    check_may(rater, Action.RATE, candidate)
    check_levels(pack)
    if window is None:
        raise Refused("no_round", "That round is not open. `/casc rate` shows the one that is.")
    if rater.role not in window.round.raters:
        raise Refused("not_a_rater", f"In this round the {pack.short_name} documents do not ask for your scores.")
    if not may_begin(window.round, ratings, rater):
        raise Refused("round_complete", "Everybody has rated in this round already, so it takes no new scores.")
    _check_scores(pack, rated.scores)
    if rated.note is not None and len(rated.note) > LONGEST_NOTE:
        raise Refused("long_note", f"A note has up to {LONGEST_NOTE} characters. A shorter one, please?")


def visible_ratings(pack: ProgramPack, record: CandidateRecord, viewer: Person) -> tuple[Rating, ...]:
    """What counts in the pack's rounds, as far as this person may see it, round by round.

    A supervisor sees their own scores alone. A candidate and their coach see the others' of a round once their own are
    in, or once the round is complete and takes none of theirs any more; who does not rate in it sees it as it comes.
    """
    is_what = relation(viewer, record.candidate)
    return tuple(
        rating
        for one in pack.assessment.rounds
        for rating in counting(record.ratings, one.key).values()
        if _is_own(rating, viewer, is_what) or _sees_others(one, record.ratings, viewer, is_what)
    )


def blinded(pack: ProgramPack, record: CandidateRecord) -> CandidateRecord:
    """The record without the scores of rounds in which somebody has yet to rate; who has rated stays in it.

    Where a candidate stands is the same for all who may see it, so it rests on no score that one of them must not see.
    """
    if not record.ratings:
        return record
    complete = {one.key for one in pack.assessment.rounds if not missing_raters(one, record.ratings)}
    ratings = (
        one if one.round in complete else one.model_copy(update={"scores": {}, "note": None}) for one in record.ratings
    )
    return record.model_copy(update={"ratings": tuple(ratings)})


_RATES = frozenset({Relation.SELF, Relation.COACH, Relation.SUPERVISOR, Relation.SHARED_WITH})


def _is_own(rating: Rating, viewer: Person, is_what: Relation) -> bool:
    return is_what in _RATES and (rating.rater_id, rating.rater_role) == (viewer.id, viewer.role)


def _sees_others(one: AssessmentRound, ratings: Sequence[Rating], viewer: Person, is_what: Relation) -> bool:
    match is_what:
        case Relation.ADMIN:
            return True
        case Relation.SELF | Relation.COACH:
            own = own_rating(ratings, one.key, viewer)
            return own is not None or not may_begin(one, ratings, viewer)
        case _:
            return False


def _check_scores(pack: ProgramPack, scores: Mapping[int, int]) -> None:
    words, levels = pack.words, len(pack.assessment.levels)
    numbers = {one.number for one in words.standards}
    if missing := sorted(numbers - scores.keys()):
        raise Refused("missing_score", f"{words.numbered(missing[0])} has no level yet. Each one takes a level.")
    if unknown := sorted(scores.keys() - numbers):
        raise Refused("unknown_standard", f"There is no {words.numbered(unknown[0])} in {pack.short_name}.")
    if any(not 1 <= level <= levels for level in scores.values()):
        raise Refused("unknown_level", f"The levels go from 1 to {levels}.")


def _window(one: AssessmentRound, pack: ProgramPack, record: CandidateRecord, cohort_start: date | None) -> Window:
    dues = list(_dues(one, pack))
    ends = [last_day(due, pack, record, cohort_start) for due in dues]
    begins = [_first_day(due, pack, record, cohort_start) for due in dues]
    awaits = {due.of: None for due, end in zip(dues, ends, strict=True) if end is None and due.of is not None}
    return Window(
        one,
        opens=min((day for day in begins if day), default=None) if all(begins) else None,
        last_days=tuple(sorted({end for end in ends if end is not None})),
        awaits=tuple(awaits),
    )


def _dues(one: AssessmentRound, pack: ProgramPack) -> Iterator[Due]:
    """When it is due: as the round itself says, or else its rule, or each side of that."""
    rule = pack.rule(one.rule)
    if one.due is not None:
        yield one.due
    elif rule is not None and rule.due is not None and (rule.ruled is not None or not rule.conflict):
        yield rule.due
    elif rule is not None and rule.ruled is None:
        yield from (side.due for side in rule.conflict if side.due is not None)


def _first_day(due: Due, pack: ProgramPack, record: CandidateRecord, cohort_start: date | None) -> date | None:
    """The day from which its time runs: the trigger's, or the first of the calendar's date of which the last counts."""
    if due.of is not None:
        return trigger_day(record, due.of)
    if due.date is None or cohort_start is None:
        return None
    ends = occurrences(pack, due.date, cohort_start)
    return max(ends, key=lambda date_: date_.last).first if ends else None
