"""The manifest that an administrator pastes into Slack asks for what the app uses: no less, and no more."""

import ast
import inspect
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.connection import SCOPES
from bot.settings import Settings
from bot.workspace.trial import SHORTCUTS
from tests.bot.dialog import Dialog
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

ROOT = Path(__file__).parents[1]
MANIFEST: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
FEATURES = MANIFEST["features"]

METHOD_SCOPES = {
    # what Slack's page on each method names for a bot token
    "apps.connections.open": set(),  # an app-level token's own scope, connections:write
    "assistant.threads.setStatus": {"chat:write"},  # since March 2026, in channels too
    "auth.test": set(),
    "chat.appendStream": {"chat:write"},
    "chat.getPermalink": set(),
    "chat.postEphemeral": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.startStream": {"chat:write"},
    "chat.stopStream": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.history": {"im:history"},  # in direct messages alone: in a channel it may not look
    "conversations.open": {"im:write"},
    "conversations.replies": {"im:history"},  # as above
    "files.upload.v2": {"files:write"},
    "files.info": {"files:read"},  # as opening a file's url_private
    "users.conversations": {"channels:read", "groups:read"},
    "users.info": {"users:read", "users:read.email"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
EVENT_SCOPES = {"app_home_opened": set(), "app_mention": {"app_mentions:read"}, "message.im": {"im:history"}}

_KINDS = {"event", "message_event", "command", "shortcut", "global_shortcut", "message_shortcut"}
_CONSTRAINTS = ("constraints", "event_type", "command", "callback_id")

_NO_METHODS = {"api_call", "validate_response", "issue_new_token"}
_METHODS = {name for name in dir(WebClient) if "_" in name and name[0].islower()} - _NO_METHODS


def registered(app: App) -> Iterator[tuple[str, str]]:
    """What the app's listeners wait for, by kind and name, read from where Bolt keeps it."""
    for listener in app._listeners:
        for matcher in listener.matchers:
            function = getattr(matcher, "func", None)
            kind = getattr(function, "__qualname__", "").partition(".")[0]
            if function is not None and kind in _KINDS:
                held = inspect.getclosurevars(function).nonlocals
                [constraint] = [held[name] for name in _CONSTRAINTS if name in held]
                yield kind, constraint["type"] if isinstance(constraint, dict) else str(constraint)


@pytest.fixture
def waits_for(tmp_path: Path, slack: SlackStub) -> set[tuple[str, str]]:
    """The events, commands and shortcuts that the app registers."""
    with opened(Settings(home=tmp_path), lambda: datetime(2026, 11, 18, tzinfo=UTC)) as companion:
        return set(registered(Dialog(companion, slack).app))


def called_methods() -> set[str]:
    """The Web API methods that the code of `bot` calls; the local workspace answers them and calls none."""
    called: set[str] = set()
    for path in (ROOT / "bot").rglob("*.py"):
        if "workspace" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS:
                called.add(node.attr.replace("_", "."))
    return called


def test_every_event_the_app_listens_to_is_subscribed_and_no_other(waits_for: set[tuple[str, str]]) -> None:
    subscribed = {event.partition(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert subscribed == {name for kind, name in waits_for if kind in {"event", "message_event"}}


def test_every_command_of_the_app_is_declared_and_no_other(waits_for: set[tuple[str, str]]) -> None:
    declared = {command["command"] for command in FEATURES["slash_commands"]}
    assert declared == {name for kind, name in waits_for if kind == "command"}


def test_every_shortcut_of_the_app_is_declared_with_its_type_and_no_other(waits_for: set[tuple[str, str]]) -> None:
    declared = {(f"{shortcut['type']}_shortcut", shortcut["callback_id"]) for shortcut in FEATURES["shortcuts"]}
    waited = {(kind, name) for kind, name in waits_for if kind.endswith("shortcut")}
    assert {name for _, name in declared} == {name for _, name in waited}
    assert {one for one in waited if one[0] != "shortcut"} <= declared


def test_the_scopes_are_those_that_the_calls_and_events_need() -> None:
    called = called_methods()
    assert called - METHOD_SCOPES.keys() == set(), "which scope do they need? Say so in METHOD_SCOPES"
    needed = {"commands"}.union(*(METHOD_SCOPES[method] for method in called))
    needed = needed.union(*(EVENT_SCOPES[event] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]))
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed


def test_the_doctor_and_the_manual_know_every_scope() -> None:
    scopes = MANIFEST["oauth_config"]["scopes"]["bot"]
    assert scopes == sorted(SCOPES)
    manual = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")
    assert [scope for scope in scopes if f"`{scope}`" not in manual] == []


def test_what_people_do_in_slack_reaches_the_app_with_no_public_address() -> None:
    assert FEATURES["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert MANIFEST["settings"]["socket_mode_enabled"]
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]


def test_the_texts_fit_where_slack_shows_them() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    assert re.fullmatch(r"[a-z0-9._-]{1,80}", FEATURES["bot_user"]["display_name"])
    for shortcut in FEATURES["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    for command in FEATURES["slash_commands"]:
        assert len(command["command"]) <= 32


def test_slacks_own_command_line_finds_the_manifest_and_starts_the_companion() -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text(encoding="utf-8"))["hooks"]
    config = json.loads((ROOT / ".slack" / "config.json").read_text(encoding="utf-8"))
    assert config == {"manifest": {"source": "local"}}
    assert hooks["start"] == "python3 -m bot serve"
    offered = json.loads(hook(hooks["get-hooks"]))["hooks"]
    assert json.loads(hook(offered["get-manifest"])) == MANIFEST


def hook(command: str) -> bytes:
    """What a hook prints when Slack's command line runs it here."""
    words = [sys.executable, *shlex.split(command)[1:]]
    return subprocess.run(words, cwd=ROOT, check=True, capture_output=True, timeout=30).stdout  # noqa: S603 - commands of this checkout


def test_the_local_workspace_offers_the_same_shortcuts():
    declared = [(one["name"], one["callback_id"], one["description"]) for one in FEATURES["shortcuts"]]
    assert [(one.name, one.callback_id, one.description) for one in SHORTCUTS] == declared
