"""Milestones: what happened to a candidate, was handed in or was seen to, each on a day and on somebody's word.

A milestone's key is that of the pack's requirement which it meets (`portfolio.presentation`), or the name of a trigger
(`hired`), from which deadlines count. Milestones are append-only: what was wrong is taken back by another one.
"""

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from induction.packs.pack import ProgramPack
from induction.packs.requirements import RequirementKind
from induction.packs.rules import Trigger
from induction.refused import Refused

TRIGGERS = frozenset(trigger.value for trigger in Trigger)
"""The keys of milestones from which deadlines count: each has one day, the newest that was recorded."""

FOR_EACH_STANDARD = frozenset({RequirementKind.ARTIFACTS, RequirementKind.MARK})
"""The kinds whose milestones are each for one standard."""

_RECORDED = FOR_EACH_STANDARD | {RequirementKind.STEP, RequirementKind.ASSIGNMENTS, RequirementKind.GOALS}
"""The kinds of requirements that are met by milestones, goals by that of their approval; others are only counted.

Of a mark somebody says for each standard that it is reached, where no document numbers the levels.
"""


class Happened(BaseModel):
    """What somebody says happened on the day `on`.

    `standard` is the number of the standard that it is for, `score` the level that it was given, `link` where it can be
    looked at.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    key: str
    on: date
    standard: int | None = None
    score: int | None = Field(default=None, ge=1)
    note: str | None = None
    link: str | None = None


class Milestone(Happened):
    """What happened, as `recorded_by` says; it repeats the one of the number `takes_back`, and neither counts then.

    `recorded_by` is None for what came in at the command line.
    """

    id: int
    recorded_at: datetime
    recorded_by: int | None = None
    takes_back: int | None = None


def standing_milestones(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those that count, in their order: neither taken back nor there to take another one back."""
    everything = tuple(milestones)
    void = {one.takes_back for one in everything}
    return tuple(one for one in everything if one.takes_back is None and one.id not in void)


def day_of_milestone(milestones: Iterable[Milestone], key: str) -> date | None:
    """The day of the newest milestone of that key that counts."""
    standing = standing_milestones(one for one in milestones if one.key == key)  # what takes one back has its key
    return standing[-1].on if standing else None


def check_milestone(happened: Happened, pack: ProgramPack, *, today: date) -> None:
    """Refuse a day to come, what the program does not know, and a standard or a score that it does not have."""
    if happened.on > today:
        raise Refused("in_the_future", "That day is still to come. Tell me once it has happened.")
    requirement = next((one for one in pack.requirements if one.key == happened.key), None)
    is_scored = requirement is not None and requirement.kind is RequirementKind.MARK and pack.assessment.levels
    if happened.key not in TRIGGERS and (requirement is None or requirement.kind not in _RECORDED or is_scored):
        raise Refused("unknown_step", f"{pack.short_name} has no step of that name.")
    for_each = requirement is not None and requirement.kind in FOR_EACH_STANDARD
    _check_standard(happened.standard, pack, for_each=for_each)
    if happened.score is not None and happened.score > len(pack.assessment.levels):
        levels = len(pack.assessment.levels)
        there = f"Its levels go from 1 to {levels}." if levels else "It gives its levels no numbers."
        raise Refused("unknown_level", f"{pack.short_name} has no level {happened.score}. {there}")


def _check_standard(number: int | None, pack: ProgramPack, *, for_each: bool) -> None:
    word = pack.words.standard
    numbers = [one.number for one in pack.words.standards]
    if number is None and for_each:
        raise Refused("which_standard", f"That is asked for each {word} by itself. Which {word} is it for?")
    if number is not None and number not in numbers:
        raise Refused(
            "unknown_standard", f"There is no {word} {number}: they go from {min(numbers)} to {max(numbers)}."
        )
