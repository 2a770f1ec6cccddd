"""The words around wording that a model proposes."""

from collections.abc import Sequence

from prompts.rendering import render


def suggestion_head(what: str, *, proposed: int, left: int, answered: bool) -> str:
    """What came of asking for wording: how many parts have a proposal, and how many are `left` in their own words.

    `answered` says whether the model gave a reply to all of it.
    """
    return render("suggestion_head", what=what, proposed=proposed, left=left, answered=answered)


def held_words(names: Sequence[str]) -> str:
    """Why nothing was sent to a model yet, and what to do."""
    return render("suggestion_held", names=names)
