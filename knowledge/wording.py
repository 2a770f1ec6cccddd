"""Wording: an answer's quotes in a model's words, where the model says nothing else."""

import logging
from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile
from typing import Protocol

from knowledge.answers import Answer, Citation
from knowledge.breaker import Breaker
from knowledge.grounding.evidence import told
from knowledge.grounding.verdict import grounded
from knowledge.masking import Cover, Mask
from knowledge.refusals import without_instructions
from knowledge.troubles import UnansweredError
from prompts.wording import NO_ANSWER, Numbered, wording_data, wording_rules

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A chat model."""

    def reply(self, rules: str, data: str) -> str:
        """The reply to the data under the rules, in time; UnansweredError where there is none."""
        ...


class ModelWording:
    """Words answers with a chat model. Whatever the model does, the answer comes back at least as it was."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._breaker = Breaker()

    def can_word(self, answer: Answer) -> bool:
        """Whether a model may word the answer: nothing but quotes, of one program, none from a text with a warning."""
        return bool(_passages(answer))

    def word(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Answer:
        """The answer with a wording above its quotes, or unchanged where there is none that can be trusted.

        The model sees a mark in place of every one of the names. Logs why there is no wording, without a word of the
        question or of the wording.
        """
        passages = _passages(answer)
        if not passages:
            return answer
        if self._breaker.is_open(now):
            _log.info("No wording: the chat model failed several times and is left alone for a minute")
            return answer
        wording = self._worded(question, passages, Mask(names), now)
        if wording is None:
            return answer
        verdict = grounded(wording, passages, question)
        if not verdict.accepted:
            _log.info("No wording: it says other things than the passages (%s)", ", ".join(verdict.reasons))
            return answer
        return answer.model_copy(update={"wording": verdict.text})

    def _worded(self, question: str, passages: tuple[Citation, ...], mask: Mask, now: datetime) -> str | None:
        """What the model writes, on one line; None where it writes nothing or finds no answer in the passages."""
        cover = Cover(mask)
        asked = cover.hidden(without_instructions(question), typed=True)
        shown = [Numbered(cover.hidden(_source(passage)), cover.hidden(told(passage))) for passage in passages]
        try:
            reply = self._speaker.reply(wording_rules(), wording_data(asked, shown))
        except UnansweredError as unanswered:
            self._breaker.failed(now)
            _log.warning("No wording: the chat model gives no reply (%s)", unanswered.trouble.value)
            return None
        self._breaker.worked()
        if reply.startswith(NO_ANSWER):
            _log.info("No wording: the chat model finds no answer in the passages")
            return None
        return " ".join(cover.revealed(reply).split())


def _passages(answer: Answer) -> tuple[Citation, ...]:
    """The passages that a wording may stand on: those of the answer's text, and what came next in their program."""
    first = next(iter(answer.citations), None)
    if first is None or first.label is not None or not answer.wordable:
        return ()
    alike = tuple(takewhile(lambda one: (one.program, one.label) == (first.program, None), answer.citations))
    return alike if len(alike) >= answer.grounds else ()


def _source(passage: Citation) -> str:
    return " › ".join((passage.title, *(heading for heading in passage.heading if heading != passage.title)))
