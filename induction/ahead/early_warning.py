"""Early warning: facts that people should see early, so that somebody can help. Whoever decides is a person.

USC's handbook has a candidate told of two or more assignments that are not in, with the administrator beside (lines 625
and 629). How long without coaching is long and which pace is slow, no document says: `WarningRules` holds what the
house, or a program, thinks of both. A fact is never a status, and is worded as what is on record.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.calendar import program_year, year_span
from induction.hours import HourKind
from induction.ledger.attendance import Attendance
from induction.packs.pack import ProgramPack
from induction.record.candidate import CandidateRecord

SETTLING_IN = timedelta(days=90)
"""So long in a program year nobody is called slow: hours come unevenly, and coaching takes a while to begin."""

HEARD = timedelta(days=2)
"""Within so long the candidate is told of a fact, and a day has gone by in which nobody else was."""

_A_QUARTER = 3


class FactKind(StrEnum):
    """What a fact is about."""

    MISSING_ASSIGNMENTS = "missing_assignments"
    NO_CONTACT = "no_contact"
    SLOW_PACE = "slow_pace"


class Fact(BaseModel):
    """One fact about a candidate. `key` names it as long as it is the same one, so that nobody is told of it twice.

    Of missing assignments there are the `sessions`, oldest first. Without contact it is so many `days` since the day
    `since`, that of the last session, or the first with the coach. Of pace there are the minutes `have` of that kind of
    `hours`, and how many an `even` pace would have by now.
    """

    model_config = ConfigDict(frozen=True)

    kind: FactKind
    key: str
    sessions: tuple[Attendance, ...] = ()
    since: date | None = None
    days: int | None = None
    hours: HourKind | None = None
    have: int | None = None
    even: int | None = None


def facts(pack: ProgramPack, record: CandidateRecord, today: date) -> tuple[Fact, ...]:
    """The facts of a candidate on that day; none before their program begins, and none once it is over."""
    start, end = record.candidate.starts_on, record.candidate.ends_on
    if (start is not None and today < start) or (end is not None and today > end):
        return ()
    return tuple(_facts(pack, record, today))


def heard_facts(pack: ProgramPack, record: CandidateRecord, today: date) -> tuple[Fact, ...]:
    """Those of the facts that stood some days ago: the candidate heard of them first, and now others may."""
    found, before = facts(pack, record, today), today - HEARD
    if not found:
        return ()
    attendance = tuple(one for one in record.attendance if one.recorded_at.date() <= before)
    same = len(attendance) == len(record.attendance)
    known = record if same else record.model_copy(update={"attendance": attendance})
    old = {fact.key for fact in facts(pack, known, before)}
    return tuple(fact for fact in found if fact.key in old)


def _facts(pack: ProgramPack, record: CandidateRecord, today: date) -> Iterator[Fact]:
    if missing := _missing_assignments(pack, record):
        yield missing
    if silence := _no_contact(pack, record, today):
        yield silence
    for kind in HourKind:
        if slow := _slow_pace(pack, record, kind, today):
            yield slow


def _missing_assignments(pack: ProgramPack, record: CandidateRecord) -> Fact | None:
    least = pack.warnings.missing_assignments
    own = record.candidate.id
    missing = sorted(
        (one for one in record.attendance if own in one.by_candidate and one.by_candidate[own].assignment is False),
        key=lambda one: (one.on, one.id),
    )
    if not least or len(missing) < least:
        return None
    key = f"{FactKind.MISSING_ASSIGNMENTS}:{'.'.join(str(one.id) for one in sorted(missing, key=lambda one: one.id))}"
    return Fact(kind=FactKind.MISSING_ASSIGNMENTS, key=key, sessions=tuple(missing))


def _no_contact(pack: ProgramPack, record: CandidateRecord, today: date) -> Fact | None:
    longest = pack.warnings.no_contact_days
    if not longest or record.candidate.coach_id is None:
        return None
    met = [entry.on for entry in record.entries if entry.counts and entry.kind is HourKind.COACHING]
    since = max(filter(None, [*met, record.coached_since, record.candidate.starts_on]), default=None)
    if since is None or (today - since).days < longest:
        return None
    return Fact(kind=FactKind.NO_CONTACT, key=f"{FactKind.NO_CONTACT}:{since}", since=since, days=(today - since).days)


def _slow_pace(pack: ProgramPack, record: CandidateRecord, kind: HourKind, today: date) -> Fact | None:
    """Hours of the kind below so many percent of an even pace through the program year; told once a quarter."""
    rule = pack.rule("coaching.hours" if kind is HourKind.COACHING else "pl.hours")
    percent, start = pack.warnings.behind_percent, record.candidate.starts_on
    if not percent or start is None or rule is None or not rule.minutes:
        return None
    year = program_year(start, today)
    first, last = year_span(start, year)
    gone = today - first
    if gone < SETTLING_IN:
        return None
    even = rule.minutes * gone.days // ((last - first).days + 1)
    have = sum(
        entry.minutes for entry in record.entries if entry.counts and entry.kind is kind and first <= entry.on <= last
    )
    if 100 * have >= percent * even:
        return None
    quarter = gone.days * (12 // _A_QUARTER) // ((last - first).days + 1) + 1
    key = f"{FactKind.SLOW_PACE}:{kind}:{year}.{quarter}"
    return Fact(kind=FactKind.SLOW_PACE, key=key, hours=kind, have=have, even=even)
