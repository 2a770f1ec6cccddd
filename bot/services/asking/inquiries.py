"""Questions as people ask them: with what they asked before in the same place, and kept where nothing answers them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.asking.questions import Questions
from bot.services.asking.replies import Answered, WhichProgram
from induction.people import Person
from induction.questions import EXCHANGES, LONGEST_PAUSE, LONGEST_THREAD, Exchange, KeptQuestion
from induction.refused import Refused
from knowledge.answers import AnswerStatus, Reason, Turn
from storage.records import Records

_IN_THREAD = ":"
"""What parts a channel from a thread in it."""

_DIRECT = "D"
"""What the ids of direct messages begin with."""

_OPENING = 300
"""How many characters of an answer a further question may lean on."""

_LEFT_UNSAID = frozenset({Reason.DISCLOSURE, Reason.PRIVATE, Reason.ADVICE, Reason.INSTRUCTION})
"""Reasons for which a question is not remembered, so that nothing further leans on it."""


def place_of(channel: str, thread: str | None) -> str:
    """The name of a conversation: a direct message, or a thread in it or in a channel."""
    return channel if thread is None else f"{channel}{_IN_THREAD}{thread}"


@dataclass(frozen=True)
class Inquiries:
    """The use case of asking in Slack. What somebody on no roster asks is answered, and leaves no trace."""

    questions: Questions
    records: Records

    def ask(
        self, person: Person | None, text: str, *, source: str, place: str | None, now: datetime
    ) -> Answered | WhichProgram:
        """The answer, which may lean on what this person asked in this `place` a moment ago.

        What the documents do not answer is kept under `source`, the delivery's own key; a disclosure never is. Records
        that are busy cost the trace and not the answer.
        """
        earlier = self._earlier(person, place, now)
        reply = self.questions.ask(person, text, turns=_turns(earlier))
        if person is None or isinstance(reply, WhichProgram) or reply.answer.reason is Reason.DISCLOSURE:
            return reply
        answered, kept = reply.answer.status is AnswerStatus.ANSWERED, None
        with suppress(Refused):
            if place is not None:
                self._remember(person, place, reply, earlier, now)
            if not answered:
                self.records.questions.keep(_question(person, reply, source, now))
                kept = source
        return replace(reply, ratable=answered, kept=kept)

    def goes_on(self, person: Person | None, place: str | None, now: datetime) -> bool:
        """Whether this person asked something in this place a moment ago."""
        return bool(self._earlier(person, place, now))

    def _earlier(self, person: Person | None, place: str | None, now: datetime) -> Sequence[Exchange]:
        """What this person asked before: in the thread, or where a thread begins, in the direct message around it."""
        if person is None or place is None:
            return ()
        around = place.partition(_IN_THREAD)[0]
        places = (place, around) if place.startswith(_DIRECT) and place != around else (place,)
        for one in places:
            lasts = LONGEST_THREAD if _IN_THREAD in one else LONGEST_PAUSE
            if earlier := self.records.conversations.earlier(person.id, one, since=now - lasts):
                return earlier
        return ()

    def _remember(
        self, person: Person, place: str, reply: Answered, earlier: Sequence[Exchange], now: datetime
    ) -> None:
        """Keep the question for the next one, beside those before where it leans on them and else in their place."""
        if reply.answer.reason in _LEFT_UNSAID:
            return
        said = Exchange(question=reply.question, answer=reply.answer.text[:_OPENING])
        exchanges = [*(earlier if reply.turns else ()), said][-EXCHANGES:]
        self.records.conversations.remember(person.id, place, exchanges, now=now, forgetting=now - LONGEST_THREAD)


def _question(person: Person, reply: Answered, source: str, now: datetime) -> KeptQuestion:
    """The question with why it was not answered, and whom its answer names."""
    route, reason = reply.answer.route, reply.answer.reason
    return KeptQuestion(
        key=source,
        person_id=person.id,
        program=person.program,
        cohort=person.cohort,
        text=reply.asked,
        reason=(reason or Reason.NOT_SAID).value,
        role=route.role if route else None,
        title=route.title if route else None,
        how=route.how if route else None,
        asked_at=now,
    )


def _turns(earlier: Sequence[Exchange]) -> tuple[Turn, ...]:
    return tuple(
        Turn(role=role, text=text) for one in earlier for role, text in (("user", one.question), ("bot", one.answer))
    )
