"""`companion serve` by Socket Mode: the same app behind a socket that it opens to Slack itself."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.internals import send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import create_app
from bot.companion import Companion
from bot.connection import connected_as, slack_client
from bot.durable.work import durable_work
from bot.serving import ANSWERED, AT_ONCE, Say, answered
from bot.watching.readiness import Part
from bot.watching.watch import UNWATCHED, Watch
from induction.refused import Refused
from storage.database.patience import after, until


class PunctualWorkers(ThreadPoolExecutor):
    """Workers of Socket Mode: each call has its deadline from when it came in, not from when its turn comes."""

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Have the work done within its deadline."""
        deadline = after(ANSWERED)

        def punctually() -> Any:
            with until(deadline):
                return work(*given, **named)

        return super().submit(punctually)


class WholeHandler(SocketModeHandler):
    """As Bolt's own, save that what lacks a part is answered too, and that somebody may watch."""

    watch: Watch = UNWATCHED

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # as Bolt's own
        """Answer one envelope."""
        began = time.time()
        send_response(client, req, answered(self.app, req.payload, self.watch), began)


def serve_socket(companion: Companion, say: Say) -> None:
    """Connect by Socket Mode until interrupted."""
    app_token = companion.settings.slack_app_token
    if app_token is None:
        raise Refused("half_configured", "SLACK_APP_TOKEN is not set: Socket Mode needs it.")
    client = slack_client(companion.settings)
    who = connected_as(client)
    app = create_app(client, signing_secret=None, doorway=companion.doorway)
    handler = WholeHandler(app, app_token.get_secret_value(), web_client=client)
    handler.client.message_workers = PunctualWorkers(AT_ONCE)
    handler.watch = companion.watch
    companion.readiness.minds(Part.SLACK, handler.client.is_connected)
    try:
        with durable_work(companion, client):
            say(f"Connecting to Slack by Socket Mode as {who}. Ctrl-C stops the companion.")
            handler.start()  # type: ignore[no-untyped-call]
    except SlackApiError as error:
        raise Refused(
            "slack_refuses",
            f"Slack refuses SLACK_APP_TOKEN ({error.response['error']}). It takes an app-level token with the scope "
            "connections:write, from Basic Information.",
        ) from error
    finally:
        handler.close()  # type: ignore[no-untyped-call]
