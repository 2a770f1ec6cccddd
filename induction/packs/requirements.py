"""What a pack asks of a candidate beside hours: what is counted, when it is due, who says so, and who signs.

Each names the rule that it rests on (`rule`, a key of the pack), which has its words, its state and its place. What no
document says is left out here; its rule is `unknown`.
"""

from enum import StrEnum

from pydantic import Field

from induction.packs.rules import Due, PackValue, Rule
from induction.people import Role

_KEY = r"^[a-z0-9_]+(\.[a-z0-9_]+)*$"


class RequirementKind(StrEnum):
    """What is counted."""

    GOALS = "goals"  # IIP goals that were kept, each for a standard of its own
    REFLECTIONS = "reflections"
    ARTIFACTS = "artifacts"  # for every standard by itself
    SESSIONS = "sessions"  # of the program, of one category, attended
    ASSIGNMENTS = "assignments"  # of those sessions, handed in
    ASSESSMENTS = "assessments"  # rounds in which everybody who rates has rated
    MARK = "mark"  # the scores of the newest round, held against what counts as proficient
    STEP = "step"  # something that happens, is handed in or is signed once: the milestone of that key


class PackRequirement(PackValue):
    """One requirement: `need` of it in each of the program `years`, or once in the whole program where there are none.

    `key` names it, and for a step the milestone that it is. `most` is the largest number that counts, where one is
    stated. `category` is that of the sessions counted. `doer` acts next while it is open, and `waits_for` is whose word
    is missing once the doer has done their part; what somebody else does is not on the candidate's word alone. Without
    a `due` of its own it is due as its rule is. `passes` is the rule that says from which level on a step has been
    passed, where it is given one.
    """

    key: str = Field(pattern=_KEY)
    label: str
    kind: RequirementKind
    rule: str
    years: tuple[int, ...] = ()
    need: int = Field(default=1, ge=0)
    most: int | None = Field(default=None, ge=1)
    category: str | None = None
    doer: Role = Role.CANDIDATE
    waits_for: Role | None = None
    due: Due | None = None
    passes: str | None = None

    @property
    def word(self) -> Role | None:
        """Whose word is needed where the candidate says that it was done; None where theirs is enough."""
        return self.waits_for or (None if self.doer is Role.CANDIDATE else self.doer)


class AssessmentRound(PackValue):
    """One round in which `raters` score every standard; due with its own `due`, else with its rule.

    `year` is the program year that it belongs to: where early completion leaves that year out, the round goes with it.
    """

    key: str = Field(pattern=_KEY)
    label: str
    rule: str
    raters: tuple[Role, ...] = (Role.CANDIDATE, Role.COACH, Role.SUPERVISOR)
    due: Due | None = None
    year: int | None = Field(default=None, ge=1)


class AssessmentRules(PackValue):
    """How candidates are rated: the rounds, the levels from 1 by name, and the rule that says what is proficient.

    `instrument` is the rubric's name. A program whose levels have no numbers in any document has no `levels`: then
    what people score is kept in their own words and nothing is computed of it.
    """

    instrument: str | None = None
    levels: tuple[str, ...] = ()
    mark: str | None = None
    rounds: tuple[AssessmentRound, ...] = ()


class VerificationStep(PackValue):
    """One sign-off on the way to the recommendation: who signs, after which steps, and what must be there.

    `needs` are keys of requirements, of hours (`coaching.hours.total`) as well. `elsewhere` names where the program
    signs it outside (a form, a portal): the companion then records that it was signed there. `parts` are what the step
    consists of, as the documents list it. Without a `due` of its own it is due as its rule is.
    """

    key: str = Field(pattern=_KEY)
    label: str
    signer: Role
    rule: str
    after: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    elsewhere: str | None = None
    due: Due | None = None


class SupportStatus(PackValue):
    """A status that a person may give a candidate, never the companion: early warning, academic watch, a plan."""

    key: str = Field(pattern=_KEY)
    label: str
    rule: str
    needs_plan: bool = True


class WarningRules(PackValue):
    """Which facts people are told of: what the documents say, and what a program chose for itself.

    So many `missing_assignments` is the pack's `rule`. No document says how long without coaching is too long, nor
    which pace is too slow: `no_contact_days` and `behind_percent` (of what an even pace would have by now) are the
    house's own. Of what a program sets to 0 nobody is told.
    """

    rule: str | None = None
    missing_assignments: int = Field(default=2, ge=0)
    no_contact_days: int = Field(default=45, ge=0)
    behind_percent: int = Field(default=60, ge=0, le=100)
    statuses: tuple[SupportStatus, ...] = ()


class EarlyCompletion(PackValue):
    """A shorter way through the program, for a candidate to whom somebody grants it.

    `rule` says who may take it. `granted` is the requirement, a step, that is on record once it was granted: from then
    on `rules` stand in place of those of the same key, such as a `program.length` of one year.
    """

    rule: str
    granted: str
    rules: tuple[Rule, ...] = Field(min_length=1)
