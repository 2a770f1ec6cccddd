"""Premises: what a question takes for granted and the quoted words say otherwise, where code can be sure of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.excerpts import CELLS
from knowledge.finding.questions import Asked
from knowledge.finding.tables import months_in
from knowledge.language.facts import Fact
from knowledge.language.figures import Figure, Span, figures_in, spans_in
from knowledge.language.words import stem, stems, words
from prompts.answers import negation_words, premise_words

_CONFIRM = re.compile(
    r"\b(?:confirm|right|correct|true)\b|^\W*(?:(?:so|and|then|ok)\W+)*(?:it|that)(?:['’]?s| is)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|cannot|never)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:(?:must|may|can|should|will|shall|do|does|is|are) not|cannot|never)(?: be)?(?: \w+ly)? (\w+)", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b", re.IGNORECASE)
_IN_PERSON = re.compile(r"\b(?:in[- ]person|face[- ]to[- ]face|f2f|on[- ]?site|on campus)\b", re.IGNORECASE)
_ONLINE = re.compile(r"\b(?:online|virtual(?:ly)?|remote(?:ly)?|(?:on|via|by|over) zoom)\b", re.IGNORECASE)
_BARE_TOTAL = re.compile(r"\b(?:it|just|only|that|is|s) (\d+) (?:in total|total|altogether|overall)\b")
_CLAUSE = re.compile(r"[,;?!]\s|\.\s|\s[-–—]\s")
# What a person has done, might do, or bounds from one side is no claim about what a document says.
_NO_CLAIM = re.compile(
    r"\b(?:can|could|may|might|would|if|instead|rather|more than|less than|fewer than|at (?:least|most)|up to|over"
    r"|under|late|ago|already|(?:i|we)(?: have|['’]ve|ve| had| did| got| missed| logged| completed| started| worked)"
    r"(?! to\b))\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"^(?:\w+ ){0,3}?of ((?:\w+ ?){1,3})")
_NO_SUBJECT = re.compile(r"\b(?:per|each|every|a|in|is|are|right|correct|for|over|including|to|with|during|and|or)\b.*")
_NEARBY = 5
_SAYS_SO, _TOUCHES = 0.5, 0.2


@dataclass(frozen=True)
class _Claim:
    """A figure that a question takes for granted, the time it is for, and the stems of what it is a figure of."""

    figure: Figure
    span: Span | None
    subject: frozenset[str]
    wholly: bool


def correction(asked: Asked, question: str, sentence: str, beside: Iterable[str] = ()) -> str | None:
    """That the sentence says another thing than the question takes for granted; None where that is not sure.

    What is compared are figures in one unit, weekdays, months, online against in person, and a negation of the
    question's own verb. Of anything else neither yes nor no is said: the sentence speaks for itself. A false correction
    is worse than none: a table's row corrects nothing, nor does a sentence where the words `beside` it, those shown
    with it and those of its passage, say what the question does.
    """
    if CELLS in sentence or (Fact.YES_NO not in asked.facts and not _CONFIRM.search(question)):
        return None
    texts = (sentence, *beside)
    if wrong := _other_figure(asked, question, sentence, texts):
        return premise_words(said=wrong[1], asserted=wrong[0])
    for values_in in (_weekdays, months_in, _formats):
        claimed, said = values_in(question), values_in(sentence)
        if not (len(claimed) == len(said) == 1) or any(claimed[0] in values_in(text) for text in texts):
            continue
        if _is_about(asked, sentence, claimed[0]):
            return premise_words(said=said[0], asserted=claimed[0])
    return _denial(asked, question, sentence) if _is_about(asked, sentence) else None


def _other_figure(asked: Asked, question: str, sentence: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """The figure that a question claims and the one that the sentence gives instead; None where that is not sure."""
    claim = _claim(asked, question, sentence)
    if claim is None or not _has_subject(asked, claim, sentence):
        return None
    found = [(figure, span) for figure, span in spans_in(sentence) if figure.unit == claim.figure.unit]
    said = {(figure, span) for figure, span in found if _agree(span, claim.span or (Span.YEAR if found[1:] else None))}
    told = [entry for text in texts for entry in spans_in(text) if entry[0].unit == claim.figure.unit]
    if len(said) != 1 or any(_is_same(claim, figure, span) for figure, span in told):
        return None
    figure, span = said.pop()
    in_all = " in total" if span is claim.span is Span.TOTAL else ""
    return str(claim.figure), f"{figure}{in_all}"


def _claim(asked: Asked, question: str, sentence: str) -> _Claim | None:
    """The one figure that the question takes for granted; None where it has none, or several in its unit."""
    figures = spans_in(question)
    units = [figure.unit for figure, _ in figures]
    said = {figure.unit for figure in figures_in(sentence)}
    single = [(figure, span) for figure, span in figures if units.count(figure.unit) == 1 and figure.unit in said]
    if not single:
        return _bare_total(asked, question, sentence)
    figure, span = single[0]
    clause = next((part for part in _CLAUSE.split(question) if figure in figures_in(part)), question)
    if _NO_CLAIM.search(clause):
        return None
    return _Claim(figure, span, *_subject(asked, figure, clause))


def _bare_total(asked: Asked, question: str, sentence: str) -> _Claim | None:
    """A total that is claimed without a unit: it is in that of the sentence's own total."""
    bare = _BARE_TOTAL.search(" ".join(words(question)))
    total = next((figure for figure, span in spans_in(sentence) if span is Span.TOTAL), None)
    if not bare or not total or figures_in(question):
        return None
    return _Claim(Figure(bare[1], total.unit), Span.TOTAL, asked.stems - {bare[1], stem("total")}, wholly=True)


