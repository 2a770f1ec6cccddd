"""Handbook questions: which program is meant, and what its documents say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.services.replies import Answered, WhichProgram
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused
from knowledge.answers import Answer, Question, Turn


class Handbook(Protocol):
    """What answers a question from the documents."""

    def ask(self, question: Question) -> Answer:
        """The answer with its citations, or an honest refusal with whom to ask."""
        ...


@dataclass(frozen=True)
class Questions:
    """The use case behind `/casc ask`.

    `with_documents` names the programs that have documents now. `home_program` is the one this workspace belongs to.
    """

    handbook: Handbook
    packs: Mapping[str, ProgramPack]
    with_documents: Callable[[], Sequence[str]]
    home_program: str | None = None

    def ask(
        self, person: Person | None, text: str, *, program: str | None = None, turns: Sequence[Turn] = ()
    ) -> Answered | WhichProgram:
        """The answer from the person's program, or from `program`; a stranger is asked which, of several."""
        if not text.strip():
            raise Refused("empty_question", "What would you like to know? For example: `/casc ask how many PL hours?`")
        chosen = program or (person.program if person else self.home_program)
        if chosen is None:
            programs = self.programs()
            if len(programs) > 1:
                return WhichProgram(text, programs)
            chosen = programs[0].id if programs else None
        if chosen is not None and chosen not in self.packs:
            raise Refused("unknown_program", f"I know no program “{chosen}”. Known: {', '.join(sorted(self.packs))}.")
        role = person.role.value if person else None
        answer = self.handbook.ask(Question(text=text, program=chosen, asker_role=role, turns=tuple(turns)))
        return Answered(text, self.packs[chosen] if chosen else None, answer)

    def programs(self) -> list[ProgramPack]:
        """The programs that people belong to and that have documents; the state's shared guidance is nobody's own."""
        have = set(self.with_documents())
        return [pack for pack in self.packs.values() if pack.id in have and not pack.shared]
