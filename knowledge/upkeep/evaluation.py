"""Evaluation: questions that a program keeps with what a right answer has, and which answers a change changes."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from induction.refused import Refused
from knowledge.answers import Answer, AnswerStatus, Question, Turn

Ask = Callable[[Question], Answer]
Kept = TypeVar("Kept", bound=BaseModel)

EVERY_PROGRAM = "any"


class Expected(StrEnum):
    """What becomes of a question: answered, refused, or answered with the sides of a contradiction."""

    ANSWERED = "answered"
    REFUSED = "refused"
    CONFLICT = "conflict"


class GoldenQuestion(BaseModel):
    """A question and what its answer must have; of an element that is a list any one will do.

    `program` is the asker's own, or `any` for every program's documents. `context` are the turns before it. What must
    be there is looked for in all that is shown, with the quotes; what must not, in the companion's own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    program: str
    expect: Expected
    must: tuple[str | tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    asker_role: str | None = None
    context: tuple[Turn, ...] = ()

    def as_question(self) -> Question:
        """The question as it is asked of the documents."""
        program = None if self.program == EVERY_PROGRAM else self.program
        return Question(text=self.question, program=program, asker_role=self.asker_role, turns=self.context)


class KeptAnswer(BaseModel):
    """What a question was answered with, kept to be compared with a later one."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    outcome: Expected
    text: str
    places: tuple[str, ...] = Field(default=())


@dataclass(frozen=True)
class Judged:
    """A golden question with its answer, and what is wrong with it; nothing where it is as expected."""

    golden: GoldenQuestion
    kept: KeptAnswer
    faults: tuple[str, ...]


def golden_questions(path: Path) -> tuple[GoldenQuestion, ...]:
    """The questions of a JSON Lines file; Refused with line and field where one cannot be read."""
    return tuple(_read(path, GoldenQuestion))


def kept_answers(path: Path) -> Mapping[str, KeptAnswer]:
    """The answers of an earlier run by their question's id; Refused where the file is none."""
    return {kept.id: kept for kept in _read(path, KeptAnswer)}


def judged(golden: GoldenQuestion, answer: Answer) -> Judged:
    """The question judged by its answer."""
    quotes = [citation.quote for citation in answer.citations]
    sides = [side.quote for conflict in answer.conflicts for side in conflict.sides]
    route = [answer.route.named, answer.route.how or ""] if answer.route else []
    said, shown = _plain(answer.text), _plain(" ".join((answer.text, *quotes, *sides, *route)))
    outcome = _outcome(answer)
    faults = [f"{outcome.value}, and not {golden.expect.value}"] if outcome is not golden.expect else []
    for element in golden.must:
        alternatives = (element,) if isinstance(element, str) else element
        if not any(_plain(one) in shown for one in alternatives):
            faults.append(f"does not have “{' / '.join(alternatives)}”")
    faults += [f"has “{one}”" for one in golden.must_not if _plain(one) in said]
    places = tuple(citation.locator for citation in answer.citations[: answer.grounds])
    kept = KeptAnswer(id=golden.id, question=golden.question, outcome=outcome, text=answer.text, places=places)
    return Judged(golden, kept, tuple(faults))


def evaluated(questions: Iterable[GoldenQuestion], ask: Ask) -> tuple[Judged, ...]:
    """Every question asked and judged."""
    return tuple(judged(golden, ask(golden.as_question())) for golden in questions)


def changed(before: Mapping[str, KeptAnswer], now: Iterable[Judged]) -> tuple[tuple[KeptAnswer, KeptAnswer], ...]:
    """What was answered differently before: (before, now), in the order of the questions."""
    pairs = ((before.get(one.kept.id), one.kept) for one in now)
    return tuple((old, new) for old, new in pairs if old is not None and old != new)


def _outcome(answer: Answer) -> Expected:
    if answer.status is AnswerStatus.REFUSED:
        return Expected.REFUSED
    return Expected.CONFLICT if answer.conflicts else Expected.ANSWERED


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").lower().split())


def _read(path: Path, kind: type[Kept]) -> list[Kept]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("unreadable_questions", f"{path} cannot be read as UTF-8 text.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(kind.model_validate(json.loads(line)))
        except ValidationError as error:
            field, wrong = ".".join(map(str, error.errors()[0]["loc"])), error.errors()[0]["msg"]
            raise Refused("unreadable_questions", f"{path}, line {number}: {field}: {wrong}.") from error
        except ValueError as error:
            raise Refused("unreadable_questions", f"{path}, line {number} is not JSON.") from error
    return found
