"""`companion hours`: hours from a file, and hours to a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, remark, say, say_json, session_of
from bot.services.sheets.exports import FileKind
from bot.services.sheets.replies import Imported, ImportPlan, ImportUndone, SheetShown
from bot.services.sheets.undoing import UndoneImports
from bot.sheets.cells import Fault
from bot.sheets.layouts import DayOrder, layout_named
from bot.sheets.lengths import minutes
from bot.views.sheets.exports import left_out_words
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
    long_too: Annotated[
        bool, typer.Option("--long-too", help="Record also what is longer than such hours usually are.")
    ] = False,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="Which figure of its dates comes first.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take out what the last import of this file recorded.")] = False,
    as_json: AsJson = False,
) -> None:
    """Record the hours of a file, each row once however often it is imported. Nothing while a row is bad."""
    with session_of(context).companion() as companion:
        actor, imports = acting(companion, as_), companion.desk.imports
        form = None if layout is None else layout_named(layout)
        content, length, dates = _content(file), _minutes(session_length), _order(day_first=day_first)
        if undo:
            undone = UndoneImports(imports).undo_file(
                actor, content, layout=form, session_minutes=length, dates=dates, now=companion.clock()
            )
            _say(undone, _undone_fields(undone), as_json=as_json)
            return
        plan = imports.plan(actor, content, layout=form, session_minutes=length, dates=dates, now=companion.clock())
        for hint in _hints(plan, apart=apart, long_too=long_too):
            remark(hint)
        if dry_run:
            _say(imports.shown(actor, plan, file=file.name), _plan_fields(plan), as_json=as_json)
            return
        if plan.faulty and not skip_bad:
            _say(imports.shown(actor, plan, file=file.name), _plan_fields(plan), as_json=as_json)
            raise typer.Exit(1)
        done = imports.record(
            actor, plan, file=file.name, skip_bad=skip_bad, apart=apart, long_too=long_too, now=companion.clock()
        )
        _say(done, _done_fields(done), as_json=as_json)


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
        if made.others or made.past:
            remark(f"Left out: {left_out_words(made)}.")
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


def _order(*, day_first: bool | None) -> DayOrder | None:
    if day_first is None:
        return None
    return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST


def _hints(plan: ImportPlan, *, apart: bool, long_too: bool) -> Iterator[str]:
    """What to add to the command where somebody is asked."""
    question = plan.question
    if question is not None and question.against is None:
        option = question.order.value.replace(" ", "-")
        yield f"If {question.asked} was read right in the question, add --{option}."
    if plan.doubtful and not apart:
        yield "If what may be there already is another session, add --apart."
    if plan.long and not long_too:
        yield "If the long ones took that long, add --long-too."


def _say(reply: SheetShown | Imported | ImportUndone, fields: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        say_json(fields)
    else:
        say(printed(reply))


def _plan_fields(plan: ImportPlan) -> dict[str, object]:
    return {
        "layout": plan.layout,
        "new": [{"line": row.line, **row.entry.model_dump(mode="json")} for row in plan.new],
        "there": [{"line": row.line, "imported": row.imported} for row in plan.known],
        "doubtful": [{"line": one.new.line, "entry": one.other.id} for one in plan.doubtful],
        "long": [row.line for row in plan.long],
        "bad": list(_bad_fields(plan)),
        "unknown": [{"name": one.said, "lines": list(one.lines), "why": one.why} for one in plan.unknown],
        "past": plan.past,
        "unread": [{"column": one.heading, "near": one.near} for one in plan.unread],
        "question": None if plan.question is None else str(plan.question),
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
        "long": done.long,
        "refused": [{"line": bad.line, "why": bad.why} for bad in done.refused],
    }


def _undone_fields(undone: ImportUndone) -> dict[str, object]:
    return {
        "undone": [entry.model_dump(mode="json") for entry in undone.voided],
        "stay": [line.entry.model_dump(mode="json") for line in undone.stay],
    }
