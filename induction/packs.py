"""A program's rules as typed data: what a pack says, where it says so, and how settled it is.

Keys of rules are dotted. Hours follow one scheme, which `induction.requirements` reads:

    coaching.hours          a year                  coaching.hours.total        in the whole program
    pl.hours                a year                  pl.hours.total              in the whole program
    pl.<category>.hours     a year, one category    pl.<category>.hours.total   in the whole program
    total.hours.minimum     a year, all kinds       total.hours.maximum         a year, all kinds

The other keys (`coach.assign`, `extension.program`, …) are read by people and by what answers them. `year.basis` says
what the program means by a year.
"""

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from induction.people import Role

_HOURS = re.compile(
    r"(coaching|pl(\.(?P<category>[a-z0-9_]+))?)\.hours(?P<whole>\.total)?|total\.hours\.(minimum|maximum)"
)


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleState(StrEnum):
    """How settled a rule is."""

    AGREED = "agreed"
    PROVISIONAL = "provisional"  # the documents disagree; the strictest reading is enforced until someone rules
    UNKNOWN = "unknown"  # no document says; never inferred


class Source(_Value):
    """Where a document says something. `figure` is the figure as printed there, the only words carried over."""

    document: str
    line: int = Field(ge=1)
    place: str
    figure: str


class Side(_Value):
    """One reading of a rule on which the documents disagree."""

    value: str
    source: Source


class Rule(_Value):
    """One rule of a program.

    `key` is dotted, such as `coaching.hours`. `value` with its `unit` (`hours`, `days`, …) counts `per` year or
    program, or is a deadline that runs from `counts_from`; value and unit are None where the state is unknown and
    where the rule is no figure. `says` is the rule in our own words, one sentence.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    says: str
    state: RuleState
    value: int | None = Field(default=None, ge=0)
    unit: str | None = None
    per: str | None = Field(default=None, pattern="^(year|program)$")
    counts_from: str | None = None
    sources: tuple[Source, ...] = ()
    conflict: tuple[Side, ...] = ()

    @property
    def minutes(self) -> int | None:
        """The value in minutes, where the rule counts hours or minutes."""
        if self.value is None:
            return None
        return {"hours": 60 * self.value, "minutes": self.value}.get(self.unit or "")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("a value needs its unit, and a unit its value")
        if self.state is RuleState.UNKNOWN:
            if self.value is not None:
                raise ValueError("what is unknown has no value")
        elif not self.sources:
            raise ValueError("a rule that is not unknown names at least one source")
        if (self.state is RuleState.PROVISIONAL) != (len(self.conflict) > 1):
            raise ValueError("a provisional rule, and no other, lists the sides of its conflict (two or more)")
        if (hours := _HOURS.fullmatch(self.key)) and self.value is not None:
            per = "program" if hours["whole"] else "year"
            if self.minutes is None or self.per != per:
                raise ValueError(f"{self.key} counts hours or minutes per {per}")
        return self


class Category(_Value):
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


class PackDocument(_Value):
    """A document that the pack's figures come from. `file` is its name where the program keeps it."""

    id: str
    title: str
    file: str
    edition: str | None = None
    label: str | None = None  # such as "state guidance" or "research report", said beside every quote


class Contact(_Value):
    """Whom to ask, by role, about the subjects in `asks`. `how` is an address only where the documents agree on it."""

    role: Role
    title: str
    asks: tuple[str, ...] = ()
    how: str | None = None


class CrisisLine(_Value):
    """A local line shown on the crisis card, with who checked it and when; nothing unchecked is shown."""

    name: str
    how: str
    checked_by: str
    checked_on: str


class ProgramPack(_Value):
    """One program's rules, words and contacts.

    `shared` marks the state's guidance: common ground for every program, nobody's own program.
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
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"two {what} entries share the name {twice[0]}")
        categories = {category.key for category in self.categories}
        documents = {document.id for document in self.documents}
        for rule in self.rules:
            hours = _HOURS.fullmatch(rule.key)
            if hours and hours["category"] and hours["category"] not in categories:
                raise ValueError(f"rule {rule.key} counts a category that the pack does not list")
            if missing := [source.document for source in _sources(rule) if source.document not in documents]:
                raise ValueError(f"rule {rule.key} names the document {missing[0]}, which the pack does not list")
        return self


def _sources(rule: Rule) -> Iterable[Source]:
    return (*rule.sources, *(side.source for side in rule.conflict))
