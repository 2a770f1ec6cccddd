"""The words around the other party's one tap: the request, what became of it, and what is not right."""

from collections.abc import Mapping

from prompts.rendering import render

REASONS: Mapping[str, str] = {
    "length": "wrong length",
    "day": "wrong day",
    "not_held": "it did not take place",
}
"""What may be said with one tap."""


def request_title(waiting: int, logged_by: str | None) -> str:
    """What is asked about so many entries; `logged_by` is None where several people logged them."""
    return render("confirm_title", waiting=waiting, logged_by=logged_by)


def state_words(state: str, *, logged_by: str, reason: str | None) -> str:
    """What became of an entry on which a word was asked for: confirmed, disputed, corrected or voided."""
    return render("confirm_state", state=state, logged_by=logged_by, reason=reason)


def dispute_words(by: str, reason: str, *, line: str, entry: str) -> str:
    """For who logged an entry: what the other party says, and how to put it right. `entry` is how to name it."""
    return render("dispute", by=by, reason=reason, line=line, entry=entry)
