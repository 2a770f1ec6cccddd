"""One question of a guided conversation as people get it, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.services.asking.replies import Answered
from bot.services.drafts.replies import DraftShown
from induction.hours import LedgerEntry
from induction.packs.cpsels import CPSELS, Standard
from induction.people import Person
from induction.writing.drafts import DraftKind
from induction.writing.reflections import Since


@dataclass(frozen=True)
class Understood:
    """What the last answer became in one part: the words, or what was chosen in words."""

    part: str
    words: str


@dataclass(frozen=True)
class Guided:
    """One question, for `actor`, about the draft of `candidate`.

    `part` is what is asked for and `version` the newest version, 0 where nothing is written yet. `doubt` is the
    question where something stands there that does not do. `there` is what stands there already, and `anew` that an
    answer takes its place. `understood` is what the last answer or choice became; `undoes` says that it was an answer
    in words, and all of it may belong to the one part `whole`. `note` is what to say first, and `again` that it was
    asked before. `known` of the `parts` there are to ask for are there. `since` and `entries` are what there is to
    reflect on, `picked` the ids of those that are chosen.
    """

    kind: DraftKind
    actor: Person
    candidate: Person
    draft_id: str
    version: int
    part: str
    doubt: str | None = None
    there: str | None = None
    anew: bool = False
    understood: Sequence[Understood] = ()
    undoes: bool = False
    whole: str | None = None
    note: str | None = None
    again: bool = False
    known: int = 0
    parts: int = 0
    bystanders: Sequence[str] = ()
    standards: Sequence[Standard] = CPSELS
    goals: Sequence[tuple[str, str]] = ()
    since: Since = field(default_factory=Since)
    entries: Sequence[LedgerEntry] = ()
    picked: Sequence[int] = ()

    @property
    def mine(self) -> bool:
        """Whether the draft is the actor's own."""
        return self.candidate.id == self.actor.id


@dataclass(frozen=True)
class WithQuestion:
    """A reply, and the question that follows it."""

    reply: DraftShown | Answered
    question: Guided
