"""What the doctor says about Slack: each thing that can be wrong has a name, and a way to mend it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from bot.commands.findings import Finding
from bot.commands.slack_health import CohortChannels, slack_findings
from bot.connection import SCOPES
from bot.settings import Settings


@dataclass
class Workspace:
    """A Slack that knows the four methods the doctor calls, and lists its channels two a page."""

    url: str = ""
    scopes: str | None = ",".join(SCOPES)
    channels: list[dict[str, str]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def answer(self, method: str, token: str, arguments: dict[str, list[str]]) -> dict[str, Any]:
        self.tokens[method] = token
        if method in self.errors:
            return {"ok": False, "error": self.errors[method]}
        if method == "users.conversations":
            start = int(arguments.get("cursor", ["0"])[0])
            cursor = str(start + 2) if start + 2 < len(self.channels) else ""
            return {
                "ok": True,
                "channels": self.channels[start : start + 2],
                "response_metadata": {"next_cursor": cursor},
            }
        return {"ok": True, "user": "companion", "team": "Rossier", "url": "wss://somewhere"}


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            address = urlsplit(self.path)
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            said = workspace.answer(address.path.rpartition("/")[2], token, parse_qs(body or address.query))
            answer = json.dumps(said).encode()
            self.send_response(200)
            if workspace.scopes is not None:
                self.send_header("x-oauth-scopes", workspace.scopes)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    workspace.url = f"http://127.0.0.1:{server.server_port}/api/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield workspace
    server.shutdown()
    server.server_close()
    thread.join()


def findings(
    workspace: Workspace, cohort_channels: CohortChannels | None = None, *, http: bool = False
) -> dict[str, Finding]:
    way_in = {"slack_signing_secret": SecretStr("s")} if http else {"slack_app_token": SecretStr("xapp-1")}
    settings = Settings(slack_bot_token=SecretStr("xoxb-1"), slack_api_url=workspace.url, **way_in)
    return {one.what: one for one in slack_findings(settings, cohort_channels or {})}


@pytest.fixture(autouse=True)
def _no_slack_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_URL"):
        monkeypatch.delenv(f"SLACK_{name}", raising=False)


def test_a_connection_that_is_well_says_so_in_each_part(workspace: Workspace) -> None:
    workspace.channels = [{"id": f"C{number}", "name": f"room-{number}"} for number in range(3)]
    assert list(findings(workspace, {("usc", "2026"): "C2"}).values()) == [
        Finding("Slack", well=True, found="Slack by Socket Mode, as companion in Rossier"),
        Finding("Slack scopes", well=True, found=f"all {len(SCOPES)} are there"),
        Finding("Slack socket", well=True, found="SLACK_APP_TOKEN opens one"),
        Finding("Slack channels", well=True, found="a member of #room-0, #room-1, #room-2"),
    ]
    assert workspace.tokens == {
        "auth.test": "xoxb-1",
        "apps.connections.open": "xapp-1",
        "users.conversations": "xoxb-1",
    }


def test_by_http_there_is_no_socket_to_look_at(workspace: Workspace) -> None:
    assert list(findings(workspace, http=True)) == ["Slack", "Slack scopes", "Slack channels"]


def test_with_no_tokens_there_is_only_the_local_workspace() -> None:
    [only] = slack_findings(Settings(), {})
    assert (only.well, "local workspace" in only.found) == (True, True)


def test_a_refused_token_is_said_once(workspace: Workspace) -> None:
    workspace.errors["auth.test"] = "invalid_auth"
    [only] = findings(workspace).values()
    assert (only.what, only.well) == ("Slack", False)
    assert "SLACK_BOT_TOKEN (invalid_auth)" in only.found


def test_half_a_configuration_is_said_once() -> None:
    [only] = slack_findings(Settings(slack_bot_token=SecretStr("xoxb-1")), {})
    assert (only.well, "SLACK_APP_TOKEN is not set" in only.found) == (False, True)


def test_missing_scopes_are_named_with_what_they_are_for_and_where_to_add_them(workspace: Workspace) -> None:
    workspace.scopes = ",".join(SCOPES.keys() - {"im:history", "users:read.email"})
    found = findings(workspace)["Slack scopes"]
    assert not found.well
    assert "im:history (to read what people write to it in direct messages), users:read.email (to" in found.found
    assert "Reinstall to Workspace" in found.found


def test_scopes_beyond_the_manifest_are_mentioned(workspace: Workspace) -> None:
    workspace.scopes = f"{workspace.scopes}, channels:history"
    found = findings(workspace)["Slack scopes"]
    assert (found.well, found.found) == (True, f"all {len(SCOPES)} are there; not needed: channels:history")


def test_a_server_that_names_no_scopes_is_no_fault(workspace: Workspace) -> None:
    workspace.scopes = None
    assert findings(workspace)["Slack scopes"].well


def test_an_app_token_that_opens_no_socket_says_where_to_make_one(workspace: Workspace) -> None:
    workspace.errors["apps.connections.open"] = "not_allowed_token_type"
    found = findings(workspace)["Slack socket"]
    assert not found.well
    assert "SLACK_APP_TOKEN (not_allowed_token_type)" in found.found
    assert "connections:write" in found.found


def test_a_cohorts_channel_without_the_companion_is_named_with_the_words_to_type(workspace: Workspace) -> None:
    workspace.channels = [{"id": "C1", "name": "usc-cohort"}]
    found = findings(workspace, {("usc", "2026"): "C1", ("mcoe", "2025"): "C9"})["Slack channels"]
    assert not found.well
    assert "not a member of C9 (cohort 2025 of mcoe)," in found.found
    assert "/invite @companion" in found.found


def test_no_channel_yet_is_no_fault_but_said(workspace: Workspace) -> None:
    found = findings(workspace)["Slack channels"]
    assert (found.well, "/invite @companion" in found.found) == (True, True)


def test_memberships_that_may_not_be_read_name_the_scope(workspace: Workspace) -> None:
    workspace.errors["users.conversations"] = "missing_scope"
    found = findings(workspace)["Slack channels"]
    assert (found.well, "channels:read and groups:read" in found.found) == (False, True)
