"""What a model is given to word an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from prompts.rendering import render

NO_ANSWER = "NONE"
"""What the model is to write where the passages do not answer."""

_INERT = str.maketrans("<>", "‹›")


@dataclass(frozen=True)
class Numbered:
    """One passage as the model is given it; its number is its place in the sequence."""

    source: str
    text: str


def wording_rules() -> str:
    """How an answer is to be worded: the same for every question."""
    return render("wording_rules", no_answer=NO_ANSWER)


def wording_data(question: str, passages: Sequence[Numbered]) -> str:
    """The question and the passages inside marks that nothing in them can close."""
    shown = [Numbered(inert(passage.source), inert(passage.text)) for passage in passages]
    return render("wording_data", question=inert(question), passages=shown)


def inert(text: str) -> str:
    """The text with none of the characters that the marks are made of."""
    return text.translate(_INERT)
