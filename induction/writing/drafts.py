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
