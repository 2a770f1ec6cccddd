"""The people of an induction program."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Role(StrEnum):
    """What a person is in the program."""

    CANDIDATE = "candidate"
    COACH = "coach"
    PROGRAM_ADMIN = "program_admin"
    INSTRUCTOR = "instructor"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"


PARTIES = frozenset({Role.CANDIDATE, Role.COACH})
"""Who is there when a candidate is coached: the two log and confirm its hours, and agree on what follows."""


_FORMER = "a former "


def former(role: Role) -> str:
    """What somebody who was erased is called where the records of others have them."""
    return f"{_FORMER}{_CALLED[role]}"


_CALLED = {
    Role.CANDIDATE: "candidate",
    Role.COACH: "coach",
    Role.PROGRAM_ADMIN: "program administrator",
    Role.INSTRUCTOR: "session instructor",
    Role.SUPERVISOR: "site supervisor",
    Role.ANALYST: "credentials analyst",
}


class Person(BaseModel):
    """One person on a program's roster.

    `slack_id` is empty until the person is linked to a Slack user. `cohort`, `coach_id`, `supervisor_id`, `starts_on`
    and `ends_on` concern candidates: the coach and the site supervisor of today, the first and last day of their
    program.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    name: str
    email: str
    program: str
    role: Role
    slack_id: str | None = None
    zone: str = "America/Los_Angeles"
    cohort: str | None = None
    coach_id: int | None = None
    supervisor_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def first_name(self) -> str:
        """The name used in a sentence."""
        return self.name if self.name.startswith(_FORMER) else self.name.split()[0]
