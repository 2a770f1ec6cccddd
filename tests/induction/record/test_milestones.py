"""Milestones: which of them count, and which may be recorded."""

from datetime import UTC, date, datetime

import pytest

from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import AssessmentRules, PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState, Source, Trigger
from induction.record.milestones import Happened, Milestone, check_milestone, day_of_milestone, standing_milestones
from induction.refused import Refused

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
PLACE = Source(document="handbook", line=1, place="Portfolio", figure="portfolio")


def requirement(key: str, kind: RequirementKind) -> PackRequirement:
    return PackRequirement(key=key, label=key, kind=kind, rule="portfolio")


PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(Rule(key="portfolio", says="A portfolio.", state=RuleState.AGREED, sources=(PLACE,)),),
    requirements=(
        requirement("portfolio", RequirementKind.STEP),
        requirement("artifacts", RequirementKind.ARTIFACTS),
        requirement("reflections", RequirementKind.REFLECTIONS),
    ),
    assessment=AssessmentRules(levels=("emerging", "developing", "proficient")),
)
NO_LEVELS = PACK.model_copy(update={"assessment": AssessmentRules()})


def happened(key: str = "portfolio", **facts: object) -> Happened:
    return Happened.model_validate({"candidate_id": 1, "key": key, "on": TODAY, **facts})


def milestone(number: int, on: date, *, key: str = "hired", takes_back: int | None = None) -> Milestone:
    return Milestone(id=number, candidate_id=1, key=key, on=on, recorded_at=AT, takes_back=takes_back)


def test_neither_what_is_taken_back_counts_nor_what_takes_it_back():
    hired, admitted = milestone(1, date(2026, 7, 1)), milestone(2, date(2026, 7, 9), key="admitted")
    back, again = milestone(3, date(2026, 7, 1), takes_back=1), milestone(4, date(2026, 7, 6))

    assert standing_milestones([hired, admitted, back]) == (admitted,)
    assert standing_milestones([hired, admitted, back, again]) == (admitted, again)
    assert day_of_milestone([hired, admitted, back, again], "hired") == date(2026, 7, 6)
    assert day_of_milestone([hired, back], "hired") is None


@pytest.mark.parametrize(
    "fine",
    [
        happened(),
        happened(score=3),
        happened("artifacts", standard=6),
        *(happened(trigger.value) for trigger in Trigger),
    ],
)
def test_what_may_be_recorded(fine: Happened):
    check_milestone(fine, PACK, today=TODAY)


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        (happened(on=date(2026, 11, 23)), "in_the_future"),
        (happened("graduation"), "unknown_step"),
        (happened("reflections"), "unknown_step"),
        (happened("artifacts"), "which_standard"),
        (happened("artifacts", standard=7), "unknown_standard"),
        (happened(score=4), "unknown_level"),
    ],
)
def test_what_may_not(bad: Happened, rule: str):
    with pytest.raises(Refused) as refused:
        check_milestone(bad, PACK, today=TODAY)

    assert refused.value.rule == rule


def test_a_program_without_numbered_levels_takes_no_score():
    with pytest.raises(Refused, match="It gives its levels no numbers"):
        check_milestone(happened(score=1), NO_LEVELS, today=TODAY)
