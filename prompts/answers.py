"""What the companion says around the words of a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from prompts.rendering import render


@dataclass(frozen=True)
class Quoted:
    """What one document says: its name, what kind it is where that needs saying, and its words."""

    source: str
    quotes: tuple[str, ...]
    label: str | None = None


def answer_words(quoted: Sequence[Quoted], *, verdict: str | None = None) -> str:
    """The documents' words with who says them; `verdict` is what code worked out from them, said first."""
    return render("answer_quotes", quoted=quoted, verdict=verdict)


def conflict_words(quoted: Sequence[Quoted], *, values: Sequence[str], enforced: str | None) -> str:
    """That the documents give different values, each with its words, and which one counts meanwhile."""
    return render("answer_conflict", quoted=quoted, values=values, enforced=enforced)


def dispute_words(values: Sequence[str], enforced: str | None) -> str:
    """That the program's documents are known to give different values, and which one counts meanwhile."""
    return render("answer_dispute", values=values, enforced=enforced)


def premise_words(said: str, asserted: str) -> str:
    """That the documents say one figure where the question asserts another."""
    return render("answer_premise", said=said, asserted=asserted)


def comparison_words(values: Sequence[tuple[str, str]]) -> str:
    """What each program says, side by side: (program, figure)."""
    return render("answer_comparison", values=values, alike=len({figure for _, figure in values}) == 1)


def refusal_words(reason: str, *, whom: str, how: str | None, source: str | None, known: str | None = None) -> str:
    """Why there is no answer and whom to ask.

    `source` is the program whose documents were searched, None for every program's. `known` is what its pack says of
    the matter.
    """
    return render("answer_refusal", reason=reason, whom=whom, how=how, source=source, known=known)
