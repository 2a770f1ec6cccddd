"""Wordings of answers by a chat model: they follow the documents' own words, for which nobody waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.errands.sending.outgoing import Outgoing, Telling
from bot.services.asking.questions import Questions
from bot.services.asking.replies import Answered
from bot.views.asking.answers import IN_SHORT, wording_message
from bot.views.blocks import Message
from knowledge.answers import Turn
from storage.errands import Errand, KeptErrand

WORDING = "wording"

_MEANWHILE = "is putting it in short …"
_NOTHING = Message("", ())


def wording_errand(key: str, reply: Answered, follows: Outgoing, team: str | None) -> Errand:
    """The errand that has the answer worded, which stands in the message that the wording `follows`."""
    place = {
        "to": follows.to,
        "thread_ts": follows.thread_ts,
        "only_for": follows.only_for,
        "concerns": follows.concerns,
    }
    return Errand(key, WORDING, {**_question(reply), "place": place, "team": team})


def _question(reply: Answered) -> dict[str, Any]:
    return {
        "question": reply.question,
        "program": reply.program.id if reply.program else None,
        "turns": [turn.model_dump() for turn in reply.turns],
    }


@dataclass(frozen=True)
class Wordings:
    """Has answers worded, sentence by sentence."""

    questions: Questions

    def compose(self, errand: KeptErrand, now: datetime) -> Telling | None:
        """The wording; None where there is none to be had, and where it may have been told already."""
        reply = None if errand.tries else self._answered(errand.details)
        if reply is None:
            return None

        def whole(sentences: Sequence[str]) -> Message:
            worded = reply.answer.model_copy(update={"wording": " ".join(sentences)})
            return wording_message(replace(reply, answer=worded))

        return Telling(
            sentences=self.questions.wording_of(reply, now=now),
            heading=IN_SHORT,
            whole=whole,
            meanwhile=_MEANWHILE,
            follows=Outgoing(_NOTHING, **errand.details["place"]),
            team=errand.details.get("team"),
        )

    def _answered(self, asked: Mapping[str, Any]) -> Answered | None:
        turns = [Turn.model_validate(turn) for turn in asked.get("turns", ())]
        reply = self.questions.ask(None, asked["question"], program=asked["program"], turns=turns)
        return reply if isinstance(reply, Answered) else None
