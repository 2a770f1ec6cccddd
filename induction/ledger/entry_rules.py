"""What makes an hour entry acceptable.

The rules are the house's own (no program document states them); each has a name, a sentence that a person understands
and rows in its tests. A rule either refuses for good, or asks (`ASKING`): then the answer is a button, and the entry is
recorded with it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import NoReturn

from induction.calendar import clock_words, day_words
from induction.hours import MINUTES_A_DAY, HourEntry, HourKind, LedgerEntry, duration
from induction.ledger.group_coaching import OpenGroup, are_together, at_one_time, coached_minutes
from induction.ledger.same_session import of_other_party, same_session
from induction.people import Person
from induction.refused import Refused

SAME_SESSION, ONE_OR_TWO, DUPLICATE = "same_session", "one_or_two", "duplicate"

ASKING = frozenset({SAME_SESSION, ONE_OR_TWO})
"""The rules that ask: whoever logs the entry can say that it is as they said."""

_NOON = 12
_SEVERAL = {1: "not", 2: "two", 3: "three"}


def check_facts(entry: HourEntry, candidate: Person, categories: Collection[str], *, now: datetime) -> None:
    """Every rule that looks at one entry alone. `categories` are the program's keys, and `now` as in `check_date`."""
    check_minutes(entry)
    check_clock(entry)
    check_date(entry, now=now, starts_on=candidate.starts_on, ends_on=candidate.ends_on)
    check_category(entry, categories)


def check_minutes(entry: HourEntry) -> None:
    """Refuse nothing, less than nothing, and more than a day."""
    if entry.minutes <= 0:
        raise Refused("non_positive", "An entry needs a length above zero. How long was it?")
    if entry.minutes > MINUTES_A_DAY:
        raise Refused("too_long", f"{duration(entry.minutes)} is more than a day has. How long was it really?")


def check_clock(entry: HourEntry) -> None:
    """Refuse clock times that run backwards, or that make another length than the one that is said."""
    if entry.starts is None or entry.ends is None:
        return
    told = (entry.ends.hour - entry.starts.hour) * 60 + entry.ends.minute - entry.starts.minute
    if told <= 0:
        raise Refused("backwards", f"{clock_words(entry.starts, entry.ends)} ends before it begins. When was it?")
    if told != entry.minutes:
        raise Refused(
            "two_lengths",
            f"{clock_words(entry.starts, entry.ends)} is {duration(told)}, and not {duration(entry.minutes)}. How long "
            "was it?",
        )


