"""Rulings: what a program administrator settled where documents disagree or say nothing, once and for everyone."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from induction.rules import Due, Measure


class Ruling(BaseModel):
    """What `ruled_by` settled about the rule with that key, for a cohort or, where it is None, for the program.

    It is the `side`-th of the rule's readings, from 0, or where that is None something else, which `says` puts in
    words; `number`, `due` and `measure` are what code counts with. It holds from the day `since` on. `undoes` is the
    number of the ruling that it takes back, and nothing else is meant then.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    program: str
    rule: str
    says: str
    reason: str
    ruled_by: int
    ruled_at: datetime
    since: date
    cohort: str | None = None
    side: int | None = None
    number: int | None = None
    due: Due | None = None
    measure: Measure | None = None
    undoes: int | None = None
