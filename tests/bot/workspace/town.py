"""A workspace with a small real Bolt app behind it, both served by one uvicorn, as `companion serve` does."""

import socket
import time
from collections.abc import Callable
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
from bot.workspace.workspace import Workspace, create_workspace

DANA = WorkspacePerson("U0DANA", "Dana Whitfield", "Candidate", "dana@sample.example")
MARCUS = WorkspacePerson("U0MARCUS", "Marcus Bell", "Coach", "marcus@sample.example")
HELEN = WorkspacePerson("U0HELEN", "Helen Cho", "Program administrator", "helen@sample.example")
COHORT = Channel("C0COHORT", "cohort", ("U0DANA", "U0MARCUS"))
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

    def press(self, person: str, channel: str, action_id: str) -> None:
        found = [
            {"ts": message.ts, "block_id": block["block_id"], "action_id": action_id}
            for message in self.workspace.state.messages(channel)
            for block in message.content.blocks
            for element in [*block.get("elements", ()), block.get("accessory", {})]
            if element.get("action_id") == action_id
        ]
        httpx.post(f"{self.url}/as/{person}/{channel}/press", data=found[-1])
        self.settle(person, channel)

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
    workspace = create_workspace([DANA, MARCUS, HELEN], [COHORT], connected(url), clock=now)
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
