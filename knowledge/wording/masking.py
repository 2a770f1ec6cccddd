"""Masking: who is meant is hidden from a model, and put back into what it writes."""

import re
from collections.abc import Callable, Iterable
from unicodedata import combining, normalize

from knowledge.language.words import STOP_WORDS

_MENTION = re.compile(r"<@\w+(?:\|[^>]*)?>")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)(?:\+?\d{1,2}[ .-]?)?\(?\d{3}\)?[ .-]*\d{3}[ .-]?\d{4}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"\b(?:PERSON|EMAIL|PHONE)\d+\b")
_SHORTEST = 2


class Mask:
    """The names of the people on a roster, in any part and order."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = (_bare(word) for name in names for word in _WORD.findall(name))
        self._words = frozenset(word for word in words if len(word) >= _SHORTEST)

    def covers(self, word: str, *, typed: bool) -> bool:
        """Whether the word is part of somebody's name.

        In what a person `typed`, a name may be in small letters, unless that makes it a word such as `will`.
        """
        bare = _bare(word)
        return bare in self._words and (word[0].isupper() or (typed and bare not in STOP_WORDS))


class Cover:
    """One exchange under a mask: the same words get the same mark, and `revealed` knows them all."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._marks: dict[str, str] = {}

    def hidden(self, text: str, *, typed: bool = False) -> str:
        """The text with a neutral mark for every name on the roster, every e-mail address and telephone number."""
        for pattern, kind in ((_MENTION, "PERSON"), (_EMAIL, "EMAIL"), (_PHONE, "PHONE")):
            text = pattern.sub(self._marking(kind), text)
        names: list[tuple[int, int]] = []
        for word in _WORD.finditer(text):
            if not self._mask.covers(word[0], typed=typed):
                continue
            follows = bool(names) and text[names[-1][1] : word.start()].isspace()
            names.append((names.pop()[0] if follows else word.start(), word.end()))
        marks = [self._mark("PERSON", text[start:end]) for start, end in names]
        for (start, end), mark in zip(reversed(names), reversed(marks), strict=True):
            text = text[:start] + mark + text[end:]
        return text

    def revealed(self, text: str) -> str:
        """The text with what the marks stand for."""
        meant = {mark: words for words, mark in self._marks.items()}
        return _MARK.sub(lambda mark: meant.get(mark[0], mark[0]), text)

    def is_part(self, text: str) -> bool:
        """Whether the text is part of something that is hidden, such as the end of a telephone number."""
        bare = _letters_and_digits(text)
        return bool(bare) and any(bare in _letters_and_digits(words) for words in self._marks)

    def _marking(self, kind: str) -> Callable[[re.Match[str]], str]:
        return lambda found: self._mark(kind, found[0])

    def _mark(self, kind: str, words: str) -> str:
        return self._marks.setdefault(words, f"{kind}{len(self._marks) + 1}")


def _letters_and_digits(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def _bare(word: str) -> str:
    """The word in small letters without accents."""
    return "".join(letter for letter in normalize("NFKD", word.casefold()) if not combining(letter))
