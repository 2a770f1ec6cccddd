"""What a candidate has gathered for each standard, held against what the program asks for, and the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from induction.packs.cpsels import Standard
from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.record.artifacts import Artifact, standing_artifacts
from induction.record.milestones import Milestone, standing_milestones


@dataclass(frozen=True)
class ForStandard:
    """What speaks for one standard: the artifacts, and what was recorded as a step before there were any.

    `need` is how many are asked for, 0 where no document says; `most` the largest number that counts, where one is
    stated.
    """

    standard: Standard
    artifacts: tuple[Artifact, ...]
    recorded: tuple[Milestone, ...]
    need: int
    most: int | None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.artifacts) + len(self.recorded)

    @property
    def is_gap(self) -> bool:
        """Whether one more would help: there are too few or, where nobody says how many, none."""
        return self.count < max(self.need, 1)

    @property
    def is_over(self) -> bool:
        """Whether there are more than count."""
        return self.most is not None and self.count > self.most


def artifacts_asked(pack: ProgramPack) -> PackRequirement | None:
    """The requirement of artifacts, where the program has one."""
    return next((one for one in pack.requirements if one.kind is RequirementKind.ARTIFACTS), None)


def for_each_standard(
    pack: ProgramPack, artifacts: Iterable[Artifact], milestones: Iterable[Milestone]
) -> tuple[ForStandard, ...]:
    """The standards in their order, each with what speaks for it; an artifact may speak for several."""
    asked = artifacts_asked(pack)
    times = max(1, len(asked.years)) if asked else 1
    standing = standing_artifacts(artifacts)
    recorded = tuple(one for one in standing_milestones(milestones) if asked and one.key == asked.key)
    return tuple(
        ForStandard(
            standard,
            tuple(one for one in standing if standard.number in one.standards),
            tuple(one for one in recorded if one.standard == standard.number),
            asked.need * times if asked else 0,
            asked.most * times if asked and asked.most else None,
        )
        for standard in pack.words.standards
    )
