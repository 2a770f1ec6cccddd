"""The roster: who is in a program, as its administrator writes it down."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from induction.people import Role
from induction.refused import Refused


class RosterLine(BaseModel):
    """One person as a roster names them. The e-mail address tells people apart.

    `coach` and `supervisor` are addresses too. Only candidates have them, a cohort, and the first and last day of
    their program.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    email: str
    role: Role
    program: str
    slack_id: str | None = None
    zone: str = "America/Los_Angeles"
    cohort: str | None = None
    coach: str | None = None
    supervisor: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def cohort_named(said: str, names: Sequence[str]) -> str:
    """The one of these cohorts that was named, in any case; Refused with those that there are."""
    found = next((name for name in names if name.casefold() == said.strip().casefold()), None)
    if found is None:
        there = ", ".join(filter(None, names)) or "none with a name"
        raise Refused("unknown_cohort", f"I know no cohort “{said}”. There is {there}.")
    return found
