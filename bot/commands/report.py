"""`companion report`: what is asked of a program as a whole, as files."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import say, session_of
from bot.services.cohort.accreditation import ReportKind
from induction.refused import Refused

app = typer.Typer(no_args_is_help=True, help="What is asked of a program as a whole, as PDF and as a workbook.")


@app.callback()
def report() -> None:
    """What is asked of a program as a whole, as PDF and as a workbook."""


@app.command()
def accreditation(
    context: typer.Context,
    program: Annotated[str, typer.Option(help="Whose program, such as usc.")],
    out: Annotated[Path, typer.Option(help="The folder to write into; it is made where it is missing.")],
    cohort: Annotated[str | None, typer.Option(help="One cohort; all of the program otherwise.")] = None,
) -> None:
    """Write what an accreditation visitor asks of a program, with dates, and with what is not on record."""
    with session_of(context).companion() as companion:
        reports, now = companion.desk.accreditation, companion.clock()
        for kind in ReportKind:
            made = reports.written(program, cohort, kind, now=now)
            path = out / made.name
            try:
                out.mkdir(parents=True, exist_ok=True)
                path.touch(mode=0o600)  # there are people's records in it
                path.write_bytes(made.content)
            except OSError as error:
                raise Refused("unwritable_report", f"{path} cannot be written: {error.strerror}.") from error
            say(f"Wrote {path} ({made.candidates} candidates).")
