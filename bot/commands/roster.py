"""`companion roster`: the people of a program."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import AsJson, say, say_json, session_of
from bot.services.people.roster import COLUMNS, RosterPlan

app = typer.Typer(no_args_is_help=True, help="The people of a program, from a CSV file.")


@app.callback()
def roster() -> None:
    """The people of a program, from a CSV file."""


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=f"A CSV file with the columns {', '.join(COLUMNS)}.")],
    write: Annotated[bool, typer.Option("--write", help="Write it; without this only show what would change.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what the file would change, then with --write change it. Nothing is written while a row is bad."""
    with session_of(context).companion() as companion:
        plan = companion.roster.plan(file)
        if as_json:
            say_json(_fields(plan))
        else:
            say(_words(plan))
        if plan.bad:
            raise typer.Exit(1)
        if write:
            now = companion.clock()
            companion.roster.write(plan, today=now.date(), now=now)
        if not as_json:
            say("Written." if write else "Nothing was written. Add --write to do it.")


def _words(plan: RosterPlan) -> str:
    lines = [f"line {bad.line}: {bad.reason}" for bad in plan.bad]
    lines += [f"new: {line.name} <{line.email}>, {line.role.value} in {line.program}" for line in plan.new]
    lines += [f"changed: {line.name} <{line.email}>: {'; '.join(what)}" for line, what in plan.changed]
    bad = f"{len(plan.bad)} bad {'row' if len(plan.bad) == 1 else 'rows'}"
    counts = f"{len(plan.new)} new, {len(plan.changed)} changed, {plan.unchanged} unchanged, {bad}"
    return "\n".join([*lines, f"{counts}."])


def _fields(plan: RosterPlan) -> dict[str, object]:
    return {
        "new": [line.email for line in plan.new],
        "changed": {line.email: list(what) for line, what in plan.changed},
        "unchanged": plan.unchanged,
        "bad": [{"line": bad.line, "reason": bad.reason} for bad in plan.bad],
    }
