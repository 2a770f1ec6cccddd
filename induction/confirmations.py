"""The other party's word on an hour entry: two people stand behind every hour of coaching."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Verdict(StrEnum):
    """What the other party says of an entry."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class Confirmation(BaseModel):
    """What `person_id` said of an entry; `reason` is what is not right about a disputed one."""

    model_config = ConfigDict(frozen=True)

    entry_id: int
    person_id: int
    verdict: Verdict
    at: datetime
    reason: str | None = None
