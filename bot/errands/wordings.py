"""Answers that a chat model may word: it is asked while nobody waits for an acknowledgement."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.outgoing import Outgoing
from bot.services.questions import Questions
from bot.services.replies import Answered
from bot.views.answers import answer_message, wording_message
from storage.errands import Errand, KeptErrand

WORDING, FURTHER_WORDING = "wording", "further_wording"


def wording_errand(key: str, reply: Answered, outgoing: Outgoing) -> Errand:
    """The errand that sends the answer where `outgoing` would, with a wording above its quotes if there is one."""
    place = {
        "to": outgoing.to,
        "thread_ts": outgoing.thread_ts,
        "replace_original": outgoing.replace_original,
        "concerns": outgoing.concerns,
    }
    return Errand(key, WORDING, {**_question(reply), "place": place})


def further_wording_errand(key: str, reply: Answered, response_url: str) -> Errand:
    """The errand that sends the wording alone, if there is one, to somebody who has the quotes already."""
    return Errand(key, FURTHER_WORDING, {**_question(reply), "place": {"to": response_url}})


def _question(reply: Answered) -> dict[str, str | None]:
    return {"question": reply.question, "program": reply.program.id if reply.program else None}


@dataclass(frozen=True)
class Wordings:
    """Renders answers with their wording: within the model's time, or without one."""

    questions: Questions

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The wording above the quotes, or the quotes alone; None where the question has lost its program."""
        worded = self._worded(errand, now)
        return None if worded is None else Outgoing(answer_message(worded), **errand.details["place"])

    def compose_further(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The wording alone; None where there is none, and where it may have been sent already."""
        worded = None if errand.tries else self._worded(errand, now)
        if worded is None or worded.answer.wording is None:
            return None
        return Outgoing(wording_message(worded), **errand.details["place"])

    def _worded(self, errand: KeptErrand, now: datetime) -> Answered | None:
        reply = self.questions.ask(None, errand.details["question"], program=errand.details["program"])
        return self.questions.worded(reply, now=now) if isinstance(reply, Answered) else None
