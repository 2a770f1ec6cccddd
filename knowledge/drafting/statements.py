"""Statements: what a text states, item by item, each with the small words that join it to the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import takewhile

from knowledge.drafting.speech import (
    AIM,
    AIMS,
    AMOUNTS,
    ARTICLES,
    EMPHASIS,
    FILLERS,
    FORCES,
    LINKS,
    OPENERS,
    OUTCOMES,
    SELF,
    TIMES,
)
from knowledge.language.words import NUMBERS, stem

WILL = "will"


class Fact(StrEnum):
    """What kind of thing an item is, for whoever says what is wrong."""

    FIGURE = "figure"
    DATE = "date"
    AMOUNT = "amount"
    OUTCOME = "outcome"
    FORCE = "force"
    NAME = "name"
    QUOTE = "quote"
    CONTACT = "contact"
    PERSON = "person"
    TENSE = "tense"
    WORD = "word"
    LINK = "link"
    SHAPE = "shape"


class Parting(IntEnum):
    """What parts an item from the one before it."""

    NONE = 0
    COMMA = 1
    STOP = 2


@dataclass(frozen=True)
class Item:
    """One thing that is stated: a figure, or a word in its form.

    `links` are the small words before it, `article` is the one among them, `joined` says that `and` is, and `parted`
    what stands between it and the item before. `opens` says that its clause begins with it.
    """

    word: str
    kind: Fact
    parted: Parting = Parting.NONE
    joined: bool = False
    links: tuple[str, ...] = ()
    article: str = ""
    opens: bool = False


_SPOKEN = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"[’ʼ]", "'"),
        (r"\bwon'?t\b(?=\s)", "will not"),
        (r"\b(do|does|did|is|are|was|were|has|have|had|ca|could|would|should)n'?t\b", r"\1 not"),
        (r"\bca not\b|\bcannot\b", "can not"),
        (r"(?<=\w)'ll\b", " will"),
        (r"\b(?:would|'d) like\b|(?<=\w)'d like\b", " aim"),
        (r"(?<=\w)'m\b", " am"),
        (r"(?<=\w)'re\b", " are"),
        (r"(?<=\w)'ve\b", " have"),
        (r"\b(it|that|there|here|what)'s\b", r"\1 is"),
        (r"(?:^|(?<=[.,;!?]\s))its(?= (?:a|an|the|not|\d)\b)", "it is"),
        (r"\bin order to\b", "to"),
        (r"\b(?:going to|gonna)(?= (?!the\b|a\b|an\b|my\b|our\b|school|see the)[a-z])", "will"),
        (r"\ba (few|little)\b", r"a\1"),
        (r"(?<=\d),(?=\d{3}\b)", ""),
        (r"\$\s?(\d[\d.]*)", r"\1 dollars"),
        (r"(?<=\d)\s?([ap])\.?m\b(?:\.(?=\s+[a-z])|\.(?=\.)|(?<=\.m)\.)?", r" \1m"),
        (r"(?<=\d)\s?[-–—]\s?(?=\d)", " to "),
        (r"%", " percent "),
        (r"\s[-–—]+\s|[–—]", " , "),
    )
)
_MONTH = re.compile(
    r"(?<=[\w,;] )May\b|\bMay(?= (?:\d|of\b|in\b))|\b(?:[Mm]id|[Ee]arly|[Ll]ate)-May\b"
    r"|\bmay(?= (?:\d|of \d))|(?<=\bby )may\b|(?<=\bin )may\b|(?<=\buntil )may\b"
)
_TENS = "|".join(word for word, digits in NUMBERS.items() if digits[1:] == "0" and word != "ten")
_ONES = "|".join(word for word, digits in NUMBERS.items() if len(digits) == 1 and word != "zero")
_COMPOUND = re.compile(rf"\b({_TENS})[- ]({_ONES})\b")
_TOKEN = re.compile(r"\d+(?:[.:]\d+)*(?![^\W_])|'s\b|[^\W_]+(?:'(?!s\b)[^\W_]+)?|\n|[,;:()|.!?/]")
_STOPS = frozenset(".;!?\n")
_COMMAS = frozenset(",:()|")
_SIGNS = _STOPS | _COMMAS
_SMALL = LINKS.keys() | ARTICLES.keys() | {"and"}
_FIGURE = re.compile(r"\d+(?:[.:]\d+)*")


def items_of(text: str) -> tuple[Item, ...]:
    """What the text states, in order; words that only fill a pause are no items."""
    return tuple(_items(_tokens(text)))


def is_figure(word: str) -> bool:
    """Whether it is a number or a time of day."""
    return _FIGURE.fullmatch(word) is not None


def asked(text: str) -> list[int]:
    """After how many items each question mark stands."""
    return [len(items_of(text[: found.start()])) for found in re.finditer(r"\?", text)]


def fillers(text: str) -> list[str]:
    """The words of a text that only fill a pause or lay stress."""
    tokens = _tokens(text)
    return [token for at, token in enumerate(tokens) if _is_filler(tokens, at)]


def left_hanging(text: str) -> list[str]:
    """The small words at the end of a text that nothing follows: they belong to no item."""
    ends = takewhile(lambda token: token in _SMALL, reversed([one for one in _tokens(text) if one not in _SIGNS]))
    return list(ends)


def _tokens(text: str) -> list[str]:
    said = _MONTH.sub("maymonth", text)
    for pattern, spoken in _SPOKEN:
        said = pattern.sub(spoken, said)
    said = _COMPOUND.sub(lambda found: NUMBERS[found[1]][0] + NUMBERS[found[2]], said.lower())
    return [NUMBERS.get(token, token) for token in _TOKEN.findall(said)]


def _items(tokens: list[str]) -> Iterator[Item]:
    parted, joined, links, article, opens = Parting.NONE, False, list[str](), "", True
    for at, token in enumerate(tokens):
        if token in _STOPS or token in _COMMAS:
            parted, opens = max(parted, Parting.STOP if token in _STOPS else Parting.COMMA), True
        elif token == "and":  # noqa: S105 - a word of a sentence
            joined, opens = True, True
        elif token in ARTICLES:
            article += ARTICLES[token]
        elif token in LINKS:
            links.append(LINKS[token])
        elif not _is_filler(tokens, at):
            word = AIM if token in AIMS else token
            yield Item(word, _kind(token), parted, joined, tuple(links), article, opens)
            parted, joined, links, article, opens = Parting.NONE, False, [], "", False


def _is_filler(tokens: list[str], at: int) -> bool:
    before, after = tokens[at - 1] if at else "\n", tokens[at + 1] if at + 1 < len(tokens) else ""
    if tokens[at] in OPENERS:
        return (before in _STOPS or before in _COMMAS) and after == ","
    return tokens[at] in FILLERS or (tokens[at] in EMPHASIS and before not in FORCES and after not in FORCES)


def _kind(token: str) -> Fact:
    if any(letter.isdigit() for letter in token):
        return Fact.FIGURE
    if token in TIMES:
        return Fact.DATE
    if token in SELF:
        return Fact.PERSON
    if token in FORCES or token in AIMS or token == WILL:
        return Fact.FORCE
    if token in AMOUNTS:
        return Fact.AMOUNT
    return Fact.OUTCOME if {token, stem(token)} & _OUTCOMES else Fact.WORD


_OUTCOMES = OUTCOMES | {stem(word) for word in OUTCOMES}
