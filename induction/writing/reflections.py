"""Reflections: the questions of a cycle of inquiry, the answers in the person's own words, and what is still open."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from induction.hours import HourKind, LedgerEntry
from induction.packs.cpsels import MOST_STANDARDS
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftState, Gap


class ReflectionPart(StrEnum):
    """What a reflection is made of, in the order in which people read it."""

    CPSEL = "cpsel"  # chosen: the number of one of the program's standards
    GOAL = "goal"  # chosen: the draft id of one of the person's own goals
    ENTRIES = "entries"  # chosen: the hours that it is about, by the ids of their entries
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
    ReflectionPart.ENTRIES: "What it is about",
    ReflectionPart.TRIED: "What you tried",
    ReflectionPart.HAPPENED: "What happened",
    ReflectionPart.KNOWN: "How you know",
    ReflectionPart.MEANING: "What it means",
    ReflectionPart.NEXT: "What comes next",
    ReflectionPart.OWN_WORDS: "In your words",
}

CHOSEN = frozenset({ReflectionPart.CPSEL, ReflectionPart.GOAL, ReflectionPart.ENTRIES})
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
    """One reflection as far as it is written.

    `goal_id` is the draft id of a goal, `entries` the ids of the hour entries that it is about; `words` has no empty
    part.
    """

    model_config = ConfigDict(frozen=True)

    cpsel: int | None = Field(default=None, ge=1, le=MOST_STANDARDS)
    goal_id: str | None = None
    entries: tuple[int, ...] = ()
    words: Mapping[ReflectionPart, str] = {}

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> "Reflection":
        """The reflection that a draft's parts hold; ValueError where a chosen part is none of the choices."""
        return cls(
            cpsel=int(parts[ReflectionPart.CPSEL]) if ReflectionPart.CPSEL in parts else None,
            goal_id=parts.get(ReflectionPart.GOAL),
            entries=tuple(int(one) for one in parts.get(ReflectionPart.ENTRIES, "").split(",") if one),
            words={part: parts[part] for part in ReflectionPart if part in parts and part not in CHOSEN},
        )

    @property
    def parts(self) -> dict[str, str]:
        """The reflection as a draft keeps it, in the order of its parts."""
        chosen = {
            ReflectionPart.CPSEL: str(self.cpsel) if self.cpsel else "",
            ReflectionPart.GOAL: self.goal_id or "",
            ReflectionPart.ENTRIES: ",".join(map(str, self.entries)),
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


class Since(BaseModel):
    """What there is to reflect on since the last reflection that was kept, `on` that day; None where none was.

    `coaching` and `learning` count the entries of each kind, `minutes` those of both. `topics` are what coaching was
    about and `courses` what professional learning was, each once and the newest first. `done` and `left` are action
    items, `goals` the titles of the goals that sessions touched, `rated` the rounds in which somebody rated the
    candidate. `round` is the round of assessment that the reflection is asked for, where the program asks for one.
    """

    model_config = ConfigDict(frozen=True)

    on: date | None = None
    coaching: int = 0
    learning: int = 0
    minutes: int = 0
    topics: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()
    round: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on record to fit a question to."""
        return self == Since(on=self.on)


MOST_NAMED = 3
"""As many topics, courses or action items as a question names: more of them make a list and no question."""


def since_last(on: date | None, entries: Iterable[LedgerEntry], **more: Iterable[str]) -> Since:
    """What was logged since that day, `entries` by day; `more` are the other facts by their names."""
    logged = list(entries)
    coaching = [entry for entry in logged if entry.kind is HourKind.COACHING]
    learning = [entry for entry in logged if entry.kind is HourKind.PROFESSIONAL_LEARNING]
    return Since(
        on=on,
        coaching=len(coaching),
        learning=len(learning),
        minutes=sum(entry.minutes for entry in logged),
        topics=_named(entry.topic for entry in reversed(coaching)),
        courses=_named(entry.topic for entry in reversed(learning)),
        **{name: _named(some) for name, some in more.items()},
    )


def round_reflected(rounds: Sequence[str], rated: Mapping[str, datetime], reflections: Iterable[Draft]) -> str | None:
    """The key of the round that the next reflection is for; None where every round that was rated has its own.

    `rounds` are those of the program in order, `rated` when the candidate rated themselves in each, `reflections` the
    newest versions. A reflection that was kept after a round was rated, and before the next one was, is that round's.
    """
    kept = sorted(draft.written_at for draft in reflections if draft.state is DraftState.KEPT)
    begun = [(rated[key], key) for key in rounds if key in rated]
    ends = [at for at, _ in begun[1:]]
    for number, (at, key) in reversed(list(enumerate(begun))):
        until = ends[number] if number < len(ends) else None
        if not any(at <= one and (until is None or one < until) for one in kept):
            return key
    return None


def _named(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))[:MOST_NAMED]


def last_kept(reflections: Iterable[Draft]) -> datetime | None:
    """When a reflection was last kept; None where none was. `reflections` are newest versions."""
    kept = [draft.written_at for draft in reflections if draft.state is DraftState.KEPT]
    return max(kept, default=None)


def logged_since(entries: Iterable[LedgerEntry], since: datetime | None) -> tuple[LedgerEntry, ...]:
    """The entries that count and were logged after that instant (None: all of them), by day."""
    found = [entry for entry in entries if entry.counts and (since is None or entry.logged_at > since)]
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.id)))
