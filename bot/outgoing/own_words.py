"""What goes out, in the words of the program of whoever gets it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from induction.packs.own_words import in_own_words
from induction.packs.words import ProgramWords

VERBATIM = "verbatim"
"""How the block_id of a block begins that holds what somebody wrote: it is shown as it is."""


@dataclass(frozen=True)
class Vocabulary:
    """Whose program says what: `words_of` the person with a Slack id, and what any program says `otherwise` at all.

    What holds no such word goes out as it is, and nobody is looked up for it: a crisis card waits for no record.
    """

    words_of: Callable[[str], ProgramWords | None]
    otherwise: re.Pattern[str]


@dataclass(frozen=True)
class Tongue:
    """Says a payload in the words of whoever it is for: of the person whom it names, or of who is `speaking`."""

    vocabulary: Vocabulary
    speaking: str | None = None

    def __deepcopy__(self, memo: object) -> "Tongue":
        """Itself: Bolt copies the context of a request for what follows the acknowledgement, records and all."""
        return self

    def said(self, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """The payload as that person's program says it."""
        if not any(self.vocabulary.otherwise.search(text) for text in _texts(payload)):
            return payload
        reader = _reader(payload)
        words = self._own if reader in {None, self.speaking} else self.vocabulary.words_of(reader or "")
        return payload if words is None or words.is_the_houses else worded(payload, words)

    @cached_property
    def _own(self) -> ProgramWords | None:
        return self.vocabulary.words_of(self.speaking) if self.speaking else None


def worded(payload: Mapping[str, Any], words: ProgramWords) -> dict[str, Any]:
    """The payload with every text that people read in these words."""
    said: dict[str, Any] = _said(dict(payload), words)
    return said


def _said(value: Any, words: ProgramWords) -> Any:
    if isinstance(value, list | tuple):
        return [_said(one, words) for one in value]
    if not isinstance(value, Mapping) or str(value.get("block_id", "")).startswith(VERBATIM):
        return value
    return {name: _field(name, held, words) for name, held in value.items()}


def _field(name: str, held: Any, words: ProgramWords) -> Any:
    if isinstance(held, str):
        return in_own_words(held, words) if name == "text" else held
    return _said(held, words)


def _texts(value: Any) -> Iterator[str]:
    """Every text in there that people read."""
    if isinstance(value, Mapping):
        if isinstance(text := value.get("text"), str):
            yield text
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _reader(payload: Mapping[str, Any]) -> str | None:
    """The Slack id of the one person whom it names as its reader."""
    named = payload.get("user_id") or payload.get("user") or payload.get("channel") or ""
    return named if isinstance(named, str) and named.startswith(("U", "W")) else None
