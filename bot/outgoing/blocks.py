"""The blocks that an app may send, as Slack's reference of blocks describes them.

`file` and `call` are left out: Slack puts them into messages itself and takes them from nobody.
"""

from collections.abc import Iterator

from bot.outgoing import limits
from bot.outgoing.elements import AS_ACCESSORY, BUTTON, IMAGE, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from bot.outgoing.objects import ID, SLACK_FILE, URL, one_picture
from bot.outgoing.rich_text import RICH_TEXT
from bot.outgoing.shapes import (
    Choice,
    Fields,
    Flag,
    Json,
    Kinds,
    Many,
    Problem,
    Whole,
    Words,
    kind,
    plain,
    record,
    text,
)

_ID: Fields = {"block_id": ID}


def _text_or_fields(value: Json) -> Iterator[Problem]:
    if not value.keys() & {"text", "fields"}:
        yield "", "must define either `text` or `fields`"


def _no_dispatch_of_files(value: Json) -> Iterator[Problem]:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        yield "/element/type", "unsupported type: file_input"


def _some_content(value: Json) -> Iterator[Problem]:
    if not value.keys() & {"hero_image", "title", "body", "actions"}:
        yield "", "must define at least one of `hero_image`, `title`, `body` and `actions`"


def _some_title(value: Json) -> Iterator[Problem]:
    if not value.keys() & {"title", "rich_text_title"}:
        yield "", "must define either `title` or `rich_text_title`"


_CELL = Kinds({**RICH_TEXT, **kind("raw_text", {"text": Words(limits.TEXT_OF_MESSAGE, blank=True)})})
_COLUMN = record({}, {"align": Choice(("left", "center", "right")), "is_wrapped": Flag()})

_SIMPLE = {
    **kind(
        "section",
        {},
        {
            "text": text(limits.SECTION_TEXT),
            "fields": Many(text(limits.FIELD_TEXT), limits.SECTION_FIELDS),
            "accessory": AS_ACCESSORY,
            "expand": Flag(),
            **_ID,
        },
        _text_or_fields,
    ),
    **kind("header", {"text": plain(limits.HEADER_TEXT)}, {"level": Whole(1, 4), **_ID}),
    **kind("divider", {}, _ID),
    **kind(
        "context",
        {"elements": Many(Kinds({**text(limits.CONTEXT_TEXT).of, **IMAGE}), limits.CONTEXT_ELEMENTS)},
        _ID,
    ),
    **kind("actions", {"elements": Many(IN_ACTIONS, limits.ACTIONS_ELEMENTS)}, _ID),
    **kind(
        "input",
        {"label": plain(limits.LABEL_TEXT), "element": IN_INPUT},
        {"hint": plain(limits.LABEL_TEXT), "optional": Flag(), "dispatch_action": Flag(), **_ID},
        _no_dispatch_of_files,
    ),
    **kind(
        "image",
        {"alt_text": Words(limits.IMAGE_TEXT)},
        {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(limits.IMAGE_TEXT), **_ID},
        one_picture,
    ),
    **kind(
        "table",
        {"rows": Many(Many(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
        {"column_settings": Many(_COLUMN, limits.TABLE_COLUMNS, least=0, nullable=True), **_ID},
    ),
    **kind(
        "video",
        {
            "alt_text": Words(limits.IMAGE_TEXT),
            "title": plain(limits.VIDEO_TITLE),
            "video_url": URL,
            "thumbnail_url": URL,
        },
        {
            "title_url": URL,
            "author_name": Words(limits.VIDEO_AUTHOR),
            "provider_name": Words(limits.VIDEO_AUTHOR),
            "provider_icon_url": URL,
            "description": plain(limits.VIDEO_TITLE),
            **_ID,
        },
    ),
    **RICH_TEXT,
}
_SOURCE = Kinds(kind("url", {"url": URL, "text": Words(limits.LABEL_TEXT)}))
_TASK = kind(
    "task_card",
    {"task_id": ID, "title": Words(limits.SECTION_TEXT)},
    {
        "details": Kinds(RICH_TEXT),
        "output": Kinds(RICH_TEXT),
        "sources": Many(_SOURCE, limits.OPTIONS, least=0),
        "status": Choice(("pending", "in_progress", "complete", "error")),
        **_ID,
    },
)
_CARD = kind(
    "card",
    {},
    {
        "hero_image": Kinds(IMAGE),
        "icon": Kinds(IMAGE),
        "title": text(limits.HEADER_TEXT),
        "subtitle": text(limits.HEADER_TEXT),
        "body": text(limits.CARD_TEXT),
        "actions": Many(Kinds(BUTTON), limits.CARD_BUTTONS),
        **_ID,
    },
    _some_content,
)
_CONTAINER = kind(
    "container",
    {"child_blocks": Many(Kinds(_SIMPLE), limits.CHILD_BLOCKS)},
    {
        "title": plain(limits.HEADER_TEXT),
        "rich_text_title": Kinds(RICH_TEXT),
        "subtitle": text(limits.HEADER_TEXT),
        "icon": Kinds(IMAGE),
        "width": Choice(("narrow", "standard", "wide", "full")),
        **dict.fromkeys(("is_collapsible", "default_collapsed", "has_header_divider"), Flag()),
        **_ID,
    },
    _some_title,
)
_LEVEL = Choice(("default", "info", "warning", "error", "success"))

BLOCKS = Kinds(
    {
        **_SIMPLE,
        **_TASK,
        **_CARD,
        **_CONTAINER,
        **kind("markdown", {"text": Words(limits.MARKDOWN)}, _ID),
        **kind("context_actions", {"elements": Many(IN_CONTEXT_ACTIONS, limits.CONTEXT_ACTIONS_ELEMENTS)}, _ID),
        **kind("alert", {"text": text(limits.CARD_TEXT)}, {"level": _LEVEL, **_ID}),
        **kind("carousel", {"elements": Many(Kinds(_CARD), limits.CARDS)}, _ID),
        **kind(
            "plan",
            {"title": Words(limits.SECTION_TEXT)},
            {"tasks": Many(Kinds(_TASK), limits.BLOCKS_IN_MESSAGE, least=0), **_ID},
        ),
    }
)
