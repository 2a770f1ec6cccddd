"""One of the two servers that `recording` compares: `listener ours|bare DATABASE_URL SLACK_URL SECRET`."""

import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_bolt import Ack, App
from slack_sdk import WebClient
from sqlalchemy import text
from starlette.applications import Starlette

from bot.app import create_app
from bot.companion import opened
from bot.serving import bind, port_of, run, slack_route
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from storage.engine import Database


def main(which: str, database_url: str, slack: str, secret: str) -> None:
    """Serve until terminated; the first line on standard output is the address."""
    client = WebClient("xoxb-benchmark", base_url=f"{slack}/api/")
    if which == "bare":
        _serve(_bare(database_url, client, secret), secret)
        return
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), database_url=database_url)
        with opened(settings, now_in_utc) as companion:
            now = companion.clock()
            companion.records.write_roster(_pair(now), today=now.date(), now=now)
            _serve(create_app(client, signing_secret=secret, doorway=companion.doorway), secret)


def now_in_utc() -> datetime:
    """This instant."""
    return datetime.fromtimestamp(time.time(), UTC)


def _serve(app: App, secret: str) -> None:
    bound = bind("127.0.0.1", 4100)
    print(f"http://127.0.0.1:{port_of(bound)}", flush=True)  # noqa: T201 - the address for the benchmark
    run(Starlette(routes=[slack_route(app, secret)]), bound)


def _bare(database_url: str, client: WebClient, secret: str) -> App:
    """The least that records a press: Bolt, and one committed row."""
    database = Database(database_url)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS pressed (card VARCHAR, at TIMESTAMP)"))
    app = App(client=client, signing_secret=secret, process_before_response=True, token_verification_enabled=False)

    @app.action("hours_record")
    def on_press(ack: Ack, action: dict[str, str]) -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO pressed VALUES (:card, CURRENT_TIMESTAMP)"), {"card": action["value"]})
        ack()

    return app


def _pair(now: datetime) -> list[RosterLine]:
    starts_on = (now - timedelta(days=200)).date()
    coach = RosterLine(name="Marcus Bell", email="c@x.example", role=Role.COACH, program="usc", slack_id="U0COACH")
    candidate = RosterLine(
        name="Dana Whitfield",
        email="d@x.example",
        role=Role.CANDIDATE,
        program="usc",
        coach="c@x.example",
        starts_on=starts_on,
    )
    return [coach, candidate]


main(*sys.argv[1:])
