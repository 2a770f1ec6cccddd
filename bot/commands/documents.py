"""`companion knowledge`: the program's documents that answers are quoted from."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.printing import progress_bar
from bot.commands.session import AsJson, say, say_json, session_of
from bot.companion import Companion
from induction.refused import Refused
from knowledge.library import Change, Outcome

app = typer.Typer(
    no_args_is_help=True, help="The documents that answers are quoted from: add them, list them, take them out."
)

Program = Annotated[str, typer.Option(help="Whose document it is: usc, mcoe, lausd, ctc, …")]


@app.command("add")
def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Text, Markdown, HTML, PDF or DOCX files.")],
    program: Program,
) -> None:
    """Add documents. The same file again changes nothing; a changed one replaces its old passages."""
    with session_of(context).companion() as companion:
        _check_program(companion, program)
        titles = {document.file: document.title for document in companion.packs[program].documents}
        with progress_bar("Reading") as progress:
            outcomes = companion.library.add(program, files, now=companion.clock(), titles=titles, progress=progress)
        for outcome in outcomes:
            say(_sentence(outcome, program))
        if any(outcome.change is Change.UNREADABLE for outcome in outcomes):
            raise typer.Exit(1)


@app.command("list")
def list_(
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Only this program's.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show which documents there are, and since when."""
    with session_of(context).companion() as companion:
        programs = [program] if program else list(companion.packs)
        documents = [document for one in programs for document in companion.library.documents(one)]
        if as_json:
            say_json([document.model_dump(mode="json") for document in documents])
            return
        if not documents:
            say("No documents yet. Add one: companion knowledge add FILE --program usc")
        for document in documents:
            say(
                f"{document.program:8} {document.name}  “{document.title}”, {document.passages} passages, "
                f"since {document.added_at:%Y-%m-%d}"
            )


@app.command("remove")
def remove(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The file's name, as `knowledge list` shows it.")],
    program: Program,
) -> None:
    """Take a document out: from this moment it answers nothing, in no running companion."""
    with session_of(context).companion() as companion:
        _check_program(companion, program)
        if not companion.library.remove(program, name, now=companion.clock()):
            have = ", ".join(document.name for document in companion.library.documents(program)) or "none"
            raise Refused("no_document", f"{program} has no document {name}. It has: {have}.")
        say(f"Removed {name} from {program}.")


def _sentence(outcome: Outcome, program: str) -> str:
    if outcome.document is None:
        return f"{outcome.name}: not added. {outcome.reason}"
    document = outcome.document
    if outcome.change is Change.UNCHANGED:
        return f"{outcome.name}: already there and unchanged."
    return f"{outcome.name}: {outcome.change.value} to {program} as “{document.title}”, {document.passages} passages."


def _check_program(companion: Companion, program: str) -> None:
    if program not in companion.packs:
        known = ", ".join(companion.packs)
        raise Refused("unknown_program", f"There is no pack for program “{program}”. Known: {known}.")
