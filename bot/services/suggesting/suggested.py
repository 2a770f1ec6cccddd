"""What comes of having wording suggested, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

from induction.people import Person
from induction.writing.drafts import Draft
from induction.writing.suggestions import Suggestion


@dataclass(frozen=True)
class WordingHeld:
    """That nothing went to a model yet, because the text seems to name people who are not on the roster."""

    draft: Draft
    names: Sequence[str]


@dataclass(frozen=True)
class WordingLine:
    """One part with what was proposed for it. `open` says that it waits for an answer."""

    label: str
    suggestion: Suggestion

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.suggestion.taken is None


@dataclass(frozen=True)
class WordingShown:
    """What a model proposed for a version of a draft, beside the person's own words.

    `left` is how many of its parts have no proposal; where none has, how many could not be worded without adding or
    losing something. `answered` says whether the model replied to all of it. `newest` is the draft’s newest version.
    """

    draft: Draft
    candidate: Person
    lines: Sequence[WordingLine]
    newest: int
    left: int = 0
    answered: bool = True
