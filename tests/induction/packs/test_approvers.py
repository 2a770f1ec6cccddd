"""A ruling on whose approval a goal needs changes who approves, and whom its requirement waits for."""

from datetime import UTC, datetime

import pytest

from induction.packs.approvers import ApprovedBy, is_on_approvers, with_approvers
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState, Side, Source
from induction.packs.rulings import Ruling, check_ruling, in_force
from induction.packs.writing import WritingRules
from induction.people import Role
from induction.refused import Refused
from induction.writing.approvals import approvers_of

NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
SOURCE = Source(document="handbook", line=342, place="Goals", figure="approval")
PART = Rule(
    key="iip.supervisor",
    says="The supervisor approves, or gives input.",
    state=RuleState.PROVISIONAL,
    sources=(SOURCE,),
    conflict=(Side(value="approves", source=SOURCE), Side(value="gives input", source=SOURCE)),
)
OTHER = Rule(key="iip.cpsel", says="Three a year.", state=RuleState.AGREED, sources=(SOURCE,))
GOALS = PackRequirement(
    key="iip.goals", label="IIP goals", kind=RequirementKind.GOALS, rule="iip.cpsel", need=3, waits_for=Role.SUPERVISOR
)
PACK = ProgramPack(
    id="house",
    name="The house",
    short_name="House",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(PART, OTHER),
    requirements=(GOALS,),
    writing=WritingRules(approvers=(Role.COACH, Role.SUPERVISOR), approvers_rule="iip.supervisor"),
)


def ruling(approved_by: ApprovedBy | None) -> Ruling:
    return Ruling(
        id=1,
        program="house",
        rule="iip.supervisor",
        says="gives input",
        reason="Principals asked for it.",
        ruled_by=1,
        ruled_at=NOW,
        since=NOW.date(),
        side=1,
        approved_by=approved_by,
    )


@pytest.mark.parametrize(
    ("approved_by", "roles", "waits_for"),
    [
        (ApprovedBy.COACH, (Role.COACH,), Role.COACH),
        (ApprovedBy.SUPERVISOR, (Role.SUPERVISOR,), Role.SUPERVISOR),
        (ApprovedBy.BOTH, (Role.COACH, Role.SUPERVISOR), Role.SUPERVISOR),
    ],
)
def test_who_approves_is_who_was_settled(approved_by: ApprovedBy, roles: tuple[Role, ...], waits_for: Role) -> None:
    held = in_force(PACK, [ruling(approved_by)], cohort=None, cohort_start=None, on=NOW.date(), names={})
    assert approvers_of(held) == roles
    assert [one.waits_for for one in held.requirements] == [waits_for]


def test_without_a_choice_the_pack_holds() -> None:
    assert with_approvers(PACK, None) is PACK
    assert approvers_of(PACK) == (Role.COACH, Role.SUPERVISOR)


def test_a_ruling_on_it_has_to_choose() -> None:
    assert [is_on_approvers(PACK, rule) for rule in (PART, OTHER)] == [True, False]
    with pytest.raises(Refused) as refused:
        check_ruling(PACK, ruling(None), ())
    assert refused.value.rule == "no_approvers"
    check_ruling(PACK, ruling(ApprovedBy.COACH), ())
