"""Statements: what a text says in figures (amounts, deadlines, months, pages, addresses), of what and per what."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.language.words import NUMBERS, stems
from knowledge.passages import Passage, PassageKind

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""How many days a stretch of time counts as, so that a month and 30 days are one length."""

_SPELLED = "|".join(sorted(NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{_SPELLED})\b)"
_TO = r"\s?(?:-|–|—|\bto\b)\s?"
_UNTIL = r"(?:\s?[-–]\s?|\s(?:to|through)\s)"
_LINKS = r"(?:per|each|every|an?|of|in|the|and|or|for|to|from|with|over)\b"
_KINDS = (
    ("address", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("phone", r"\(?\b\d{3}\)?[ -]+\d{3}-\s?\d{3,4}\b"),
    ("dollar", rf"\$\s?{_NUMBER}(?:{_TO}\$?\s?{_NUMBER})?"),
    ("clock", r"\b\d{1,2}:\d\d(?:\s?[-–]\s?\d{1,2}:\d\d)?(?:\s?[ap]\.?m\b)?|\b\d{1,2}\s?[ap]\.?m\b"),
    ("page", r"\b(?:pages?|pp?\.|pg\.?)\s?\d+\b"),
    ("percent", rf"{_NUMBER}\s?(?:%|percent\b)"),
    ("first", r"\bfirst (?P<within>day|week|month|year)\b"),
    ("month", rf"\b(?:mid-)?(?-i:{_MONTHS})\b(?:{_UNTIL}(?-i:{_MONTHS})\b)?"),  # may is mostly no month
    (
        "amount",
        (
            rf"(?P<above>\bmore than )?(?<![\w$.,:-])(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER})| of (?:the )?\d+)?"
            rf"(?:\s?\(or more\)| or more)?[\s-]{{1,3}}(?:(?!{_LINKS})[A-Za-z'’&-]+\s){{0,2}}?"
            r"(?P<unit>hour|minute|day|week|month|year|(?!business\b)[a-z]{3,}(?=s\b))s?\b"
        ),
    ),
)
_PATTERN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS), re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:per|each|every|a) (?:school |academic )?year\b|\bannual(?:ly)?\b|\byearly\b", re.IGNORECASE)
_ALTOGETHER = re.compile(
    r"\b(?:total(?:ing|s)?|altogether|in all|overall|(?:both|the two|two)[ -]years?|whole program|for the program)\b",
    re.IGNORECASE,
)
_IS_A_YEAR = re.compile(r"(?:19|20)\d\d$")
_LENGTH_OF_ALL = re.compile(r"^(?:two|2|multi)[- ]year$", re.IGNORECASE)
"""A two-year program: that says what is long, and sets no time for anything."""

_NAMED = frozenset({"address", "phone", "dollar", "clock", "page", "percent", "month"})
_NO_UNITS = frozenset({"thi", "it", "les", "acces", "proces", "succes", "wa", "ha", "doe", "plu", "clas", "level"})
_AROUND = 140


@dataclass(frozen=True)
class Statement:
    """One figure of an excerpt.

    `value` is as compared ("60", "20-30", "september-december"), `shown` as printed, `unit` what is counted in the
    singular, or `days` for a stretch of time, `month`, `page`, `address`, `phone`. `span` is "year", "program" or "".
    `subject` are the stems of the words around it.
    """

    excerpt: Excerpt
    value: str
    shown: str
    unit: str
    span: str
    clause: str
    subject: frozenset[str]
    at: int

    @property
    def is_time(self) -> bool:
        """Whether it says when, or within what time."""
        return self.unit in {"days", "month"}


def statements_in(passages: Iterable[Passage]) -> tuple[Statement, ...]:
    """Every figure of the passages in order, but for a table of contents, whose figures are pages."""
    told = (passage for passage in passages if passage.kind is not PassageKind.CONTENTS)
    return tuple(one for passage in told for excerpt in excerpts_of(passage) for one in statements_of(excerpt))


@lru_cache(maxsize=8192)
def statements_of(excerpt: Excerpt) -> tuple[Statement, ...]:
    """Every figure of an excerpt with what it is about, in order."""
    return tuple(_statements(excerpt))


