"""Support: the facts that people are told of early, and the plans that a person, and never code, writes of them."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class PlanGoal(BaseModel):
    """One goal of a support plan, and by when it is reached."""

    model_config = ConfigDict(frozen=True)

    text: str
    due: date


class SupportPlan(BaseModel):
    """One version of a support plan as the program administrator wrote it.

    `plan_id` is the same for all its versions, which count from 1. `status` is the key of one of the pack's statuses.
    `closed` is whether it is over with this version, whose `note` then says how it ended.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    plan_id: str
    version: int
    candidate_id: int
    status: str
    goals: tuple[PlanGoal, ...]
    written_by: int
    written_at: datetime
    note: str | None = None
    closed: bool = False
