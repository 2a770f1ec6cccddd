"""What hours lack that were said, with the few answers there are: a kind of hours, a day."""

import re
from collections.abc import Iterator, Sequence

from bot.services.conversation.replies import Option, Pick
from bot.understanding.intents import LogHours, Problem
from bot.understanding.logs.fragments import continued, fragment
from bot.understanding.reading import read
from induction.packs.pack import Category
from induction.people import Person, Role

MOST = 8
"""As many answers as are offered with buttons."""
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def answers(actor: Person, problem: Problem, pick: Pick, categories: Sequence[Category]) -> Sequence[Option]:
    """The answers to choose from, each of which leaves nothing to ask; none where there are too many."""
    offered = [
        Option(label.capitalize() if label.islower() else label, whole)
        for label in _labels(actor, problem, pick.said, categories)
        if (whole := _with(actor, pick, label, categories)) is not None
    ]
    return offered if len(offered) <= MOST else ()


def _labels(actor: Person, problem: Problem, said: str, categories: Sequence[Category]) -> Iterator[str]:
    if problem is Problem.MISSING_ACTIVITY and actor.role is Role.CANDIDATE:
        yield "coaching"
        yield from (category.label for category in categories)
    elif problem is Problem.AMBIGUOUS_DATE:
        yield "today"
        yield "yesterday"
        yield from dict.fromkeys(day.lower() for day in _WEEKDAYS.findall(said))


def _with(actor: Person, pick: Pick, label: str, categories: Sequence[Category]) -> Pick | None:
    """The sentence with that answer in it, where it says all then."""
    told = fragment(label, pick.on, categories)
    if told is None:
        return None
    sentence = continued(pick.said, told, pick.on, categories)
    meant = read(sentence, today=pick.on, role=actor.role, categories=categories)
    if not isinstance(meant, LogHours) or meant.problem is not None:
        return None
    return pick.model_copy(update={"said": sentence, "added": label})