def _statements(excerpt: Excerpt) -> Iterator[Statement]:
    text = excerpt.text
    found = [match for match in _PATTERN.finditer(text) if _unit(match) is not None]
    for nth, match in enumerate(found):
        before = _begin(text, found[nth - 1].end(), match.start()) if nth else 0
        after = found[nth + 1].start() if nth + 1 < len(found) else len(text)
        clause = text[max(before, match.start() - _AROUND) : min(after, match.end() + _AROUND)]
        unit = _unit(match) or ""
        reach = after if unit == "days" else _past(found, nth)
        yield Statement(
            excerpt=excerpt,
            value=_value(match),
            shown=" ".join(match.group().split()),
            unit=unit,
            span=_span(text, match.start(), match.end(), before, reach),
            clause=" ".join(clause.split()),
            subject=_subject(clause, match.group(), is_time=unit == "days"),
            at=match.start(),
        )


def _begin(text: str, past: int, start: int) -> int:
    """Where a figure's own words begin after the figure before it: past the last comma between them, where one is."""
    return max(past, text.rfind(",", past, start) + 1, text.rfind(";", past, start) + 1)


def _past(found: list[re.Match[str]], nth: int) -> int:
    """Where the next figure begins that is no stretch of time: "120 hours over two years" is one statement."""
    later = (match.start() for match in found[nth + 1 :] if _unit(match) != "days")
    return next(later, found[nth].end() + _AROUND)


def _unit(match: re.Match[str]) -> str | None:
    """What is counted; None where a number only looks as if it counted the word after it."""
    if match["first"]:
        return "days"
    if match["amount"]:
        unit = match["unit"].lower()
        if _IS_A_YEAR.match(match["low"]) or _LENGTH_OF_ALL.search(match.group()) or unit in _NO_UNITS:
            return None
        return "days" if unit in DAYS else unit
    return match.lastgroup if match.lastgroup in _NAMED else None


def _value(match: re.Match[str]) -> str:
    if match["first"]:
        return str(DAYS[match["within"].lower()])
    if match["amount"]:
        times, above = DAYS.get(match["unit"].lower(), 1), 1 if match["above"] else 0
        return "-".join(str((_number(one) + above) * times) for one in (match["low"], match["high"]) if one)
    digits = re.sub(r"\D", "", match.group())
    if match["page"] or match["phone"]:
        return digits
    if match["clock"]:
        return re.sub(r"[\s.]", "", match.group().lower())
    plain = re.sub(r"[$,%]|\s?percent", "", match.group().lower()).strip()
    return re.sub(rf"{_UNTIL}|{_TO}", "-", plain)


def _number(word: str) -> int:
    plain = NUMBERS.get(word.lower(), word).replace(",", "")
    return round(float(plain))


def _span(text: str, start: int, end: int, before: int, after: int) -> str:
    """A year or the whole program, as the nearest words after the figure say, else before it, else in the sentence."""
    following = [(found.start(), span) for span, found in _spans(text[end:after][:_AROUND])]
    if following:
        return min(following)[1]
    for words in (text[before:start][-_AROUND:], text[:start]):
        if leading := [(found.end(), span) for span, found in _spans(words)]:
            return max(leading)[1]
    return ""


def _spans(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    for span, pattern in (("year", _YEARLY), ("program", _ALTOGETHER)):
        yield from ((span, found) for found in pattern.finditer(words))


def _subject(clause: str, figure: str, *, is_time: bool) -> frozenset[str]:
    """The stems around a figure; what a stretch of time counts from is seldom what it is about, and left out."""
    words = _ALTOGETHER.sub(" ", _YEARLY.sub(" ", clause))
    if is_time:
        words = re.sub(rf"({re.escape(figure)}) (?:of|from|after) (?:the |their |your )?[\w-]+", r"\1 ", words)
    own = frozenset(stems(figure))
    return frozenset(stem for stem in stems(words) if not stem[0].isdigit()) - own


def agree(one: str, other: str) -> bool:
    """Whether two values of statements are equal, or one lies within the other's range."""
    bounds = [value.split("-") for value in (one, other)]
    if one == other or not all(bound.isdigit() for pair in bounds for bound in pair):
        return one == other
    (low, high), (least, most) = ((int(pair[0]), int(pair[-1])) for pair in bounds)
    if low < high and least < most:
        return (low, high) == (least, most)
    return low <= least <= most <= high or least <= low <= high <= most
