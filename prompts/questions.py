"""The words around questions that are sent on, around what people say of answers, and of what nothing answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prompts.rendering import render

REASONS: Mapping[str, str] = {
    "not_said": "not in the documents",
    "not_loaded": "in a document that I don't have",
    "only_people": "something that only people may do",
    "own_work": "the candidate's own work",
    "private": "somebody's private matter",
    "advice": "medical or legal advice",
    "instruction": "an instruction to me",
}
"""Why a question was not answered."""

WHYS: Mapping[str, str] = {
    "wrong_part": "Wrong part of the document",
    "out_of_date": "Out of date",
    "too_long": "Too long",
    "not_answered": "Did not answer",
    "other": "Something else",
}
"""What may be said with one tap of an answer that was not helpful."""


@dataclass(frozen=True)
class GapLine:
    """Questions that ask for the same, as a line: one of them, how often, by how many, and why, each with its count."""

    wording: str
    times: int
    people: int
    why: Mapping[str, int]


def gaps_words(  # noqa: PLR0913 - a report has that many figures
    program: str,
    days: int,
    *,
    unanswered: Sequence[GapLine],
    unshown: int,
    unhelpful: Sequence[GapLine],
    undisclosed: int,
    helpful: int,
    fewest: int,
    wordings: str = "",
) -> str:
    """What the documents did not answer in the last days; what fewer than `fewest` people asked is only counted.

    `wordings` is what became of the chat model's, where it was asked for any.
    """
    return render(
        "gaps",
        program=program,
        days=days,
        unanswered=unanswered,
        unshown=unshown,
        unhelpful=unhelpful,
        undisclosed=undisclosed,
        helpful=helpful,
        fewest=fewest,
        wordings=wordings,
        words={**REASONS, **{why: words.lower() for why, words in WHYS.items()}},
    )


def rated_words(*, helpful: bool, why: str | None) -> str:
    """The thanks for a word on an answer; where it was not helpful, what is asked next."""
    return render("rated", helpful=helpful, why=WHYS[why].lower() if why else None)


def sent_words(question: str, to: str) -> str:
    """That a question is on its way to whom it concerns."""
    return render("sent_on", question=question, to=to)
