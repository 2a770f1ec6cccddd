"""What a pack says of what candidates write and gather: whose words, who approves, who reads, what is kept.

What no document settles is not inferred: the defaults here are the careful side, and a pack that leaves them names the
rule that is unknown.
"""

from enum import StrEnum
from itertools import product

from pydantic import Field

from induction.access import OF_THE_PROGRAM, Action, Opened, Relation
from induction.packs.rules import PackValue
from induction.people import Role


class Authorship(StrEnum):
    """Whose words goals and reflections are."""

    STRUCTURE = "structure"  # the candidate's own alone: the companion asks, orders and says what is missing
    SUGGEST = "suggest"  # a model may propose wording beside them, taken piece by piece, and recorded as such

    @property
    def label(self) -> str:
        """What is chosen, as people read it."""
        return _LABELS[self]


_LABELS = {
    Authorship.STRUCTURE: "the candidate’s own words alone",
    Authorship.SUGGEST: "a model may suggest wording",
}


class WritingRules(PackValue):
    """How goals and reflections are written, approved and read.

    `authorship` rests on `authorship_rule`. A goal is approved by each of `approvers` (`approvers_rule`). In each
    program year goals are for so many different standards as `standards_by_year` says, and a later year takes up others
    than an earlier one (`standards_rule`). Coaching notes are for candidate and coach; they are open to `notes_open_to`
    beside them only where `notes_rule` says so. A coach who takes over sees the notes of the coach before only where
    `handover_notes` says so (`handover_rule`).
    """

    authorship: Authorship = Authorship.STRUCTURE
    authorship_rule: str | None = None
    approvers: tuple[Role, ...] = (Role.COACH,)
    approvers_rule: str | None = None
    standards_by_year: tuple[int, ...] = ()
    standards_rule: str | None = None
    notes_open_to: tuple[Role, ...] = ()
    notes_rule: str | None = None
    handover_notes: bool = False
    handover_rule: str | None = None

    @property
    def opened(self) -> Opened:
        """What these rules open beside the table of `induction.access`; nothing without the rule that says so."""
        readers = [OF_THE_PROGRAM[role] for role in self.notes_open_to if role in OF_THE_PROGRAM and self.notes_rule]
        notes = product(readers, (Action.SEE_NOTE, Action.SEE_EARLIER_NOTE))
        handed_over = {(Relation.COACH, Action.SEE_EARLIER_NOTE)} if self.handover_notes and self.handover_rule else ()
        return frozenset({*notes, *handed_over})


class EvidenceRules(PackValue):
    """How evidence is kept: a link and a description, and the file itself only where `keep_files` (`rule`) says so."""

    keep_files: bool = False
    rule: str | None = None


class RetentionRules(PackValue):
    """How long records are kept after a candidate's program ends; without `years` until somebody deletes them."""

    years: int | None = Field(default=None, ge=0)
    rule: str | None = None
