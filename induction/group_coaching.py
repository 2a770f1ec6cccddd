"""Coaching of several candidates at the same time: one session of their coach, an hour entry of each of them.

No program document says whether a group session counts in full for each, so it is recorded as it was said, and marked.
Whether two entries at one time were one session is asked, and never assumed.
"""

from collections.abc import Collection, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from induction.hours import HourEntry, HourKind


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


def as_one(entry: HourEntry, other: HourEntry) -> bool:
    """Whether two candidates had their coach for the same length of one day, as far as the clock is told."""
    if not of_one_coach(entry, other) or entry.minutes != other.minutes:
        return False
    return entry.clock is None or other.clock is None or entry.clock == other.clock


def at_one_time(entry: HourEntry, other: HourEntry) -> bool:
    """Whether two candidates had their coach at the same clock times."""
    return of_one_coach(entry, other) and entry.clock is not None and entry.clock == other.clock


def of_one_coach(entry: HourEntry, other: HourEntry) -> bool:
    """Whether both are coaching by the same coach on the same day, of two candidates."""
    if entry.kind is not HourKind.COACHING or entry.coach_id is None or entry.candidate_id == other.candidate_id:
        return False
    return (other.kind, other.coach_id, other.on) == (entry.kind, entry.coach_id, entry.on)


def are_together(entry: HourEntry, other: HourEntry) -> bool:
    """Whether the new entry is of the group session that the other is of, so that their coach was in one place."""
    return of_one_coach(entry, other) and entry.together and (other.together or at_one_time(entry, other))


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
