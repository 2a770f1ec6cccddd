"""The drafter: has a model put pieces of a draft into better words, and takes only what states just what they state."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Protocol

from knowledge.drafting.statements import Fact
from knowledge.drafting.verdict import AS_IT_IS, Flaw, Manner, flaws_of
from knowledge.wording.breaker import Breaker
from knowledge.wording.masking import Cover, Mask
from knowledge.wording.troubles import Trouble, UnansweredError
from prompts.drafting import drafting_data, drafting_rules

ATTEMPTS = 3
LONGEST_WORDS = 1500
"""Characters of a piece that is worded: what is longer has found its own words."""

SECONDS = 90.0
"""How long all pieces of a draft may take together."""

_MARKS = str.maketrans("‹›", "<>")
_WRAPPING = (('"', '"'), ("“", "”"), ("'", "'"))

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A chat model."""

    def reply(self, rules: str, data: str) -> str:
        """The whole reply to the data under the rules, in time; UnansweredError where there is none."""
        ...


@dataclass(frozen=True)
class Piece:
    """One part of a draft with its name for people, the person's words, and what it asks for."""

    part: str
    label: str
    words: str
    manner: Manner = AS_IT_IS


@dataclass(frozen=True)
class Proposal:
    """Wording for one part, which states what the person's own words state."""

    part: str
    words: str
    proposed: str


@dataclass(frozen=True)
class Proposals:
    """What came of asking: the proposals, how many pieces could not be worded, and why the model gave no reply."""

    proposed: Sequence[Proposal] = ()
    refused: int = 0
    trouble: Trouble | None = None


class Drafter:
    """Words drafts with a chat model. Whatever the model does, the person's own words stand."""

    def __init__(self, speaker: Speaker, *, ticks: Callable[[], float] = monotonic, seconds: float = SECONDS) -> None:
        self._speaker = speaker
        self._ticks = ticks
        self._seconds = seconds
        self._breaker = Breaker()

    def proposals(self, pieces: Sequence[Piece], *, names: Iterable[str], now: datetime) -> Proposals:
        """Wording for the pieces that could be worded without adding or losing anything.

        The model sees a mark in place of every one of the names, of e-mail addresses and of telephone numbers. Logs
        how it went, without a word of what was written.
        """
        mask, until = Mask(names), self._ticks() + self._seconds
        proposed: list[Proposal] = []
        refused = 0
        for piece in pieces:
            if self._breaker.is_open(now) or self._ticks() >= until:
                return self._ended(Proposals(proposed, refused, Trouble.SLOW))
            try:
                wording = self._worded(piece, mask, until, now)
            except UnansweredError as unanswered:
                return self._ended(Proposals(proposed, refused, unanswered.trouble))
            if wording is None:
                refused += 1
            elif wording != piece.words:
                proposed.append(Proposal(piece.part, piece.words, wording))
        return self._ended(Proposals(proposed, refused))

    def _worded(self, piece: Piece, mask: Mask, until: float, now: datetime) -> str | None:
        """The wording; None where every attempt added or lost something."""
        if len(piece.words) > LONGEST_WORDS:
            return None
        cover = Cover(mask)
        words = cover.hidden(piece.words, typed=True)
        data = drafting_data(words)
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1 or self._ticks() >= until
            try:
                reply = self._speaker.reply(drafting_rules(), data)
            except UnansweredError as unanswered:
                self._breaker.failed(now)
                if last or unanswered.trouble in _LASTING:
                    raise
                continue
            self._breaker.worked()
            wording = cover.revealed(_bare(reply, piece.words))
            flaws = flaws_of(wording, piece.words, piece.manner)
            _log.info("A wording of a draft: %s", ", ".join(sorted({one.kind for one in flaws})) or "taken")
            if not flaws:
                return wording
            if last:
                return None
            data = _again(words, reply, flaws, cover)
        return None

    def _ended(self, came: Proposals) -> Proposals:
        level = logging.WARNING if came.trouble else logging.INFO
        _log.log(
            level,
            "A draft was worded: %d pieces proposed, %d left as they are%s",
            len(came.proposed),
            came.refused,
            f", no reply ({came.trouble.value})" if came.trouble else "",
        )
        return came


_LASTING = frozenset({Trouble.NAME, Trouble.PACKAGE, Trouble.NO_KEY, Trouble.KEY, Trouble.UNKNOWN_MODEL})
"""What a second attempt does not mend."""


def _again(words: str, reply: str, flaws: Sequence[Flaw], cover: Cover) -> str:
    """The same asked again, with what was wrong; names are under their marks there too."""
    seen = [one for one in flaws if one.kind is not Fact.SHAPE and not any(map(cover.is_part, (one.added, one.lost)))]
    return drafting_data(
        words,
        tried=cover.hidden(reply),
        added=[cover.hidden(one.added, typed=True) for one in seen if one.added],
        lost=[cover.hidden(one.lost, typed=True) for one in seen if one.lost],
    )


def _bare(reply: str, words: str) -> str:
    """The reply as sentences: without the quotation marks or the marks of the data that a model may put around it."""
    text = reply.strip().removeprefix("<words>").removesuffix("</words>").strip()
    for pair in _WRAPPING:
        if (text[:1], text[-1:]) == pair and len(text) > 1 and words.strip()[:1] != pair[0]:
            text = text[1:-1].strip()
    return " ".join(text.translate(_MARKS).split()) if "\n" not in words.strip() else text.translate(_MARKS)
