"""What became of the wordings of answers, in a line."""

from collections.abc import Iterable, Mapping, Sequence

from storage.asking.wordings import WordingCount

_TOLD: Mapping[str, str] = {
    "shown": "shown",
    "shortened": "shown in part",
    "refused": "not shown",
    "silent": "no answer",
    "unanswered": "no reply",
    "resting": "not asked",
}
"""How each outcome is told, in this order."""


def wordings_words(counts: Sequence[WordingCount]) -> str:
    """How many were shown and how many not, with the reasons: `22 shown, 20 not shown (word 16, figure 4)`."""
    told = (_outcome(words, [one for one in counts if one.outcome == outcome]) for outcome, words in _TOLD.items())
    return ", ".join(filter(None, told)) or "none was asked for"


def _outcome(words: str, counts: Sequence[WordingCount]) -> str:
    if not counts:
        return ""
    reasons = ", ".join(_reasons(counts))
    return f"{sum(one.times for one in counts)} {words}{f' ({reasons})' if reasons else ''}"


def _reasons(counts: Sequence[WordingCount]) -> Iterable[str]:
    for one in sorted(counts, key=lambda count: -count.times):
        if one.reason:
            yield f"{one.reason.replace('_', ' ')} {one.times}"