def _subject(asked: Asked, figure: Figure, clause: str) -> tuple[frozenset[str], bool]:
    """The stems of what the figure is of, and whether all of them are: `60 hours of coaching`, or what is near it."""
    tokens = words(clause)
    at = tokens.index(figure.value) if figure.value in tokens else 0
    of_what = _OF_WHAT.match(" ".join(tokens[at + 1 :]))
    near = _NO_SUBJECT.sub("", of_what[1]) if of_what else " ".join(tokens[max(at - _NEARBY, 0) : at + _NEARBY])
    own = frozenset(stems(near)) & asked.stems - {figure.value, stem(figure.unit)}
    return own - {stem("year"), stem("total"), stem("minimum")}, bool(of_what)


def _has_subject(asked: Asked, claim: _Claim, sentence: str) -> bool:
    """Whether the sentence is about what the claimed figure is of."""
    said = frozenset(stems(sentence))
    has = [term.presence(said) > 0 for term in asked.terms if term.stem in claim.subject]
    return (all(has) if claim.wholly else any(has)) if has else not claim.subject


def _agree(span: Span | None, other: Span | None) -> bool:
    return span is None or other is None or span is other


def _is_same(claim: _Claim, figure: Figure, span: Span | None) -> bool:
    """Whether a figure is the claimed one, or may be it reckoned for the other span of a program of two years."""
    if figure.value == claim.figure.value:
        return _agree(span, claim.span)
    if not (figure.value.isdigit() and claim.figure.value.isdigit()) or (span and span is claim.span):
        return False
    small, large = sorted((int(figure.value), int(claim.figure.value)))
    return large == 2 * small and not (span and claim.span)


def _is_about(asked: Asked, sentence: str, claimed: str = "") -> bool:
    """Whether the sentence is about what the question is about, apart from what the question claims."""
    said = frozenset(stems(sentence))
    return asked.coverage(said) >= _TOUCHES and asked.coverage(said | frozenset(stems(claimed))) >= _SAYS_SO


def _denial(asked: Asked, question: str, sentence: str) -> str | None:
    if _NEGATED.search(question):
        return None
    denied = next((one for one in _DENIES.finditer(sentence) if stem(one[1].lower()) in asked.stems), None)
    return negation_words(denied[0]) if denied else None


def _weekdays(text: str) -> Sequence[str]:
    return tuple(dict.fromkeys(f"{match[1].title()}day" for match in _WEEKDAY.finditer(text)))


def _formats(text: str) -> Sequence[str]:
    found = (("in person", _IN_PERSON), ("online", _ONLINE))
    return tuple(name for name, pattern in found if pattern.search(text))
