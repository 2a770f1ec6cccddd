"""The words around ratings: the form's introduction, what somebody is asked, and what is kept back meanwhile."""

from collections.abc import Sequence

from prompts.rendering import render


def rating_words(
    candidate: str | None, *, round_label: str, by_when: str, rated: Sequence[str], missing: Sequence[str], role: str
) -> str:
    """What stands above the form; `candidate` is None where they rate themselves, `role` is the reader's."""
    return render(
        "rating_form",
        candidate=candidate,
        round=round_label,
        by_when=by_when,
        rated=rated,
        missing=missing,
        role=role,
    )


def asked_to_rate_words(by: str, candidate: str | None, *, mine: bool, round_label: str, by_when: str) -> str:
    """For a rater whose scores are missing; `candidate` is None where it is the one who asks.

    `mine` is whether it is the reader's own self-assessment.
    """
    return render("rating_asked", by=by, candidate=candidate, mine=mine, round=round_label, by_when=by_when)


def rated_words(
    candidate: str | None,
    *,
    round_label: str,
    changed: bool,
    missing: Sequence[str],
    sees_others: bool,
) -> str:
    """The head of a receipt: that the scores are recorded, and whose are still to come."""
    return render(
        "rating_receipt",
        candidate=candidate,
        round=round_label,
        changed=changed,
        missing=missing,
        sees_others=sees_others,
    )


def asked_raters_words(now: Sequence[str], today: Sequence[str], unreachable: Sequence[str]) -> str:
    """Who was asked for their scores, who had been asked that day, and which roles the roster gives to nobody."""
    return render("rating_asked_others", now=now, today=today, unreachable=unreachable)


def by_when_words(last_days: Sequence[str], awaits: Sequence[str], *, past: bool) -> str:
    """By when a round is rated; `awaits` are the days from which it counts and that are not on record."""
    return render("rating_by_when", last_days=last_days, awaits=awaits, past=past)


def held_words(met: Sequence[str], missed: Sequence[str], *, who: str | None, provisional: bool) -> str:
    """What the raters' means come to, held against each reading of the mark; `who` settles whether it passes."""
    return render("rating_held", met=met, missed=missed, who=who, provisional=provisional)
