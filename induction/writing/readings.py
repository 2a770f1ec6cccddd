"""Readings: who looked at what of a candidate's record, and when."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Looked(StrEnum):
    """What somebody looked at, or took away in a file."""

    GOAL = "goal"
    REFLECTION = "reflection"
    EVIDENCE = "evidence"
    NOTE = "note"
    RATINGS = "ratings"
    PLAN = "plan"
    PACKET = "packet"
    HOURS_FILE = "hours_file"
    EVERYTHING = "everything"


class Reading(BaseModel):
    """One look of `reader_id`, of which the number in the audit is `id`; None where it was at the command line.

    `item` tells the goals, reflections, artifacts, sessions or rounds apart, where the audit names one.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    reader_id: int | None
    looked_at: Looked
    at: datetime
    item: str | None = None
