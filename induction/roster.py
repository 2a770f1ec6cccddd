"""The roster: who is in a program, as its administrator writes it down."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from induction.people import Role


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
