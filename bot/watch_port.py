"""A port of its own for machines that watch: health, readiness and figures; nothing there is about a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.companion import Companion
from bot.health_serving import PROBED, health_routes
from bot.serving import bind, port_of
from induction.refused import Refused
from storage.database.patience import after, until
from storage.errands import Queue

METRICS = "/metrics"

_LAST_WORDS = 2.0
"""Seconds that the end waits for whoever asks just now."""


def metrics_route(companion: Companion) -> BaseRoute:
    """The figures, where somebody keeps them; 404 where nobody does."""

    def queue() -> Queue | None:
        try:
            with until(after(PROBED)):
                return companion.records.queue.at(companion.clock())
        except Refused:
            return None

    async def endpoint(_: Request) -> Response:
        page = await to_thread.run_sync(companion.watch.page, queue)
        if page is None:
            return Response(status_code=404)
        return Response(page.content, media_type=page.media_type)

    return Route(METRICS, endpoint, methods=["GET"])


@contextmanager
def watch_port(companion: Companion, host: str, port: int) -> Iterator[int]:
    """The port for whoever watches, served in a thread of its own: one that hangs or ends takes nothing with it."""
    try:
        bound = bind(host, port, tried=1)
    except Refused as refused:
        raise Refused(refused.rule, _taken(host, port)) from refused
    asgi = Starlette(routes=[*health_routes(companion.readiness), metrics_route(companion)])
    server = uvicorn.Server(
        uvicorn.Config(asgi, log_config=None, log_level="warning", timeout_graceful_shutdown=1, lifespan="off")
    )
    thread = Thread(target=server.run, kwargs={"sockets": [bound]}, name="watch-port", daemon=True)
    thread.start()
    try:
        yield port_of(bound)
    finally:
        server.should_exit = True
        thread.join(_LAST_WORDS)
        bound.close()


def _taken(host: str, port: int) -> str:
    return (
        f"Port {port} on {host} is taken or not to be had. COMPANION_WATCH_PORT and COMPANION_WATCH_HOST name another."
    )
