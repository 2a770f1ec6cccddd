"""The words around a session that both who were there have logged."""

from collections.abc import Sequence

from induction.ledger.same_session import Difference
from prompts.rendering import render

LONGEST_TOPIC = 40


def same_session_words(state: str | None, *, logged_by: str, several: bool) -> str:
    """What is asked of whoever comes second; `state` is how far they agreed on the first entry before."""
    return render("same_session", state=state, logged_by=logged_by, several=several)


def differences_words(differences: Sequence[Difference]) -> str:
    """What differs, the reader's side first."""
    return render("same_session_differences", differences=differences)


def reason_words(differences: Sequence[Difference]) -> str:
    """What is not right about the other's entry, as its logger reads it; empty where nothing speaks against it."""
    told = [one for one in differences if one.mine is not None]
    return render("same_session_reason", differences=told, longest=LONGEST_TOPIC)
