"""When a cohort's posts go out and what became of them, as an administrator reads it on any surface."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.services.cohort.replies import EditShown, PastPost, PostStanding, WeeklyPreview
from induction.calendar import day_words, short_day, time_words, zone_words
from induction.dates.schedule import monday_of
from induction.reminding.calendars import CohortCalendar, zone_named
from induction.reminding.due import Reason
from induction.reminding.reminders import ReminderState
from prompts.outbox import REASONS

_INSTEAD = {
    Reason.PAUSED: "No post goes out by itself: the cohort’s posts are paused.",
    Reason.NO_CHANNEL: "No post goes out by itself before the cohort has a channel.",
    Reason.OVER: "No post goes out by itself any more: the cohort’s program is over.",
}
_HELD = "may or may not have arrived"


def next_words(standing: PostStanding) -> str:
    """When the next post goes out by itself, on the cohort's own clock, or why none does."""
    calendar, upcoming = standing.calendar, standing.upcoming
    if upcoming.at is None:
        if upcoming.why is Reason.NO_ZONE:
            return f"No post goes out by itself: I know no time zone “{calendar.zone}”. Set another one."
        return _INSTEAD.get(upcoming.why or Reason.OVER, "No post goes out by itself in the next year.")
    there = upcoming.at.astimezone(ZoneInfo(calendar.zone))
    at = f"{day_words(there.date())}, {time_words(there.time())} ({zone_words(calendar.zone)})"
    before = f" Until then: {upcoming.why.words}." if upcoming.why else ""
    return f"The next one goes out by itself on {at}.{before}"


def past_words(standing: PostStanding, *, before: date) -> str:
    """What became of the posts of the weeks before the one of that day, the newest first; empty where none is kept."""
    monday = monday_of(before)
    told = [_past(one, standing.calendar) for one in reversed(standing.past) if one.kept.day < monday]
    return f"Before: {'; '.join(told)}." if told else ""


def edit_words(edit: EditShown) -> str:
    """Whose words a post has, and whether the calendar says something else since."""
    whose = f"These words are {edit.writer}’s own" if edit.writer else "These words are somebody’s own"
    since = f"{whose}, since {short_day(edit.at.date())}, for this week alone."
    changed = " The calendar’s own words have changed since: please look whether the dates still hold."
    return f"{since}{changed if edit.changed else ''}"


def week_words(reply: WeeklyPreview, channel: str) -> str:
    """What became of the week's post, where anything did; `channel` is how its place reads."""
    of_week, post = reply.of_week, f"{'Next' if reply.ahead else 'This'} week’s post"
    if of_week is not None and of_week.kept.state is ReminderState.LEFT_OUT:
        why = f": {of_week.kept.reason.words}" if of_week.kept.reason else ""
        return f"{post} was left out{why}.{' You can still send it.' if reply.may_be_sent else ''}"
    if of_week is not None and of_week.kept.state is ReminderState.HELD:
        return _held(of_week, post, channel)
    if reply.posted is None:
        return ""
    return f"{post} is in {channel} already, or on its way there: there is one a week."


def _held(one: PastPost, post: str, channel: str) -> str:
    if one.unsent:
        reason = REASONS.get(one.trouble or "", one.trouble)
        return f"{post} did not go out: {reason} Once that is mended, you can send it."
    return f"{post} {_HELD} in {channel}. Please look there: is it there?"


def _past(one: PastPost, calendar: CohortCalendar) -> str:
    week = f"week of {short_day(one.kept.day)}"
    match one.kept.state:
        case ReminderState.LEFT_OUT:
            return f"{week} left out{f' ({one.kept.reason.words})' if one.kept.reason else ''}"
        case ReminderState.HELD:
            return f"{week} {'not taken by Slack' if one.unsent else _HELD}"
        case ReminderState.DUE:
            return f"{week} on its way"
        case ReminderState.SENT:
            there = one.kept.at.astimezone(zone_named(calendar.zone))
            return f"{week} sent on {short_day(there.date())}"
