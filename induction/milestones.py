"""Milestones: what happened to a candidate, was handed in or was seen to, each on a day and on somebody's word.

A milestone's key is that of the pack's requirement which it meets (`portfolio.presentation`), or the name of a trigger
(`hired`), from which deadlines count. Milestones are append-only: what was wrong is taken back by another one.
"""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field


class Milestone(BaseModel):
    """What happened on the day `on`, as `recorded_by` says; `takes_back` is the number of the one that is void now.

    `standard` is the number of the standard that it is for, `score` the level that it was given, `link` where it can be
    looked at. `recorded_by` is None for what came in at the command line.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    candidate_id: int
    key: str
    on: date
    recorded_at: datetime
    recorded_by: int | None = None
    standard: int | None = None
    score: int | None = Field(default=None, ge=1)
    note: str | None = None
    link: str | None = None
    takes_back: int | None = None
