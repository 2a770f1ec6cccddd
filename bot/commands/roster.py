"""`companion roster`: the people of a program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import AsJson, say, say_json, session_of
from bot.companion import Companion
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
        if write and not as_json:
            for words in _open_rules(companion, plan):
                say(words)
        if not as_json:
            say("Written." if write else "Nothing was written. Add --write to do it.")


def _open_rules(companion: Companion, plan: RosterPlan) -> Iterator[str]:
    """What an administrator settles first, for each program into which people came."""
    for program in sorted({line.program for line in plan.new}):
        if found := companion.packs.open_disputes(program):
            name = companion.packs[program].short_name
            yield (
                f"{name}: {found} rule{'' if found == 1 else 's'} on which its documents disagree. Its administrator "
                "settles them first: `/casc rulings`, or companion rulings list --as their address."
            )


def _words(plan: RosterPlan) -> str:
    lines = [f"line {bad.line}: {bad.reason}" for bad in plan.bad]
    lines += [f"new: {line.name} <{line.email}>, {line.role.value} in {line.program}" for line in plan.new]
    lines += [f"changed: {line.name} <{line.email}>: {'; '.join(what)}" for line, what in plan.changed]
    lines += [f"new cohort: {cohort} in {program}, {_counted(number)}" for program, cohort, number in plan.cohorts]
    bad = f"{len(plan.bad)} bad {'row' if len(plan.bad) == 1 else 'rows'}"
    counts = f"{len(plan.new)} new, {len(plan.changed)} changed, {plan.unchanged} unchanged, {bad}"
    return "\n".join([*lines, f"{counts}."])


def _counted(candidates: int) -> str:
    return f"{candidates} candidate{'' if candidates == 1 else 's'}"


def _fields(plan: RosterPlan) -> dict[str, object]:
    return {
        "new": [line.email for line in plan.new],
        "changed": {line.email: list(what) for line, what in plan.changed},
        "unchanged": plan.unchanged,
        "cohorts": [cohort for _, cohort, _ in plan.cohorts],
        "bad": [{"line": bad.line, "reason": bad.reason} for bad in plan.bad],
    }
