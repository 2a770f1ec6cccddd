"""Grounding: whether a model's wording says nothing but what the passages that it cites say.

A wording is taken only if each of its sentences can be held against one sentence, list item or row of a cited passage:
the same figures with the same unit, limit and period, the same people in the same order, the same not, may, must, only
and if, and no word that names a topic and is not there. What cannot be told is rejected, and the quotes stand alone.

What this cannot see: whether the wording answers the question or leaves out what matters more; a passage that is wrong;
two things of one sentence put into another relation with the same words and people in the same order; a word that means
something else here than there; what a neighbouring sentence takes back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.answers import Citation
from knowledge.excerpts import sentences
from knowledge.language.words import STOP_WORDS
from knowledge.wording.grounding.claims import Flaw, flaws_of
from knowledge.wording.grounding.evidence import LEANING, Piece, pieces
from knowledge.wording.grounding.phrasing import MUST
from knowledge.wording.grounding.statements import stated
from knowledge.wording.grounding.vocabulary import BENDS


@dataclass(frozen=True)
class Told:
    """One sentence of a wording, and the number of the passage that it stands on."""

    sentence: str
    number: int

    @property
    def text(self) -> str:
        """The sentence with its number."""
        return f"{self.sentence} [{self.number}]."


@dataclass(frozen=True)
class Verdict:
    """Whether a wording may be shown: its sentences, or what is wrong."""

    accepted: bool
    reasons: tuple[Flaw, ...] = ()
    told: tuple[Told, ...] = ()


_LONGEST, _MOST, _SHORTEST = 600, 4, 3
"""Characters of a wording, sentences of a wording, words of a sentence."""

_MARKS = r"\[\d+(?:\s*,\s*\d+)*\]"
_MARK = re.compile(rf"\s*{_MARKS}")
_MARK_BEHIND = re.compile(rf"([.!?]+)((?:\s*{_MARKS})+)")
_PLAIN_TEXT = re.compile(r"(?:[^\W_]|[\s.,;:'\"“”‘’()\[\]/%$&+@–—-])+")
_CONTACT = re.compile(
    r"\S+@\S+|https?:\S+|www\.\S+|\b[\w-]+\.(?:com|org|edu|gov|net|us)\b\S*|\(?\d{3}\)?[ .-]+\d{3}-\d{4}"
)
_LINK = re.compile(r"https?:|www\.|\]\s*\(", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]|(?<!\w)['‘]([^'’]{3,})['’](?!\w)")
_CAPITAL = re.compile(r"(?<=[\w,;)] )[A-Z]\w*")
_CHATTER = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|please|sorry|unfortunately|sure|certainly|of course|note that|feel free|as an ai"
    r"|passages?|the text|the document|provided|according to|based on|in summary|in conclusion|answer)\b",
    re.IGNORECASE,
)
_VERDICT_FIRST = re.compile(r"\W*(?:yes|no|yeah|correct|right|true|false|none)\s*[,.:;–—-]", re.IGNORECASE)

_Place = tuple[int, int]
"""The number of a passage, and which of its pieces."""


def grounded(wording: str, passages: Sequence[Citation], question: str) -> Verdict:
    """Whether the wording says only what the passages say: those it cites, [1] being the first, or else any of them.

    The question lends it one thing alone: `must`, where a passage simply states what is.
    """
    said = list(_cited_sentences(wording[:_LONGEST]))
    flaws = [*_misshapen(wording, said), *_miscited(said, len(passages)), *_not_verbatim(wording[:_LONGEST], passages)]
    if flaws:
        return Verdict(accepted=False, reasons=tuple(flaws))
    asks_for_duty = MUST in stated(question).marks
    evidence = {number: pieces(passage) for number, passage in enumerate(passages, start=1)}
    told: list[Told] = []
    before: frozenset[_Place] = frozenset()
    for sentence, numbers in said:
        cited = {number: evidence[number] for number in numbers or evidence}
        wrong = _held_against(sentence, cited, asks_for_duty=asks_for_duty)
        places = frozenset(place for place, found in wrong.items() if not found)
        if LEANING.match(sentence):
            places = frozenset((number, at) for number, at in places if {(number, at), (number, at - 1)} & before)
        if not places:
            return Verdict(accepted=False, reasons=min(wrong.values(), key=_distance, default=()) or (Flaw.PRONOUN,))
        told.append(Told(sentence.rstrip("."), min(places)[0]))
        before = places
    return Verdict(accepted=True, told=tuple(told))


def whole_sentences(wording: str) -> str:
    """What of a wording that is still coming in is whole: all but its last sentence, which may go on."""
    *whole, last = sentences(_MARK_BEHIND.sub(r"\2\1", " ".join(wording.split()))) or [""]
    return " ".join(whole) if last[:1].isalpha() else ""


def _distance(flaws: Sequence[Flaw]) -> tuple[bool, int]:
    """How far a sentence is from a piece; one that has other words is about something else."""
    return Flaw.WORD in flaws, len(flaws)


def _cited_sentences(wording: str) -> Iterator[tuple[str, frozenset[int]]]:
    """The sentences with the numbers that each cites; a mark behind the full stop belongs before it."""
    for sentence in sentences(_MARK_BEHIND.sub(r"\2\1", " ".join(wording.split()))):
        numbers = frozenset(int(digits) for mark in _MARK.findall(sentence) for digits in re.findall(r"\d+", mark))
        yield _MARK.sub("", sentence), numbers


def _misshapen(wording: str, said: Sequence[tuple[str, frozenset[int]]]) -> Iterator[Flaw]:
    cut_off = any(len(sentence.split()) < _SHORTEST for sentence, _ in said)
    if len(wording) > _LONGEST or not _PLAIN_TEXT.fullmatch(wording) or not 0 < len(said) <= _MOST or cut_off:
        yield Flaw.SHAPE
    elif _CHATTER.search(wording) or _VERDICT_FIRST.match(wording):
        yield Flaw.CHATTER


def _miscited(said: Sequence[tuple[str, frozenset[int]]], passages: int) -> Iterator[Flaw]:
    if any(not 0 < number <= passages for _, numbers in said for number in numbers):
        yield Flaw.CITATION


def _not_verbatim(wording: str, passages: Sequence[Citation]) -> Iterator[Flaw]:
    """What must stand in a passage letter by letter: quotes, contacts, and names that are everyday words.

    A link is no model's to give, though a passage has it: it stands in the quote.
    """
    whole = " ".join(" ".join((one.title, *one.heading, one.lead, one.quote)) for one in passages)
    there = " ".join(whole.split())
    if any(quote not in there for pair in _QUOTED.findall(wording) for quote in pair if quote):
        yield Flaw.QUOTE
    if _LINK.search(wording) or any(contact.strip("().,;") not in there for contact in _CONTACT.findall(wording)):
        yield Flaw.CONTACT
    names = (name for name in _CAPITAL.findall(wording) if {name.lower()} & (STOP_WORDS | BENDS.keys()))
    if any(not re.search(rf"\b{name}\b", there) for name in names):
        yield Flaw.NAME


def _held_against(
    sentence: str, evidence: Mapping[int, Sequence[Piece]], *, asks_for_duty: bool
) -> dict[_Place, tuple[Flaw, ...]]:
    """What is wrong with the sentence beside each piece of the evidence."""
    claim = stated(sentence)
    return {
        (number, piece.place): tuple(flaws_of(claim, piece, asks_for_duty=asks_for_duty))
        for number, pieces_of_one in evidence.items()
        for piece in pieces_of_one
    }
