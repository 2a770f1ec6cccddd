"""What comes of settling rules, as values: what is open, what is settled, the forms and the receipts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from induction.packs.approvers import ApprovedBy, is_on_approvers
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Measure, Rule, RuleState, Trigger
from induction.packs.rulings import Ruling, is_authorship
from induction.packs.writing import Authorship

Names = Mapping[int, str]
"""The names of administrators by their numbers."""


AT_A_TIME = 3
"""How many open rules are shown together: each takes a look into the documents."""


@dataclass(frozen=True)
class SettledRule:
    """A ruling that stands, with the rule as it has it; `rule.ruled` says who settled it, when and why."""

    ruling: Ruling
    rule: Rule


@dataclass(frozen=True)
class RulingList:
    """What is open in a program and what is settled; `mine` says whether the reader settles it.

    `open` are all rules of which no ruling holds today for the whole program, those that weigh most first, of which
    `at_most` so many are shown after the `skipped` first ones. `disputed` is on how many rules the program's documents
    disagree, settled or not.
    """

    pack: ProgramPack
    open: Sequence[Rule]
    settled: Sequence[SettledRule]
    disputed: int
    administrators: Sequence[str]
    mine: bool
    today: date
    skipped: int = 0
    at_most: int = AT_A_TIME

    @property
    def shown(self) -> Sequence[Rule]:
        """The open rules that are shown together."""
        return self.open[self.skipped : self.skipped + self.at_most]

    @property
    def open_disputes(self) -> int:
        """On how many rules the documents disagree and nobody ruled."""
        return sum(rule.state is RuleState.PROVISIONAL for rule in self.open)


@dataclass(frozen=True)
class RulingForm:
    """A rule to be settled: as its `side`-th reading, or as something else where that is None.

    `seen` is the number of the last ruling on it, 0 where nobody ever ruled. `authorship` is what was chosen already,
    where the rule says whose words drafts are.
    """

    pack: ProgramPack
    rule: Rule
    side: int | None
    cohorts: Sequence[str]
    today: date
    seen: int = 0
    authorship: Authorship | None = None

    @property
    def about_authorship(self) -> bool:
        """Whether the rule says whose words drafts are."""
        return is_authorship(self.pack, self.rule)

    @property
    def about_approvers(self) -> bool:
        """Whether the rule says whose approval a goal needs."""
        return is_on_approvers(self.pack, self.rule)


@dataclass(frozen=True)
class RulingAsked:
    """What an administrator filled in.

    `number` is how much or how many in the rule's unit, where the reading itself does not have it. `days` from
    `counts_from` is a deadline of their own, `authorship` whose words drafts are, `approved_by` whose approval goals
    need. Without `since` it holds from the day on which it is settled.
    """

    key: str
    reason: str
    side: int | None = None
    says: str = ""
    number: int | None = None
    days: int | None = None
    counts_from: Trigger | None = None
    measure: Measure | None = None
    authorship: Authorship | None = None
    approved_by: ApprovedBy | None = None
    since: date | None = None
    cohort: str | None = None

    @property
    def due(self) -> Due | None:
        """The deadline of their own."""
        if self.days is None:
            return None
        return Due(within=self.days, unit="days", of=self.counts_from or Trigger.ENROLLED)


@dataclass(frozen=True)
class RulingMade:
    """What was settled, and what is still open."""

    settled: SettledRule
    left: RulingList


@dataclass(frozen=True)
class UndoForm:
    """A ruling to be taken back, once its reader says why."""

    settled: SettledRule


@dataclass(frozen=True)
class RulingUndone:
    """What was taken back, why, and how the rule stands now."""

    settled: SettledRule
    reason: str
    now: Rule
    left: RulingList
