"""Handbook questions: which program is meant, and what its documents say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.services.asking.replies import Answered, WhichProgram
from bot.services.rulebook import read_by
from bot.understanding.crisis import is_crisis
from bot.watching.acts import Question as Asked
from bot.watching.watch import UNWATCHED, Watch
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from knowledge.answers import Answer, Question, Turn
from knowledge.finding.questions import leans_on_earlier


class Handbook(Protocol):
    """What answers a question from the documents."""

    def ask(self, question: Question) -> Answer:
        """The answer with its citations, or an honest refusal with whom to ask."""
        ...


class Wording(Protocol):
    """What says the quotes of an answer in fewer words, with a chat model."""

    def can_word(self, answer: Answer) -> bool:
        """Whether the answer is one that a model may word."""
        ...

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:
        """The wording, each sentence as soon as it is there. Whoever has one of the names is hidden from the model."""
        ...


@dataclass(frozen=True)
class Questions:
    """The use case behind `/casc ask`.

    `with_documents` names the programs that have documents now. `home_program` is the one this workspace belongs to.
    `wording` is there where a chat model is configured; `people` are those whom it must never see. `watch` sees how
    long each answer takes, and none of its words.
    """

    handbook: Handbook
    packs: Mapping[str, ProgramPack]
    with_documents: Callable[[], Sequence[str]]
    home_program: str | None = None
    wording: Wording | None = None
    people: Callable[[], Sequence[Person]] = tuple
    watch: Watch = UNWATCHED

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
        question = Question(text=text, program=chosen, asker_role=role, turns=tuple(turns))
        needed = question.turns if leans_on_earlier(question) else ()
        with read_by(self.packs, person), self.watch.during(Asked()) as asked:
            answer = self.handbook.ask(question)
            asked.outcome = answer.status.value
        return Answered(text, self.packs[chosen] if chosen else None, answer, needed)

    def may_word(self, reply: Answered) -> bool:
        """Whether asking for a wording makes sense: a model is there, and the answer is one that it may word."""
        return self.wording is not None and self.wording.can_word(reply.answer) and not is_crisis(reply.question)

    def wording_of(self, reply: Answered, *, now: datetime) -> Iterator[str]:
        """The reply's wording, each sentence as soon as it is there; nothing where there is none to be trusted.

        Takes up to COMPANION_CHAT_TIMEOUT: not for whoever has to acknowledge within three seconds.
        """
        if self.wording is not None and self.may_word(reply):
            names = [person.name for person in self.people()]
            yield from self.wording.sentences(reply.question, reply.answer, names=names, now=now)

    def worded(self, reply: Answered, *, now: datetime) -> Answered:
        """The reply with its whole wording, or as it was where there is none."""
        wording = " ".join(self.wording_of(reply, now=now))
        return replace(reply, answer=reply.answer.model_copy(update={"wording": wording})) if wording else reply

    def programs(self) -> list[ProgramPack]:
        """The programs that people belong to and that have documents; the state's shared guidance is nobody's own."""
        have = set(self.with_documents())
        return [pack for pack in self.packs.values() if pack.id in have and not pack.shared]
