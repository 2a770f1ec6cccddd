"""Growth: the scores of a candidate by standard and round, from each who rated, and their mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from induction.dates.rounds import counting
from induction.packs.cpsels import Standard
from induction.packs.pack import ProgramPack
from induction.packs.requirements import AssessmentRound
from induction.people import Role
from induction.record.assessments import Rating, average


@dataclass(frozen=True)
class RoundGrowth:
    """What was given in a round: the levels by standard of each role, as far as they may be seen."""

    round: AssessmentRound
    scores: Mapping[Role, Mapping[int, int]]

    def mean(self, standard: int) -> Fraction | None:
        """The mean of those who rated the standard; None where fewer than two did."""
        given = [levels[standard] for levels in self.scores.values() if standard in levels]
        return average(given) if len(given) > 1 else None

    def means(self) -> Mapping[int, Fraction]:
        """The mean of each standard that two or more rated."""
        numbers = {number for levels in self.scores.values() for number in levels}
        return {number: mean for number in sorted(numbers) if (mean := self.mean(number)) is not None}


@dataclass(frozen=True)
class Growth:
    """The rounds in which somebody rated, in the pack's order, with the standards and the names of the levels."""

    standards: Sequence[Standard]
    levels: Sequence[str]
    rounds: Sequence[RoundGrowth]


def growth(pack: ProgramPack, ratings: Sequence[Rating]) -> Growth:
    """The growth that these ratings show; only the newest of a role in a round counts.

    Nothing is computed where the pack's levels have no numbers: then there are no rounds in it.
    """
    rounds = [_round(one, ratings) for one in pack.assessment.rounds] if pack.assessment.levels else []
    return Growth(pack.words.standards, pack.assessment.levels, [one for one in rounds if one.scores])


def _round(one: AssessmentRound, ratings: Sequence[Rating]) -> RoundGrowth:
    given = counting(ratings, one.key)
    return RoundGrowth(one, {role: given[role].scores for role in one.raters if role in given})
