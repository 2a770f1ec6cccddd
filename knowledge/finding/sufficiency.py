"""Sufficiency: whether what was found answers the question, or the documents do not say."""

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.finding.custom.leaning import Leaning
from knowledge.finding.questions import Asked
from knowledge.finding.rulings import Ruling
from knowledge.finding.selection import Candidate
from knowledge.language.facts import PLAIN, Fact, holds, is_passing

_LOOKED_AT, _FOR_FACTS = 5, 3
_VAGUE = 0.4
_MEASURES = frozenset({Fact.COUNT, Fact.LENGTH, Fact.MONEY, Fact.SHARE, Fact.FREQUENCY})


class Signs(NamedTuple):
    """What tells whether a question is answered, and the weight of each where it stands for those.

    Of the excerpts: the share of the question's words that the best of them have with what stands around, and whether
    all lack a plain kind of fact that is asked for (money, a phone number). Of the question: whether it asks for a
    figure, for a person, for this year's state. Of the pack: how well a rule fits that no document settles, and how
    much better than a vague likeness one that they settle. By custom: the cosine of the nearest question that documents
    seldom answer, how much nearer that is than any passage, and how far the question leans to those that they usually
    answer.
    """

    near: float
    no_plain_fact: float
    figure: float
    person: float
    passing: float
    unsettled: float
    settled: float
    seldom: float
    seldom_first: float
    printed: float


# A logistic judgement, fitted on 441 questions over five documents (345 that they answer, 96 that they do not), then
# rounded; the start is set so that 94% of the first are answered. Ten-fold, 70% of the others are then refused; most of
# what people should not ask never comes here.
START = 0.2
WEIGHTS = Signs(
    near=4.2,
    no_plain_fact=-2.8,
    figure=-0.5,
    person=1.3,
    passing=-1.8,
    unsettled=-2.4,
    settled=2.0,
    seldom=-3.5,
    seldom_first=-3.0,
    printed=10.0,
)


def is_said(asked: Asked, ranked: Sequence[Candidate], ruling: Ruling | None, leaning: Leaning) -> bool:
    """Whether the best excerpts are about the question's subject and hold the kind of fact that it asks for."""
    signs = signs_of(asked, ranked, ruling, leaning)
    return signs is not None and START + sum(a * b for a, b in zip(WEIGHTS, signs, strict=True)) > 0


def signs_of(asked: Asked, ranked: Sequence[Candidate], ruling: Ruling | None, leaning: Leaning) -> Signs | None:
    """What tells whether the question is answered; None where there is nothing to tell it by."""
    if not ranked or not asked.terms:
        return None
    best = ranked[:_LOOKED_AT]
    told = [candidate.excerpt.text for candidate in best[:_FOR_FACTS]]
    fit, is_open = (ruling.fit, ruling.is_open) if ruling else (0.0, True)
    return Signs(
        near=max(candidate.near for candidate in best),
        no_plain_fact=float(any(not any(holds(fact, text) for text in told) for fact in asked.facts & PLAIN)),
        figure=float(bool(asked.facts & _MEASURES)),
        person=float(Fact.PERSON in asked.facts),
        passing=float(is_passing(asked.text)),
        unsettled=fit if is_open else 0.0,
        settled=max(0.0, fit - _VAGUE) if not is_open else 0.0,
        seldom=leaning.seldom,
        seldom_first=leaning.seldom - max(candidate.cosine for candidate in ranked),
        printed=leaning.printed,
    )
