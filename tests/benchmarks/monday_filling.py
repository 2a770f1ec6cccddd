"""The people of a Monday morning: coaches and candidates in cohorts in workspaces, all in one zone.

Nobody recorded anything for two hundred days, so that something is open for everybody. All
have been told before who owns the workspace.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

from bot.services.people.notices import OWNER
from induction.people import Role
from storage.records import Records
from storage.tables.people import NoticeRow, PairingRow, PersonRow
from storage.tables.programs import CohortRow
from storage.tables.reminding import PostingRow
from tests.benchmarks.filling import write_rows, writing

COHORTS = 20
"""In a workspace; each has four candidates, who have a coach with another cohort's."""

CANDIDATES, COACHES = 80, 20

_PROGRAM = "usc"
_ZONE = "America/Los_Angeles"
_EACH = CANDIDATES // COACHES

Facts = dict[str, Any]


def fill(url: str, workspaces: int, now: datetime) -> None:
    """Make the tables, and fill them with that many workspaces, whose posts of earlier weeks were decided on."""
    with closing(Records(url)) as records:
        records.migrate()
    numbers = range(workspaces)
    with writing(url) as writer:
        write_rows(writer, PersonRow, (row for number in numbers for row in _people(number, now)))
        write_rows(writer, PairingRow, (row for number in numbers for row in _pairings(number, now)))
        told = range(1, workspaces * (COACHES + CANDIDATES) + 1)
        write_rows(writer, NoticeRow, ({"person_id": one, "key": OWNER, "source": "x", "at": now} for one in told))
        write_rows(writer, CohortRow, (row for number in numbers for row in _cohorts(number, now)))
        write_rows(writer, PostingRow, (row for number in numbers for row in _postings(number, now)))


def _people(workspace: int, now: datetime) -> Iterator[Facts]:
    """The coaches stand before the candidates; the database numbers them in this order, from 1."""
    for number in range(COACHES + CANDIDATES):
        is_coach = number < COACHES
        yield {
            "name": f"Kim{workspace}n{number} Whitfield",
            "email": f"k{workspace}n{number}@x.example",
            "program": _PROGRAM,
            "role": Role.COACH if is_coach else Role.CANDIDATE,
            "slack_id": f"U{workspace:03d}N{number}",
            "zone": _ZONE,
            "cohort": None if is_coach else _cohort(workspace, (number - COACHES) // _EACH),
            "starts_on": None if is_coach else (now - timedelta(days=200)).date(),
        }


def _pairings(workspace: int, now: datetime) -> Iterator[Facts]:
    first = workspace * (COACHES + CANDIDATES) + 1
    for number in range(CANDIDATES):
        pair = {"candidate_id": first + COACHES + number, "coach_id": first + number // _EACH}
        yield {**pair, "from_on": (now - timedelta(days=200)).date()}


def _cohorts(workspace: int, now: datetime) -> Iterator[Facts]:
    for number in range(COHORTS):
        named = {"program": _PROGRAM, "name": _cohort(workspace, number)}
        yield {**named, "channel_id": f"C{workspace:03d}N{number}", "set_at": now}


def _postings(workspace: int, now: datetime) -> Iterator[Facts]:
    for number in range(COHORTS):
        of_cohort = {"program": _PROGRAM, "cohort": _cohort(workspace, number)}
        yield {**of_cohort, "since": now - timedelta(days=2)}


def _cohort(workspace: int, number: int) -> str:
    return f"W{workspace:03d} cohort {number}"
