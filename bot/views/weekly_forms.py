"""The forms of the weekly post: one week's words, and how a cohort's posts are set."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from bot.outgoing import limits
from bot.services.cohort.post_settings import LONGEST_TITLE
from bot.services.cohort.replies import PostEditForm, PostSettingsForm
from bot.views.blocks import Block, Message, View, context, escape, plain_message
from bot.views.fields import (
    choice,
    choices,
    day_picker,
    field,
    line_of_text,
    modal,
    option,
    plain_text,
    text_area,
    time_picker,
)
from bot.views.weekly import week_carried
from induction.calendar import near_day_words, short_day, zone_words
from induction.dates.schedule import monday_of
from induction.packs.reminding import SchoolBreak

EDIT_FORM, SETTINGS_FORM = "weekly_edit_form", "weekly_settings_form"
WORDS = "weekly_words"
WEEKDAY, AT, ZONE, OTHER_ZONE, CHANNEL = "post_weekday", "post_at", "post_zone", "post_other_zone", "post_channel"
NEWSLETTER_DAY, NEWSLETTER_LINK = "post_newsletter_day", "post_newsletter_link"
BREAK_TITLE, BREAK_FIRST, BREAK_LAST, REMOVED = "break_title", "break_first", "break_last", "breaks_removed"

AS_ROSTER = "as the roster"
NONE = "none"

_US_ZONES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}
_LONGEST_ZONE, _LONGEST_LINK = 60, 500
_A_MONDAY = date(2001, 1, 1)

_RULE = "Dates and rules only: no names, no hours, nothing personal. The whole cohort reads this."


def post_edit_view(form: PostEditForm) -> View:
    """The modal with the words of one week's post."""
    about = week_carried(form.cohort, form.on, form.here)
    words = field(WORDS, "The post", text_area(form.words, longest=limits.INPUT_LENGTH), hint=_RULE)
    note = f"For {form.cohort}, in the week of {near_day_words(monday_of(form.on))} alone. `*words*` are bold."
    return modal(EDIT_FORM, "One week’s post", "Keep", [words, context(escape(note))], about=about)


def post_edit_message(form: PostEditForm) -> Message:
    """What to do where no modal can be opened."""
    return plain_message(f"The form for {form.cohort} did not open. Please press the button once more.")


def post_settings_view(form: PostSettingsForm) -> View:
    """The modal with when and where a cohort's posts go, its breaks and the newsletter that they name."""
    about = week_carried(form.posting.cohort, form.on, form.here)
    return modal(SETTINGS_FORM, "The weekly post", "Keep", [*_fields(form)], about=about)


def post_settings_message(form: PostSettingsForm) -> Message:
    """What to do where no modal can be opened."""
    return plain_message(f"The settings of {form.posting.cohort} did not open. Please press the button once more.")


def settings_filled(values: Mapping[str, str]) -> Mapping[str, Any]:
    """The settings as they are filled in, by the column they are kept in; ValueError where one cannot be read."""
    zone = values.get(OTHER_ZONE) or values.get(ZONE)
    newsletter = values.get(NEWSLETTER_DAY, NONE)
    return {
        "weekday": int(values[WEEKDAY]) if WEEKDAY in values else None,
        "at": time.fromisoformat(values[AT]) if AT in values else None,
        "zone": None if zone == AS_ROSTER else zone,
        "newsletter_day": None if newsletter == NONE else int(newsletter),
        "newsletter_link": values.get(NEWSLETTER_LINK),
    }


def break_words(one: SchoolBreak) -> str:
    """A break with its days: `winter recess, Dec 21 to Jan 8, 2027`."""
    return f"{one.title}, {short_day(one.first)} to {short_day(one.last, one.first)}"


def _fields(form: PostSettingsForm) -> Iterator[Block]:
    calendar, rules, posting = form.calendar, form.pack.weekly, form.posting
    yield field(WEEKDAY, "Day", choice([*_days()], str(calendar.weekday), prompt="Choose a day"))
    yield field(AT, "Time", time_picker(calendar.at))
    yield field(ZONE, "Time zone", choice([*_zones(form)], posting.own_zone or AS_ROSTER, prompt="Choose a time zone"))
    other = line_of_text(None, example="such as Pacific/Guam", longest=_LONGEST_ZONE)
    yield field(OTHER_ZONE, "Another time zone, by its name", other, optional=True)
    yield field(CHANNEL, "Channel", _channel(form.channel), optional=True)
    day = posting.newsletter_day or rules.newsletter_day
    days = [option("no day", NONE), *_days()]
    prompt = "Choose a day"
    yield field(NEWSLETTER_DAY, "Your own newsletter comes on", choice(days, str(day or NONE), prompt=prompt))
    link = line_of_text(posting.newsletter_link or rules.newsletter_link, example="https://…", longest=_LONGEST_LINK)
    yield field(NEWSLETTER_LINK, "Where it is to be read", link, optional=True)
    yield from _breaks(form)


def _breaks(form: PostSettingsForm) -> Iterator[Block]:
    if packed := form.pack.weekly.breaks:
        yield context(escape(f"No post in the program’s breaks: {'; '.join(map(break_words, packed))}."))
    if form.breaks:
        options = [option(break_words(one.rest), str(one.id)) for one in form.breaks]
        removed = choices(options, (), prompt="None")
        yield field(REMOVED, "Take away these breaks", removed, optional=True)
    title = line_of_text(None, example="winter recess", longest=LONGEST_TITLE)
    yield field(BREAK_TITLE, "Add a break without posts", title, optional=True)
    yield field(BREAK_FIRST, "Its first day", day_picker(None), optional=True)
    yield field(BREAK_LAST, "Its last day", day_picker(None), optional=True)


def _days() -> Iterator[dict[str, Any]]:
    for number in range(1, 8):
        yield option(f"{_A_MONDAY.replace(day=number):%A}", str(number))


def _zones(form: PostSettingsForm) -> Iterator[dict[str, Any]]:
    own = form.posting.own_zone
    here = "" if own else f" ({zone_words(form.posting.zone)})"
    yield option(f"That of most of its candidates{here}", AS_ROSTER)
    for name, label in _US_ZONES.items():
        yield option(f"{label} ({zone_words(name)})", name)
    if own and own not in _US_ZONES:
        yield option(own, own)


def _channel(channel: str | None) -> Block:
    element = {
        "type": "conversations_select",
        "placeholder": plain_text("Choose a channel"),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return {**element, "initial_conversation": channel} if channel else element
