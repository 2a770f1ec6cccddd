"""`companion serve`: the Bolt app behind Slack, or behind the local workspace."""

import json
import logging
import socket
from collections.abc import Callable
from urllib.parse import parse_qsl

import uvicorn
from anyio import CapacityLimiter, to_thread
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.app import create_app
from bot.companion import Companion
from bot.connection import connected_as, slack_client
from bot.durable.work import durable_work
from bot.feed_serving import calendar_route
from bot.health_serving import health_routes
from bot.listeners.entrance.arrivals import delivery_of
from bot.listeners.entrance.faults import misshapen
from bot.listeners.entrance.shapes import Payload, is_whole, legible
from bot.watching.sight import in_sight
from bot.watching.watch import UNWATCHED, Watch
from induction.refused import Refused
from storage.database.patience import after, in_force, until

EVENTS_PATH = "/slack/events"
PORTS_TRIED = 20
AT_ONCE = 15
"""How many of Slack's calls are worked on at the same time: as many as have a connection to the database.

The others wait their turn, first come, first served; more at once would take each other's time (50 people on Postgres:
2.8 s for the slowest of 40 at once, 0.9 s of 15).
"""

ANSWERED = 2.0
"""Seconds, from when one of Slack's calls came in, in which the records are waited for; its turn counts too.

Slack waits three. The last of them is for telling everybody that nothing was recorded, when fifty have waited at once.
"""

Say = Callable[[str], None]


def slack_route(app: App, signing_secret: str, watch: Watch = UNWATCHED) -> BaseRoute:
    """The one address that Slack calls. Bolt works in a thread pool, so one slow request blocks no other.

    The deadline is set here, where a call comes in; it goes with the call into its thread.

    The signature is checked before anything is read: whoever has no secret gets 401, whatever they send.
    """
    verifier = SignatureVerifier(signing_secret)
    limiter = CapacityLimiter(AT_ONCE)

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        if not _is_signed(verifier, body, request.headers):
            return Response(status_code=401)
        payload = _payload(body, request.headers)
        if payload is None:
            return Response(status_code=400)
        with until(after(ANSWERED)):
            return to_starlette_response(await to_thread.run_sync(answered, app, payload, watch, limiter=limiter))

    return Route(EVENTS_PATH, endpoint, methods=["POST"])


def answered(app: App, payload: Payload, watch: Watch = UNWATCHED) -> BoltResponse:
    """The app's answer to what came in, by HTTP or by socket, from Slack for sure.

    What lacks a part that Slack always sends, or that Bolt reads, never comes to the app.
    """
    with in_sight(watch, delivery_of(payload, waited=_waited())):
        return _answered(app, legible(payload))


def _waited() -> float:
    """For how many seconds the call waited for its turn."""
    deadline = in_force()
    return 0.0 if deadline is None else max(ANSWERED - (deadline.at - deadline.clock()), 0.0)


def _answered(app: App, payload: Payload) -> BoltResponse:
    """The same, of a payload that every program can read."""
    try:
        request = BoltRequest(body=payload, mode="socket_mode") if is_whole(payload) else None
    except (LookupError, TypeError, ValueError, AttributeError):
        request = None
    return misshapen(payload, app.client) if request is None else app.dispatch(request)


def _payload(body: bytes, headers: Headers) -> Payload | None:
    """What Slack sent; None where it is no object.

    Read here and not by Bolt, which loses a command in whose text the word payload occurs.
    """
    try:
        text = body.decode()
        if headers.get("content-type", "").startswith("application/json"):
            found = json.loads(text)
        else:
            fields = dict(parse_qsl(text, keep_blank_values=True))
            found = json.loads(fields["payload"]) if "payload" in fields else fields
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _is_signed(verifier: SignatureVerifier, body: bytes, headers: Headers) -> bool:
    try:
        return verifier.is_valid_request(body, dict(headers))
    except (ValueError, OverflowError):  # a timestamp that is no number, or a body that is no text
        return False


def serve_http(companion: Companion, host: str, say: Say) -> None:
    """Answer Slack's HTTP calls until interrupted; a taken port is refused, since Slack knows only this one."""
    secret = companion.settings.slack_signing_secret
    if secret is None:
        raise Refused("half_configured", "SLACK_SIGNING_SECRET is not set: without it nobody's call can be trusted.")
    client = slack_client(companion.settings)
    who = connected_as(client)
    app = create_app(client, signing_secret=secret.get_secret_value(), doorway=companion.doorway)
    bound = bind(host, companion.settings.port, tried=1)
    routes = [
        slack_route(app, secret.get_secret_value(), companion.watch),
        calendar_route(companion),
        *health_routes(companion.readiness),
    ]
    with durable_work(companion, client):
        say(f"Answering Slack as {who} at http://{host}:{port_of(bound)}{EVENTS_PATH}. Ctrl-C stops the companion.")
        run(Starlette(routes=routes), bound)


def bind(host: str, port: int, *, tried: int = PORTS_TRIED) -> socket.socket:
    """A listening socket on the port, or on the next free one within `tried`; Refused where all are taken."""
    for candidate in range(port, port + tried):
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, candidate))
            bound.listen()  # from here on nobody is turned away, even before the first request is read
        except OSError:
            bound.close()
            continue
        return bound
    last = f" to {port + tried - 1}" if tried > 1 else ""
    raise Refused("port_taken", f"Port {port}{last} on {host} is taken. Name a free one: companion serve --port N.")


def port_of(bound: socket.socket) -> int:
    """The port that was bound."""
    port: int = bound.getsockname()[1]
    return port


def run(asgi: Starlette, bound: socket.socket) -> None:
    """Serve until Ctrl-C (which goes on as KeyboardInterrupt) or SIGTERM; requests under way get three seconds."""
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(asgi, log_config=None, log_level="warning", timeout_graceful_shutdown=3, lifespan="off")
    try:
        uvicorn.Server(config).run(sockets=[bound])
    finally:
        bound.close()
