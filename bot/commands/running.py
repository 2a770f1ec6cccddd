"""`companion serve`: the companion in Slack, or in the local workspace where there are no tokens."""

import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from importlib import import_module
from threading import Thread
from typing import Annotated

import typer

from bot.commands.logged import logged
from bot.commands.session import say, session_of
from bot.companion import Companion
from bot.durable.home import check_sqlite, held
from bot.settings import SlackMode
from bot.watching.opening import watching
from bot.workspace.story import SAMPLE_DOMAIN
from induction.refused import Refused
from storage.database.patience import PATIENCE

REDELIVERED_WITHIN = timedelta(days=2)
"""Slack delivers an event again for about an hour; what is older need not be remembered."""


def serve(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help="The port to listen on; 3000, or COMPANION_PORT.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on for Slack's HTTP calls.")] = "127.0.0.1",
) -> None:
    """Start the companion: in Slack where SLACK_ tokens are set, otherwise in a local workspace in your browser."""
    session = session_of(context)
    mode = session.settings.slack_mode()
    if port is not None:
        session.settings.port = port
    say("Starting …")
    try:
        with (
            logged(session.settings.log),
            watching(session.settings) as watch,
            session.companion(patience=PATIENCE, watch=watch) as companion,
            _alone(companion),
            _watched(companion),
        ):
            companion.library.check()
            companion.records.forget_claims(companion.clock() - REDELIVERED_WITHIN)
            _serve(companion, mode, host)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # make passes Ctrl-C on a second time
        say("Stopped.")


@contextmanager
def _alone(companion: Companion) -> Iterator[None]:
    """The home folder for this process alone, unless the records are in a Postgres that many may share.

    Meanwhile the durable work's own packages are imported, beside what else a start has to do.
    """
    Thread(target=import_module, args=("bot.durable.workflows",), daemon=True).start()
    if companion.records.shared:
        yield
        return
    check_sqlite()
    with held(companion.settings.home):
        yield


def _watched(companion: Companion) -> AbstractContextManager[object]:
    """The companion with a port for whoever watches, where one is named."""
    if companion.settings.watch_port is None:
        return nullcontext()
    from bot.watch_port import watch_port  # noqa: PLC0415 - brings a server

    return watch_port(companion, companion.settings.watch_host, companion.settings.watch_port)


def _serve(companion: Companion, mode: SlackMode, host: str) -> None:
    """Serve in that mode. Each brings packages of its own, so it is imported when it is chosen."""
    if mode is SlackMode.LOCAL:
        from bot.workspace.trial import serve_trial  # noqa: PLC0415 - imported when it is chosen

        serve_trial(companion, companion.settings.port, say)
        return
    _check_people(companion)
    companion.warm_up()
    if mode is SlackMode.SOCKET:
        from bot.socket_serving import serve_socket  # noqa: PLC0415 - the same

        serve_socket(companion, say)
    else:
        from bot.serving import serve_http  # noqa: PLC0415 - the same

        serve_http(companion, host, say)


def _check_people(companion: Companion) -> None:
    """Refuse to bring the sample's invented people into a real Slack."""
    if any(person.email.endswith(f"@{SAMPLE_DOMAIN}") for person in companion.records.people()):
        raise Refused(
            "sample_people",
            f"{companion.settings.home} holds the sample people of the local workspace. For Slack, name another "
            "folder: COMPANION_HOME=…, and import your roster there.",
        )
