"""Everything that the companion's listeners listen to, as they themselves register it."""

import re
from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from typing import Any, cast

from slack_bolt import App

from bot import listeners
from bot.listeners.entrance.doorway import Doorway

Key = tuple[str, str]
"""What is listened to: the kind, as Bolt names it, and the name of the button, form, shortcut, event or command."""


class ListeningApp:
    """Takes the place of a Bolt app while listeners register, and writes down what each listens to."""

    def __init__(self) -> None:
        self.keys: set[Key] = set()

    def __getattr__(self, kind: str) -> Callable[..., Callable[..., Any]]:
        def listen(to: object = None, *_: object, **__: object) -> Callable[..., Any]:
            if kind in {"action", "view", "shortcut", "event", "command"}:
                self.keys.add((kind, _name(to)))
            return lambda *given, **_: given[0] if given else None

        return listen


def listened_to(doorway: Doorway) -> set[Key]:
    """What all modules of `bot.listeners` listen to."""
    app = ListeningApp()
    for found in walk_packages(listeners.__path__, f"{listeners.__name__}."):
        module = import_module(found.name)
        if (register := getattr(module, "register", None)) is not None:
            register(*(cast("App", app), doorway)[: len(signature(register).parameters)])
    return app.keys


def _name(to: object) -> str:
    """The name that is listened for; of a pattern what it begins with."""
    if isinstance(to, re.Pattern):
        return re.split(r"[^\w:]", str(to.pattern).strip("^"))[0]
    if isinstance(to, dict):
        return str(to.get("callback_id") or to.get("action_id") or to.get("type"))
    return str(to)


def is_met(key: Key, met: set[Key]) -> bool:
    """Whether something of that name was met, or of one that begins with it and a colon."""
    kind, name = key
    return any(kind == one and (name == other or (name.endswith(":") and other.startswith(name))) for one, other in met)
