"""`companion hours`: hours from a file, and hours to a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, remark, say, say_json, session_of
from bot.services.sheets.exports import FileKind
from bot.services.sheets.replies import Imported, ImportPlan
from bot.sheets.cells import Fault
from bot.sheets.layouts import layout_named
from bot.sheets.lengths import minutes
from induction.refused import Refused

app = typer.Typer(no_args_is_help=True, help="Hours from a CSV or Excel file, and to one.")


@app.callback()
def hours() -> None:
    """Hours from a CSV or Excel file, and to one."""


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917 - an argument for each option
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV file or an Excel workbook.")],
    as_: As,
    layout: Annotated[
        str | None,
        typer.Option(help="Who wrote it: companion, bigtime, brightspace or a TOML file. Found out otherwise."),
    ] = None,
    session_length: Annotated[
        str | None, typer.Option(help="How long the sessions of a register were, such as 3h, where it does not say it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be recorded.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave bad rows out and record the good ones.")] = False,
    apart: Annotated[
        bool, typer.Option("--apart", help="Record also what may be the session of an entry that is there.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Record the hours of a file, each row once however often it is imported. Nothing while a row is bad."""
    with session_of(context).companion() as companion:
        actor, imports = acting(companion, as_), companion.desk.imports
        plan = imports.plan(
            actor,
            _content(file),
            layout=None if layout is None else layout_named(layout),
            session_minutes=_minutes(session_length),
            now=companion.clock(),
        )
        if dry_run:
            _show(plan, printed(imports.shown(actor, plan, file=file.name)), as_json=as_json)
            return
        if plan.faulty and not skip_bad:
            _show(plan, printed(imports.shown(actor, plan, file=file.name)), as_json=as_json)
            raise typer.Exit(1)
        done = imports.record(actor, plan, file=file.name, skip_bad=skip_bad, apart=apart, now=companion.clock())
        if as_json:
            say_json(_done_fields(done))
        else:
            say(printed(done))


@app.command("export")
def export(
    context: typer.Context,
    as_: As,
    to: Annotated[Path, typer.Option(help="The file to write: .csv or .xlsx; or a folder to write one into.")],
    of: Annotated[str | None, typer.Option(help="One candidate's name; everyone open to you otherwise.")] = None,
    cohort: Annotated[str | None, typer.Option(help="One cohort.")] = None,
    layout: Annotated[
        str | None, typer.Option(help="For whom: companion, bigtime, or a TOML file of your own.")
    ] = None,
    kind: Annotated[FileKind, typer.Option(help="What is written into a folder.")] = FileKind.XLSX,
) -> None:
    """Write every line of the ledger about oneself, a candidate, a cohort or a program into a file."""
    with session_of(context).companion() as companion:
        actor, exports, now = acting(companion, as_), companion.desk.exports, companion.clock()
        selection = exports.selected(actor, of=of, cohort=cohort)
        form = None if layout is None else layout_named(layout)
        made = exports.file(actor, selection, _kind(to, kind), layout=form, now=now)
        path = to / made.name if to.is_dir() else to
        exports.note(actor, selection, now=now)
        _write(path, made.content)
        say(f"Wrote {made.entries} lines of {made.title} to {path}.")
        if not made.of_record:
            remark("It is not the system of record: what counts is what the program keeps elsewhere.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Refused("unreadable_sheet", f"There is no file {file}.") from error
    except OSError as error:
        raise Refused("unreadable_sheet", f"{file} cannot be read: {error.strerror}.") from error


def _write(path: Path, content: bytes) -> None:
    """The file, for its owner's eyes alone: there are people's records in it."""
    try:
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as error:
        raise Refused("unwritable_sheet", f"{path} cannot be written: {error.strerror}.") from error


def _kind(to: Path, otherwise: FileKind) -> FileKind:
    if to.is_dir():
        return otherwise
    ending = to.suffix.removeprefix(".").lower()
    if ending not in set(FileKind):
        raise Refused("which_file", f"Name a file that ends in .csv or .xlsx, or a folder: {to} is neither.")
    return FileKind(ending)


def _minutes(said: str | None) -> int | None:
    if said is None:
        return None
    try:
        return minutes(said, a_number_is=60)
    except Fault as fault:
        raise Refused("bad_length", f"--session-length: {fault}") from fault


def _show(plan: ImportPlan, words: str, *, as_json: bool) -> None:
    if as_json:
        say_json(_plan_fields(plan))
    else:
        say(words)


def _plan_fields(plan: ImportPlan) -> dict[str, object]:
    return {
        "layout": plan.layout,
        "new": [{"line": row.line, **row.entry.model_dump(mode="json")} for row in plan.new],
        "there": [{"line": row.line, "imported": row.imported} for row in plan.known],
        "doubtful": [{"line": one.new.line, "entry": one.other.id} for one in plan.doubtful],
        "bad": list(_bad_fields(plan)),
        "unknown": [{"name": one.said, "lines": list(one.lines), "why": one.why} for one in plan.unknown],
        "past": plan.past,
        "skipped": {why: list(lines) for why, lines in plan.skipped.items()},
    }


def _bad_fields(plan: ImportPlan) -> Iterator[dict[str, object]]:
    for bad in plan.bad:
        yield {"line": bad.line, "column": bad.column, "why": bad.why}


def _done_fields(done: Imported) -> dict[str, object]:
    return {
        "recorded": [entry.model_dump(mode="json") for entry in done.entries],
        "there": done.known,
        "left_out": done.left_out,
        "doubtful": done.doubtful,
        "refused": [{"line": bad.line, "why": bad.why} for bad in done.refused],
    }
