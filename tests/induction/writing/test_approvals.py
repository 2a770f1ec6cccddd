"""Approvals of versions: what stands of one, and whose word is missing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState
from induction.packs.writing import WritingRules
from induction.people import Role
from induction.refused import Refused
from induction.writing.approvals import (
    LONGEST_COMMENT,
    Approval,
    Verdict,
    VersionApprovals,
    approvals_on,
    approvers_of,
    check_comment,
)

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
BOTH = (Role.COACH, Role.SUPERVISOR)
YES, NO = Verdict.APPROVED, Verdict.CHANGES_ASKED


def word(role: Role, verdict: Verdict = YES, *, version: int = 2, minutes: int = 0, draft: str = "d") -> Approval:
    return Approval(
        draft_id=draft,
        version=version,
        candidate_id=1,
        by_id=2 if role is Role.COACH else 3,
        role=role,
        verdict=verdict,
        at=NOON + timedelta(minutes=minutes),
    )


def on(*words: Approval, approvers: tuple[Role, ...] = BOTH) -> VersionApprovals:
    return approvals_on(words, "d", 2, approvers)


def test_it_is_approved_once_everybody_approved_it() -> None:
    coach, supervisor = word(Role.COACH), word(Role.SUPERVISOR, minutes=5)
    assert (on().approved_at, on().waits_for) == (None, BOTH)
    assert (on(coach).approved_at, on(coach).waits_for) == (None, (Role.SUPERVISOR,))
    assert (on(coach, supervisor).approved_at, on(coach, supervisor).waits_for) == (NOON + timedelta(minutes=5), ())
    assert on(coach, approvers=(Role.COACH,)).approved_at == NOON


def test_the_newest_word_of_each_is_theirs() -> None:
    asked = word(Role.COACH, NO, minutes=9)
    stands = on(word(Role.COACH), word(Role.SUPERVISOR), asked)
    assert (stands.approved_at, stands.waits_for, stands.asked_for_changes) == (None, (), (asked,))
    again = on(word(Role.COACH, NO), word(Role.SUPERVISOR), word(Role.COACH, minutes=10))
    assert again.approved_at == NOON + timedelta(minutes=10)


def test_words_on_other_versions_and_drafts_say_nothing_of_this_one() -> None:
    others = (word(Role.COACH, version=1), word(Role.COACH, version=3), word(Role.COACH, draft="e"))
    assert on(*others, approvers=(Role.COACH,)).approved_at is None


def test_without_anybody_to_approve_it_nothing_is_approved() -> None:
    assert on(word(Role.COACH), approvers=()).approved_at is None


def test_the_same_word_again_is_said_already() -> None:
    stands = on(word(Role.COACH))
    assert stands.is_said(word(Role.COACH, minutes=3))
    assert not stands.is_said(word(Role.COACH, NO))
    assert not stands.is_said(word(Role.SUPERVISOR))


@given(
    st.lists(st.builds(word, st.sampled_from(BOTH), st.sampled_from(Verdict), version=st.integers(1, 3)), max_size=9)
)
def test_approved_exactly_where_the_newest_word_of_each_is_approval(words: list[Approval]) -> None:
    timed = [one.model_copy(update={"at": NOON + timedelta(minutes=place)}) for place, one in enumerate(words)]
    for version in (1, 2, 3):
        newest = [
            next((one for one in reversed(timed) if (one.role, one.version) == (role, version)), None) for role in BOTH
        ]
        approved = [one.at for one in newest if one is not None and one.verdict is YES]
        expected = max(approved) if len(approved) == len(BOTH) else None
        assert approvals_on(timed, "d", version, BOTH).approved_at == expected


def pack(approvers: tuple[Role, ...], *waits_for: Role | None) -> ProgramPack:
    asked = [
        PackRequirement(key=f"goals.{number}", label="goals", kind=RequirementKind.GOALS, rule="r", waits_for=one)
        for number, one in enumerate(waits_for)
    ]
    other = PackRequirement(key="x", label="x", kind=RequirementKind.STEP, rule="r", waits_for=Role.PROGRAM_ADMIN)
    return ProgramPack(
        id="north",
        name="North",
        short_name="North",
        documents=(),
        rules=(Rule(key="r", says="so", state=RuleState.UNKNOWN),),
        requirements=(*asked, other),
        writing=WritingRules(approvers=approvers),
    )


@pytest.mark.parametrize(
    ("approvers", "waits_for", "expected"),
    [
        ((Role.COACH,), (), (Role.COACH,)),
        ((Role.COACH, Role.SUPERVISOR), (Role.SUPERVISOR, None), BOTH),
        ((Role.COACH,), (Role.SUPERVISOR,), BOTH),
        ((), (None,), ()),
    ],
)
def test_whose_approval_a_goal_needs(
    approvers: tuple[Role, ...], waits_for: tuple[Role | None, ...], expected: tuple[Role, ...]
) -> None:
    assert approvers_of(pack(approvers, *waits_for)) == expected


@pytest.mark.parametrize(
    ("comment", "rule"), [(None, "no_comment"), (" ", "no_comment"), ("x" * (LONGEST_COMMENT + 1), "long_comment")]
)
def test_changes_are_named(comment: str | None, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_comment(comment)
    assert refused.value.rule == rule
    check_comment("Name the families you mean.")
