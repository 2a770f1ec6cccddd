"""Shares: one item of a candidate's that they let their supervisor see, until they take it back."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class SharedKind(StrEnum):
    """What is shared, each item by itself."""

    GOAL = "goal"
    REFLECTION = "reflection"
    ARTIFACT = "artifact"


class Item(BaseModel):
    """One item of a candidate's.

    `item` is the id of a draft, or the number of an artifact; `version` is the one that is meant of a draft.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    kind: SharedKind
    item: str
    version: int | None = None


class Share(Item):
    """That the candidate lets `with_id` see one item or, where `withdraws` names a share, no longer.

    A later version of a draft is not shared before the candidate shares it.
    """

    id: int
    with_id: int
    at: datetime
    withdraws: int | None = None

    def is_of(self, item: Item) -> bool:
        """Whether this very item is meant, in this very version."""
        return all(getattr(self, name) == getattr(item, name) for name in Item.model_fields)


def standing_shares(shares: Iterable[Share]) -> tuple[Share, ...]:
    """The shares that the candidate did not take back, in the order in which they were given.

    Whether the other is their supervisor still is for `induction.access` to say.
    """
    known = tuple(shares)
    taken_back = {one.withdraws for one in known}
    return tuple(one for one in known if one.withdraws is None and one.id not in taken_back)
