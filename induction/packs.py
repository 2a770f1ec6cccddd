"""A program's rules as typed data: what a pack says, where it says so, and how settled it is."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from induction.people import Role


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
    program; both are None where the state is unknown. `says` is the rule in our own words, one sentence.
    """

    key: str
    says: str
    state: RuleState
    value: int | None = None
    unit: str | None = None
    per: str | None = Field(default=None, pattern="^(year|program)$")
    sources: tuple[Source, ...] = ()
    conflict: tuple[Side, ...] = ()


class Category(_Value):
    """One kind of professional learning that a program counts by itself.

    `names` are the everyday words for it. `key` is what entries carry; the rule `pl.<key>.hours`, where there is
    one, says how many.
    """

    key: str
    label: str
    names: tuple[str, ...] = ()


class PackDocument(_Value):
    """A document that the pack's figures come from. `file` is its name where the program keeps it."""

    id: str
    title: str
    file: str
    edition: str | None = None
    label: str | None = None  # such as "state guidance" or "research report", said beside every quote


class Contact(_Value):
    """Whom to ask, by role. `how` is an address or number only where the documents agree on it."""

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

    id: str
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    shared: bool = False
    documents: tuple[PackDocument, ...]
    rules: tuple[Rule, ...]
    categories: tuple[Category, ...] = ()
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
