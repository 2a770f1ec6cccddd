"""A program's rules as typed data: what a pack says beside its rules, and that all of it holds together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import Any, Self

from pydantic import Field, model_validator

from induction.hours import HourKind
from induction.packs.checks import MisfitError, Mistake, mistakes_in
from induction.packs.dates import PackDate
from induction.packs.pulse import PulseRules
from induction.packs.reminding import NudgeRules, WeeklyPostRules
from induction.packs.requirements import (
    AssessmentRules,
    EarlyCompletion,
    PackRequirement,
    RequirementKind,
    VerificationStep,
    WarningRules,
)
from induction.packs.rules import PackValue, Rule, RuleState, Source
from induction.packs.words import ProgramWords
from induction.packs.writing import EvidenceRules, RetentionRules, WritingRules
from induction.people import Role


class Category(PackValue):
    """One kind of professional learning that a program lets people name.

    `names` are the everyday words for it. `key` is what entries carry; where there is a rule `pl.<key>.hours`, the
    program counts the category by itself, and where there is none it is recorded for information.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+$")
    label: str
    names: tuple[str, ...] = ()


EVERYDAY_CATEGORIES = (
    Category(key="cpsel_session", label="CPSEL session", names=("cpsel session", "cpsel workshop")),
    Category(
        key="job_aligned_workshop", label="job-aligned workshop", names=("job-aligned workshop", "job aligned workshop")
    ),
    Category(key="plc", label="PLC", names=("plc", "professional learning community", "cohort plc")),
    Category(key="district_training", label="district training", names=("district training", "district pd")),
)
"""What people say they did, in every program; a pack that lists no categories of its own records these."""


class PackDocument(PackValue):
    """A document that the pack's figures come from. `file` is its name where the program keeps it."""

    id: str
    title: str
    file: str
    edition: str | None = None
    label: str | None = None  # such as "state guidance" or "research report", said beside every quote


class Contact(PackValue):
    """Whom to ask, by role, about the subjects in `asks`. `how` is an address only where the documents agree on it.

    An office outside the program, such as the one that hears complaints, has no role on the roster.
    """

    role: Role | None = None
    title: str
    asks: tuple[str, ...] = ()
    how: str | None = None

    @property
    def named(self) -> str:
        """The title as it stands within a sentence: "the Program Administrator", "your coach", "LAUSD's staff"."""
        first, _, _ = self.title.partition(" ")
        is_definite = first in {"your", "the"} or first.endswith(("'s", "’s"))
        return self.title if is_definite else f"the {self.title}"


class CrisisLine(PackValue):
    """A local line shown on the crisis card, with who checked it and when; nothing unchecked is shown."""

    name: str
    how: str
    checked_by: str
    checked_on: str


class ConfirmationRule(PackValue):
    """Which kinds of hours the other party, coach or candidate, confirms.

    Where no document says so the state is unknown, and the house asks for coaching all the same: two were there.
    They are asked once a day, at `asked_at` where they are; what waits longer than `overdue_days` is listed for both.
    """

    kinds: tuple[HourKind, ...] = (HourKind.COACHING,)
    asked_at: time = time(16, 0)
    overdue_days: int = Field(default=7, ge=1)
    state: RuleState = RuleState.UNKNOWN
    sources: tuple[Source, ...] = ()


class EntryRules(PackValue):
    """What a program holds its entries against beside the house's own rules.

    A single entry above the `plausible` minutes of its kind is asked about once more, and never refused: no document of
    USC, MCOE or LAUSD states how long one may be, so their packs leave it at what the house finds long. `taught` are
    the categories of sessions that the program itself runs: their instructor records who was there, and candidates do
    not type them. `of_record` is whether the program keeps its hours here: where it does not, an export says so.
    """

    plausible: Mapping[HourKind, int] = {HourKind.COACHING: 4 * 60, HourKind.PROFESSIONAL_LEARNING: 8 * 60}
    taught: tuple[str, ...] = ()
    of_record: bool = False


class Edition(PackValue):
    """Rules of a later edition of the documents, in place of those of the same key.

    They hold for cohorts that begin on or after `cohorts_from`.
    """

    id: str
    cohorts_from: date
    rules: tuple[Rule, ...] = Field(min_length=1)


