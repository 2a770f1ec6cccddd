"""The way to the recommendation: who signs what, after what, and what a signature is worth."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.packs.pack import Contact, PackDocument, ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind, VerificationStep
from induction.packs.rules import Due, Rule, RuleState, Side, Source, Trigger
from induction.people import Person, Role
from induction.recommendation.signed_facts import facts_of
from induction.recommendation.verification import (
    SignOff,
    check_reopen,
    check_sign,
    dependents,
    happens_with,
    next_sign_off,
    signer_words,
    signs_as,
    standing_signings,
    way,
)
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.refused import Refused
from induction.standing.requirements import Standing, StandingState, standings
from induction.standing.standing import Reading

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
SOURCE = Source(document="handbook", line=7, place="Verification", figure="four steps")


def person(number: int, role: Role, **facts: Any) -> Person:
    return Person(
        id=number, name=f"{role.value.title()} Doe", email=f"{number}@x.org", program="usc", role=role, **facts
    )


CANDIDATE = person(1, Role.CANDIDATE, coach_id=2, starts_on=date(2026, 8, 17), ends_on=date(2028, 6, 30))
COACH, ADMIN, ANALYST = person(2, Role.COACH), person(3, Role.PROGRAM_ADMIN), person(4, Role.ANALYST)
FORMER, SUPERVISOR = person(5, Role.COACH), person(6, Role.SUPERVISOR)
OTHER = Person(id=7, name="Other Admin", email="7@x.org", program="mcoe", role=Role.PROGRAM_ADMIN)
ALL = (CANDIDATE, COACH, ADMIN, ANALYST, FORMER, SUPERVISOR, OTHER)


def step(key: str, signer: Role, *after: str, **facts: Any) -> VerificationStep:
    return VerificationStep(key=key, label=f"step {key}", signer=signer, rule="steps", after=after, **facts)


PACK = ProgramPack(
    id="usc",
    name="Program",
    short_name="Prog",
    documents=(PackDocument(id="handbook", title="Handbook", file="h.md"),),
    rules=(
        Rule(key="steps", says="Four steps.", state=RuleState.AGREED, sources=(SOURCE,)),
        Rule(
            key="coaching.hours",
            says="40 hours a year.",
            state=RuleState.AGREED,
            value=40,
            unit="hours",
            per="year",
            sources=(SOURCE,),
        ),
        Rule(
            key="program.length",
            says="Two years.",
            state=RuleState.AGREED,
            value=2,
            unit="years",
            per="program",
            sources=(SOURCE,),
        ),
    ),
    requirements=(
        PackRequirement(key="letter", label="the HR letter", kind=RequirementKind.STEP, rule="steps"),
        PackRequirement(key="survey", label="the survey", kind=RequirementKind.STEP, rule="steps"),
    ),
    verification=(
        step("coach", Role.COACH, needs=("survey",)),
        step("uploads", Role.CANDIDATE, "coach", needs=("letter",)),
        step("audit", Role.ANALYST),
        step("check", Role.PROGRAM_ADMIN, "uploads"),
        step("recommend", Role.ANALYST, "check", elsewhere="the portal"),
        step("fee", Role.CANDIDATE, "recommend", due=Due(within=90, of=Trigger.RECOMMENDED), elsewhere="the state"),
    ),
    contacts=(Contact(role=Role.ANALYST, title="Credentials Office"),),
)


def recorded(*keys: str) -> CandidateRecord:
    milestones = tuple(
        Milestone(id=number, candidate_id=1, key=key, on=TODAY, recorded_at=NOW, recorded_by=2)
        for number, key in enumerate(keys, start=1)
    )
    return CandidateRecord(candidate=CANDIDATE, milestones=milestones)


def steps_of(signings: Sequence[Signing] = (), *keys: str) -> tuple[SignOff, ...]:
    return way(PACK, signings, standings(PACK, recorded(*keys), TODAY))


def signed(*keys: str) -> list[Signing]:
    return [
        Signing(id=number, candidate_id=1, step=key, signed_by=2, signed_at=NOW)
        for number, key in enumerate(keys, start=1)
    ]


def refusal(*what: Any, **more: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        check_sign(*what, **more)
    return refused.value.rule, refused.value.message


def test_what_is_open_waits_and_is_missing() -> None:
    told = [
        (
            one.step.key,
            one.is_open,
            one.is_ready,
            [gone.key for gone in one.missing],
            [w.key for w in one.waits],
            one.turn,
        )
        for one in steps_of(signed("audit"), "letter")
    ]
    assert told == [
        ("coach", True, False, ["survey"], [], (Role.CANDIDATE,)),
        ("uploads", False, False, [], ["coach"], ()),
        ("audit", False, False, [], [], ()),
        ("check", False, False, [], ["uploads"], ()),
        ("recommend", False, False, [], ["check"], ()),
        ("fee", False, False, [], ["recommend"], ()),
    ]


def test_once_nothing_is_missing_it_is_the_signers_turn() -> None:
    assert next_sign_off(steps_of(signed("audit"), "survey")) == steps_of(signed("audit"), "survey")[0]
    assert steps_of(signed("audit"), "survey")[0].turn == (Role.COACH,)


def test_after_the_last_step_nothing_is_next() -> None:
    assert next_sign_off(steps_of(signed(*(one.key for one in PACK.verification)))) is None


@pytest.mark.parametrize(
    ("key", "may"),
    [
        ("coach", [COACH]),
        ("uploads", [CANDIDATE]),
        ("audit", [ANALYST]),
        ("check", [ADMIN]),
        ("recommend", [ADMIN, ANALYST]),
        ("fee", [CANDIDATE, ADMIN]),
    ],
)
def test_only_the_signer_signs_and_the_administrator_records_what_is_signed_elsewhere(
    key: str, may: Sequence[Person]
) -> None:
    of_key = next(one for one in PACK.verification if one.key == key)
    assert [one for one in ALL if signs_as(one, of_key, CANDIDATE)] == list(may)


def test_nobody_else_signs() -> None:
    steps = steps_of((), "survey", "letter")
    assert refusal(PACK, "coach", ADMIN, CANDIDATE, steps) == (
        "not_signer",
        "“step coach” is signed by the coach paired with the candidate.",
    )
    assert refusal(PACK, "audit", COACH, CANDIDATE, steps) == (
        "not_signer",
        "“step audit” is signed by the Credentials Office.",
    )
    for outsider in (FORMER, SUPERVISOR, OTHER):
        assert refusal(PACK, "coach", outsider, CANDIDATE, steps)[0] == "not_allowed"


def test_a_step_is_signed_once_in_order_and_with_nothing_missing() -> None:
    ready = steps_of((), "survey", "letter")
    assert check_sign(PACK, "coach", COACH, CANDIDATE, ready) == ready[0]
    assert refusal(PACK, "uploads", CANDIDATE, CANDIDATE, ready) == (
        "not_in_order",
        "“step coach” comes first. Once that is signed, this is next.",
    )
    assert refusal(PACK, "coach", COACH, CANDIDATE, steps_of(signed("coach"), "survey"))[0] == "signed"
    assert refusal(PACK, "coach", COACH, CANDIDATE, steps_of((), "letter")) == (
        "missing",
        "“step coach” can't be signed yet. Missing: the survey.",
    )
    assert refusal(PACK, "nothing", COACH, CANDIDATE, ready)[0] == "unknown_step"


def test_a_year_that_has_not_begun_is_missing() -> None:
    pack = PACK.model_copy(update={"verification": (step("coach", Role.COACH, needs=("coaching.hours",)),)})
    [one] = way(pack, (), standings(pack, recorded(), TODAY))
    assert [(gone.label, gone.period, gone.have, gone.need) for gone in one.missing] == [
        ("coaching", "Year 1", 0, 2400),
        ("coaching", "Year 2", 0, None),
    ]


def standing(state: StandingState, *, met: Sequence[bool] = ()) -> Standing:
    return Standing(
        key="survey",
        label="the survey",
        year=None,
        have=2,
        need=3,
        remaining=1,
        state=state,
        says="Three.",
        unit="steps",
        provisional=bool(met),
        readings=tuple(
            Reading(value=f"reading {number}", source=SOURCE, document="Handbook", met=one)
            for number, one in enumerate(met)
        ),
        conflict=tuple(Side(value=f"reading {number}", source=SOURCE) for number in range(len(met))),
    )


@pytest.mark.parametrize(
    ("found", "ready", "unsettled"),
    [
        (standing(StandingState.MET), True, False),
        (standing(StandingState.UNKNOWN), True, False),
        (standing(StandingState.RECORDED), True, False),
        (standing(StandingState.BEHIND), False, False),
        (standing(StandingState.AWAITING), False, False),
        (standing(StandingState.ON_TRACK, met=(False, False)), False, False),
        (standing(StandingState.AWAITING, met=(True, False)), True, True),
    ],
)
def test_where_documents_disagree_one_reading_is_enough_and_both_are_signed(
    found: Standing, *, ready: bool, unsettled: bool
) -> None:
    [coach, *_] = way(PACK, (), [found])
    assert (coach.is_ready, bool(coach.unsettled)) == (ready, unsettled)
    assert [one["met"] for one in facts_of(coach)["needs"][0]["readings"]] == [one.met for one in found.readings]


def test_what_comes_after_a_step() -> None:
    assert dependents(PACK, "coach") == ("uploads", "check", "recommend", "fee")
    assert dependents(PACK, "audit") == ()


def test_the_recommendation_happens_with_the_step_before_the_one_that_counts_from_it() -> None:
    assert {one.key: happens_with(PACK, one.key) for one in PACK.verification if happens_with(PACK, one.key)} == {
        "recommend": (Trigger.RECOMMENDED,)
    }


def test_a_reopening_takes_what_rests_on_the_step_with_it_and_nothing_else() -> None:
    signings = signed("coach", "audit", "uploads", "check")
    fallen = check_reopen(PACK, "uploads", ADMIN, CANDIDATE, signings, "the letter was of another school")
    assert [one.step for one in fallen] == ["uploads", "check"]


@pytest.mark.parametrize("actor", [CANDIDATE, COACH, ANALYST, FORMER, SUPERVISOR, OTHER])
def test_only_the_administrator_opens_a_step_again(actor: Person) -> None:
    with pytest.raises(Refused, match="open only to the program administrator"):
        check_reopen(PACK, "coach", actor, CANDIDATE, signed("coach"), "why")


@pytest.mark.parametrize(("key", "reason", "rule"), [("coach", None, "no_reason"), ("check", "x", "not_signed")])
def test_what_is_not_reopened(key: str, reason: str | None, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_reopen(PACK, key, ADMIN, CANDIDATE, signed("coach"), reason)
    assert refused.value.rule == rule


def test_the_reason_has_an_end() -> None:
    with pytest.raises(Refused, match="at most 300"):
        check_reopen(PACK, "coach", ADMIN, CANDIDATE, signed("coach"), "x" * 301)


def test_signers_are_called_what_the_program_calls_them() -> None:
    assert [signer_words(PACK, one) for one in PACK.verification[:4]] == [
        "the coach paired with the candidate",
        "the candidate",
        "the Credentials Office",
        "the program administrator",
    ]


KEYS = st.sampled_from([one.key for one in PACK.verification])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("sign"), KEYS, st.sampled_from(ALL)),
        st.tuples(st.just("reopen"), KEYS, st.sampled_from(ALL)),
        st.tuples(st.just("record"), st.sampled_from(["letter", "survey"]), st.sampled_from(ALL)),
    ),
    max_size=40,
)
WHO_SIGNS = {"coach": {2}, "uploads": {1}, "audit": {4}, "check": {3}, "recommend": {3, 4}, "fee": {1, 3}}


@given(ACTS)
def test_whatever_people_do_the_order_holds_and_no_signature_is_lost(acts: Sequence[tuple[str, str, Person]]) -> None:
    signings: list[Signing] = []
    there: list[str] = []
    for number, (act, key, actor) in enumerate(acts):
        before, at = list(signings), NOW + timedelta(minutes=number)
        steps = steps_of(signings, *there)
        try:
            if act == "record":
                there.append(key)
            elif act == "sign":
                found = check_sign(PACK, key, actor, CANDIDATE, steps)
                facts = facts_of(found)
                made = Signing(
                    id=len(signings) + 1, candidate_id=1, step=key, signed_by=actor.id, signed_at=at, facts=facts
                )
                signings.append(made)
            else:
                for one in check_reopen(PACK, key, actor, CANDIDATE, signings, "why"):
                    again = {"id": len(signings) + 1, "signed_by": actor.id, "signed_at": at, "reopens": one.id}
                    signings.append(one.model_copy(update={**again, "reason": "why"}))
        except Refused:
            assert signings == before
        assert signings[: len(before)] == before
        standing_now = standing_signings(signings)
        assert all(
            set(PACK.verification[i].after) <= set(standing_now)
            for i, one in enumerate(PACK.verification)
            if one.key in standing_now
        )
        assert all(one.signed_by in WHO_SIGNS[one.step] for one in standing_now.values())
        assert all(one.signed_by == 3 for one in signings if one.reopens)
        reopened = [one.reopens for one in signings if one.reopens]
        assert len(reopened) == len(set(reopened))
