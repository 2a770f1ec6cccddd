"""A handbook for dialogs that knows one answer, and refuses the rest for the reason that a question names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.companion import Companion
from induction.packs.pack import Contact
from induction.people import Role
from knowledge.answers import Answer, AnswerStatus, Citation, Question, Reason, Turn
from tests.bot.dialog import Button, Dialog, Message
from tests.bot.slack_stub import SlackStub

PLACE = Citation(
    program="usc", document="h.pdf", title="Handbook", heading=("Hours",), place="page 3", quote="40 hours a year."
)
ANSWER = Answer(status=AnswerStatus.ANSWERED, text="Handbook: “40 hours a year.”", citations=(PLACE,), grounds=1)

ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Program Administrator", how="casc@program.example")
COACH = Contact(role=Role.COACH, title="your coach")
ANALYST = Contact(role=Role.ANALYST, title="Credentials Analyst", how="analyst@program.example")


@dataclass
class Handbook:
    """Answers what has `hours` in it; what it was asked it remembers."""

    route: Contact = ADMIN
    reason: Reason = Reason.NOT_SAID
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if "hours" in question.text:
            return ANSWER
        text = f"The documents do not say that. Please ask {self.route.named}."
        return Answer(status=AnswerStatus.REFUSED, text=text, reason=self.reason, route=self.route)

    @property
    def turns(self) -> Sequence[tuple[Turn, ...]]:
        """The earlier turns of each question, in their order."""
        return [question.turns for question in self.asked]


def same_words(questions: Sequence[str]) -> Sequence[Sequence[int]]:
    """Groups questions of the same words, as an embedding would."""
    words = list(dict.fromkeys(question.casefold() for question in questions))
    return [[n for n, question in enumerate(questions) if question.casefold() == one] for one in words]


def inquiring(companion: Companion, slack: SlackStub, handbook: Handbook) -> Dialog:
    """A dialog with a companion that has this handbook."""
    desk = companion.desk
    questions = replace(desk.questions, handbook=handbook, with_documents=lambda: ["usc", "mcoe"])
    gaps = replace(desk.gaps, grouping=same_words)
    return Dialog(replace(companion, desk=replace(desk, questions=questions, gaps=gaps)), slack)


def thumbs(message: Message) -> dict[str, Button]:
    """The thumbs under an answer, by their label."""
    return {label: button for element in _feedback(message) for label, button in _pressed(element)}


def _feedback(message: Message) -> Iterator[dict[str, Any]]:
    for block in message["blocks"]:
        if block["type"] == "context_actions":
            yield from block["elements"]


def _pressed(element: dict[str, Any]) -> Iterator[tuple[str, Button]]:
    for which in ("positive_button", "negative_button"):
        said = element[which]
        pressed = {"type": element["type"], "action_id": element["action_id"], "value": said["value"]}
        yield said["text"]["text"], pressed
