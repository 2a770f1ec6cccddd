"""Assessments: how candidate, coach and supervisor rate the candidate on each standard, round by round."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from induction.people import Role


class Rating(BaseModel):
    """One person's scores in one round: a level from 1 by the number of the standard.

    Ratings are append-only; the newest of a rater in a round is the one that counts. `round` is the key of the pack's
    assessment round.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    candidate_id: int
    rater_id: int
    rater_role: Role
    round: str
    scores: Mapping[int, int]
    rated_at: datetime
    note: str | None = None
