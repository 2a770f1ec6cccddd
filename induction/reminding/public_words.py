"""What may stand in words that a whole cohort reads: dates and rules, and nothing about anybody."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from induction.refused import Refused

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTION = re.compile(r"<?@[UW][A-Z0-9]{6,}>?")
_AMOUNT = re.compile(
    r"\b\d+(?:[.,:]\d+)?(?:\s*(?:/|of|out of)\s*\d+(?:[.,]\d+)?)?[\s-]*(?:hours?|hrs?|h|minutes?|mins?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_SHORTEST = 3
_OF_CALENDARS = {
    *(f"{date(2001, month, 1):%B}".casefold() for month in range(1, 13)),
    *(f"{date(2001, 1, day):%A}".casefold() for day in range(1, 8)),
}
"""Names of months and days, which are people's too."""


def check_public(words: str, names: Iterable[str], *, known: str) -> None:
    """Refuse words that name one of these people, an e-mail address, or an amount of hours that no rule has.

    `known` are words that say nothing of anybody, such as those of the program's rules: what stands there may stand
    here. Names are found whole in any case, and in parts as they are written.
    """
    found = list(dict.fromkeys((*_personal(words, known), *_named(words, names, known))))
    if found:
        listed = ", ".join(f"“{one}”" for one in found)
        rule = "dates and rules only, no names, no hours, nothing personal"
        raise Refused("personal", f"Found: {listed}. The whole cohort reads this: {rule}.")


def _personal(words: str, known: str) -> Iterator[str]:
    for pattern in (_EMAIL, _MENTION, _AMOUNT):
        there = {_plain(one[0]) for one in pattern.finditer(known)}
        yield from (one[0] for one in pattern.finditer(words) if _plain(one[0]) not in there)


def _named(words: str, names: Iterable[str], known: str) -> Iterator[str]:
    text, there = f" {_spaced(words)} ", f" {_spaced(known)} "
    written = set(_WORD.findall(words)) - set(_WORD.findall(known))
    for name in names:
        whole = f" {_spaced(name)} "
        if whole.strip() and whole in text and whole not in there:
            yield name
            continue
        yield from (part for part in _WORD.findall(name) if part in written and _tells(part))


def _tells(part: str) -> bool:
    return len(part) >= _SHORTEST and part.casefold() not in _OF_CALENDARS


def _spaced(words: str) -> str:
    """The words alone, each in one spelling."""
    return " ".join(_plain(one) for one in _WORD.findall(words))


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one) and not one.isspace())
