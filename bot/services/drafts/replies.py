"""Goals and reflections as people get them, as values: one in full, a list, and the form to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.services.sharing.replies import ItemSharing
from induction.hours import LedgerEntry
from induction.packs.cpsels import CPSELS, Standard
from induction.people import Person, Role
from induction.writing.approvals import Approval, Verdict
from induction.writing.drafts import Change, Draft, DraftKind, DraftState, Gap
from induction.writing.reflections import Since
from induction.writing.standards import YearStandards


@dataclass(frozen=True)
class VersionLine:
    """Who wrote a version, and on which day where the reader is. `author` is None for the reader.

    `changed` are the parts that are not as they were in the version before.
    """

    version: int
    author: str | None
    on: date
    state: DraftState
    changed: Sequence[str] = ()


@dataclass(frozen=True)
class WordLine:
    """What somebody said of a version of a goal, as `role`. `by` is None for the reader.

    `on_paper` says that they recorded what the supervisor said elsewhere.
    """

    version: int
    role: Role
    by: str | None
    on_paper: bool
    verdict: Verdict
    on: date
    comment: str | None = None


@dataclass(frozen=True)
class Approving:
    """How far the approval of the newest kept version of a goal is.

    `words` are what was said of all its versions, as far as the reader may read that, the oldest first. `approved_on`
    is the day where the candidate is, and `mine` whether the reader's word is asked; `said` is their newest on this
    version. `on_paper` is whether they may record a supervisor's word, which is not there yet.
    """

    version: int
    words: Sequence[WordLine] = ()
    waits_for: Sequence[Role] = ()
    changes_asked: Sequence[Role] = ()
    approved_on: date | None = None
    mine: bool = False
    said: Verdict | None = None
    on_paper: bool = False


@dataclass(frozen=True)
class Logged:
    """What a candidate logged since the last reflection, or so far where there is none: how much, the newest of it."""

    so_far: bool = True
    count: int = 0
    minutes: int = 0
    newest: Sequence[LedgerEntry] = ()


@dataclass(frozen=True)
class DraftLine:
    """One goal or reflection in a list. `number` counts from 1, and `author` is None where the reader wrote it."""

    number: int
    draft: Draft
    title: str
    author: str | None
    gaps: int
    approving: Approving | None = None


@dataclass(frozen=True)
class WordedLine:
    """A part with wording that a model proposed: who accepted it and when, and whether it was changed since.

    `by` is None for the reader.
    """

    label: str
    by: str | None
    on: date
    changed: bool


@dataclass(frozen=True)
class DraftShown:
    """One goal or reflection in full, as `reader` gets it.

    `versions` are all of it, newest last. `bystanders` are names in it that seem to be of people who are on no roster.
    `goal` is the title of the goal that a reflection belongs to. `logged` is there for a reflection still open,
    and `reflected` are the entries that it is about.
    `standards` are those of the candidate's program. `changes` are what the newest version made of the one before, and
    `authors` who wrote each part, where more than one person did. `approving` is there for a goal that was kept.
    `newest` says whether no newer version is open to the reader, and `told` what came of a press that did nothing.
    `sharing` is how a kept version stands with the candidate's supervisor, for the two.
    `worded` are the parts that carry wording of a model, and `suggests` says whether the reader may ask for some.
    """

    draft: Draft
    candidate: Person
    reader: Person
    versions: Sequence[VersionLine]
    gaps: Sequence[Gap] = ()
    bystanders: Sequence[str] = ()
    goal: str | None = None
    logged: Logged = field(default_factory=Logged)
    reflected: Sequence[LedgerEntry] = ()
    standards: Sequence[Standard] = CPSELS
    changes: Sequence[Change] = ()
    authors: Mapping[str, str] = field(default_factory=dict)
    approving: Approving | None = None
    newest: bool = True
    told: str | None = None
    sharing: ItemSharing | None = None
    worded: Sequence[WordedLine] = ()
    suggests: bool = False

    @property
    def mine(self) -> bool:
        """Whether it is the reader's own."""
        return self.candidate.id == self.reader.id


@dataclass(frozen=True)
class DraftList:
    """The goals or the reflections of one candidate, in the order in which they were begun.

    `year` is what this program year asks of goals, where the program goes by years.
    """

    kind: DraftKind
    candidate: Person
    reader: Person
    lines: Sequence[DraftLine]
    year: YearStandards | None = None

    @property
    def mine(self) -> bool:
        """Whether they are the reader's own."""
        return self.candidate.id == self.reader.id


@dataclass(frozen=True)
class DraftShared:
    """That `author` wrote a version of the candidate's draft, which waits for them to keep it."""

    draft: Draft
    candidate: Person
    author: Person


@dataclass(frozen=True)
class DraftForm:
    """A goal or a reflection to write, for `actor`, of `candidate`.

    `draft_id` and `version` say what is changed: None and 0 for something new. `parts` is what is there, `goals` are
    those that a reflection can belong to, by id and title. `changed` says who changed it while it was being written.
    `standards` are those of the candidate's program, and `year` what this program year asks of goals. `theirs` is what
    the other one wrote where both changed the same part meanwhile.
    """

    kind: DraftKind
    actor: Person
    candidate: Person
    draft_id: str | None = None
    version: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    goals: Sequence[tuple[str, str]] = ()
    logged: Logged = field(default_factory=Logged)
    since: Since = field(default_factory=Since)
    changed: str | None = None
    standards: Sequence[Standard] = CPSELS
    year: YearStandards | None = None
    theirs: Mapping[str, str] = field(default_factory=dict)

    @property
    def mine(self) -> bool:
        """Whether it is the actor's own."""
        return self.candidate.id == self.actor.id


@dataclass(frozen=True)
class OpenLine:
    """One goal or reflection of a candidate in the version that is open to the reader."""

    candidate: Person
    draft: Draft
    title: str
    approving: Approving | None = None


@dataclass(frozen=True)
class OpenList:
    """What candidates share with a supervisor, or what they kept and waits for their coach's approval."""

    kind: DraftKind
    reader: Person
    lines: Sequence[OpenLine]


@dataclass(frozen=True)
class ChangesForm:
    """What is to be changed in this version of a goal, for `actor` to say."""

    actor: Person
    candidate: Person
    draft_id: str
    version: int


@dataclass(frozen=True)
class ApprovalAsked:
    """That a kept version of the candidate's goal waits for the reader's approval."""

    reader: Person
    candidate: Person
    draft_id: str
    version: int


@dataclass(frozen=True)
class ApprovalNews:
    """What somebody said of a version of the candidate's goal."""

    candidate: Person
    by: Person
    approval: Approval
    newest: bool
