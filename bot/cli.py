"""The command `companion`, and the only place that asks the clock."""

import sys
from datetime import UTC, datetime

import typer
from pydantic import ValidationError

from bot.commands import (
    asking,
    attendance,
    audit,
    check,
    confirmations,
    documents,
    drafts,
    evaluate,
    gaps,
    health,
    holdings,
    hours,
    packs,
    programs,
    reminders,
    report,
    roster,
    rulings,
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

RUNNING = "Start it, and look it over"
EVERYBODY = "For everybody"
PROGRAM = "For whoever runs a program"
RULES = "The rules of a program, tried out: nothing is recorded"

app.command(rich_help_panel=RUNNING)(running.serve)
app.command(rich_help_panel=RUNNING)(health.doctor)

app.command(rich_help_panel=EVERYBODY)(asking.ask)
app.command(rich_help_panel=EVERYBODY)(hours.log)
app.command(rich_help_panel=EVERYBODY)(confirmations.confirm)
app.command(rich_help_panel=EVERYBODY)(hours.progress)
app.command(rich_help_panel=EVERYBODY)(hours.history)
app.add_typer(sheets.app, name="hours", rich_help_panel=EVERYBODY)
app.add_typer(sessions.app, name="session", rich_help_panel=EVERYBODY)
app.command(rich_help_panel=EVERYBODY)(drafts.goal)
app.command(rich_help_panel=EVERYBODY)(drafts.goals)
app.command(rich_help_panel=EVERYBODY)(drafts.reflect)
app.command(rich_help_panel=EVERYBODY)(drafts.reflections)
app.command(rich_help_panel=EVERYBODY)(holdings.mydata)

documents.app.command("gaps")(gaps.gaps)
documents.app.command()(evaluate.evaluate)
documents.app.command()(audit.audit)
app.add_typer(roster.app, name="roster", rich_help_panel=PROGRAM)
app.add_typer(documents.app, name="knowledge", rich_help_panel=PROGRAM)
app.add_typer(rulings.app, name="rulings", rich_help_panel=PROGRAM)
app.add_typer(attendance.app, name="attendance", rich_help_panel=PROGRAM)
app.command(rich_help_panel=PROGRAM)(weekly.weekly)
app.command(rich_help_panel=PROGRAM)(reminders.reminders)
app.add_typer(report.app, name="report", rich_help_panel=PROGRAM)
app.command(rich_help_panel=PROGRAM)(holdings.retention)
app.command(rich_help_panel=PROGRAM)(holdings.erase)

packs.app.command()(programs.compare)
app.add_typer(packs.app, name="pack", rich_help_panel=RULES)
app.command(rich_help_panel=RULES)(check.check)
app.command(rich_help_panel=RULES)(asking.parse)


@app.callback()
def companion(context: typer.Context) -> None:
    """The CASC Companion: hours in one line, the handbook quoted with its place, and the way to the recommendation.

    With no Slack tokens `companion serve` opens a local workspace in your browser.

    Everything is kept in the folder .companion, or the one that COMPANION_HOME names.
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
