"""One session of coaching, logged by both who were there: the second entry is the other party's word on the first.

No program document says how a session that both logged is to be kept. The house counts it once: whoever comes second is
shown the first with what differs, and confirms it, says what is not right, or says that there were two sessions.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from pydantic import BaseModel, ConfigDict

from induction.calendar import clock_words
from induction.hours import HourEntry, HourKind, LedgerEntry, duration

_PARTIES = ("kind", "candidate_id", "coach_id")
"""What two entries of one session have in common, beside when it was."""


class Difference(BaseModel):
    """What one of two entries says otherwise than the other, in words; None is what it leaves open."""

    model_config = ConfigDict(frozen=True)

    what: str
    mine: str | None
    theirs: str | None


def same_session(entry: HourEntry, others: Iterable[LedgerEntry], *, logged_by: int | None) -> LedgerEntry | None:
    """The other party's entry of the session that `logged_by` logs; None where they have logged none.

    Where they have logged several that day, the one that is nearest to it.
    """
    return same_sessions([entry], others, logged_by=logged_by).get(0)


def same_sessions(
    entries: Sequence[HourEntry], others: Iterable[LedgerEntry], *, logged_by: int | None
) -> dict[int, LedgerEntry]:
    """The other party's entry of the same session for each place among `entries` that has one, the nearest pairs first.

    None of theirs stands for two sessions.
    """
    pairs = (
        (_distance(entry, other), place, other)
        for other in others
        for place, entry in enumerate(entries)
        if of_other_party(entry, other, logged_by=logged_by)
    )
    found: dict[int, LedgerEntry] = {}
    for _, place, other in sorted(pairs, key=itemgetter(0, 1)):
        if place not in found and other not in found.values():
            found[place] = other
    return dict(sorted(found.items()))


def of_other_party(entry: HourEntry, other: LedgerEntry, *, logged_by: int | None) -> bool:
    """Whether `other` may be the same session, logged by the other of the two.

    Two stretches of clock time that do not overlap are two sessions. Where the two live in different zones it can have
    been on the day before for one of them: it is asked unless both give clock times, which then decide.
    """
    if not other.counts or entry.kind is not HourKind.COACHING or entry.coach_id is None:
        return False
    if any(getattr(entry, fact) != getattr(other, fact) for fact in _PARTIES):
        return False
    if logged_by not in entry.people or other.logged_by not in entry.people - {logged_by}:
        return False
    return entry.overlaps(other) if entry.clock and other.clock else entry.may_be_on_day_of(other)


def is_moved(old: HourEntry, new: HourEntry) -> bool:
    """Whether a correction makes the entry one of another session; else it stands beside what it stood beside."""
    return any(getattr(old, fact) != getattr(new, fact) for fact in (*_PARTIES, "on"))


def differences(mine: HourEntry, theirs: HourEntry) -> tuple[Difference, ...]:
    """What the two entries of one session say differently, the length first."""
    pairs = zip(_facts(mine), _facts(theirs.told_in(mine.zone)), strict=True)
    return tuple(Difference(what=what, mine=said, theirs=other) for (what, said), (_, other) in pairs if said != other)


def _facts(entry: HourEntry) -> Sequence[tuple[str, str | None]]:
    return (
        ("length", duration(entry.minutes)),
        ("clock times", entry.clock and clock_words(*entry.clock)),
        ("format", entry.format and entry.format.label),
        ("topic", entry.topic),
        ("who was there", "in a group" if entry.together else "one to one"),
    )


def _distance(entry: HourEntry, other: HourEntry) -> tuple[bool, bool, int]:
    """Overlapping clock times are nearest, then the same day, then the length."""
    return not entry.overlaps(other), entry.on != other.on, abs(entry.minutes - other.minutes)
