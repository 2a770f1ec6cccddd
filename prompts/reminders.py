"""What people read of how they are reminded, and what they hear of a leave that was recorded for them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from induction.calendar import near_day_words, time_words
from prompts.rendering import render

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def reminders_words(
    *, at: time, works_from: time, works_until: time, workdays: Collection[int], kinds: Sequence[str]
) -> str:
    """When somebody is reminded, and of what."""
    return render(
        "reminders",
        at=time_words(at),
        works_from=time_words(works_from),
        works_until=time_words(works_until),
        days=days_words(workdays),
        kinds=kinds,
    )


def quiet_words(snoozed_until: datetime | None, leave: tuple[date, date | None] | None, by: str | None = None) -> str:
    """Until when nothing comes: a snooze, told in the reader's zone, and a leave, with whoever else recorded it."""
    until = snoozed_until and f"{near_day_words(snoozed_until.date())}, {time_words(snoozed_until.time())}"
    return render("reminders_quiet", snoozed=until, leave=None if leave is None else leave_words(*leave), by=by)


def quiet_line_words(snoozed_until: datetime | None, leave: tuple[date, date | None] | None) -> str:
    """The same in one line, where reminders are one thing among others."""
    until = f"snoozed until {near_day_words(snoozed_until.date())}" if snoozed_until else ""
    away = f"on leave {leave_words(*leave)}" if leave else ""
    return f"Reminders: {', '.join(filter(None, [until, away]))}. `/casc reminders` changes it."


def leave_told_words(by: str, leave: tuple[date, date | None] | None) -> str:
    """What somebody hears when an administrator recorded a leave of theirs; None where it was taken back."""
    return render("leave_told", by=by, leave=None if leave is None else leave_words(*leave))


def leave_words(first: date, last: date | None) -> str:
    """The days of a leave: `from Tue, Dec 1 to Sat, Dec 12`, or `from Tue, Dec 1 until further notice`."""
    if last == first:
        return f"on {near_day_words(first)}"
    begins = f"from {near_day_words(first)}"
    return f"{begins} to {near_day_words(last)}" if last else f"{begins} until further notice"


def days_words(days: Collection[int]) -> str:
    """Days of the week, as ISO counts them: `Mon to Fri`, or each by name."""
    several = sorted(days)
    if len(several) > 2 and several == list(range(several[0], several[-1] + 1)):  # noqa: PLR2004 - two are named
        return f"{_DAYS[several[0] - 1]} to {_DAYS[several[-1] - 1]}"
    names = [_DAYS[day - 1] for day in several]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
