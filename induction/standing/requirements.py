"""Where a candidate stands: what the pack asks for, what is on record, and which document says so.

Everything is counted from the record each time and never stored. No document sets a pace within a year, so nothing is
called behind before its time is over.
"""

from collections.abc import Iterable
from datetime import date

from induction.packs.pack import ProgramPack
from induction.record.candidate import CandidateRecord
from induction.record.milestones import day_of_milestone
from induction.standing.asked import asked_standings
from induction.standing.hours import hour_standings
from induction.standing.periods import beyond, current_year
from induction.standing.ratings import rating_standings
from induction.standing.standing import HourSummary, Reading, Standing, StandingState
from induction.standing.told import told_standings

__all__ = ("HourSummary", "Reading", "Standing", "StandingState", "pack_for", "standings", "summary", "summary_of")


def standings(pack: ProgramPack, record: CandidateRecord, today: date) -> tuple[Standing, ...]:
    """Every requirement of the pack: the hours of each program year up to now and of the whole program, then the rest.

    `today` is the day where the candidate is.
    """
    pack = pack_for(pack, record)
    return (
        *hour_standings(pack, record, today),
        *asked_standings(pack, record, today),
        *rating_standings(pack, record, today),
        *told_standings(pack, record),
    )


def pack_for(pack: ProgramPack, record: CandidateRecord) -> ProgramPack:
    """The pack as it holds for this candidate: shortened, where early completion was granted to them."""
    granted = pack.early is not None and day_of_milestone(record.milestones, pack.early.granted) is not None
    return pack.shortened() if granted else pack


def summary(pack: ProgramPack, record: CandidateRecord, today: date) -> HourSummary:
    """Coaching and professional learning of the current program year.

    The whole program stands in for it once the program's years are over, and where the roster has no first day.
    """
    pack = pack_for(pack, record)
    return summary_of(pack, record, hour_standings(pack, record, today), today)


def summary_of(pack: ProgramPack, record: CandidateRecord, standings: Iterable[Standing], today: date) -> HourSummary:
    """The same from standings that are there already."""
    year = current_year(record.candidate, today)
    if year is not None and beyond(pack_for(pack, record), year):
        year = None
    coaching, learning = (one for one in standings if one.year == year and one.kind is not None and not one.by_category)
    return HourSummary(year=year, coaching=coaching, professional_learning=learning)
