"""What follows an answer, as values: a question sent on, a word on an answer, and what the documents do not answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.questions import KeptQuestion, Why
from knowledge.answers import Answer, Turn
from knowledge.finding.questions import points_back
from storage.asking.wordings import WordingCount


@dataclass(frozen=True)
class SendForm:
    """A question to be sent on: all that would go out, and to whom. `to` is what the refusal called them.

    `link` leads to where it was asked, where others can follow it.
    """

    asker: Person
    question: KeptQuestion
    receivers: Sequence[Person]
    to: str
    link: str | None = None


@dataclass(frozen=True)
class SentOn:
    """That the question went to whom it concerns."""

    question: str
    to: str


@dataclass(frozen=True)
class Rated:
    """What somebody said of the answer to a question; of one that was not helpful, why it was not, once they say."""

    question: str
    helpful: bool
    why: Why | None = None


@dataclass(frozen=True)
class Gap:
    """Questions that ask for the same: the most typical of them, how often, and by how many people.

    `why` counts the reasons for which they were not answered, or what was wrong with the answers.
    """

    wording: str
    times: int
    people: int
    why: Mapping[str, int]


@dataclass(frozen=True)
class GapsReport:
    """What a program's documents did not answer, and which answers were not helpful, most asked first.

    `unshown` and `undisclosed` are how many more of each there are that too few people asked. `wordings` are what
    became of the chat model's, for all programs together.
    """

    program: ProgramPack
    since: datetime
    until: datetime
    unanswered: Sequence[Gap]
    unshown: int
    unhelpful: Sequence[Gap]
    undisclosed: int
    helpful: int
    wordings: Sequence[WordingCount] = ()

    @property
    def is_empty(self) -> bool:
        """Is there nothing to tell?"""
        return not (self.unanswered or self.unshown or self.unhelpful or self.undisclosed)


@dataclass(frozen=True)
class Answered:
    """What the documents of `program` (None: of all) say to `question`.

    `turns` are those before it without which it is not understood. `ratable` is whether whoever asked can say if it
    helped. `kept` is the key under which a question that is not answered is kept, so that it can be sent on.
    """

    question: str
    program: ProgramPack | None
    answer: Answer
    turns: tuple[Turn, ...] = ()
    ratable: bool = False
    kept: str | None = None

    @property
    def asked(self) -> str:
        """The question as somebody understands it who did not follow the conversation."""
        before = next((turn.text for turn in self.turns if turn.role == "user"), None)
        return f"{self.question} (after: {before})" if before and points_back(self.question) else self.question


@dataclass(frozen=True)
class WhichProgram:
    """The question stands open until someone says which program is meant."""

    question: str
    programs: Sequence[ProgramPack]


@dataclass(frozen=True)
class AskForm:
    """A question to the handbook."""
