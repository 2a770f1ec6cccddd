"""How long what is held of people is kept, and what stays of somebody who was erased."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.packs.writing import RetentionRules
from induction.people import Person, Role
from induction.refused import Refused


class ErasureReason(StrEnum):
    """Why somebody is erased: one of these and no words of one's own, so that no tombstone tells of a person."""

    ASKED = "asked"
    TERM = "term"
    LEFT = "left"
    MISTAKE = "mistake"

    @property
    def label(self) -> str:
        """The reason in a few words."""
        return _LABELS[self]


_LABELS: Mapping[ErasureReason, str] = {
    ErasureReason.ASKED: "they asked for it",
    ErasureReason.TERM: "the time for which records are kept has passed",
    ErasureReason.LEFT: "they left the program",
    ErasureReason.MISTAKE: "they were on the roster by mistake",
}


class Tombstone(BaseModel):
    """That somebody was erased: who, when, by whom, why, and how many rows of each table; nothing of what they held.

    `source` is the delivery that erased them, and its one key. `erased_by` is None at the command line.
    """

    model_config = ConfigDict(frozen=True)

    source: str
    person_id: int
    program: str
    role: Role
    at: datetime
    erased_by: int | None
    why: ErasureReason
    counts: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many rows went, or lost what they had of the person."""
        return sum(self.counts.values())


def kept_until(rules: RetentionRules, candidate: Person) -> date | None:
    """The last day on which the candidate's record has to be kept; None where no rule or no end is known."""
    if rules.years is None or candidate.role is not Role.CANDIDATE or candidate.ends_on is None:
        return None
    year = candidate.ends_on.year + rules.years
    try:
        return candidate.ends_on.replace(year=year)
    except ValueError:  # it ended on a February 29
        return date(year, 2, 28)


def check_named(typed: str, person: Person) -> None:
    """Refuse an erasure whose second word, the name of the person, is not theirs."""
    if " ".join(typed.split()).casefold() != " ".join(person.name.split()).casefold():
        raise Refused("other_name", f"To erase {person.name}, please type their whole name as it stands here.")