class ProgramPack(PackValue):
    """One program's rules, words, calendar and contacts, and what it asks of a candidate.

    `shared` marks the state's guidance: common ground for every program, nobody's own program. `weekly_rules` are those
    of which a cohort is reminded in turn, in weeks that have nothing of their own.
    """

    id: str = Field(pattern=r"^[a-z0-9_-]+$")
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    shared: bool = False
    documents: tuple[PackDocument, ...]
    rules: tuple[Rule, ...]
    categories: tuple[Category, ...] = EVERYDAY_CATEGORIES
    contacts: tuple[Contact, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] = ()
    dates: tuple[PackDate, ...] = ()
    confirmation: ConfirmationRule = ConfirmationRule()
    entries: EntryRules = EntryRules()
    weekly_rules: tuple[str, ...] = ()
    weekly: WeeklyPostRules = WeeklyPostRules()
    nudges: NudgeRules = NudgeRules()
    requirements: tuple[PackRequirement, ...] = ()
    assessment: AssessmentRules = AssessmentRules()
    verification: tuple[VerificationStep, ...] = ()
    warnings: WarningRules = WarningRules()
    writing: WritingRules = WritingRules()
    evidence: EvidenceRules = EvidenceRules()
    retention: RetentionRules = RetentionRules()
    pulse: PulseRules = PulseRules()
    words: ProgramWords = ProgramWords()
    editions: tuple[Edition, ...] = ()
    early: EarlyCompletion | None = None

    def rule(self, key: str) -> Rule | None:
        """The rule with that key, or None where the pack does not have it."""
        return self.rules_by_key.get(key)

    @cached_property
    def rules_by_key(self) -> Mapping[str, Rule]:
        """The rules, to be looked up: standings ask for them a hundred times a candidate."""
        return {rule.key: rule for rule in self.rules}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy in which nothing is kept of what was looked up in this one."""
        copied = super().model_copy(update=update, deep=deep)
        vars(copied).pop("rules_by_key", None)
        return copied

    def document(self, document_id: str) -> PackDocument:
        """The document with that id; KeyError where the pack does not name it."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def category_label(self, key: str | None) -> str:
        """The category as people say it."""
        if key is None:
            return "no category yet"
        return next((category.label for category in self.categories if category.key == key), key)

    def contact_for(self, subject: str) -> Contact | None:
        """Whom to ask about a subject as the pack words it; the program administrator where nobody is named for it."""
        named = (contact for contact in self.contacts if subject in contact.asks)
        administrators = (contact for contact in self.contacts if contact.role is Role.PROGRAM_ADMIN)
        return next(named, None) or next(administrators, None)

    def with_rules(self, rules: Sequence[Rule]) -> Self:
        """The pack with these rules in place of those of the same key, and beside the others."""
        keys = {rule.key for rule in rules}
        return self.model_copy(update={"rules": (*(rule for rule in self.rules if rule.key not in keys), *rules)})

    def shortened(self) -> Self:
        """The pack as it holds for whom early completion was granted; as it is where the program has none.

        What belongs to a year that the program then no longer has is asked for in its last year, but for the rounds of
        assessment: those of such a year fall away.
        """
        if self.early is None:
            return self
        pack = self.with_rules(self.early.rules)
        length = pack.rule("program.length")
        last = length.value if length is not None and length.unit == "years" else None
        if last is None:
            return pack
        rounds = tuple(one for one in pack.assessment.rounds if one.year is None or one.year <= last)
        asked = tuple(_within(one, last, len(rounds)) for one in pack.requirements)
        assessment = pack.assessment.model_copy(update={"rounds": rounds})
        return pack.model_copy(update={"requirements": asked, "assessment": assessment})

    def mistakes(self) -> Iterator[Mistake]:
        """Everything in which the parts of the pack do not fit one another."""
        return mistakes_in(self)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if found := tuple(self.mistakes()):
            raise MisfitError(found)
        return self


def _within(asked: PackRequirement, last: int, rounds: int) -> PackRequirement:
    """The requirement in the years up to the last: what stood in a later one stands in that.

    Of assessments no more are asked for than there are rounds.
    """
    years = tuple(sorted({min(year, last) for year in asked.years}))
    need = min(asked.need, rounds) if asked.kind is RequirementKind.ASSESSMENTS else asked.need
    return asked.model_copy(update={"years": years, "need": need})
