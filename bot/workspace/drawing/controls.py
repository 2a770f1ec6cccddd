"""An element of a block as the HTML control that stands for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from bot.workspace.drawing.surfaces import Surface
from bot.workspace.inputs import FIELDS, field_name, initial_value
from bot.workspace.naming import Block, Element

_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "plain_text_input": "text",
        "number_input": "text",
        "email_text_input": "text",
        "url_text_input": "text",
        "datepicker": "text",
        "timepicker": "text",
        "datetimepicker": "text",
        "static_select": "select",
        "users_select": "select",
        "conversations_select": "select",
        "channels_select": "select",
        "multi_static_select": "many",
        "multi_users_select": "many",
        "multi_conversations_select": "many",
        "multi_channels_select": "many",
        "radio_buttons": "radio",
        "checkboxes": "checkbox",
        "file_input": "files",
        "overflow": "overflow",
        "button": "button",
        "icon_button": "button",
        "feedback_buttons": "feedback",
    }
)
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "email_text_input": "email",
        "url_text_input": "url",
        "datepicker": "date",
        "timepicker": "time",
        "datetimepicker": "datetime-local",
    }
)
_TYPED = frozenset({"plain_text_input", "number_input", "email_text_input", "url_text_input"})


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its value on the page, what Slack's option says, and whether it is chosen."""

    value: str
    text: Mapping[str, Any]
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Control:
    """What the page draws. `shape` names the template's macro; `dispatch` is when the app hears of it at once."""

    id: str
    name: str
    shape: str
    type: str = "text"
    value: Any = None
    groups: Sequence[tuple[str, Sequence[Choice]]] = ()
    dispatch: str = ""
    inputmode: str = ""

    @property
    def choices(self) -> list[Choice]:
        """All choices, without their groups."""
        return [choice for _, choices in self.groups for choice in choices]

    @property
    def chosen(self) -> list[Choice]:
        """Those that are chosen."""
        return [choice for choice in self.choices if choice.chosen]


def control(element: Element, block: Block, surface: Surface) -> Control:
    """The control of one element, filled with what the person put there before."""
    kind = element.get("type", "")
    shape = _SHAPES.get(kind, "unknown")
    name = field_name(block, element)
    held: Any = None
    if kind in FIELDS:
        value = surface.value(block, element) or initial_value(element)
        held = value[FIELDS[kind].key]
    return Control(
        id=f"{surface.key}-{name}".replace(" ", "-"),
        name=name,
        shape="area" if shape == "text" and element.get("multiline") else shape,
        type=_TYPES.get(kind, "text"),
        value=_shown(kind, held, surface.zone),
        groups=[(label, list(choices)) for label, choices in _groups(element, held, surface)],
        dispatch=_dispatch(element, block),
        inputmode=_inputmode(element),
    )


def _shown(kind: str, held: Any, zone: str) -> Any:
    if kind == "datetimepicker" and held:
        return datetime.fromtimestamp(int(held), UTC).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
    return held


def _inputmode(element: Element) -> str:
    if element.get("type") != "number_input":
        return ""
    return "decimal" if element.get("is_decimal_allowed") else "numeric"


def _dispatch(element: Element, block: Block) -> str:
    """When the app hears of it: in an input block only where that asks for it."""
    kind = element.get("type")
    if block.get("type") == "input" and not block.get("dispatch_action"):
        return ""
    if kind not in _TYPED:
        return "change"
    on = (element.get("dispatch_action_config") or {}).get("trigger_actions_on") or ["on_enter_pressed"]
    return " ".join(sorted({"on_enter_pressed": "enter", "on_character_entered": "typing"}.get(one, "") for one in on))


def _groups(element: Element, held: Any, surface: Surface) -> Iterator[tuple[str, Iterator[Choice]]]:
    kind = element.get("type", "")
    if "users" in kind:
        yield "", _named(surface.people, held)
    elif "conversations" in kind or "channels" in kind:
        yield "", _named(surface.channels, held)
    elif kind in FIELDS:
        if element.get("options"):
            yield "", _options(element["options"], held)
        for group in element.get("option_groups") or ():
            yield (group.get("label") or {}).get("text", ""), _options(group.get("options") or (), held)


def _named(names: Mapping[str, str], held: Any) -> Iterator[Choice]:
    chosen = held if isinstance(held, list) else [held]
    for key, name in names.items():
        yield Choice(key, {"type": "plain_text", "text": name}, chosen=key in chosen)


def _options(options: Sequence[Mapping[str, Any]], held: Any) -> Iterator[Choice]:
    chosen = [option.get("value") for option in (held if isinstance(held, list) else [held]) if option]
    for option in options:
        value = str(option.get("value", ""))
        description = (option.get("description") or {}).get("text", "")
        yield Choice(value, option.get("text") or {}, description, chosen=value in chosen)
