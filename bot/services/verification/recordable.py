"""What of a checklist is recorded as a step, and by whom; what candidates gather is saved as evidence instead."""

from collections.abc import Sequence

from bot.services.verification.files import CandidateFile
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.people import Person
from induction.standing.requirements import Standing

_RECORDABLE = frozenset({RequirementKind.STEP, RequirementKind.ASSIGNMENTS})
"""What somebody records; everything else is counted from what is on record elsewhere."""


def standings_of(file: CandidateFile, requirement: PackRequirement) -> Sequence[Standing]:
    """How the requirement stands, in each of its years."""
    return [one for one in file.standings if one.key == requirement.key]


def is_gathered(actor: Person, candidate: Person, requirement: PackRequirement) -> bool:
    """Whether the actor, whose own it is, saves it as evidence."""
    return requirement.kind is RequirementKind.ARTIFACTS and actor.id == candidate.id


def is_recordable(actor: Person, file: CandidateFile, requirement: PackRequirement) -> bool:
    """Whether there is something to record: a step, or the word that artifacts wait for.

    Goals are approved one by one, where they are read. Of a mark without numbers it is that a standard is reached,
    which candidates do not say of themselves.
    """
    is_anothers = actor.id != file.candidate.id
    match requirement.kind:
        case RequirementKind.MARK:
            return is_anothers and not file.pack.assessment.levels
        case RequirementKind.ARTIFACTS:
            return is_anothers and requirement.waits_for is not None
        case kind:
            return kind in _RECORDABLE


def is_told(actor: Person, file: CandidateFile, requirement: PackRequirement) -> bool:
    """Whether somebody may tell of it in plain words, as of something that was handed in."""
    told = requirement.kind in _RECORDABLE | {RequirementKind.ARTIFACTS}
    may_be = is_gathered(actor, file.candidate, requirement) or is_recordable(actor, file, requirement)
    return told and may_be
