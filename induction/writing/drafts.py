"""What IIP goals and reflections have in common: kept version by version, in a person's own words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.access import Action


class DraftKind(StrEnum):
    """What a draft is for."""

    GOAL = "goal"
    REFLECTION = "reflection"


WRITE = {DraftKind.GOAL: Action.WRITE_GOAL, DraftKind.REFLECTION: Action.WRITE_REFLECTION}
SEE = {DraftKind.GOAL: Action.SEE_GOAL, DraftKind.REFLECTION: Action.SEE_REFLECTION}
"""What `induction.access` is asked about a draft of each kind."""


class DraftState(StrEnum):
    """How far a version is."""

    DRAFT = "draft"  # being written, by the candidate or by the coach together with them
    KEPT = "kept"  # the candidate made this version their own


class Draft(BaseModel):
    """One version of a goal or a reflection.

    `draft_id` is the same for all its versions, which count from 1. `parts` holds the words of `author_id` by the
    name of the part. It belongs to the candidate, whoever wrote the version.
    """

    model_config = ConfigDict(frozen=True)

    draft_id: str
    version: int
    kind: DraftKind
    candidate_id: int
    author_id: int
    parts: Mapping[str, str]
    state: DraftState
    written_at: datetime


class Gap(BaseModel):
    """What a draft still lacks: the part, what the draft would be with it, and the question that asks for it."""

    model_config = ConfigDict(frozen=True)

    part: str
    quality: str
    question: str


def finished(versions: Sequence[Draft]) -> Sequence[Draft]:
    """The versions of one draft up to the newest that the candidate kept: all that is for other than its writers."""
    kept = [number for number, draft in enumerate(versions, start=1) if draft.state is DraftState.KEPT]
    return versions[: kept[-1]] if kept else ()


def newest_kept(versions: Sequence[Draft]) -> Draft | None:
    """The newest version that the candidate kept; None where they kept none."""
    return next(iter(finished(versions)[-1:]), None)


class Change(BaseModel):
    """What became of one part from a version to the next: None is for nothing there."""

    model_config = ConfigDict(frozen=True)

    part: str
    was: str | None
    now: str | None


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """The parts that are not the same, those that are there now first."""
    parts = dict.fromkeys((*after, *before))
    return tuple(
        Change(part=part, was=before.get(part), now=after.get(part))
        for part in parts
        if before.get(part) != after.get(part)
    )


def written_by(versions: Sequence[Draft]) -> Mapping[str, int]:
    """Who wrote each part of the newest version as it is there: by the part, the number of the person."""
    found: dict[str, int] = {}
    before: Mapping[str, str] = {}
    for draft in versions:
        found |= {change.part: draft.author_id for change in changes(before, draft.parts)}
        before = draft.parts
    return {part: found[part] for part in before}


class Merged(BaseModel):
    """What two people made of the same version: `parts` with both, and `theirs` where each wrote something else.

    Of a part that only one of them touched, `parts` has what they wrote; of one on which they differ it has one's own
    words, and `theirs` what the other one has there, or nothing where they took it out.
    """

    model_config = ConfigDict(frozen=True)

    parts: Mapping[str, str]
    theirs: Mapping[str, str] = {}


def merged(base: Mapping[str, str], mine: Mapping[str, str], newest: Mapping[str, str]) -> Merged:
    """What one typed over `base`, on top of the `newest` version that others wrote meanwhile: no words get lost."""
    changed_by_me = {change.part for change in changes(base, mine)}
    changed_by_them = {change.part for change in changes(base, newest)}
    order = dict.fromkeys((*mine, *newest))
    chosen = {part: (mine if part in changed_by_me else newest).get(part, "") for part in order}
    contested = changed_by_me & changed_by_them
    return Merged(
        parts={part: words for part, words in chosen.items() if words},
        theirs={
            part: newest.get(part, "") for part in order if part in contested and mine.get(part) != newest.get(part)
        },
    )
