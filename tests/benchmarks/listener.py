"""The servers that are measured: `listener ours|filled|bare DATABASE_URL SLACK_URL SECRET`.

`ours` brings a few people along, where `filled` serves those whom its records have.
"""

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
from bot.durable.work import durable_work
from bot.serving import bind, port_of, run, slack_route
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from storage.database.engine import Database
from tests.bot.opening import opened

CROWD = 50
"""How many people write at once in `crowd`."""


def main(which: str, database_url: str, slack: str, secret: str) -> None:
    """Serve until terminated; the first line on standard output is the address."""
    client = WebClient("xoxb-benchmark", base_url=f"{slack}/api/")
    if which == "bare":
        _serve(_bare(database_url, client, secret), secret)
        return
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), database_url=database_url)
        with opened(settings, now_in_utc) as companion:
            if which == "ours":
                now = companion.clock()
                companion.records.write_roster(_roster(now), today=now.date(), now=now)
            app = create_app(client, signing_secret=secret, doorway=companion.doorway)
            with durable_work(companion, client):
                _serve(app, secret)


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


def _roster(now: datetime) -> list[RosterLine]:
    """A coach with a candidate, and a crowd of candidates of another coach."""
    coaches = [
        RosterLine(name="Marcus Bell", email="c@x.example", role=Role.COACH, program="usc", slack_id="U0COACH"),
        RosterLine(name="Elena Ortiz", email="e@x.example", role=Role.COACH, program="usc"),
    ]
    starts_on = (now - timedelta(days=200)).date()
    candidate = {"role": Role.CANDIDATE, "program": "usc", "starts_on": starts_on}
    return [
        *coaches,
        RosterLine(name="Dana Whitfield", email="d@x.example", coach="c@x.example", **candidate),
        *(
            RosterLine(
                name=f"Kim Number{number}",
                email=f"k{number}@x.example",
                slack_id=f"U0CROWD{number}",
                coach="e@x.example",
                **candidate,
            )
            for number in range(CROWD)
        ),
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
