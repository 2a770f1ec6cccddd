"""The command `companion`, and the only place that asks the clock."""

import sys
from datetime import UTC, datetime

import typer
from pydantic import ValidationError

from bot.commands import (
    asking,
    attendance,
    audit,
    confirmations,
    documents,
    drafts,
    evaluate,
    gaps,
    health,
    hours,
    roster,
    running,
    sessions,
    sheets,
    weekly,
)
from bot.commands.printing import unmarked
from bot.commands.session import Session, remark
from bot.settings import Settings
from induction.refused import Refused

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(running.serve)
app.command()(asking.ask)
app.command()(hours.log)
app.command()(hours.progress)
app.command()(hours.history)
app.command()(confirmations.confirm)
app.command()(weekly.weekly)
app.command()(drafts.goal)
app.command()(drafts.goals)
app.command()(drafts.reflect)
app.command()(drafts.reflections)
app.command()(asking.parse)
documents.app.command("gaps")(gaps.gaps)
documents.app.command()(evaluate.evaluate)
documents.app.command()(audit.audit)
app.add_typer(sessions.app, name="session")
app.add_typer(attendance.app, name="attendance")
app.add_typer(documents.app, name="knowledge")
app.add_typer(roster.app, name="roster")
app.add_typer(sheets.app, name="hours")
app.command()(health.doctor)


@app.callback()
def companion(context: typer.Context) -> None:
    """The CASC Companion: hours in one line, the handbook quoted with its place, progress that code counted.

    Start with `companion serve`: with no Slack tokens it opens a local workspace in your browser. Everything it
    keeps is in the folder .companion, or the one that COMPANION_HOME names. `companion doctor` says what is set up.
    """
    context.obj = Session(Settings(), now)


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks


def main() -> None:
    """Run the command; a refusal is a sentence on standard error and exit code 1."""
    try:
        app()
    except Refused as refused:
        remark(unmarked(refused.message))
        sys.exit(1)
    except ValidationError as error:
        for one in error.errors():
            remark(f"COMPANION_{str(one['loc'][0]).upper()}: {one['msg']} (it is {one['input']!r}).")
        sys.exit(1)
