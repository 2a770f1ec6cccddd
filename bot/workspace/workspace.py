"""The local workspace as one ASGI application, to be mounted beside the companion's endpoint."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import MappingProxyType

from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.workspace.delivery import AppConnection, Delivery
from bot.workspace.exchange.conversing import Conversing
from bot.workspace.exchange.courier import Courier
from bot.workspace.exchange.modals import Modals
from bot.workspace.exchange.pressing import Pressing
from bot.workspace.exchange.shortcuts import Starting
from bot.workspace.guard import LoopbackOnly
from bot.workspace.identity import Channel, WorkspacePerson
from bot.workspace.response_urls import ResponseUrls
from bot.workspace.shortcuts import Shortcut, Shortcuts
from bot.workspace.site.drawn import Drawn, Hints
from bot.workspace.site.pages import Pages
from bot.workspace.site.places import Addresses
from bot.workspace.site.sending import Sending
from bot.workspace.state import WorkspaceState
from bot.workspace.triggers import Triggers
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
    shortcuts: Sequence[Shortcut] = (),
    scopes: Sequence[str] = (),
) -> Workspace:
    """The workspace of these people and channels.

    `clock` is the real one (the app refuses signatures older than five minutes); `hints` are things to try, by
    person id, offered above the composer; `shortcuts` and `scopes` are those that the app's manifest declares.
    """
    state, offered = WorkspaceState(people, channels, clock), Shortcuts.of(shortcuts)
    delivery, triggers = Delivery(app, clock), Triggers(clock)
    response_urls = ResponseUrls(state, clock)
    courier = Courier(state, delivery, response_urls, triggers, clock)
    starting, addresses = Starting(courier), Addresses(state)
    sending = Sending(
        state,
        addresses,
        offered,
        conversing=Conversing(courier),
        pressing=Pressing(courier),
        modals=Modals(courier),
        starting=starting,
    )
    api = WebApi(state, response_urls, triggers, bot_token=app.bot_token, scopes=scopes)
    pages = Pages(state, Drawn(state, hints, offered), addresses, starting)
    routes = [*sending.routes(), *pages.routes(), *api.routes()]
    return Workspace(state, delivery, Starlette(routes=routes, middleware=[Middleware(LoopbackOnly)]))
