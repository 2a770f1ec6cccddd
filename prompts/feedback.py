"""The words around the pulse survey and the ratings of coaching: what is kept, who sees it, and what came of it."""

from collections.abc import Mapping, Sequence

from prompts.rendering import render


def pulse_form_words(closes: str, *, items: int, fewest: int, cohorts: bool) -> str:
    """What stands above the survey: what is kept and what is not. `cohorts` is whether it is counted by cohort."""
    return render("pulse_form", closes=closes, items=items, fewest=fewest, cohorts=cohorts)


def pulse_invited_words(closes: str, *, items: int, fewest: int) -> str:
    """For somebody who is asked to answer."""
    return render("pulse_invited", closes=closes, items=items, fewest=fewest)


def pulse_standing_words(closes: str | None) -> str:
    """That there is nothing to answer; `closes` is the last day of the survey that the reader has answered."""
    return render("pulse_standing", closes=closes)


def pulse_counted_words(closes: str, *, first_time: bool) -> str:
    """For whoever has just sent off their answers."""
    return render("pulse_counted", closes=closes, first_time=first_time)


def pulse_preview_words(
    cohort: str | None, closes: str, *, asked: Mapping[str, int], left_out: Sequence[str], fewest: int
) -> str:
    """For the administrator, before a round opens: whom it asks, by role, and who is too few to be asked."""
    return render("pulse_preview", cohort=cohort, closes=closes, asked=asked, left_out=left_out, fewest=fewest)


def coaching_form_words(coach: str, *, own: bool, last_on: str | None, last: str | None) -> str:
    """What stands above the form about coaching: who sees it, and what the same person gave last time."""
    return render("coaching_form", coach=coach, own=own, last_on=last_on, last=last)
