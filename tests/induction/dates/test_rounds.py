"""Rounds: which are open, who may rate in them, and who sees whose scores."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from induction.dates.rounds import (
    Window,
    blinded,
    check_levels,
    check_rating,
    counting,
    missing_raters,
    next_window,
    open_windows,
    own_rating,
    visible_ratings,
    windows,
)
from induction.packs.cpsels import Standard
from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import Contact, ProgramPack
from induction.packs.requirements import AssessmentRound, AssessmentRules
from induction.packs.rules import Due, Rule, RuleState, Side, Source, Trigger
from induction.packs.words import ProgramWords
from induction.people import Person, Role
from induction.recommendation.growth import Growth, RoundGrowth, growth
from induction.record.assessments import Rated, Rating
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from induction.refused import Refused

HERE = Source(document="handbook", line=1, place="Here", figure="90 days")
START = date(2026, 8, 17)
CANDIDATE, COACH, SUPERVISOR = Role.CANDIDATE, Role.COACH, Role.SUPERVISOR


def person(number: int, role: Role, **more: object) -> Person:
    return Person(id=number, name=f"P{number} Q", email=f"p{number}@x.example", program="fern", role=role, **more)


KIM = person(1, CANDIDATE, coach_id=2, supervisor_id=3, starts_on=START)
DANA, ROSA, PRIYA = person(2, COACH), person(3, SUPERVISOR), person(4, Role.PROGRAM_ADMIN)
NEW_COACH, OTHERS_SUPERVISOR, ANALYST = person(5, COACH), person(6, SUPERVISOR), person(7, Role.ANALYST)
RATERS = {CANDIDATE: KIM, COACH: DANA, SUPERVISOR: ROSA}

FIRST = AssessmentRound(key="first", label="first", rule="assess.first")
MAY = AssessmentRound(key="may", label="May", rule="assess.count", due=Due(date="may_window"))
ANY = AssessmentRound(key="any", label="any time", rule="assess.count")
SELF = AssessmentRound(key="self", label="self", rule="assess.count", raters=(CANDIDATE,))

SIDES = (
    Side(value="90 days", source=HERE, due=Due(within=90, of=Trigger.HIRED)),
    Side(value="by December", source=HERE, due=Due(date="fall_window")),
    Side(value="at orientation", source=HERE),
)
PACK = ProgramPack(
    id="fern",
    name="Fern",
    short_name="Fern",
    documents=({"id": "handbook", "title": "Fern", "file": "fern.md"},),
    rules=(
        Rule(key="assess.first", says="…", state=RuleState.PROVISIONAL, sources=(HERE,), conflict=SIDES),
        Rule(key="assess.count", says="…", state=RuleState.AGREED, sources=(HERE,)),
    ),
    dates=tuple(
        PackDate(
            key=key,
            title=key,
            kind=DateKind.WINDOW,
            years=years,
            month=month,
            until_month=until,
            state=RuleState.AGREED,
            sources=(HERE,),
        )
        for key, years, month, until in (("fall_window", (1,), 9, 12), ("may_window", (1,), 5, None))
    ),
    contacts=(Contact(role=Role.PROGRAM_ADMIN, title="Program Administrator", how="555-0100"),),
    words=ProgramWords(
        standard="TPE", standards=tuple(Standard(number=n, name=f"N{n}", school="a", office="b") for n in (1, 2))
    ),
    assessment=AssessmentRules(instrument="DOP", levels=("low", "high"), rounds=(FIRST, MAY, ANY)),
)


def pack_with(*rounds: AssessmentRound) -> ProgramPack:
    return PACK.model_copy(update={"assessment": PACK.assessment.model_copy(update={"rounds": rounds})})


def rating(number: int, rater: Person, key: str = "first", level: int = 1) -> Rating:
    return Rating(
        id=number,
        candidate_id=KIM.id,
        rater_id=rater.id,
        rater_role=rater.role,
        round=key,
        scores={1: level, 2: level},
        rated_at=datetime(2026, 10, 1, 12, number, tzinfo=UTC),
    )


def record(*ratings: Rating, hired: date | None = None, candidate: Person = KIM) -> CandidateRecord:
    said = datetime(2026, 9, 1, tzinfo=UTC)
    milestones = (Milestone(id=1, candidate_id=KIM.id, key="hired", on=hired, recorded_at=said),) if hired else ()
    return CandidateRecord(candidate=candidate, ratings=ratings, milestones=milestones)


def seen_by(viewer: Person, *ratings: Rating, pack: ProgramPack = PACK, candidate: Person = KIM) -> list[int]:
    return [one.id for one in visible_ratings(pack, record(*ratings, candidate=candidate), viewer)]


@pytest.mark.parametrize(
    ("hired", "first"),
    [
        (None, Window(FIRST, None, (date(2026, 12, 31),), (Trigger.HIRED,))),
        (date(2026, 7, 1), Window(FIRST, date(2026, 7, 1), (date(2026, 9, 29), date(2026, 12, 31)))),
        (date(2026, 10, 2), Window(FIRST, date(2026, 9, 1), (date(2026, 12, 31),))),
    ],
)
def test_a_window_has_every_reading_of_its_rule(hired: date | None, first: Window) -> None:
    assert windows(PACK, record(hired=hired), START) == (
        first,
        Window(MAY, date(2027, 5, 1), (date(2027, 5, 31),)),
        Window(ANY),
    )


@pytest.mark.parametrize(
    ("today", "hired", "keys"),
    [
        (date(2026, 8, 18), None, ["first", "any"]),  # from when it counts is not on record
        (date(2026, 8, 18), date(2026, 9, 15), ["any"]),
        (date(2026, 9, 1), date(2026, 9, 15), ["first", "any"]),
        (date(2027, 4, 30), None, ["first", "any"]),  # late, and open all the same
        (date(2027, 5, 1), None, ["first", "may", "any"]),
    ],
)
def test_a_round_is_open_from_its_first_day_and_where_no_document_says_when_always(
    today: date, hired: date | None, keys: list[str]
) -> None:
    assert [one.round.key for one in open_windows(PACK, record(hired=hired), today, START)] == keys


def test_the_newest_of_a_role_counts() -> None:
    given = [rating(2, DANA), rating(1, KIM), rating(4, NEW_COACH), rating(3, DANA), rating(5, DANA, "may")]
    assert counting(given, "first") == {CANDIDATE: given[1], COACH: given[2]}
    assert missing_raters(FIRST, given) == (SUPERVISOR,)
    assert missing_raters(SELF, given) == (CANDIDATE,)
    assert own_rating(given, "first", DANA) == given[3]
    assert own_rating(given, "first", ROSA) is None


EVERYTHING = tuple(
    rating(number, rater, key)
    for number, (key, rater) in enumerate(
        [(key, rater) for key in ("first", "may", "any") for rater in (KIM, DANA, ROSA)], start=1
    )
)


@pytest.mark.parametrize(
    ("given", "rater", "today", "key"),
    [
        ((), KIM, date(2027, 5, 2), "first"),
        ((rating(1, DANA, "any"),), KIM, date(2027, 5, 2), "any"),  # others wait there
        ((rating(1, KIM),), KIM, date(2027, 5, 2), "may"),  # it is due soon
        ((rating(1, KIM),), KIM, date(2027, 4, 2), "first"),  # nothing is: their own to be changed
        ((*EVERYTHING[:3], rating(9, KIM, "may")), KIM, date(2027, 5, 2), "may"),
        (EVERYTHING[:2], NEW_COACH, date(2026, 11, 2), "first"),  # instead of who coached before
        (EVERYTHING[:3], NEW_COACH, date(2026, 11, 2), "any"),
        (EVERYTHING, ROSA, date(2027, 5, 2), "any"),
        (EVERYTHING, NEW_COACH, date(2027, 5, 2), None),
        ((), PRIYA, date(2027, 5, 2), None),
    ],
)
def test_the_next_round_is_the_one_that_waits(
    given: tuple[Rating, ...], rater: Person, today: date, key: str | None
) -> None:
    found = next_window(open_windows(PACK, record(*given), today, START), given, rater, today)
    assert (None if found is None else found.round.key) == key


@pytest.mark.parametrize("order", list(permutations((KIM, DANA, ROSA))))
def test_others_are_seen_once_ones_own_are_in(order: tuple[Person, ...]) -> None:
    for count in range(4):
        given = [rating(number, one) for number, one in enumerate(order[:count], start=1)]
        everything = [one.id for one in given]
        for viewer in (KIM, DANA):
            assert seen_by(viewer, *given) == (everything if viewer in order[:count] else [])
        assert seen_by(ROSA, *given) == [one.id for one in given if one.rater_id == ROSA.id]
        assert seen_by(PRIYA, *given) == everything
        for nobody in (NEW_COACH, OTHERS_SUPERVISOR, ANALYST, person(8, CANDIDATE)):
            assert seen_by(nobody, *given) == []


def test_rounds_are_seen_each_by_itself() -> None:
    given = (rating(1, KIM), rating(2, DANA), rating(3, DANA, "any"), rating(4, ROSA, "any"))
    assert seen_by(KIM, *given) == [1, 2]
    assert seen_by(DANA, *given) == [1, 2, 3, 4]


def test_a_new_coach_sees_a_complete_round_in_which_they_can_rate_no_more() -> None:
    moved = KIM.model_copy(update={"coach_id": NEW_COACH.id})
    given = (rating(1, KIM), rating(2, DANA), rating(3, ROSA))
    window = Window(FIRST)
    assert seen_by(DANA, *given, candidate=moved) == []
    assert seen_by(NEW_COACH, *given[:2], candidate=moved) == []
    check_rating(PACK, moved, NEW_COACH, rated(NEW_COACH), given[:2], window)
    assert seen_by(NEW_COACH, *given, candidate=moved) == [1, 2, 3]
    with pytest.raises(Refused) as refused:
        check_rating(PACK, moved, NEW_COACH, rated(NEW_COACH), given, window)
    assert refused.value.rule == "round_complete"


def test_who_does_not_rate_in_a_round_sees_it_as_it_comes() -> None:
    assert seen_by(DANA, rating(1, KIM, "self"), pack=pack_with(SELF)) == [1]
    assert seen_by(ROSA, rating(1, KIM, "self"), pack=pack_with(SELF)) == []


def test_where_somebody_stands_rests_on_no_score_before_everybody_has_rated() -> None:
    given = [rating(1, KIM), rating(2, DANA), rating(3, KIM, "any"), rating(4, DANA, "any"), rating(5, ROSA, "any")]
    kept_back = [one.model_copy(update={"scores": {}}) for one in given[:2]]
    assert blinded(PACK, record(*given)) == record(*kept_back, *given[2:])
    assert blinded(PACK, record()) == record()


def rated(rater: Person, scores: dict[int, int] | None = None, note: str | None = None) -> Rated:
    given = {1: 1, 2: 2} if scores is None else scores
    return Rated(candidate_id=KIM.id, rater_id=rater.id, rater_role=rater.role, round="first", scores=given, note=note)


@pytest.mark.parametrize("rater", RATERS.values())
def test_each_who_rates_may(rater: Person) -> None:
    check_rating(PACK, KIM, rater, rated(rater), (), Window(FIRST))
    check_rating(PACK, KIM, rater, rated(rater), (rating(1, rater),), Window(FIRST))


@pytest.mark.parametrize(
    ("rater", "scores", "window", "rule"),
    [
        (PRIYA, None, Window(FIRST), "not_allowed"),
        (NEW_COACH, None, Window(FIRST), "not_allowed"),
        (OTHERS_SUPERVISOR, None, Window(FIRST), "not_allowed"),
        (ANALYST, None, Window(FIRST), "not_allowed"),
        (person(8, CANDIDATE), None, Window(FIRST), "not_allowed"),
        (KIM, None, None, "no_round"),
        (DANA, None, Window(SELF), "not_a_rater"),
        (KIM, {1: 1}, Window(FIRST), "missing_score"),
        (KIM, {}, Window(FIRST), "missing_score"),
        (KIM, {1: 1, 2: 1, 3: 1}, Window(FIRST), "unknown_standard"),
        (KIM, {1: 1, 2: 3}, Window(FIRST), "unknown_level"),
        (KIM, {1: 0, 2: 1}, Window(FIRST), "unknown_level"),
    ],
)
def test_what_is_not_theirs_to_give_is_refused(
    rater: Person, scores: dict[int, int] | None, window: Window | None, rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_rating(PACK, KIM, rater, rated(rater, scores), (), window)
    assert refused.value.rule == rule


def test_a_long_note_is_refused() -> None:
    with pytest.raises(Refused, match="up to 1000 characters"):
        check_rating(PACK, KIM, KIM, rated(KIM, note="n" * 1001), (), Window(FIRST))


@pytest.mark.parametrize(
    ("assessment", "words"),
    [
        (
            AssessmentRules(instrument="Descriptions of Practice", rounds=(SELF,)),
            (
                "There is nothing to score here: no document that I have from Fern gives the levels of Descriptions of "
                "Practice as numbers, and I make up none. Please ask the Program Administrator (555-0100)."
            ),
        ),
        (
            AssessmentRules(levels=("low", "high")),
            (
                "No document that I have from Fern says that candidates are rated in rounds. "
                "Please ask the Program Administrator (555-0100)."
            ),
        ),
    ],
)
def test_where_nothing_is_scored_it_says_why_and_whom_to_ask(assessment: AssessmentRules, words: str) -> None:
    with pytest.raises(Refused) as refused:
        check_levels(PACK.model_copy(update={"assessment": assessment}))
    assert refused.value.message == words


def test_growth_has_each_round_that_somebody_rated_with_the_mean_of_two_or_more() -> None:
    given: Sequence[Rating] = (rating(1, KIM), rating(2, DANA, level=2), rating(3, KIM, "any", level=2), rating(4, KIM))
    found = growth(PACK, given)
    first = RoundGrowth(FIRST, {CANDIDATE: {1: 1, 2: 1}, COACH: {1: 2, 2: 2}})
    assert found == Growth(PACK.words.standards, ("low", "high"), [first, RoundGrowth(ANY, {CANDIDATE: {1: 2, 2: 2}})])
    assert first.means() == {1: 1.5, 2: 1.5}
    assert found.rounds[1].means() == {}


def test_nothing_is_computed_of_levels_that_have_no_numbers() -> None:
    unnumbered = PACK.model_copy(update={"assessment": PACK.assessment.model_copy(update={"levels": ()})})
    assert growth(unnumbered, [rating(1, KIM)]).rounds == []
