"""A program's rules as typed data: what a pack says beside its rules, and that all of it holds together."""

from collections import Counter
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from induction.hours import HourKind
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


class DateKind(StrEnum):
    """What stands in a program's calendar."""

    SESSION = "session"
    WORKSHOP = "workshop"
    WINDOW = "window"  # a stretch of months in which something is done
    DEADLINE = "deadline"
    EVENT = "event"


class PackDate(PackValue):
    """One line of a program's calendar, as its documents print it: a rule for days, never a day that nobody printed.

    In each of the program `years` it is the `nth` `weekday` (1 is Monday) of `month`, or that month up to `until_month`
    with no day printed; with `within_months` it is a deadline that counts from the cohort's first day. `category` is
    what its hours are, and `minutes` how long it lasts where that is printed without clock times. `note` is what else a
    reader needs, in our own words, and `rules` are those worth knowing then.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    title: str
    kind: DateKind
    years: tuple[int, ...] = Field(default=(1,), min_length=1)
    month: int | None = Field(default=None, ge=1, le=12)
    until_month: int | None = Field(default=None, ge=1, le=12)
    weekday: int | None = Field(default=None, ge=1, le=7)
    nth: int | None = Field(default=None, ge=1, le=4)
    starts: time | None = None
    ends: time | None = None
    within_months: int | None = Field(default=None, ge=1)
    category: str | None = None
    minutes: int | None = Field(default=None, ge=1)
    state: RuleState
    note: str | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    rules: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.month is None) == (self.within_months is None):
            raise ValueError("a date has either a month, or the months within which it is due")
        if (self.weekday is None) != (self.nth is None) or (self.weekday and (not self.month or self.until_month)):
            raise ValueError("a day is the nth weekday of one month")
        if (self.starts or self.ends) and not (self.weekday and self.starts and self.ends and self.starts < self.ends):
            raise ValueError("clock times belong to a day, and the first is the earlier one")
        if self.starts and self.minutes:
            raise ValueError("a date has clock times or minutes")
        if self.within_months and self.years != (1,):
            raise ValueError("what counts from the first day belongs to year 1")
        if self.state is RuleState.UNKNOWN:
            raise ValueError("a date that no document prints is no date: leave it out")
        if self.state is RuleState.PROVISIONAL and self.note is None:
            raise ValueError("a provisional date says in its note what is open")
        return self


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


class ProgramPack(PackValue):
    """One program's rules, words, calendar and contacts.

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
            ("date", [date.key for date in self.dates]),
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"two {what} entries share the name {twice[0]}")
        self._check_rules()
        self._check_places()
        return self

    def _check_rules(self) -> None:
        categories = {category.key for category in self.categories}
        for rule in self.rules:
            if rule.category is not None and rule.category not in categories:
                raise ValueError(f"rule {rule.key} counts a category that the pack does not list")
        named = [("entries.taught", key) for key in self.entries.taught]
        named += [(f"date {date.key}", date.category) for date in self.dates if date.category is not None]
        for what, key in named:
            if key not in categories:
                raise ValueError(f"{what} names the category {key}, which the pack does not list")
        for what, keys in (("weekly_rules", self.weekly_rules), *((date.key, date.rules) for date in self.dates)):
            if missing := [key for key in keys if self.rule(key) is None]:
                raise ValueError(f"{what} names the rule {missing[0]}, which the pack does not have")

    def _check_places(self) -> None:
        documents = {document.id for document in self.documents}
        places = [("confirmation", source) for source in self.confirmation.sources]
        places += [(f"rule {rule.key}", source) for rule in self.rules for source in rule.sources]
        places += [(f"rule {rule.key}", side.source) for rule in self.rules for side in rule.conflict]
        places += [(f"date {date.key}", source) for date in self.dates for source in date.sources]
        for owner, source in places:
            if source.document not in documents:
                raise ValueError(f"{owner} names the document {source.document}, which the pack does not list")
