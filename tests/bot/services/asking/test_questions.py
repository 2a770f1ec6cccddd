"""The wording of an answer as surfaces ask for it: only where a model is there and may, and never with a crisis."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.services.asking.questions import Questions
from bot.services.asking.replies import Answered
from induction.people import Person, Role
from knowledge.answers import Answer, AnswerStatus, Question
from tests.bot.conftest import NOW

DANA = Person(id=1, name="Dana Whitfield", email="dana@school.example", program="usc", role=Role.CANDIDATE)
ANSWER = Answer(status=AnswerStatus.ANSWERED, text="Coaching: “40 hours a year.”", wordable=True)


class Quotes:
    """A handbook that knows one answer."""

    def ask(self, question: Question) -> Answer:  # noqa: ARG002 - it knows one answer
        return ANSWER


@dataclass
class Worded:
    """A wording that is always the same, and remembers what it was given."""

    given: list[tuple[str, list[str], datetime]] = field(default_factory=list)

    def can_word(self, answer: Answer) -> bool:
        return answer.wordable

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:  # noqa: ARG002 - it says the same
        self.given.append((question, list(names), now))
        yield from ("40 hours a year [1].", "80 in all [1].")


def asked(text: str, answer: Answer = ANSWER) -> Answered:
    return Answered(text, None, answer)


def test_a_wording_is_asked_for_with_the_names_that_it_must_hide() -> None:
    wording = Worded()
    questions = Questions(Quotes(), {}, list, wording=wording, people=lambda: [DANA])
    reply = asked("how many hours does Dana need?")
    assert questions.may_word(reply)
    worded = ANSWER.model_copy(update={"wording": "40 hours a year [1]. 80 in all [1]."})
    assert questions.worded(reply, now=NOW) == asked(reply.question, worded)
    assert wording.given == [("how many hours does Dana need?", ["Dana Whitfield"], NOW)]


@pytest.mark.parametrize(
    "reply",
    [
        asked("how many hours?", ANSWER.model_copy(update={"wordable": False})),
        asked("I want to kill myself. how many hours?"),
    ],
)
def test_what_is_not_for_a_model_stays_as_it_is(reply: Answered) -> None:
    wording = Worded()
    questions = Questions(Quotes(), {}, list, wording=wording)
    assert (questions.may_word(reply), questions.worded(reply, now=NOW), wording.given) == (False, reply, [])


def test_without_a_model_nothing_is_asked() -> None:
    questions = Questions(Quotes(), {}, list)
    reply = asked("how many hours?")
    assert (questions.may_word(reply), questions.worded(reply, now=NOW)) == (False, reply)
