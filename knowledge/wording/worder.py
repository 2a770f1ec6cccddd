"""Wording: an answer's quotes in a model's words, where the model says nothing else."""

import logging
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import takewhile
from typing import Protocol

from knowledge.answers import Answer, Citation
from knowledge.refusing.refusals import without_instructions
from knowledge.wording.breaker import Breaker
from knowledge.wording.grounding.evidence import told as told_by
from knowledge.wording.grounding.verdict import Told, grounded, whole_sentences
from knowledge.wording.masking import Cover, Mask
from knowledge.wording.tally import Outcome, Tally
from knowledge.wording.troubles import UnansweredError
from prompts.wording import NO_ANSWER, Numbered, wording_data, wording_rules

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A chat model."""

    def pieces(self, rules: str, data: str) -> Generator[str, None, None]:
        """The reply to the data under the rules as it comes in, in time; UnansweredError where it does not."""
        ...


class ModelWording:
    """Words answers with a chat model. Whatever the model does, the quotes stand."""

    def __init__(self, speaker: Speaker, tally: Tally) -> None:
        self._speaker = speaker
        self._tally = tally
        self._breaker = Breaker()

    def can_word(self, answer: Answer) -> bool:
        """Whether a model may word the answer: its text is quotes, beside what code worked out from them."""
        return bool(_passages(answer))

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:
        """The wording sentence by sentence, each as soon as the model has said it and it is found in the passages.

        It ends with the first sentence that says something else. The model sees a mark in place of every one of the
        names. Logs and counts what became of the wording, without a word of the question or of the wording.
        """
        passages = _passages(answer)
        if not passages:
            return
        if self._breaker.is_open(now):
            self._end(Outcome.RESTING)
            return
        said = 0
        outcome, reason = Outcome.SILENT, ""
        try:
            for wording in self._worded(question, passages, Mask(names)):
                verdict = grounded(wording, passages, question)
                if not verdict.accepted:
                    outcome, reason = Outcome.SHORTENED if said else Outcome.REFUSED, verdict.reasons[0].value
                    break
                yield from _attributed(verdict.told[said:], passages)
                said, outcome = len(verdict.told), Outcome.SHOWN
            self._breaker.worked()
        except UnansweredError as unanswered:
            self._breaker.failed(now)
            outcome, reason = Outcome.SHORTENED if said else Outcome.UNANSWERED, unanswered.trouble.value
        self._end(outcome, reason)

    def _worded(self, question: str, passages: Sequence[Citation], mask: Mask) -> Iterator[str]:
        """What the model has said so far, each time that another sentence is whole; nothing if it finds no answer."""
        cover = Cover(mask)
        asked = cover.hidden(without_instructions(question), typed=True)
        shown = [Numbered(cover.hidden(_source(passage)), cover.hidden(told_by(passage))) for passage in passages]
        reply = whole = ""
        with closing(self._speaker.pieces(wording_rules(), wording_data(asked, shown))) as pieces:
            for piece in pieces:
                reply += piece
                if (now_whole := whole_sentences(reply)) != whole:
                    whole = now_whole
                    if _says_none(whole):
                        return
                    yield cover.revealed(whole)
        if not _says_none(reply):
            yield " ".join(cover.revealed(reply).split())

    def _end(self, outcome: Outcome, reason: str = "") -> None:
        """Count and log how a wording ended. What an administrator can mend is a warning."""
        self._tally.add(outcome, reason)
        level = logging.WARNING if outcome is Outcome.UNANSWERED else logging.INFO
        _log.log(level, "%s", _SAYS[outcome].format(reason), extra={"wording": outcome.value, "reason": reason})


_SAYS = {
    Outcome.SHOWN: "Worded",
    Outcome.SHORTENED: "Worded in part: what follows cannot be shown ({})",
    Outcome.REFUSED: "No wording: it says other things than the passages ({})",
    Outcome.SILENT: "No wording: the chat model finds no answer in the passages",
    Outcome.UNANSWERED: "No wording: the chat model gives no reply ({})",
    Outcome.RESTING: "No wording: the chat model failed several times and is left alone for a minute",
}


def _says_none(reply: str) -> bool:
    return reply.lstrip().startswith(NO_ANSWER)


def _passages(answer: Answer) -> tuple[Citation, ...]:
    """The passages that a wording may stand on: those of the answer's text, and what came next in their programs."""
    if not answer.wordable or answer.conflicts:
        return ()
    programs = {citation.program for citation in answer.citations[: max(answer.grounds, 1)]}
    alike = tuple(takewhile(lambda one: one.program in programs, answer.citations))
    return alike if len(alike) >= answer.grounds else ()


def _source(passage: Citation) -> str:
    return " › ".join((passage.title, *(heading for heading in passage.heading if heading != passage.title)))


def _attributed(told: Sequence[Told], passages: Sequence[Citation]) -> Iterator[str]:
    """The sentences; where there is more than one program, or a warning to give, each says whose it is."""
    several = len({passage.program for passage in passages}) > 1
    for one in told:
        passage = passages[one.number - 1]
        title = passage.title.split(":")[0]
        if passage.label:
            yield f"{title} ({passage.label}): {one.text}"
        else:
            yield f"{title}: {one.text}" if several else one.text
