"""What the doctor found: one line a thing looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from induction.refused import Refused


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was found or what to do."""

    what: str
    well: bool
    found: str


def finding(what: str, check: Callable[[], str]) -> Finding:
    """What the check says, or the refusal that says what to do."""
    try:
        return Finding(what, well=True, found=check())
    except Refused as refused:
        return Finding(what, well=False, found=refused.message)
