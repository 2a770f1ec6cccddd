"""What a model is given to word a piece of somebody's draft, and what it is told where it added or lost something."""

from collections.abc import Sequence

from prompts.rendering import render
from prompts.wording import inert

_MOST = 8
"""How many of the things that are wrong are named: a small model loses itself in more."""


def drafting_rules() -> str:
    """How a piece is to be worded: the same for everybody."""
    return render("drafting_rules")


def drafting_data(words: str, *, tried: str = "", added: Sequence[str] = (), lost: Sequence[str] = ()) -> str:
    """The person's words inside marks that nothing in them can close.

    Where something was `tried` and refused, that too, with what it `added` and `lost`.
    """
    reason = render("drafting_reason", added=_named(added), lost=_named(lost)) if tried else ""
    return render("drafting_data", words=inert(words), tried=inert(tried), reason=reason)


def _named(things: Sequence[str]) -> list[str]:
    return [f"“{inert(thing)}”" for thing in things[:_MOST]]
