"""Phrasing: what people say in several ways, said in one, so that two sentences can be compared word by word.

Words that bind or bend a statement become marks, which begin with §: `no later than` and `within` are both §max, `must`
and `has to` are both §must, `each year` and `annually` are both §per-year.
"""

import re
from collections.abc import Callable

from knowledge.language.words import NUMBERS

NOT, MUST, MAY, SHOULD = "§not", "§must", "§may", "§should"
FORCES = frozenset({NOT, MUST, MAY, SHOULD})
MIN, MAX, OVER, UNDER, ABOUT = "§min", "§max", "§over", "§under", "§about"
BOUNDS = frozenset({MIN, MAX, OVER, UNDER, ABOUT})
PER, TOTAL = "§per-", "§per-program"

_ADVERBS = {
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
}
_PERIOD = r"(?:program |school |academic |calendar |fiscal )?(year|month|week|day|semester|term|quarter)\b(?!['’]s)"

_TENS = {word for word, digits in NUMBERS.items() if digits[1:] == "0" and word != "ten"}
_ONES = {word for word, digits in NUMBERS.items() if len(digits) == 1 and word != "zero"}
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES)})\b")
_MAY_THE_MONTH = re.compile(r"(?<=[\w,;] )May\b|\bMay(?= (?:\d|of\b|in\b))|\b(?:Mid|mid|Early|early|Late|late)-May\b")

_PHRASES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[’ʼ]", "'"),
    (r"[–—−]", "-"),
    (r"(?<=\d),(?=\d{3}\b)", ""),
    (r"\$\s?(\d[\d.]*)\s?(?:-|to)\s?\$?\s?(\d[\d.]*)", r"\1-\2 dollars"),
    (r"\$\s?(\d[\d.]*)", r"\1 dollars"),
    (r"%", " percent"),
    (r"(?<=\d)\s?([ap])\.?m\b\.?", r"§\1m"),
    (r"\bprofessional learning\b(?: \(pl\))?", "pl"),
    (rf"\b({'|'.join(NUMBERS)})\b(?! another)", lambda spelled: NUMBERS[spelled[1]]),
    (r"\bbetween (\d+) and (\d+)\b", r"\1-\2"),
    (r"\b(\d[\d.]*)\s?(?:-|to)\s?(\d[\d.]*)\b(?!:)", r"\1-\2"),
    (r"\b(\d+) or (\d+)\b", r"\1or\2"),
    (r"\b(?:free of charge|at no (?:cost|charge|fee)|without (?:cost|charge|fee))\b", "free"),
    (r"\b(?:takes?|taking|took) place\b", "is"),
    # Bounds, the negated ones first: no later than is no negation.
    (r"\b(?:no|not) (?:later|more|longer|greater|higher) than\b|\bat (?:the )?(?:most|latest)\b", MAX),
    (r"\bup to(?= \d)|\bwithin\b|\b(?:a |the )?maximum(?: of)?\b|\b(?:in|during) the first(?= \d)", MAX),
    (r"\bnot (?:to )?exceed(?:ing)?\b|\bor (?:fewer|less|earlier|under|below)\b", MAX),
    (r"\b(?:no|not) (?:fewer|less|lower|earlier) than\b|\bat (?:the )?(?:least|minimum)\b", MIN),
    (r"\b(?:a |the )?minimum(?: of)?\b|\bor (?:more|longer|above|higher|greater|better|later)\b", MIN),
    (r"\b(?:more|longer|greater|higher) than(?= \d)|\b(?:over|above|exceeding|exceeds|beyond)(?= \d)", OVER),
    (r"\b(?:less|fewer|shorter|lower) than(?= \d)|\b(?:under|below)(?= \d)", UNDER),
    (r"\b(?:about|around|approximately|roughly|nearly|almost|some|circa|an average of)(?= \d)", ABOUT),
    # What a figure is counted for.
    (rf"\b(?:for |in |during )?(?:each|every|per|a) {_PERIOD}", rf"{PER}\1"),
    (rf"\b({'|'.join(_ADVERBS)})\b", lambda adverb: PER + _ADVERBS[adverb[1]]),
    (r"\b(?:(?:in|a) total(?: of)?|totall?ing|totals?|in all|all together|altogether|overall)\b", TOTAL),
    # What is owed, allowed, advised or denied.
    (r"\b(?:do|does)(?:n't| not) (?:have|need) to\b", f"{NOT} {MUST}"),
    (r"\bcan(?:not|'t)\b", f"{NOT} {MAY}"),
    (r"\b\w+n't\b|\b(?:not|no|never|none|nor|neither|without|nothing|nobody)\b", NOT),
    (r"\b(?:ha(?:ve|s|d)|needs?|needed|obliged) to\b|\b(?:needs?|needed|must|shall|mandatory|obligatory)\b", MUST),
    (r"\b(?:require[sd]?|requiring|necessary|compulsory)\b", MUST),
    (r"\b(?:may|might|can|could|allowed|permitted|optional(?:ly)?|able to|possible|possibly)\b", MAY),
    (r"\b(?:should|ought to|encouraged|advised|ideally)\b", SHOULD),
    # Within 30 days of, after or from enrolling: the limit says it all.
    (rf"({MAX}(?: +[\w-]+){{2,3}}?) +(?:after|of|from|following)\b", r"\1"),
)
_SPOKEN = tuple((re.compile(rf"(?<!§)(?:{pattern})"), said) for pattern, said in _PHRASES)


def plain(text: str) -> str:
    """The text in lower case, its phrases as marks, its spelled numbers as digits, and a range of numbers as 20-30."""
    said = _MAY_THE_MONTH.sub("maymonth", text).lower()
    said = _COMPOUND.sub(lambda spelled: NUMBERS[spelled[1]][0] + NUMBERS[spelled[2]], said)
    for pattern, spoken in _SPOKEN:
        said = pattern.sub(spoken if callable(spoken) else rf" {spoken} " if "§" in spoken else spoken, said)
    return " ".join(said.split())
