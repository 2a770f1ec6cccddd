"""Reflections: the questions of a cycle of inquiry, the answers in the person's own words, and what is still open."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from induction.hours import LedgerEntry
from induction.packs.cpsels import MOST_STANDARDS
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftState, Gap


class ReflectionPart(StrEnum):
    """What a reflection is made of, in the order in which people read it."""

    CPSEL = "cpsel"  # chosen: the number of one of the program's standards
    GOAL = "goal"  # chosen: the draft id of one of the person's own goals
    TRIED = "tried"
    HAPPENED = "happened"
    KNOWN = "known"
    MEANING = "meaning"
    NEXT = "next"
    OWN_WORDS = "own_words"  # whatever stands in no other part

    @property
    def label(self) -> str:
        """The part as a heading."""
        return _LABELS[self]


_LABELS: Mapping[ReflectionPart, str] = {
    ReflectionPart.CPSEL: "CPSEL",
    ReflectionPart.GOAL: "IIP goal",
    ReflectionPart.TRIED: "What you tried",
    ReflectionPart.HAPPENED: "What happened",
    ReflectionPart.KNOWN: "How you know",
    ReflectionPart.MEANING: "What it means",
    ReflectionPart.NEXT: "What comes next",
    ReflectionPart.OWN_WORDS: "In your words",
}

CHOSEN = frozenset({ReflectionPart.CPSEL, ReflectionPart.GOAL})
"""The parts that are chosen from a list; all others hold words."""

QUESTIONS: Mapping[ReflectionPart, str] = {
    ReflectionPart.TRIED: "What did you try, and why?",
    ReflectionPart.HAPPENED: "What happened, and for whom?",
    ReflectionPart.KNOWN: "How do you know? What did you see, hear or count?",
    ReflectionPart.MEANING: "What does it tell you about your leadership?",
    ReflectionPart.NEXT: "What will you keep, change or try next?",
}
"""The cycle of inquiry, a question for each part."""


class Reflection(BaseModel):
    """One reflection as far as it is written. `goal_id` is the draft id of a goal; `words` has no empty part."""

    model_config = ConfigDict(frozen=True)

    cpsel: int | None = Field(default=None, ge=1, le=MOST_STANDARDS)
    goal_id: str | None = None
    words: Mapping[ReflectionPart, str] = {}

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> "Reflection":
        """The reflection that a draft's parts hold; ValueError where the CPSEL is no number of a standard."""
        return cls(
            cpsel=int(parts[ReflectionPart.CPSEL]) if ReflectionPart.CPSEL in parts else None,
            goal_id=parts.get(ReflectionPart.GOAL),
            words={part: parts[part] for part in ReflectionPart if part in parts and part not in CHOSEN},
        )

    @property
    def parts(self) -> dict[str, str]:
        """The reflection as a draft keeps it, in the order of its parts."""
        chosen = {
            ReflectionPart.CPSEL: str(self.cpsel) if self.cpsel else "",
            ReflectionPart.GOAL: self.goal_id or "",
        }
        held = {**self.words, **chosen}
        return {part.value: held[part] for part in ReflectionPart if held.get(part)}

    @property
    def title(self) -> str:
        """The words that people know it by: the first that were written."""
        return next(iter(self.words.values()), "Nothing written yet")


def unanswered(reflection: Reflection) -> tuple[Gap, ...]:
    """The questions of the cycle of inquiry that have no answer yet."""
    return tuple(
        Gap(part=part.value, quality=part.label, question=question)
        for part, question in QUESTIONS.items()
        if part not in reflection.words
    )


def check_reflection(reflection: Reflection) -> None:
    """Refuse to save from its form a reflection without a word."""
    if not reflection.words:
        raise Refused("nothing_answered", "Please answer one of the questions: a few words are enough to begin.")


def last_kept(reflections: Iterable[Draft]) -> datetime | None:
    """When a reflection was last kept; None where none was. `reflections` are newest versions."""
    kept = [draft.written_at for draft in reflections if draft.state is DraftState.KEPT]
    return max(kept, default=None)


def logged_since(entries: Iterable[LedgerEntry], since: datetime | None) -> tuple[LedgerEntry, ...]:
    """The entries that count and were logged after that instant (None: all of them), by day."""
    found = [entry for entry in entries if entry.counts and (since is None or entry.logged_at > since)]
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.id)))
