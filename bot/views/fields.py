"""The fields of a modal, each in a block of its own name; a field's element is called `value`."""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any

from bot.outgoing import limits
from bot.outgoing.splitting import shorten
from bot.views.blocks import Block, View

ELEMENT = "value"

_DIGITS = 18
"""The longest number that is read: no row has a longer one, and Python reads none of thousands of digits."""

Option = dict[str, Any]


def modal(callback_id: str, title: str, submit: str, blocks: Sequence[Block], *, about: str = "") -> View:
    """A modal that is sent off with `submit`; `about` is what it carries unseen."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(shorten(title, limits.VIEW_TITLE)),
        "submit": plain_text(shorten(submit, limits.VIEW_TITLE)),
        "close": plain_text("Cancel"),
        "private_metadata": about,
        "blocks": list(blocks),
    }


def plain_text(text: str) -> Block:
    """Words that Slack shows as they are."""
    return {"type": "plain_text", "text": text}


def option(label: str, value: str, *, below: str | None = None) -> Option:
    """One choice of a list; `below` is the small line under it."""
    one = {"text": plain_text(shorten(label, limits.OPTION_TEXT)), "value": value}
    return one if below is None else {**one, "description": plain_text(shorten(below, limits.OPTION_TEXT))}


def in_field(message: str) -> str:
    """The message as the error at a field, where Slack shows marks as they are typed."""
    return message.replace("`", "")


def whole_number(value: str) -> int | None:
    """The number that a choice or a button stands for; None where it stands for none that a record can have."""
    return int(value) if value.isdecimal() and len(value) <= _DIGITS else None


def fresh(block_id: str, filled_for: str) -> str:
    """The block of a field that is filled anew for another choice: Slack keeps what stood in a block of that name."""
    return f"{block_id}#{filled_for}" if filled_for else block_id


def field_name(block_id: str) -> str:
    """The field that a block holds, whatever it was filled for."""
    return block_id.partition("#")[0]


def field(block_id: str, label: str, element: Block, *, optional: bool = False, hint: str | None = None) -> Block:
    """A labelled field; `hint` is the small line below it."""
    block = {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label),
        "optional": optional,
        "element": {"action_id": ELEMENT, **element},
    }
    return block if hint is None else {**block, "hint": plain_text(hint)}


def line_of_text(initial: str | None, *, example: str, longest: int) -> Block:
    """One line to type."""
    element = {"type": "plain_text_input", "placeholder": plain_text(example), "max_length": longest}
    return {**element, "initial_value": shorten(initial, longest)} if initial else element


def text_area(initial: str | None = None, *, longest: int, example: str | None = None) -> Block:
    """Several lines to type."""
    element = {"type": "plain_text_input", "multiline": True, "max_length": longest}
    shown = {"placeholder": plain_text(shorten(example, limits.PLACEHOLDER))} if example else {}
    return {**element, **shown, **({"initial_value": shorten(initial, longest)} if initial else {})}


def choice(options: Sequence[Option], chosen: str | None, *, prompt: str) -> Block:
    """One of a list; beyond Slack's hundred the list is cut into groups of a hundred."""
    element = {"type": "static_select", "placeholder": plain_text(prompt), **_listed(options)}
    initial = [one for one in options if one["value"] == chosen]
    return {**element, "initial_option": initial[0]} if initial else element


def grouped(groups: Sequence[tuple[str, Sequence[Option]]], chosen: str | None, *, prompt: str) -> Block:
    """One of several lists, each under its name."""
    named = [{"label": plain_text(shorten(name, limits.OPTION_TEXT)), "options": list(some)} for name, some in groups]
    element = {"type": "static_select", "placeholder": plain_text(prompt), "option_groups": named}
    initial = [one for _, some in groups for one in some if one["value"] == chosen]
    return {**element, "initial_option": initial[0]} if initial else element


def radio(options: Sequence[Option], chosen: str | None) -> Block:
    """One of a few, all of them in sight."""
    initial = [one for one in options if one["value"] == chosen]
    element = {"type": "radio_buttons", "options": list(options)}
    return {**element, "initial_option": initial[0]} if initial else element


def ticks(options: Sequence[Option], chosen: Sequence[str] = ()) -> Block:
    """Any of a few, to be ticked; Slack takes ten."""
    initial = [one for one in options if one["value"] in chosen]
    element = {"type": "checkboxes", "options": list(options)[: limits.TICKED_OPTIONS]}
    return {**element, "initial_options": initial} if initial else element


def choices(options: Sequence[Option], chosen: Collection[str], *, prompt: str) -> Block:
    """Any number of a list, however long it is."""
    element = {"type": "multi_static_select", "placeholder": plain_text(prompt), **_listed(options)}
    initial = [one for one in options if one["value"] in chosen]
    return {**element, "initial_options": initial} if initial else element


def day_picker(initial: date | None) -> Block:
    """A day from a calendar."""
    element = {"type": "datepicker", "placeholder": plain_text("Choose a day")}
    return {**element, "initial_date": initial.isoformat()} if initial else element


def time_picker(initial: time | None) -> Block:
    """A time of the day."""
    element = {"type": "timepicker", "placeholder": plain_text("Choose a time")}
    return {**element, "initial_time": f"{initial:%H:%M}"} if initial else element


def _listed(options: Sequence[Option]) -> Block:
    if len(options) <= limits.OPTIONS:
        return {"options": list(options)}
    groups = [options[start : start + limits.OPTIONS] for start in range(0, len(options), limits.OPTIONS)]
    return {"option_groups": [{"label": _span(group), "options": list(group)} for group in groups]}


def _span(group: Sequence[Option]) -> Block:
    first, last = (one["text"]["text"] for one in (group[0], group[-1]))
    return plain_text(shorten(f"{first} to {last}", limits.OPTION_TEXT))
