"""The cohorts whose weekly posts the companion minds: how each is set, and what its candidates have in common."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, or_, select, tuple_
from sqlmodel import col

from induction.dates.schedule import monday_of
from induction.packs.reminding import SchoolBreak
from induction.people import Role
from induction.reminding.reminders import Posting
from storage.database.writing import InsertOnce
from storage.roster.cohorts import cohort_channels
from storage.tables.people import PersonRow
from storage.tables.reminding import PostingRow, SchoolBreakRow

HOUSE_ZONE = "America/Los_Angeles"

_A_WEEK = timedelta(weeks=1)
_MIND = InsertOnce(PostingRow, "program", "cohort")
_POSTINGS = select(PostingRow)
_BREAKS = select(SchoolBreakRow).order_by(col(SchoolBreakRow.first), col(SchoolBreakRow.id))
_ENROLLED = (
    col(PersonRow.role) == Role.CANDIDATE,
    col(PersonRow.cohort).is_not(None),
    col(PersonRow.erased_at).is_(None),
)
_ITS_POSTING = (col(PostingRow.program) == col(PersonRow.program), col(PostingRow.cohort) == col(PersonRow.cohort))
_UNMINDED = select(col(PersonRow.id)).where(*_ENROLLED, ~exists().where(*_ITS_POSTING)).limit(1)
_MEMBERS = (
    select(
        col(PersonRow.program),
        col(PersonRow.cohort),
        col(PersonRow.zone),
        col(PersonRow.starts_on),
        func.count().label("times"),
        func.max(col(PersonRow.ends_on)).label("ends_on"),
        func.count(col(PersonRow.ends_on)).label("ending"),
    )
    .where(*_ENROLLED)
    .group_by(col(PersonRow.program), col(PersonRow.cohort), col(PersonRow.zone), col(PersonRow.starts_on))
)

Cohort = tuple[str, str]


def postings(
    connection: Connection,
    *,
    program: str | None = None,
    cohorts: Collection[Cohort] | None = None,
    undecided: date | None = None,
) -> tuple[Posting, ...]:
    """Every cohort that has candidates and whose posts the companion minds, by program and name; or those asked for.

    With `undecided`, a day, those of which a post up to that day may still be to be decided.
    """
    wanted = _POSTINGS if undecided is None else _POSTINGS.where(_is_undecided(undecided))
    rows = connection.execute(wanted.where(*_asked(PostingRow, program, cohorts))).mappings()
    kept = {(row["program"], row["cohort"]): row for row in rows}
    breaks: dict[Cohort, list[SchoolBreak]] = defaultdict(list)
    if not kept:
        return ()
    for row in connection.execute(_BREAKS.where(*_asked(SchoolBreakRow, program, cohorts))):
        if (row.program, row.cohort) in kept:
            breaks[row.program, row.cohort].append(SchoolBreak(title=row.title, first=row.first, last=row.last))
    channels = cohort_channels(connection, program, cohorts)
    found = [
        Posting(
            **{name: kept[one][name] for name in _KEPT},
            zone=kept[one]["zone"] or about.zone,
            own_zone=kept[one]["zone"],
            channel=channels.get(one),
            first=about.first,
            last=about.last,
            breaks=tuple(breaks[one]),
        )
        for one, about in _members(connection, program, cohorts, undecided).items()
        if one in kept
    ]
    return tuple(sorted(found, key=lambda one: (one.program, one.cohort)))


def _asked(
    table: type[PostingRow | SchoolBreakRow | PersonRow], program: str | None, cohorts: Collection[Cohort] | None
) -> Sequence[ColumnElement[bool]]:
    """That a row is of the program, or of these cohorts: each by itself too, which is what SQLite has an index for."""
    asked = [] if program is None else [col(table.program) == program]
    if cohorts is None:
        return asked
    programs, names = {one for one, _ in cohorts}, {name for _, name in cohorts}
    apart = (col(table.program).in_(programs), col(table.cohort).in_(names))
    return [*asked, *apart, tuple_(col(table.program), col(table.cohort)).in_(cohorts)]


_KEPT = (
    *("program", "cohort", "since", "decided", "weekday", "at"),
    *("newsletter_day", "newsletter_link", "paused_at"),
)


@dataclass(frozen=True)
class _Members:
    """What the candidates of a cohort have in common: where most are, when most began, and the last day of the last."""

    zone: str
    first: date | None
    last: date | None


def _is_undecided(day: date) -> ColumnElement[bool]:
    """That a week is undecided, and it is not this one with its post on a later day."""
    decided, weekday, monday = col(PostingRow.decided), col(PostingRow.weekday), monday_of(day)
    by_now = or_(weekday.is_(None), weekday <= day.isoweekday())
    return or_(decided.is_(None), decided < monday - _A_WEEK, and_(decided < monday, by_now))


def _members(
    connection: Connection,
    program: str | None = None,
    cohorts: Collection[Cohort] | None = None,
    undecided: date | None = None,
) -> Mapping[Cohort, _Members]:
    asked = _asked(PersonRow, program, cohorts)
    if undecided is not None:
        asked = [*asked, exists().where(*_ITS_POSTING, _is_undecided(undecided))]
    grouped: dict[Cohort, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(_MEMBERS.where(*asked)).mappings():
        grouped[row["program"], row["cohort"]].append(row)
    return {cohort: _in_common(rows) for cohort, rows in grouped.items()}


def _in_common(rows: Sequence[RowMapping]) -> _Members:
    zones: Counter[str] = Counter()
    firsts: Counter[date] = Counter()
    for row in rows:
        zones[row["zone"]] += row["times"]
        if row["starts_on"] is not None:
            firsts[row["starts_on"]] += row["times"]
    zone = min(zones, key=lambda one: (-zones[one], one)) if zones else HOUSE_ZONE
    first = min(firsts, key=lambda one: (-firsts[one], one)) if firsts else None
    ends = [row["ends_on"] for row in rows if row["ends_on"] is not None]
    all_end = all(row["ending"] == row["times"] for row in rows)
    return _Members(zone, first, max(ends) if ends and all_end else None)


def mind(connection: Connection, *, now: datetime) -> int:
    """How many cohorts are minded from now on, because the roster has them and nothing was kept of them."""
    known = {(row.program, row.cohort) for row in connection.execute(_POSTINGS)}
    new = [cohort for cohort in _members(connection) if cohort not in known]
    return sum(_MIND(connection, {"program": program, "cohort": name, "since": now}) for program, name in new)


def mind_one(connection: Connection, program: str, cohort: str, *, now: datetime) -> None:
    """Have the companion mind this cohort's posts from now on, if it did not yet."""
    _MIND(connection, {"program": program, "cohort": cohort, "since": now})


def unminded(connection: Connection) -> bool:
    """Whether a cohort has come onto the roster of whose posts nothing was kept."""
    return connection.execute(_UNMINDED).first() is not None