def check_date(entry: HourEntry, *, now: datetime, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse the future and days outside the candidate's program.

    `now` is the day and the time where the person is: what ends later today has not happened yet.
    """
    check_over(entry.on, entry.clock, now=now)
    if starts_on is not None and entry.on < starts_on:
        raise Refused(
            "before_program",
            f"{day_words(entry.on)} is before the program began ({day_words(starts_on)}), so it cannot be "
            "counted here. Ask your program administrator whether earlier hours count.",
        )
    if ends_on is not None and entry.on > ends_on:
        raise Refused(
            "after_program",
            f"{day_words(entry.on)} is after the program ended ({day_words(ends_on)}). Ask your program "
            "administrator about an extension.",
        )


def check_over(on: date, clock: tuple[time, time] | None, *, now: datetime) -> None:
    """Refuse a day that has not come, and clock times that today has not reached. `now` is theirs, day and time."""
    if on > now.date():
        raise Refused("future_date", f"{day_words(on)} has not happened yet. Log it when it is done.")
    if clock is not None and on == now.date() and clock[1] > now.time():
        half = ", or in the morning" if clock[0].hour >= _NOON else ""
        raise Refused("future_time", f"{clock_words(*clock)} has not come yet today. Was it another day{half}?")


def check_category(entry: HourEntry, categories: Collection[str]) -> None:
    """Refuse a category that the program's pack does not know; None is let through and counted by itself."""
    if entry.category is not None and entry.category not in categories:
        known = ", ".join(sorted(category.replace("_", " ") for category in categories)) or "none"
        raise Refused("unknown_category", f"This program has no category “{entry.category}”. It has: {known}.")


def doubt(entry: HourEntry, plausible: Mapping[HourKind, int]) -> str | None:
    """The question whether an entry is really that long; None below the `plausible` minutes of its kind.

    It asks and never refuses: no program document states how long one entry may be.
    """
    most = plausible.get(entry.kind)
    if most is None or entry.minutes <= most:
        return None
    one = "coaching session" if entry.kind is HourKind.COACHING else "entry of professional learning"
    return f"{duration(entry.minutes)} is long for one {one}. Is that right?"


def check_beside(
    entry: HourEntry, others: Iterable[LedgerEntry], *, logged_by: int | None = None, apart: bool = False
) -> None:
    """Refuse what does not fit beside the other entries of the people in it, the candidate and the coach who was there.

    `others` are the entries of both, also of the day before and after, without the one that this entry corrects: where
    two people live in different zones one session can be on two days. Nothing is told of what a coach does with other
    candidates, but to the coach. `logged_by` is who logs it, None where that is neither of the two. `apart`
    is their word that it is another session than the one that the other party logged. Must be called, and the entry
    written, in one serialised transaction.
    """
    near = [other for other in others if other.counts and other.people & entry.people]
    day = [other for other in near if other.on == entry.on]
    own = [other for other in day if other.candidate_id == entry.candidate_id]
    _check_duplicate(entry, own, logged_by)
    if not apart and (theirs := same_session(entry, near, logged_by=logged_by)):
        _ask_same_session(entry, theirs, logged_by)
    coached = entry.coach_id is not None and logged_by == entry.coach_id
    for other in near:
        if entry.overlaps(other) and not are_together(entry, other):
            _refuse_overlap(entry, other, logged_by=logged_by, by_coach=coached)
    _check_day(entry, own)
    if entry.coach_id is not None:
        _check_coach_day(entry, [other for other in day if other.coach_id == entry.coach_id], by_coach=coached)


def _check_duplicate(entry: HourEntry, own: Sequence[LedgerEntry], logged_by: int | None) -> None:
    """Refuse what is there already, save where the other party logged it: then it is their word on the session."""
    for other in own:
        if says_same(entry, other) and not of_other_party(entry, other, logged_by=logged_by):
            what = f"{duration(other.minutes)} of {other.kind.label} on {day_words(other.on)}"
            raise Refused(DUPLICATE, _already(what, entry, other))


def _already(what: str, entry: HourEntry, other: HourEntry) -> str:
    """That it is recorded already, and what there is to do where it was another one."""
    if entry.clock is None:
        return f"{what} is already recorded. If there really were two, give the clock times of this one."
    if other.clock is None:
        return (
            f"{what} is already recorded, without its clock times. If there really were two, correct that one to its "
            "own clock times first."
        )
    return f"{what}, {clock_words(*entry.clock)}, is already recorded, so there is nothing left to do."


def _ask_same_session(entry: HourEntry, theirs: LedgerEntry, logged_by: int | None) -> NoReturn:
    who = "candidate" if logged_by == entry.coach_id else "coach"
    raise Refused(
        SAME_SESSION,
        f"Your {who} has logged {duration(theirs.minutes)} of coaching with you on {day_words(theirs.on)} already. If "
        "that is the same session, `/casc confirm` shows it to you.",
    )


def _refuse_overlap(entry: HourEntry, other: LedgerEntry, *, logged_by: int | None, by_coach: bool) -> NoReturn:
    clock = other.told_in(entry.zone).clock
    times = clock_words(*clock) if clock else ""
    if other.candidate_id == entry.candidate_id:
        whose = "your candidate’s" if by_coach and other.logged_by != logged_by else "the"
        raise Refused(
            "overlap",
            f"This overlaps {whose} {other.kind.label} of {times} the same day. One person cannot be in two places: "
            f"{_to_mend(entry, other, logged_by)}",
        )
    if at_one_time(entry, other):
        raise Refused(
            ONE_OR_TWO,
            f"{at_that_time(by_coach=by_coach)} If that was one session in a group, log it as one; if not, with other "
            "clock times.",
        )
    if by_coach:
        raise Refused(
            "overlap",
            f"This overlaps another coaching session of yours, {times} the same day. One person cannot be in two "
            "places: correct one of them.",
        )
    raise Refused("overlap", f"{at_that_time(by_coach=False)} Compare the times, and log it with the right ones.")


def _to_mend(entry: HourEntry, other: LedgerEntry, logged_by: int | None) -> str:
    """What whoever logs the entry can do about another entry of the same candidate that it overlaps."""
    if logged_by is None or other.logged_by == logged_by:
        return "correct one of them."
    if logged_by == entry.coach_id:
        return "correct the time of yours, or compare notes: only your candidate can put that one right."
    return "correct the time of yours. If that one is wrong, `/casc confirm` tells who recorded it."


def group_question(group: OpenGroup, *, by_coach: bool) -> str:
    """What is asked about entries of which it is open whether they were one session."""
    if group.recorded:
        return f"{at_that_time(by_coach=by_coach)} Was that one session, in a group?"
    if group.apart:
        return f"Was that one session together, or {_SEVERAL.get(len(group.places), 'each on their own')}?"
    return "These are at the same time. Was that one session together?"


def at_that_time(*, by_coach: bool) -> str:
    """That the coach has another session then: nobody else hears with whom, or for how long."""
    who = "You have another coaching session" if by_coach else "The coach has another session"
    return f"{who} recorded at that time."


def _check_day(entry: HourEntry, own: Sequence[HourEntry]) -> None:
    total = entry.minutes + sum(other.minutes for other in own)
    if total > MINUTES_A_DAY:
        raise Refused(
            "day_full", f"With this entry {day_words(entry.on)} would hold {duration(total)}, more than a day has."
        )


def _check_coach_day(entry: HourEntry, coached: Sequence[HourEntry], *, by_coach: bool) -> None:
    total = coached_minutes([entry, *coached])
    if total <= MINUTES_A_DAY:
        return
    if by_coach:
        raise Refused(
            "day_full",
            f"With this entry you would have coached for {duration(total)} on {day_words(entry.on)}, more than a day "
            "has.",
        )
    raise Refused(
        "day_full",
        f"With this entry the coach's {day_words(entry.on)} would hold more than a day has. Check the length with "
        "each other.",
    )


def says_same(entry: HourEntry, other: HourEntry) -> bool:
    """Whether two entries of one candidate say the same, so that a second one needs clock times of its own."""
    facts = ("kind", "category", "minutes", "on", "coach_id")
    if any(getattr(entry, fact) != getattr(other, fact) for fact in facts):
        return False
    return entry.clock is None or other.clock is None or entry.is_at_time_of(other)
