"""Answers that a chat model may word: in the message itself, or after an answer that had to be there at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.companion import Companion
from knowledge.answers import Answer, AnswerStatus, Citation, Question
from tests.bot.dialog import Dialog, SlackStub, buttons, notes, shown

PLACE = Citation(
    program="usc", document="h.pdf", title="Handbook", heading=("Hours",), place="page 3", quote="40 hours a year."
)
QUOTES = Answer(
    status=AnswerStatus.ANSWERED, text="Handbook: “40 hours a year.”", citations=(PLACE,), grounds=1, wordable=True
)
QUESTION = "how much coaching is it a year?"


class Handbook:
    """A handbook that knows one answer."""

    def ask(self, question: Question) -> Answer:  # noqa: ARG002 - it knows one answer
        return QUOTES


class Model:
    """A model that says the same, or nothing."""

    def __init__(self) -> None:
        self.says: str | None = "It is 40 hours a year [1]."

    def can_word(self, answer: Answer) -> bool:
        return answer.wordable

    def word(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Answer:  # noqa: ARG002 - it says the same
        return answer.model_copy(update={"wording": self.says})


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub, model: Model) -> Dialog:
    questions = replace(
        companion.desk.questions, handbook=Handbook(), wording=model, with_documents=lambda: ["usc", "mcoe"]
    )
    return Dialog(replace(companion, desk=replace(companion.desk, questions=questions)), slack)


def test_a_direct_message_is_answered_once_with_the_wording_above_the_quotes(dialog: Dialog) -> None:
    [answer] = dialog.direct("UDANA", QUESTION)
    assert shown(answer) == "It is 40 hours a year [1].\nHandbook: “40 hours a year.”"
    assert notes(answer) == "*Where it stands*\n[1] Handbook, Hours › page 3"


def test_where_the_model_has_nothing_to_say_the_quotes_come_alone(dialog: Dialog, model: Model) -> None:
    model.says = None
    [answer] = dialog.direct("UDANA", QUESTION)
    assert shown(answer) == "Handbook: “40 hours a year.”"


def test_a_mention_is_worded_in_its_thread(dialog: Dialog) -> None:
    [(method, answer)] = dialog.mention("UDANA", QUESTION)
    assert (method, answer["channel"], answer["thread_ts"]) == ("chat.postMessage", "C1", "2.0")
    assert shown(answer).startswith("It is 40 hours a year [1].")


def test_a_command_is_answered_at_once_and_its_wording_follows(dialog: Dialog, slack: SlackStub) -> None:
    answer = dialog.command("UDANA", f"ask {QUESTION}")
    assert shown(answer) == "Handbook: “40 hours a year.”"
    [wording] = slack.sent("response")
    assert shown(wording) == "*In short:* It is 40 hours a year [1]."
    assert notes(wording) == "*Where it stands*\n[1] Handbook, Hours › page 3"


def test_a_command_without_a_wording_is_followed_by_nothing(dialog: Dialog, slack: SlackStub, model: Model) -> None:
    model.says = None
    dialog.command("UDANA", f"ask {QUESTION}")
    assert slack.sent("response") == []


def test_a_stranger_who_chose_a_program_gets_the_wording_too(dialog: Dialog) -> None:
    [which] = dialog.direct("USTRANGER", QUESTION)
    answer = dialog.press("USTRANGER", buttons(which)["USC Rossier"])
    assert shown(answer).startswith("It is 40 hours a year [1].")
