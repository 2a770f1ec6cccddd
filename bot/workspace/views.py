"""Homes and modals: what the app shows a person beside the conversations."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import RLock
from types import MappingProxyType
from typing import Any

from bot.workspace.changes import Changes
from bot.workspace.identity import APP_ID, BOT_ID, TEAM_ID
from bot.workspace.inputs import Values
from bot.workspace.naming import Block, name_blocks
from bot.workspace.web_api.errors import SlackError

MOST_OPEN = 3
NO_ERRORS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class View:
    """A Home or a modal. `given` is what the app sent; `errors` stand at the fields of their block_id."""

    id: str
    person_id: str
    given: Mapping[str, Any]
    hash: str
    root_id: str
    previous_id: str | None = None
    values: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    revision: int = 0

    @property
    def blocks(self) -> Sequence[Block]:
        """What it shows."""
        blocks: Sequence[Block] = self.given["blocks"]
        return blocks

    @property
    def drawn_as(self) -> str:
        """Changes whenever it must be drawn again."""
        return f"{self.id}-{self.hash}-{self.revision}"

    @property
    def is_home(self) -> bool:
        """Is it a Home, rather than a modal?"""
        return bool(self.given["type"] == "home")

    def flag(self, name: str) -> bool:
        """One of the view's settings, such as `notify_on_close`."""
        return bool(self.given.get(name))


class Views:
    """Every person's Home and the modals open before them, the one on top last."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._lock = RLock()
        self._homes: dict[str, View] = {}
        self._stacks: dict[str, list[View]] = {}

    def home(self, person_id: str) -> View | None:
        """The person's Home, where the app has published one."""
        with self._lock:
            return self._homes.get(person_id)

    def top(self, person_id: str) -> View | None:
        """The modal before the person."""
        with self._lock:
            return next(reversed(self._stacks.get(person_id, [])), None)

    def find(self, view_id: str) -> View | None:
        """The Home or open modal of this id."""
        return next((view for view in self._all() if view.id == view_id), None)

    def find_external(self, external_id: str) -> View | None:
        """The Home or open modal that the app gave this name."""
        return next((view for view in self._all() if view.given.get("external_id") == external_id), None)

    def publish(self, person_id: str, given: Mapping[str, Any]) -> View:
        """The person's Home with this content. A Home keeps its id."""
        with self._lock:
            old = self._homes.get(person_id)
            view = self._changed(old, given) if old else _made(person_id, given)
            self._homes[person_id] = view
            self._changes.note()
            return view

    def open(self, person_id: str, given: Mapping[str, Any]) -> View:
        """A modal before the person, in the place of what was open."""
        with self._lock:
            view = _made(person_id, given)
            self._stacks[person_id] = [view]
            self._changes.note()
            return view

    def push(self, person_id: str, given: Mapping[str, Any]) -> View:
        """A modal on top of the open one; SlackError("push_limit_reached") where there are three."""
        with self._lock:
            stack = self._stacks.setdefault(person_id, [])
            if len(stack) >= MOST_OPEN:
                raise SlackError("push_limit_reached")
            below = stack[-1] if stack else None
            view = _made(person_id, given)
            if below:
                view = replace(view, root_id=below.root_id, previous_id=below.id)
            stack.append(view)
            self._changes.note()
            return view

    def update(self, view: View, given: Mapping[str, Any]) -> View:
        """The view with another content. What was typed into fields of the same name stays."""
        return self._put(self._changed(view, given))

    def keep(self, view: View, values: Values) -> View:
        """The view as the person has filled it in."""
        return self._put(replace(self.find(view.id) or view, values=values))

    def complain(self, view: View, *, errors: Mapping[str, str] = NO_ERRORS, trouble: str = "") -> None:
        """Show what is wrong: at its fields, or with the whole."""
        now = self.find(view.id)
        if now:
            self._put(replace(now, errors=errors, trouble=trouble, revision=now.revision + 1))

    def close(self, view: View) -> None:
        """Take the modal away; the one below comes back."""
        with self._lock:
            stack = self._stacks.get(view.person_id, [])
            self._stacks[view.person_id] = [open_view for open_view in stack if open_view.id != view.id]
            self._changes.note()

    def clear(self, person_id: str) -> list[View]:
        """Take all the person's modals away; gives what was open, the top one first."""
        with self._lock:
            self._changes.note()
            return self._stacks.pop(person_id, [])[::-1]

    def _all(self) -> list[View]:
        with self._lock:
            return [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]

    def _changed(self, view: View, given: Mapping[str, Any]) -> View:
        now = self.find(view.id) or view
        return replace(now, given=_named(given), hash=_new_hash(), errors=NO_ERRORS, trouble="")

    def _put(self, view: View) -> View:
        """Keep the view in its place. One that went meanwhile stays gone."""
        with self._lock:
            home = self._homes.get(view.person_id)
            if home is not None and home.id == view.id:
                self._homes[view.person_id] = view
            stack = self._stacks.get(view.person_id, [])
            self._stacks[view.person_id] = [view if known.id == view.id else known for known in stack]
            self._changes.note()
            return view


def view_payload(view: View) -> dict[str, Any]:
    """The view in Slack's shape."""
    given = view.given
    return {
        "id": view.id,
        "team_id": TEAM_ID,
        "type": given["type"],
        "blocks": [dict(block) for block in view.blocks],
        "private_metadata": given.get("private_metadata") or "",
        "callback_id": given.get("callback_id") or "",
        "state": {"values": view.values or {}},
        "hash": view.hash,
        "title": given.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": view.flag("clear_on_close"),
        "notify_on_close": view.flag("notify_on_close"),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": APP_ID,
        "external_id": given.get("external_id") or "",
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }


def _made(person_id: str, given: Mapping[str, Any]) -> View:
    key = f"V{secrets.token_hex(5).upper()}"
    return View(key, person_id, _named(given), _new_hash(), root_id=key)


def _named(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**given, "blocks": name_blocks(given["blocks"])}


def _new_hash() -> str:
    return secrets.token_hex(8)
