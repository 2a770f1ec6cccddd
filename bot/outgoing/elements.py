"""The elements that blocks hold, as Slack's reference of block elements describes them."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bot.outgoing import limits
from bot.outgoing.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    ID,
    OPTION_GROUP,
    SLACK_FILE,
    STYLE,
    URL,
    one_picture,
    option,
)
from bot.outgoing.rich_text import RICH_TEXT
from bot.outgoing.shapes import (
    Anything,
    Choice,
    Fields,
    Flag,
    Json,
    Kinds,
    Many,
    Problem,
    Record,
    Rule,
    Shape,
    Token,
    Whole,
    Words,
    kind,
    plain,
    record,
)

_ACTION: Fields = {"action_id": Token(limits.ID, vital=True)}
_CONFIRMED: Fields = {**_ACTION, "confirm": CONFIRM}
_PICKED: Fields = {**_CONFIRMED, "focus_on_load": Flag()}
_MENU: Fields = {**_PICKED, "placeholder": plain(limits.PLACEHOLDER)}
_TYPED: Fields = {
    **_ACTION,
    "focus_on_load": Flag(),
    "placeholder": plain(limits.PLACEHOLDER),
    "dispatch_action_config": DISPATCH,
}
_BUTTON: Fields = {**_CONFIRMED, "accessibility_label": Words(limits.BUTTON_TEXT)}
_LABEL: Fields = {"text": plain(limits.BUTTON_TEXT)}
_VALUE = Token(limits.BUTTON_VALUE, vital=True)
_INITIAL_TEXT: Fields = {"initial_value": Token(limits.INPUT_LENGTH, least=0)}
_NUMBER = Token(like=re.compile(r"-?[0-9]+(\.[0-9]+)?"), says="must be a valid number")
_DATE = Token(like=re.compile(r"\d{4}-\d{2}-\d{2}"), says="must be a valid date in the format YYYY-MM-DD")
_TIME = Token(like=re.compile(r"([01]\d|2[0-3]):[0-5]\d"), says="must be a valid time in the format HH:mm")


def _chosen(value: Json) -> Iterator[Problem]:
    """What is chosen at first must be among what can be chosen."""
    grouped = [option for group in value.get("option_groups", ()) for option in group["options"]]
    offered = [*value.get("options", ()), *grouped]
    if "initial_option" in value and value["initial_option"] not in offered:
        yield "/initial_option", "must be one of the provided options"
    for index, chosen in enumerate(value.get("initial_options", ())):
        if chosen not in offered:
            yield f"/initial_options/{index}", "must be one of the provided options"


def _one_source(value: Json) -> Iterator[Problem]:
    if ("options" in value) == ("option_groups" in value):
        yield "", "must define exactly one of `options` and `option_groups`"


def _a_date(value: Json) -> Iterator[Problem]:
    try:
        date.fromisoformat(value.get("initial_date", "2000-01-01"))
    except ValueError:
        yield "/initial_date", _DATE.says


def _in_order(least: str, most: str) -> Rule:
    def rule(value: Json) -> Iterator[Problem]:
        if least in value and most in value and Decimal(value[least]) > Decimal(value[most]):
            yield f"/{least}", f"must not be greater than `{most}`"

    return rule


def _whole_numbers(value: Json) -> Iterator[Problem]:
    for name in ("initial_value", "min_value", "max_value"):
        if not value["is_decimal_allowed"] and "." in value.get(name, ""):
            yield f"/{name}", "must be a whole number where `is_decimal_allowed` is false"


def _menus(source: str, chosen: str, initial: Shape, more: Fields, *rules: Rule) -> dict[str, Record]:
    """The menu that takes one and the menu that takes several of the same things."""
    one: Fields = {f"initial_{chosen}": initial, **more, **_MENU}
    several: Fields = {
        f"initial_{chosen}s": Many(initial, limits.OPTIONS),
        "max_selected_items": Whole(1, limits.OPTIONS),
        **{name: shape for name, shape in more.items() if name != _ANSWERABLE},
        **_MENU,
    }
    return {**kind(f"{source}_select", {}, one, *rules), **kind(f"multi_{source}_select", {}, several, *rules)}


_ANSWERABLE = "response_url_enabled"
"""Only a menu that takes one channel can say where an answer goes."""
_MENUS = {
    **_menus(
        "static",
        "option",
        option(),
        {
            "options": Many(option(), limits.OPTIONS),
            "option_groups": Many(OPTION_GROUP, limits.OPTION_GROUPS),
        },
        _one_source,
        _chosen,
    ),
    **_menus("external", "option", option(), {"min_query_length": Whole(0, limits.INPUT_LENGTH)}),
    **_menus("users", "user", ID, {}),
    **_menus(
        "conversations",
        "conversation",
        ID,
        {"default_to_current_conversation": Flag(), "filter": FILTER, _ANSWERABLE: Flag()},
    ),
    **_menus("channels", "channel", ID, {_ANSWERABLE: Flag()}),
}
_PICKERS = {
    **kind("datepicker", {}, {"initial_date": _DATE, **_MENU}, _a_date),
    **kind("timepicker", {}, {"initial_time": _TIME, "timezone": ID, **_MENU}),
    **kind("datetimepicker", {}, {"initial_date_time": Whole(10**9, 10**10 - 1), **_PICKED}),
}
_TICKED: Fields = {"options": Many(option(marked_up=True), limits.TICKED_OPTIONS)}
_BOXES = {
    **kind(
        "checkboxes",
        _TICKED,
        {"initial_options": Many(option(marked_up=True), limits.TICKED_OPTIONS), **_PICKED},
        _chosen,
    ),
    **kind("radio_buttons", _TICKED, {"initial_option": option(marked_up=True), **_PICKED}, _chosen),
}

_PROMPTED: Fields = {"agent_prompt": Token(limits.AGENT_PROMPT), "agent_prompt_display": Token(limits.AGENT_PROMPT)}
_VISIBLE: Fields = {"visible_to_user_ids": Many(ID, limits.OPTIONS)}

BUTTON = kind("button", _LABEL, {"value": _VALUE, "url": URL, "style": STYLE, **_BUTTON, **_PROMPTED, **_VISIBLE})
IMAGE = kind("image", {"alt_text": Words(limits.IMAGE_TEXT)}, {"image_url": URL, "slack_file": SLACK_FILE}, one_picture)
_TRIGGER = record({"url": URL}, {"customizable_input_parameters": Anything()})
_BUTTONS = {
    **BUTTON,
    **kind("overflow", {"options": Many(option(linked=True), limits.OVERFLOW_OPTIONS)}, _CONFIRMED),
    **kind("workflow_button", {**_LABEL, "workflow": record({"trigger": _TRIGGER})}, {"style": STYLE, **_BUTTON}),
}
_LINES: Fields = {"min_lines": Whole(1, limits.INPUT_LINES), "max_lines": Whole(1, limits.INPUT_LINES)}
_RICH_TEXT_INPUT = kind("rich_text_input", {}, {"initial_value": Kinds(RICH_TEXT), **_LINES, **_TYPED})
_DATETIME = {"datetimepicker": _PICKERS["datetimepicker"]}

IN_ACTIONS = Kinds({**_BUTTONS, **_MENUS, **_PICKERS, **_BOXES, **_RICH_TEXT_INPUT})
AS_ACCESSORY = Kinds(
    {
        name: shape
        for name, shape in {**_BUTTONS, **_MENUS, **_PICKERS, **_BOXES, **IMAGE}.items()
        if name not in _DATETIME
    }
)
IN_INPUT = Kinds(
    {
        **_MENUS,
        **_PICKERS,
        **_BOXES,
        **_RICH_TEXT_INPUT,
        **kind(
            "plain_text_input",
            {},
            {
                **_INITIAL_TEXT,
                "multiline": Flag(),
                "min_length": Whole(0, limits.INPUT_LENGTH),
                "max_length": Whole(1, limits.INPUT_LENGTH),
                **_TYPED,
            },
            _in_order("min_length", "max_length"),
        ),
        **kind("email_text_input", {}, {**_INITIAL_TEXT, **_TYPED}),
        **kind("url_text_input", {}, {**_INITIAL_TEXT, **_TYPED}),
        **kind(
            "number_input",
            {"is_decimal_allowed": Flag()},
            {"initial_value": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER, **_TYPED},
            _whole_numbers,
            _in_order("min_value", "max_value"),
            instead={"is_decimal_allowed": True},
        ),
        **kind(
            "file_input",
            {},
            {"filetypes": Many(Token(), limits.OPTIONS), "max_files": Whole(1, limits.FILES), **_ACTION},
        ),
    }
)

_FEEDBACK = record({**_LABEL, "value": _VALUE}, {"accessibility_label": Words(limits.BUTTON_TEXT)})
IN_CONTEXT_ACTIONS = Kinds(
    {
        **kind("feedback_buttons", {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, _ACTION),
        **kind(
            "icon_button",
            {"icon": Choice(("trash",)), **_LABEL},
            {"value": _VALUE, **_BUTTON, **_VISIBLE},
        ),
    }
)
