"""The shortcuts that the app's manifest declares, as the workspace offers them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class GlobalShortcut:
    """One that is offered everywhere, beside the message box."""

    name: str
    callback_id: str
    description: str


@dataclass(frozen=True)
class MessageShortcut:
    """One that is offered at every message."""

    name: str
    callback_id: str
    description: str


Shortcut = GlobalShortcut | MessageShortcut


@dataclass(frozen=True)
class Shortcuts:
    """All of them, by where they are offered."""

    everywhere: tuple[GlobalShortcut, ...] = ()
    at_messages: tuple[MessageShortcut, ...] = ()

    @classmethod
    def of(cls, declared: Iterable[Shortcut]) -> "Shortcuts":
        """The declared shortcuts, each where it belongs and in the order of the manifest."""
        shortcuts = list(declared)
        return cls(
            tuple(one for one in shortcuts if isinstance(one, GlobalShortcut)),
            tuple(one for one in shortcuts if isinstance(one, MessageShortcut)),
        )
