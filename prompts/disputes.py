"""The words around an entry in dispute, for who logged it, for who says it is not right, and for their program."""

from datetime import date

from induction.calendar import short_day
from prompts.rendering import render


def dispute_words(by: str, reason: str, *, line: str, correctable: bool, attended: bool = False) -> str:
    """For who logged an entry: what the other party says, and what they can do; `attended` is of a session's."""
    return render("dispute", by=by, reason=reason, line=line, correctable=correctable, attended=attended)


def upheld_words(by: str, *, line: str) -> str:
    """For who logged an entry and said that it is right as it is."""
    return render("dispute_upheld", by=by, line=line)


def upheld_news(logged_by: str, reason: str, *, line: str) -> str:
    """For who says that an entry is not right: its other party says that it is."""
    return render("dispute_upheld_news", logged_by=logged_by, reason=reason, line=line)


def standoff_words(by: str, logged_by: str, reason: str, *, line: str) -> str:
    """For the administrator: two people do not agree on an entry."""
    return render("dispute_standoff", by=by, logged_by=logged_by, reason=reason, line=line)


def taken_out_news(by: str, reason: str, *, line: str) -> str:
    """For the two behind an entry: the administrator has taken it out of the count."""
    return render("dispute_taken_out", by=by, reason=reason, line=line)


def dispute_state(by: str | None, logged_by: str | None, reason: str, since: date, *, upheld: bool) -> str:
    """What is said of an entry in dispute, in a line; None stands for whoever reads it."""
    return render("dispute_state", by=by, logged_by=logged_by, reason=reason, since=short_day(since), upheld=upheld)
