"""Whose approval an IIP goal needs, where a program administrator settles it."""

from enum import StrEnum

from induction.packs.pack import ProgramPack
from induction.packs.requirements import RequirementKind
from induction.packs.rules import Rule
from induction.people import Role
from induction.refused import Refused


class ApprovedBy(StrEnum):
    """Whose approval an IIP goal needs, as an administrator may settle it."""

    COACH = "coach"
    SUPERVISOR = "supervisor"
    BOTH = "coach_and_supervisor"

    @property
    def label(self) -> str:
        """Who it is, as people read it."""
        return _LABELS[self]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Each of whom approves."""
        return (Role.COACH, Role.SUPERVISOR) if self is ApprovedBy.BOTH else (Role(self.value),)


_LABELS = {
    ApprovedBy.COACH: "the coach",
    ApprovedBy.SUPERVISOR: "the site supervisor",
    ApprovedBy.BOTH: "the coach and the site supervisor",
}


def is_on_approvers(pack: ProgramPack, rule: Rule) -> bool:
    """Whether the rule says whose approval a goal needs."""
    return rule.key == pack.writing.approvers_rule


def check_approvers(pack: ProgramPack, rule: Rule, approved_by: ApprovedBy | None) -> None:
    """Refuse a ruling on whose approval a goal needs that does not choose: its words alone are nothing to go by."""
    if is_on_approvers(pack, rule) and approved_by is None:
        raise Refused("no_approvers", "Whose approval does an IIP goal need? I go by this rule, so please choose.")


def with_approvers(pack: ProgramPack, approved_by: ApprovedBy | None) -> ProgramPack:
    """The pack with whose approval goals need, as it was settled; their requirements wait for nobody else."""
    if approved_by is None:
        return pack
    roles = approved_by.roles
    requirements = tuple(
        one.model_copy(update={"waits_for": roles[-1]})
        if one.kind is RequirementKind.GOALS and one.waits_for not in {None, *roles}
        else one
        for one in pack.requirements
    )
    writing = pack.writing.model_copy(update={"approvers": roles})
    return pack.model_copy(update={"writing": writing, "requirements": requirements})
