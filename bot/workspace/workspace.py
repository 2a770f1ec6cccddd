"""The local workspace as one ASGI application, to be mounted beside the companion's endpoint."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import MappingProxyType

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.workspace.delivery import AppConnection, Delivery
from bot.workspace.exchange import Exchange
from bot.workspace.guard import LoopbackOnly
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.pages import Hints, Pages
from bot.workspace.response_urls import ResponseUrls
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.endpoint import WebApi

NO_HINTS: Hints = MappingProxyType({})


class Workspace:
    """A Slack of its own: `asgi` serves its pages at / and its Web API at /api/, to this machine only."""

    def __init__(self, state: WorkspaceState, delivery: Delivery, asgi: Starlette) -> None:
        self.state = state
        self.asgi = asgi
        self._delivery = delivery

    def close(self) -> None:
        """Give up on events that the app has not taken yet."""
        self._delivery.close()


def create_workspace(
    people: Sequence[WorkspacePerson],
    channels: Sequence[Channel],
    app: AppConnection,
    *,
    clock: Callable[[], datetime],
    hints: Hints = NO_HINTS,
) -> Workspace:
    """The workspace of these people and channels.

    `clock` is the real one (the app refuses signatures older than five minutes); `hints` are things to try, by
    person id, offered above the composer.
    """
    state = WorkspaceState(people, channels, clock)
    delivery = Delivery(app, clock)
    response_urls = ResponseUrls(state, clock)
    exchange = Exchange(state, delivery, response_urls, clock)
    routes = [*Pages(state, exchange, hints).routes(), *WebApi(state, response_urls, app.bot_token).routes()]
    return Workspace(state, delivery, Starlette(routes=routes, middleware=[Middleware(LoopbackOnly)]))
