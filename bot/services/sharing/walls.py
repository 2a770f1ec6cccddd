"""Questions at the wall: what a program says of who reads an IIP, and what can be done about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.services.asking.replies import Answered, WhichProgram
from bot.services.sharing.replies import WallAnswer
from bot.services.sharing.shares import supervisor_of, wall_of
from bot.services.words import Words
from bot.understanding.wishes.wall import AtTheWall, at_the_wall
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from knowledge.answers import AnswerStatus
from prompts.sharing import in_public_words
from storage.records import Records

Ask = Callable[[], object]


@dataclass(frozen=True)
class Walls:
    """The use case of a question at the wall."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def asked(self, actor: Person, said: str, ask: Callable[[], Answered | WhichProgram]) -> WallAnswer | Words | None:
        """The rule with its place, and what the actor can do; None for words that ask nothing of the kind.

        `ask` gives what the documents say to it: their own words come first, where they have any.
        """
        match at_the_wall(said):
            case AtTheWall.MINE_WANTED if actor.role is Role.CANDIDATE:
                found = ask()
                quoted = isinstance(found, Answered) and found.answer.status is AnswerStatus.ANSWERED
                wall, supervisor = wall_of(self.packs[actor.program]), supervisor_of(actor, self.records)
                return WallAnswer(wall, supervisor, found if isinstance(found, Answered) and quoted else None)
            case AtTheWall.ALL_IN_PUBLIC:
                return Words(in_public_words(actor.role.value))
            case _:
                return None
