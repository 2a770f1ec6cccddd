"""`companion log` and `companion progress`: the ledger from the command line."""

from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, remark, say, say_json, session_of
from bot.services.heard import Heard
from bot.services.hour_replies import Proposed
from bot.services.replies import Caseload, Progress


def log(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="What was done, or what to put right, as one would type it in Slack.")],
    as_: As,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Log hours, or correct what was logged: `companion log --as dana@… "90 min coaching yesterday"`."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        now = companion.clock()
        reply = companion.desk.command(Heard(f"log {words}", person, f"cli:{uuid4().hex}", now))
        if not isinstance(reply, Proposed):
            remark(printed(reply))
            raise typer.Exit(1)
        if not yes:
            say(printed(reply))
            typer.confirm("Record?", abort=True)
        hours = companion.desk.hours
        recorded = hours.do(person, reply.card.id, now=companion.clock())
        if as_json:
            say_json([entry.model_dump(mode="json") for entry in recorded.entries])
        else:
            say(printed(hours.receipt(person, recorded, now=companion.clock())))


def progress(
    context: typer.Context,
    as_: As,
    of: Annotated[str | None, typer.Option(help="One candidate's name; everyone open to you otherwise.")] = None,
    as_json: AsJson = False,
) -> None:
    """Where a candidate stands; for a coach the caseload, for a program administrator every candidate."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        reply = companion.desk.standings.of(person, of, now=companion.clock())
        if as_json:
            say_json(_fields(reply))
        else:
            say(printed(reply))


def _fields(reply: Progress | Caseload) -> object:
    if isinstance(reply, Progress):
        return {
            "candidate": reply.candidate.name,
            "program": reply.pack.id,
            "standings": [standing.model_dump(mode="json") for standing in reply.standings],
        }
    return [{"candidate": row.candidate.name, **row.hours.model_dump(mode="json")} for row in reply.rows]
