"""What a button or a form carries, read back: a value, nothing, or the one refusal of what nobody can read any more."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from bot.listeners.entrance.faults import STALE_BUTTON
from bot.views.fields import whole_number
from induction.refused import Refused

Value = TypeVar("Value")


def read(as_value: Callable[[str], Value], said: object) -> Value | None:
    """What was said, as a value of this kind; None where nothing was said, or nothing of this kind."""
    try:
        return as_value(said) if isinstance(said, str) else None
    except ValueError:
        return None


def carried(as_value: Callable[[str], Value], value: str) -> Value:
    """What a button carries, as a value of this kind; Refused where it cannot be read as one."""
    try:
        return as_value(value)
    except ValueError as error:
        raise unreadable_button() from error


def number(value: str) -> int:
    """The number that a button carries; Refused where it carries no such thing."""
    found = whole_number(value)
    if found is None:
        raise unreadable_button()
    return found


def facts(about: str, *names: str) -> Sequence[Any]:
    """The facts of these names that a form carries as JSON; Refused where it lacks one."""
    try:
        held = json.loads(about)
        return [held[name] for name in names]
    except (ValueError, TypeError, KeyError) as error:
        raise unreadable_button() from error


def day(value: str) -> date:
    """The day that a button carries; Refused where it carries no such thing."""
    return carried(date.fromisoformat, value)


def instant(value: str) -> datetime:
    """The point in time that a button carries; Refused where it carries no such thing."""
    found = carried(datetime.fromisoformat, value)
    if found.tzinfo is None:
        raise unreadable_button()
    return found


def unreadable_button() -> Refused:
    """The refusal of a button that an earlier version made, or nobody."""
    return Refused("unreadable_button", STALE_BUTTON)
