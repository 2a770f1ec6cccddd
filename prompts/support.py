"""The words of early facts and of support plans."""

from collections.abc import Sequence
from datetime import date

from induction.ahead.early_warning import Fact, FactKind
from induction.calendar import date_words, near_day_words
from induction.hours import duration
from prompts.rendering import render


def fact_words(fact: Fact, *, coach: str) -> str:
    """One fact in a sentence: what is on record, and nothing else. `coach` is what the program calls one."""
    return render(
        "early_fact",
        kind=fact.kind.value,
        sessions=[f"{one.title} ({near_day_words(one.on)})" for one in fact.sessions],
        since=fact.since and near_day_words(fact.since),
        days=fact.days,
        hours=fact.hours.label if fact.hours else None,
        have=duration(fact.have or 0),
        even=duration(fact.even or 0),
        coach=coach,
    )


def early_words(candidate: str | None, *, others: Sequence[str], instructor: str, missing: bool, decides: bool) -> str:
    """What stands around the facts: for the candidate who hears first (None), or for those who help a day later.

    `instructor` is whom to tell of an assignment that is in all the same, which matters where one is `missing`.
    """
    return render(
        "early_news", candidate=candidate, others=others, instructor=instructor, missing=missing, decides=decides
    )


def has_missing(facts: Sequence[Fact]) -> bool:
    """Whether one of them is of assignments."""
    return any(fact.kind is FactKind.MISSING_ASSIGNMENTS for fact in facts)


def plan_words(
    status: str,
    goals: Sequence[tuple[str, date]],
    *,
    whose: str | None,
    author: str | None,
    on: date,
    note: str | None,
    closed: bool,
) -> str:
    """A support plan in full; `whose` is the candidate's name, None for the candidate, `author` None for who reads."""
    return render(
        "plan",
        status=status,
        goals=[(text, date_words(due)) for text, due in goals],
        whose=whose,
        author=author,
        on=date_words(on),
        note=note,
        closed=closed,
    )
