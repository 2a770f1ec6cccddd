"""What a candidate attended of the sessions that their program runs, and which assignments are missing."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from induction.calendar import program_year
from induction.ledger.attendance import Attendance, Taught
from induction.people import Person

Period = tuple[int | None, str | None]
"""A program year and a category; the year is None where the roster has no first day."""


class Attended(BaseModel):
    """The sessions of one category in one program year: how many, how many assignments are in, and which are not."""

    model_config = ConfigDict(frozen=True)

    sessions: int
    submitted: int
    missing: tuple[Taught, ...] = ()


def attended(candidate: Person, attendance: Iterable[Attendance]) -> Mapping[Period, Attended]:
    """What the candidate attended, by program year and category."""

    def period(one: Attendance) -> tuple[int, str]:
        return (program_year(candidate.starts_on, one.on) if candidate.starts_on else 0, one.category or "")

    there = sorted((one for one in attendance if candidate.id in one.present), key=lambda one: (period(one), one.on))
    return {
        (year if candidate.starts_on else None, category or None): _summed(candidate, list(sessions))
        for (year, category), sessions in groupby(there, key=period)
    }


def _summed(candidate: Person, sessions: list[Attendance]) -> Attended:
    said = [(one, one.by_candidate[candidate.id].assignment) for one in sessions]
    return Attended(
        sessions=len(sessions),
        submitted=sum(assignment is True for _, assignment in said),
        missing=tuple(
            Taught.model_validate(one.model_dump(include=set(Taught.model_fields)))
            for one, assignment in said
            if assignment is False
        ),
    )
