"""The roster: who is in a program, as its administrator writes it down."""

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from induction.packs.rules import Trigger
from induction.people import Role
from induction.refused import Refused

TRIGGER_COLUMNS: Mapping[str, Trigger] = {
    "hired_on": Trigger.HIRED,
    "credential_on": Trigger.CREDENTIAL_ACTIVATED,
    "admitted_on": Trigger.ADMITTED,
    "enrolled_on": Trigger.ENROLLED,
}
"""The days of a candidate from which deadlines count; a roster that leaves one out leaves what is on record."""


class RosterLine(BaseModel):
    """One person as a roster names them. The e-mail address tells people apart.

    `coach` and `supervisor` are addresses too. Only candidates have them, a cohort, the first and last day of their
    program, and the days from which deadlines count.
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
    hired_on: date | None = None
    credential_on: date | None = None
    admitted_on: date | None = None
    enrolled_on: date | None = None

    @property
    def trigger_days(self) -> Mapping[Trigger, date]:
        """The days that the line has, by what counts from them."""
        days = ((trigger, getattr(self, column)) for column, trigger in TRIGGER_COLUMNS.items())
        return {trigger: day for trigger, day in days if day is not None}


def cohort_named(said: str, names: Sequence[str]) -> str:
    """The one of these cohorts that was named, in any case; Refused with those that there are."""
    found = next((name for name in names if name.casefold() == said.strip().casefold()), None)
    if found is None:
        there = ", ".join(filter(None, names)) or "none with a name"
        raise Refused("unknown_cohort", f"I know no cohort “{said}”. There is {there}.")
    return found
