"""What a person filled in, in the shapes that Slack's `state.values` has for each kind of element."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.naming import Block, Element, elements_of

Value = Mapping[str, Any]
Values = Mapping[str, Mapping[str, Value]]
"""The value of each element, by block_id and action_id."""

NO_VALUES: Values = MappingProxyType({})


@dataclass(frozen=True)
class Field:
    """How one kind of element carries its value: under which key, given before under which, one or many."""

    key: str
    initial: str
    many: bool = False


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "plain_text_input": Field("value", "initial_value"),
        "number_input": Field("value", "initial_value"),
        "email_text_input": Field("value", "initial_value"),
        "url_text_input": Field("value", "initial_value"),
        "static_select": Field("selected_option", "initial_option"),
        "radio_buttons": Field("selected_option", "initial_option"),
        "checkboxes": Field("selected_options", "initial_options", many=True),
        "multi_static_select": Field("selected_options", "initial_options", many=True),
        "users_select": Field("selected_user", "initial_user"),
        "multi_users_select": Field("selected_users", "initial_users", many=True),
        "conversations_select": Field("selected_conversation", "initial_conversation"),
        "multi_conversations_select": Field("selected_conversations", "initial_conversations", many=True),
        "channels_select": Field("selected_channel", "initial_channel"),
        "multi_channels_select": Field("selected_channels", "initial_channels", many=True),
        "datepicker": Field("selected_date", "initial_date"),
        "timepicker": Field("selected_time", "initial_time"),
        "datetimepicker": Field("selected_date_time", "initial_date_time"),
        "file_input": Field("files", "", many=True),
        "overflow": Field("selected_option", ""),
    }
)
_OF_OPTIONS = frozenset({"static_select", "radio_buttons", "checkboxes", "multi_static_select", "overflow"})
_STATELESS = frozenset({"overflow"})  # says what was pressed, and keeps nothing


@dataclass(frozen=True)
class Form:
    """What the browser sent: the strings under a name, the person's zone, and files by their id."""

    given: Callable[[str], Sequence[str]]
    zone: str
    file: Callable[[str], Value | None]


def field_name(block: Block, element: Element) -> str:
    """The name of an element's control on the page."""
    return f"{block['block_id']}|{element['action_id']}"


def options_of(element: Element) -> Iterator[Mapping[str, Any]]:
    """The options of a select, its groups one after the other."""
    yield from element.get("options") or ()
    for group in element.get("option_groups") or ():
        yield from group.get("options") or ()


def inputs_of(blocks: Sequence[Block]) -> Iterator[tuple[Block, Element]]:
    """Every element that holds a value, with its block."""
    for block in blocks:
        for element in elements_of(block):
            if element.get("type") in FIELDS and element["type"] not in _STATELESS:
                yield block, element


def initial_value(element: Element) -> Value:
    """What stands in the element before anybody touched it."""
    field = FIELDS[element["type"]]
    given = element.get(field.initial)
    return {"type": element["type"], field.key: (given or []) if field.many else given}


def read_value(block: Block, element: Element, form: Form) -> Value:
    """What the person put into the element."""
    field = FIELDS[element["type"]]
    chosen = _chosen(element, [text for text in form.given(field_name(block, element)) if text], form)
    return {"type": element["type"], field.key: chosen if field.many else next(iter(chosen), None)}


def read_values(blocks: Sequence[Block], form: Form) -> Values:
    """The `state.values` of a message or a view."""
    values: dict[str, dict[str, Value]] = {}
    for block, element in inputs_of(blocks):
        values.setdefault(block["block_id"], {})[element["action_id"]] = read_value(block, element, form)
    return values


def is_empty(value: Value) -> bool:
    """Has the person left it out?"""
    return not value[FIELDS[value["type"]].key]


def _chosen(element: Element, given: Sequence[str], form: Form) -> list[Any]:
    kind = element["type"]
    if kind in _OF_OPTIONS:
        return [option for option in options_of(element) if option.get("value") in given]
    if kind == "datetimepicker":
        return [instant for instant in (_instant(text, form.zone) for text in given) if instant is not None]
    if kind == "file_input":
        return [file for file in map(form.file, given) if file is not None]
    return [text.replace("\r\n", "\n") for text in given]  # a form sends its line ends as \r\n


def _instant(text: str, zone: str) -> int | None:
    try:
        return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())
    except (ValueError, OverflowError):
        return None
