"""The words of early facts and of support plans."""

from collections.abc import Sequence
from datetime import date

from induction.ahead.early_warning import Fact
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


def early_words(*, others: Sequence[str], instructor: str | None) -> str:
    """What stands below a candidate's facts: who reads of them a day later, so that somebody can help.

    `instructor` is whom to tell of an assignment that is in all the same; None where none is missing.
    """
    return render("early_note", others=others, instructor=instructor)


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
