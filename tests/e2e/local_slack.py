"""`local-slack`, a Slack that others wrote (npm, MIT): started on this machine's loopback, and driven."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs

import httpx
from websockets.sync.client import connect

from tests.e2e.local_slack_program import program

Payload = dict[str, Any]
Found = TypeVar("Found")

BOT, BOT_TOKEN, APP_TOKEN, SECRET = (
    "U0BOT",
    "xoxb-stand-in",
    "xapp-stand-in",
    "stand-in",
)  # the stand-in's own, no secrets
TEAM, CHANNEL = "T0STANDIN", "C0COHORT"

LOOPBACK_ONLY = 'const serve = Bun.serve; Bun.serve = (options) => serve({ ...options, hostname: "127.0.0.1" });\n'
"""The program listens to every network and has no switch for it; its runtime reads this before it starts."""

_HOLDS = {
    "plain_text_input": "value",
    "static_select": "selected_option",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
}
"""Where a field's element keeps what was filled in."""

PATIENCE = 15.0


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < deadline, what
        time.sleep(0.02)
    return found


@contextmanager
def local_slack(folder: Path, people: Mapping[str, str], events_url: str | None) -> Iterator["LocalSlack"]:
    """A workspace of these people (Slack id to e-mail address), until the block ends.

    It calls the app at `events_url`, or by Socket Mode where there is none.
    """
    port = free_port()
    app = {
        "botUserId": BOT,
        "botToken": BOT_TOKEN,
        "appToken": APP_TOKEN,
        "signingSecret": SECRET,
        "botName": "companion",
    }
    way = {"mode": "events", "requestUrl": events_url} if events_url else {"mode": "socket"}
    config = {
        "workspace": {"name": "Stand-in", "domain": "stand-in", "teamId": TEAM},
        "users": [{"id": one, "name": email.partition("@")[0], "email": email} for one, email in people.items()],
        "channels": [{"id": CHANNEL, "name": "usc-cohort", "members": [*people, BOT]}],
        "apps": [{**app, **way, "slashCommands": [{"command": "/casc"}]}],
    }
    (folder / "workspace.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "loopback.js").write_text(LOOPBACK_ONLY, encoding="utf-8")
    environment = {
        "PATH": os.defpath,
        "TMPDIR": str(folder),  # where it keeps uploaded files
        "BUN_OPTIONS": f"--preload={folder / 'loopback.js'}",
    }
    command = [str(program()), "--config", str(folder / "workspace.json"), "--port", str(port)]
    with (folder / "local-slack.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)  # noqa: S603 - the pinned program
    slack = LocalSlack(f"http://127.0.0.1:{port}")
    try:
        until(slack.is_up, f"local-slack did not start: see {folder / 'local-slack.log'}")
        yield slack
    finally:
        slack.close()
        process.terminate()
        process.wait(timeout=10)


class LocalSlack:
    """The stand-in as a person and an onlooker have it: what is typed and pressed, and all that went to and fro."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/_control", timeout=PATIENCE)

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return self._http.get("/state").is_success
        except httpx.TransportError:
            return False

    def say(self, user: str, text: str, *, channel: str | None = None) -> Payload:
        """Type a message, in a direct message to the companion where no channel is named; the message as it stands."""
        return self._post("message", {"user": user, "channel": channel or user, "text": text})["message"]

    def command(self, user: str, text: str, *, channel: str = CHANNEL) -> None:
        """Type `/casc text`."""
        self._post("command", {"user": user, "channel": channel, "command": "/casc", "text": text})

    def press(self, user: str, message: Payload, label: str) -> None:
        """Press the button with that label."""
        action = next(one for one in elements(message) if one["text"]["text"] == label)
        place = {"user": user, "channel": message["channel"], "messageTs": message["ts"]}
        self._post("interact", {**place, "action": action})

    def open_home(self, user: str) -> Payload:
        """Open the companion's Home tab; what it shows."""
        self._post("open-home", {"user": user})
        return until(lambda: self.home(user), f"nothing was published for {user}")

    def press_home(self, user: str, label: str) -> None:
        """Press a button of the Home tab. It says that a message was pressed, which the trigger does not mind."""
        home = self.home(user) or {}
        self.press(user, {**home, "channel": user, "ts": home["id"]}, label)

    def submit(self, user: str, values: Payload) -> dict[str, str]:
        """Send off the modal that stands open, with these `state.values`; the errors at its fields."""
        with connect(f"{self.url.replace('http', 'ws', 1)}/ui") as page:
            page.send(json.dumps({"t": "view_submit", "user": user, "values": values}))
            while (shown := json.loads(page.recv(timeout=PATIENCE)))["t"] not in {"view", "view_errors"}:
                continue
        errors: dict[str, str] = shown.get("errors", {})
        return errors

    def close_modal(self, user: str) -> None:
        """Close the modal that stands open."""
        with connect(f"{self.url.replace('http', 'ws', 1)}/ui") as page:
            page.send(json.dumps({"t": "view_close", "user": user}))
        until(lambda: self.modal() is None, "the modal did not close")

    def modal(self) -> Payload | None:
        """The modal that stands open, if there is one."""
        stack = self._page()["modalStack"]
        return stack[-1] if stack else None

    def home(self, user: str) -> Payload | None:
        """The person's Home tab, where it was published."""
        views: dict[str, Payload] = self._page()["homeViews"].get(user, {})
        return next(iter(views.values()), None)

    def _page(self) -> Payload:
        """What its own page is told when it is opened."""
        with connect(f"{self.url.replace('http', 'ws', 1)}/ui") as page:
            state: Payload = json.loads(page.recv(timeout=PATIENCE))["state"]
            return state

    def messages(self, channel: str) -> list[Payload]:
        """The channel's messages, the oldest first."""
        found: list[Payload] = self._http.get(f"/messages/{channel}").raise_for_status().json()["messages"]
        return found

    def answers(self, channel: str, since: str = "0") -> list[Payload]:
        """What the companion has said there after the message with that `ts`."""
        return [one for one in self.messages(channel) if one.get("user") == BOT and one["ts"] > since]

    def direct_answers(self, user: str, since: str = "0") -> list[Payload]:
        """What the companion has said to that person in a direct message after that `ts`."""
        channels = self._http.get("/state").raise_for_status().json()["channels"]
        direct = [one["id"] for one in channels if one["is_im"] and user in one["members"]]
        return [answer for channel in direct for answer in self.answers(channel, since)]

    def newest_trigger(self) -> str:
        """The trigger id of the newest command; it opens modals for half an hour."""
        detail = [
            one["detail"] for one in self.log() if (one["kind"], one["direction"]) == ("slash_commands", "to_bot")
        ][-1]
        trigger: str = parse_qs(detail)["trigger_id"][0] if isinstance(detail, str) else detail["trigger_id"]
        return trigger

    def log(self) -> list[Payload]:
        """All that went to the app and came from it, in order."""
        found: list[Payload] = self._http.get("/log").raise_for_status().json()["log"]
        return found

    def _post(self, what: str, body: Payload) -> Payload:
        answer: Payload = self._http.post(f"/{what}", json=body).raise_for_status().json()
        assert answer["ok"], answer
        return answer


def filled(modal: Payload, typed: Mapping[str, Any]) -> Payload:
    """The `state.values` of a modal: what was typed or chosen by block, and elsewhere what it came with."""
    values = {}
    for block in modal["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            here = _HOLDS[element["type"]]
            initial = element.get(f"initial_{here.partition('_')[2] or here}")
            value = {"type": element["type"], here: typed.get(block["block_id"], initial)}
            values[block["block_id"]] = {element["action_id"]: value}
    return values


def option(modal: Payload, block_id: str, label: str) -> Payload:
    """The choice of a field that begins with these words."""
    [block] = [one for one in modal["blocks"] if one.get("block_id") == block_id]
    found: Payload = next(one for one in block["element"]["options"] if one["text"]["text"].startswith(label))
    return found


def elements(message: Payload) -> list[Payload]:
    """The buttons of a message or a view, each with its block's id."""
    return [
        {**element, "block_id": block.get("block_id", "")}
        for block in message.get("blocks", ())
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if "action_id" in element
    ]


def plain(message: Payload) -> str:
    """All that a message or a view says, without Slack's marks for bold."""
    return "\n".join(_texts(message.get("blocks", ()))).replace("*", "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
