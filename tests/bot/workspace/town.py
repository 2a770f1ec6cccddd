"""A workspace with a small real Bolt app behind it, both served by one uvicorn, as `companion serve` does."""

import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Thread

import httpx
import uvicorn
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from bot.workspace.delivery import AppConnection
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.naming import elements_of
from bot.workspace.shortcuts import GlobalShortcut, MessageShortcut
from bot.workspace.views import View
from bot.workspace.workspace import Workspace, create_workspace

DANA = WorkspacePerson("U0DANA", "Dana Whitfield", "Candidate", "dana@sample.example")
MARCUS = WorkspacePerson("U0MARCUS", "Marcus Bell", "Coach", "marcus@sample.example")
HELEN = WorkspacePerson("U0HELEN", "Helen Cho", "Program administrator", "helen@sample.example")
COHORT = Channel("C0COHORT", "cohort", ("U0DANA", "U0MARCUS"))
LOG = GlobalShortcut("Log hours", "log_hours", "Coaching or professional learning")
ASK = MessageShortcut("Ask about this", "ask_about", "What the handbook says of it")
SCOPES = ("chat:write", "commands", "im:history")
SECRET, TOKEN = "signing-secret", "xoxb-test"


def now() -> datetime:
    """Bolt refuses signatures older than five minutes, so the clock here is the real one."""
    return datetime.fromtimestamp(time.time(), UTC)


@dataclass
class Town:
    """The running workspace, what a visitor's browser does in it, and the app that answers."""

    workspace: Workspace
    bolt: App
    url: str
    headers: list[dict[str, str]] = field(default_factory=list)  # Slack's headers of every request to the app
    bodies: list[str] = field(default_factory=list)

    @property
    def api(self) -> WebClient:
        return WebClient(TOKEN, base_url=f"{self.url}/api/")

    def say(self, person: str, channel: str, text: str) -> None:
        httpx.post(f"{self.url}/as/{person}/{channel}/say", data={"text": text})
        self.settle(person, channel)

    def press(self, person: str, channel: str, action_id: str, **fields: str) -> None:
        found = [
            {"ts": message.ts, "block_id": block["block_id"], "action_id": action_id}
            for message in self.workspace.state.messages(channel)
            for block in message.content.blocks
            for element in elements_of(block)
            if element["action_id"] == action_id
        ]
        httpx.post(f"{self.url}/as/{person}/{channel}/press", data={**found[-1], **fields})
        self.settle(person, channel)

    def home(self, person: str) -> View | None:
        """Open the person's Home, and see what the app has put there."""
        httpx.get(f"{self.url}/as/{person}/home").raise_for_status()
        self.settle(person, "home")
        return self.workspace.state.views.home(person)

    def modal(self, person: str) -> View:
        """The modal before the person."""
        view = self.workspace.state.views.top(person)
        assert view is not None, "no modal is open"
        return view

    def use(self, person: str, view: View, block_id: str, action_id: str, **fields: str | list[str]) -> None:
        """Press, pick or type something in a Home or a modal."""
        pressed = {"block_id": block_id, "action_id": action_id}
        self._send(person, view, "press", {**pressed, **fields})

    def submit(self, person: str, **fields: str | list[str]) -> None:
        """Send the modal with these fields; `__` in their names stands for the bar between block and action."""
        self._send(person, self.modal(person), "submit", fields)

    def close(self, person: str, **fields: str) -> None:
        self._send(person, self.modal(person), "close", fields)

    def _send(self, person: str, view: View, what: str, fields: Mapping[str, str | list[str]]) -> None:
        data = {name.replace("__", "|"): value for name, value in fields.items()}
        httpx.post(f"{self.url}/as/{person}/views/{view.id}/{what}", data=data).raise_for_status()
        self.settle(person, view.id)

    def post(self, path: str, **data: str) -> httpx.Response:
        """What a page sends otherwise, and the app's having taken it."""
        answer = httpx.post(f"{self.url}{path}", data=data, headers={"Accept": "application/json"})
        answer.raise_for_status()
        person = path.split("/")[2]
        for channel in self.workspace.state.channels_of(person):
            self.settle(person, channel.id)
        return answer

    def settle(self, person: str, channel: str) -> None:
        deadline = time.monotonic() + 10
        while self.workspace.state.is_waiting(person, channel):
            assert time.monotonic() < deadline, "the app did not answer in time"
            time.sleep(0.01)

    def seen(self, person: str, channel: str) -> list[tuple[str, str]]:
        """Who said what, as this person sees it."""
        return [(line.author, line.content.text) for line in self.workspace.state.seen_by(person, channel)]

    def page(self, person: str, channel: str) -> str:
        return httpx.get(f"{self.url}/as/{person}/{channel}").text


def start(connected: Callable[[str], AppConnection]) -> tuple[Town, Callable[[], None]]:
    """A running town, and what stops it. `connected` says how the workspace at an address reaches its app."""
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    workspace = create_workspace(
        [DANA, MARCUS, HELEN], [COHORT], connected(url), clock=now, shortcuts=[LOG, ASK], scopes=SCOPES
    )
    bolt = App(
        client=WebClient(TOKEN, base_url=f"{url}/api/"),
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
    )
    town = Town(workspace, bolt, url)
    server = uvicorn.Server(uvicorn.Config(_asgi(town), log_level="error", lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()

    def stop() -> None:
        workspace.close()
        server.should_exit = True
        thread.join()
        listening.close()

    return town, stop


def _asgi(town: Town) -> Starlette:
    async def endpoint(request: Request) -> Response:
        town.headers.append({name: value for name, value in request.headers.items() if name.startswith("x-slack-")})
        body = await request.body()
        town.bodies.append(body.decode())
        return to_starlette_response(await run_in_threadpool(town.bolt.dispatch, to_bolt_request(request, body)))

    return Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"]), Mount("/", town.workspace.asgi)])
