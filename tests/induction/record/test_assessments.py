from datetime import date
from fractions import Fraction

import pytest

from induction.packs.rules import Measure, Rule, Ruled, RuleState, Side, Source
from induction.record.assessments import Mark, average, marks_of

EACH, MEAN = Measure.EACH, Measure.AVERAGE
LINES = {"3 on average": 274, "3 on each CPSEL": 304, "every submission": 547, "silver": 9}


def source(words: str) -> Source:
    return Source(document="handbook", line=LINES[words], place="Here", figure="3")


def disputed(*sides: Side, value: int | None = 3) -> Rule:
    unit = None if value is None else "level"
    return Rule(
        key="score.pass",
        says="Three is the mark.",
        state=RuleState.PROVISIONAL,
        value=value,
        unit=unit,
        sources=(sides[0].source,),
        conflict=sides,
    )


def side(words: str, **more: object) -> Side:
    return Side(value=words, source=source(words), **more)


def numbered(*scores: int) -> dict[int, int | Fraction]:
    return dict(enumerate(scores, start=1))


AVERAGE, ALL = side("3 on average"), side("3 on each CPSEL")


@pytest.mark.parametrize(
    ("scores", "average_met", "short"),
    [
        ((3, 3, 3, 3, 4, 2), True, (6,)),
        ((3, 3, 3, 3, 3, 3), True, ()),
        ((3, 3, 3, 3, 3, 2), False, (6,)),
        ((4, 4, 4, 1, 4, 1), True, (4, 6)),
        ((1, 1, 1, 1, 1, 1), False, (1, 2, 3, 4, 5, 6)),
    ],
)
def test_scores_are_held_against_every_reading(
    scores: tuple[int, ...],
    average_met: bool,  # noqa: FBT001 - a row's answer
    short: tuple[int, ...],
) -> None:
    assert marks_of(numbered(*scores), disputed(AVERAGE, ALL)) == (
        Mark("3 on average", MEAN, average_met, source=AVERAGE.source),
        Mark("3 on each CPSEL", EACH, not short, short, ALL.source),
    )


def test_a_mean_that_is_no_whole_number_is_held_exactly() -> None:
    third = Fraction(8, 3)
    [one, other] = marks_of({1: third, 2: Fraction(10, 3)}, disputed(AVERAGE, ALL))
    assert (one.met, other.short) == (True, (1,))
    assert average([3, 3, 4]) == Fraction(10, 3)


def test_what_a_side_says_as_data_counts_before_its_words() -> None:
    stricter = side("silver", number=4, measure=EACH)
    rule = disputed(side("every submission", measure=MEAN), stricter)
    assert marks_of(numbered(3, 3), rule) == (
        Mark("every submission", MEAN, met=True, source=source("every submission")),
        Mark("silver", EACH, met=False, short=(1, 2), source=stricter.source),
    )


def test_a_reading_without_a_number_or_a_measure_says_nothing() -> None:
    assert marks_of(numbered(3, 3), disputed(AVERAGE, ALL, value=None)) == ()
    assert [one.words for one in marks_of(numbered(3, 3), disputed(AVERAGE, side("silver")))] == ["3 on average"]
    assert marks_of({}, disputed(AVERAGE, ALL)) == ()


def test_a_rule_on_which_the_documents_agree_has_its_own_words() -> None:
    rule = Rule(
        key="score.pass", says="Three on each.", state=RuleState.AGREED, value=3, unit="level", sources=(ALL.source,)
    )
    assert marks_of(numbered(3, 2), rule) == (Mark("Three on each.", EACH, met=False, short=(2,), source=ALL.source),)


def test_a_rule_that_was_settled_has_one_reading() -> None:
    ruled = Ruled(
        says="3 on average", reason="as the board has it", by="Priya", on=date(2026, 9, 1), since=date(2026, 9, 1)
    )
    facts = disputed(AVERAGE, ALL).model_dump() | {"state": RuleState.RULED, "ruled": ruled, "measure": MEAN}
    assert marks_of(numbered(3, 3, 3, 3, 4, 2), Rule.model_validate(facts)) == (
        Mark("3 on average", MEAN, met=True, source=AVERAGE.source),
    )
