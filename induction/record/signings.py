"""Sign-offs as they are kept: who signed which step, when and where, and what was opened again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


class Signing(BaseModel):
    """A step that somebody signed, or where `reopens` is the number of a signing, opened again, with the `reason`.

    `elsewhere` says where it was signed outside the companion, which then only records that. `facts` is what was shown
    to the signer: what is signed stays as it was, whatever is ruled afterwards.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    candidate_id: int
    step: str
    signed_by: int
    signed_at: datetime
    elsewhere: str | None = None
    facts: Mapping[str, Any] = {}
    reopens: int | None = None
    reason: str | None = None
