"""A program's own words in what people read, and the house's in what is read of them.

The companion says everything once, as the state says it of administrators: coach, candidate, IIP, CPSEL. Whoever calls
these things otherwise reads and types the program's own words. What a document or a person said is not touched:
words in quotation marks and quoted lines stay as they are.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from induction.packs.words import HOUSE_WORDS, ProgramWords

_QUOTED = r"“(?:[^“”]|“[^“”]*”)*”|^(?:>|&gt;)[^\n]*"
_PEOPLE = r"\b(?:Coach|Candidate) [A-Z][a-z]+"
_LETTERS_LIKE_VOWELS = "AEFHILMNORSX"
_OPENS = re.compile(r"(?:^|\n|[.!?] |\*|• )$")
_NAMES = (
    "plan_in_full",
    "administrator",
    "supervisor",
    "coaching",
    "coached",
    "coach",
    "candidate",
    "plan",
    "standard",
)


def in_own_words(text: str, words: ProgramWords) -> str:
    """Words of the house as the people of a program say them."""
    return _saying(words)(text)


def in_house_words(text: str, words: ProgramWords) -> str:
    """What somebody of a program typed, as the house says it: what is read of it, and never kept."""
    return _hearing(words)(text)


def said_otherwise(vocabularies: Iterable[ProgramWords]) -> re.Pattern[str]:
    """Finds a word of the house that one of these programs says in another way."""
    terms = {term: term for words in vocabularies for term in _pairs(HOUSE_WORDS, words)}
    return re.compile(rf"\b(?:{_any(terms)})\b" if terms else r"(?!)")


@cache
def _saying(words: ProgramWords) -> Callable[[str], str]:
    said = _pairs(HOUSE_WORDS, words)
    if not said:
        return _as_it_is
    named = re.compile(rf"{_QUOTED}|{_PEOPLE}|(?:\b(?P<article>[Aa]n?) )?\b(?P<term>{_any(said)})\b", re.MULTILINE)

    def own(found: re.Match[str]) -> str:
        if found["term"] is None:
            return found[0]
        word = said[found["term"]]
        if found["article"] is None and found["term"][0].isupper() and _OPENS.search(found.string[: found.start()]):
            word = _capital(word)
        return f"{_article(found['article'], word)} {word}" if found["article"] else word

    return lambda text: named.sub(own, text)


@cache
def _hearing(words: ProgramWords) -> Callable[[str], str]:
    heard = {own.lower(): house for house, own in _pairs(HOUSE_WORDS, words).items()}
    if not heard:
        return _as_it_is
    last = re.escape(words.standard.split()[-1].lower())
    named = re.compile(rf"\b(?P<term>{_any(heard)})\b|\b{last}s?(?= (?:#|no\. ?|number )?\d)", re.IGNORECASE)
    return lambda text: named.sub(
        lambda found: heard[found["term"].lower()] if found["term"] else HOUSE_WORDS.standard, text
    )


def _pairs(house: ProgramWords, own: ProgramWords) -> Mapping[str, str]:
    """Each word of the house with the program's, where they differ: one and several, and as they open a sentence."""
    pairs: dict[str, str] = {}
    for name in _NAMES:
        theirs, ours = getattr(own, name), getattr(house, name)
        if theirs == ours:
            continue
        pairs |= {_capital(ours): _capital(theirs), ours: theirs}
        if name not in {"coaching", "coached", "plan_in_full"}:
            pairs |= {_capital(_several(ours)): _capital(_several(theirs)), _several(ours): _several(theirs)}
        if name == "supervisor":
            pairs |= {"supervisors": _several(theirs), "supervisor": theirs}
    return pairs


def _several(word: str) -> str:
    if word.endswith(("ch", "sh", "s", "x")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word[-1:] == "y" and word[-2:-1] not in "aeiou" else f"{word}s"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _article(article: str, word: str) -> str:
    first = word.split(maxsplit=1)[0]
    vowel = first[0] in _LETTERS_LIKE_VOWELS if first.isupper() else first[0] in "aeiou"
    return article[0] + ("n" if vowel else "")


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _as_it_is(text: str) -> str:
    return text
