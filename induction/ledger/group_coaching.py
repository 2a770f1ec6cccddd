"""Coaching of several candidates at the same time: one session of their coach, an hour entry of each of them.

No program document says whether a group session counts in full for each, so it is recorded as it was said, and marked.
Whether two entries at one time were one session is asked, and never assumed.
"""

from collections.abc import Collection, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from induction.hours import HourEntry, HourKind, LedgerEntry


class OpenGroup(BaseModel):
    """Entries of which it is open whether they were one session together: their places among those to record.

    `apart` is whether they can have been sessions of their own: not where their clock times are the same. `recorded`
    is whether another entry at one of these times is in the ledger already.
    """

    model_config = ConfigDict(frozen=True)

    places: tuple[int, ...]
    apart: bool
    recorded: bool


def open_group(
    entries: Sequence[HourEntry], beside: Collection[HourEntry], *, separate: bool = False
) -> OpenGroup | None:
    """What is to be asked about `entries`, which are to be recorded beside those of the ledger; None where nothing is.

    It is open between entries of one card that are as long as each other, unless it was said that they were `separate`
    sessions, and beside an entry of the ledger that has the same clock times.
    """
    alone = {place: entry for place, entry in enumerate(entries) if not entry.together}
    recorded = {place for place, entry in alone.items() if any(at_one_time(entry, other) for other in beside)}
    at_once = {place for place, entry in alone.items() if any(at_one_time(entry, other) for other in entries)}
    alike = {place for place, entry in alone.items() if any(as_one(entry, other) for other in entries)}
    places = sorted(recorded | at_once | (set() if separate else alike))
    if not places:
        return None
    return OpenGroup(places=tuple(places), apart=not (recorded or at_once), recorded=bool(recorded))


def to_join(entries: Sequence[HourEntry], beside: Collection[LedgerEntry], *, by: int) -> tuple[LedgerEntry, ...]:
    """The entries of the ledger that turn out to be of one group session with these, and do not say so yet.

    Only a coach's own: nobody else hears with whom they were, nor says so for them.
    """
    groups = [entry for entry in entries if entry.together and entry.coach_id == by]
    alone = (other for other in beside if other.counts and not other.together)
    return tuple(other for other in alone if any(at_one_time(entry, other) for entry in groups))


def as_one(entry: HourEntry, other: HourEntry) -> bool:
    """Whether two candidates had their coach for the same length of one day, as far as the clock is told."""
    if not of_one_coach(entry, other) or entry.minutes != other.minutes:
        return False
    return entry.clock is None or other.clock is None or entry.is_at_time_of(other)


def at_one_time(entry: HourEntry, other: HourEntry) -> bool:
    """Whether two candidates had their coach at the same clock times."""
    return of_one_coach(entry, other) and entry.is_at_time_of(other)


def of_one_coach(entry: HourEntry, other: HourEntry) -> bool:
    """Whether both are coaching by the same coach, of two candidates, who can have been there at one time."""
    if entry.kind is not HourKind.COACHING or entry.coach_id is None or entry.candidate_id == other.candidate_id:
        return False
    return (other.kind, other.coach_id) == (entry.kind, entry.coach_id) and entry.may_be_on_day_of(other)


def are_together(entry: HourEntry, other: HourEntry) -> bool:
    """Whether the new entry is of the group session that the other is of, so that their coach was in one place.

    A coach is in one group at a time: one session together begins or ends for everybody in it at once, though some
    come late or leave early. One that is recorded as somebody's own is of it where all its clock times are the same.
    """
    if not entry.together or not of_one_coach(entry, other):
        return False
    return entry.begins_or_ends_with(other) if other.together else entry.is_at_time_of(other)


def coached_minutes(entries: Iterable[HourEntry]) -> int:
    """The minutes that a coach's entries of one day take of it: what several were in together counts once."""
    groups: dict[object, int] = {}
    alone = 0
    for entry in entries:
        if entry.together:
            groups[entry.clock, entry.minutes] = entry.minutes
        else:
            alone += entry.minutes
    return alone + sum(groups.values())
