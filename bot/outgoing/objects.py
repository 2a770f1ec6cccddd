"""The small objects that elements and blocks are made of: options, confirmations, pictures."""

import re
from collections.abc import Iterator

from bot.outgoing import limits
from bot.outgoing.shapes import Choice, Fields, Flag, Json, Many, Problem, Record, Token, plain, record, text

ID = Token(limits.ID)
URL = Token(
    limits.URL,
    like=re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+"),
    says="must be a valid URL, with its scheme in front",
    vital=True,
)
STYLE = Choice(("primary", "danger"))

_CONFIRM_BUTTON = plain(limits.CONFIRM_BUTTON)
CONFIRM = record(
    {
        "title": plain(limits.CONFIRM_TITLE),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": _CONFIRM_BUTTON,
        "deny": _CONFIRM_BUTTON,
    },
    {"style": STYLE},
    instead={
        "title": {"type": "plain_text", "text": "Are you sure?"},
        "text": {"type": "plain_text", "text": "Please check once more."},
        "confirm": {"type": "plain_text", "text": "Yes"},
        "deny": {"type": "plain_text", "text": "No"},
    },
)


def option(*, marked_up: bool = False, linked: bool = False) -> Record:
    """One thing to choose; its text may be `marked_up` beside a box or a radio button, and `linked` in an overflow."""
    words = (text if marked_up else plain)(limits.OPTION_TEXT)
    link: Fields = {"url": URL} if linked else {}
    return record({"text": words, "value": Token(limits.OPTION_VALUE)}, {"description": words, **link})


OPTION_GROUP = record({"label": plain(limits.OPTION_TEXT), "options": Many(option(), limits.OPTIONS)})


def one_picture(value: Json) -> Iterator[Problem]:
    """A picture comes from one place."""
    if ("image_url" in value) == ("slack_file" in value):
        yield "", "must define exactly one of `image_url` and `slack_file`"


def _one_name(value: Json) -> Iterator[Problem]:
    if ("id" in value) == ("url" in value):
        yield "", "must define exactly one of `id` and `url`"


def _some_filter(value: Json) -> Iterator[Problem]:
    if not value:
        yield "", "must define at least one filter"


SLACK_FILE = record({}, {"id": ID, "url": URL}, _one_name)

FILTER = record(
    {},
    {
        "include": Many(Choice(("im", "mpim", "private", "public")), most=4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    },
    _some_filter,
)

DISPATCH = record({"trigger_actions_on": Many(Choice(("on_enter_pressed", "on_character_entered")), most=2)})
