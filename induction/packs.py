"""A program's rules as typed data: what a pack says beside its rules, and that all of it holds together."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, time
from typing import Self

from pydantic import Field, model_validator

from induction.hours import HourKind
from induction.pack_dates import PackDate
from induction.pack_requirements import (
    AssessmentRound,
    AssessmentRules,
    PackRequirement,
    ProgramWords,
    VerificationStep,
    WarningRules,
)
from induction.people import Role
from induction.rules import PackValue, Rule, RuleState, Source


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
    requirements: tuple[PackRequirement, ...] = ()
    assessment: AssessmentRules = AssessmentRules()
    verification: tuple[VerificationStep, ...] = ()
    warnings: WarningRules = WarningRules()
    words: ProgramWords = ProgramWords()
    editions: tuple[Edition, ...] = ()

    def rule(self, key: str) -> Rule | None:
        """The rule with that key, or None where the pack does not have it."""
        return next((rule for rule in self.rules if rule.key == key), None)

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

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for what, names in (
            ("rule", [rule.key for rule in self.rules]),
            ("document", [document.id for document in self.documents]),
            ("category", [category.key for category in self.categories]),
            ("date", [one.key for one in self.dates]),
            ("requirement", [one.key for one in self.requirements]),
            ("verification", [step.key for step in self.verification]),
            ("assessment round", [one.key for one in self.assessment.rounds]),
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"two {what} entries share the name {twice[0]}")
        self._check_rules()
        self._check_requirements()
        self._check_places()
        return self

    def _check_rules(self) -> None:
        categories = {category.key for category in self.categories}
        for rule in self.rules:
            if rule.category is not None and rule.category not in categories:
                raise ValueError(f"rule {rule.key} counts a category that the pack does not list")
        named = [("entries.taught", key) for key in self.entries.taught]
        named += [(f"date {one.key}", one.category) for one in self.dates if one.category is not None]
        named += [(one.key, one.category) for one in self.requirements if one.category is not None]
        for what, key in named:
            if key not in categories:
                raise ValueError(f"{what} names the category {key}, which the pack does not list")
        for what, keys in (("weekly_rules", self.weekly_rules), *((one.key, one.rules) for one in self.dates)):
            if missing := [key for key in keys if self.rule(key) is None]:
                raise ValueError(f"{what} names the rule {missing[0]}, which the pack does not have")

    def _check_requirements(self) -> None:
        rules = {rule.key for rule in self.rules}
        asked: tuple[PackRequirement | AssessmentRound | VerificationStep, ...]
        asked = (*self.requirements, *self.assessment.rounds, *self.verification)
        resting = [(one.key, one.rule) for one in (*asked, *self.warnings.statuses)]
        resting += [("assessment", self.assessment.mark or ""), ("warnings", self.warnings.rule or "")]
        for owner, rule in resting:
            if rule and rule not in rules:
                raise ValueError(f"{owner} rests on the rule {rule}, which the pack does not have")
        steps = {step.key for step in self.verification}
        countable = {one.key for one in self.requirements} | rules
        for step in self.verification:
            if missing := [key for key in step.after if key not in steps] + [
                key for key in step.needs if key not in countable
            ]:
                raise ValueError(f"verification {step.key} names {missing[0]}, which the pack does not have")
        dates = {one.key for one in self.dates}
        due = [(one.key, one.due) for one in asked]
        due += [(rule.key, rule.due) for rule in self.rules]
        due += [(rule.key, side.due) for rule in self.rules for side in rule.conflict]
        for owner, one in due:
            if one is not None and one.date is not None and one.date not in dates:
                raise ValueError(f"{owner} is due with the date {one.date}, which the pack does not have")

    def _check_places(self) -> None:
        documents = {document.id for document in self.documents}
        places = [("confirmation", source) for source in self.confirmation.sources]
        places += [(f"rule {rule.key}", source) for rule in self.rules for source in rule.sources]
        places += [(f"rule {rule.key}", side.source) for rule in self.rules for side in rule.conflict]
        places += [(f"date {one.key}", source) for one in self.dates for source in one.sources]
        for owner, source in places:
            if source.document not in documents:
                raise ValueError(f"{owner} names the document {source.document}, which the pack does not list")
