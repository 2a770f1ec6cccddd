"""`companion knowledge`: the program's documents that answers are quoted from."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import passages
from bot.commands.printing import progress_bar
from bot.commands.session import AsJson, say, say_json, session_of
from bot.companion import Companion
from induction.packs.documents import ProgramDocument
from induction.refused import Refused
from knowledge.library import Change, Outcome

app = typer.Typer(
    no_args_is_help=True,
    help="The documents that answers are quoted from: add, list and remove them, and see what they answer.",
)

app.command("show")(passages.show)

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
            companion.ready(program)
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


@app.command("renew")
def renew(context: typer.Context) -> None:
    """Read the documents anew for another embedding model, where that is needed. Starting does it too."""
    with session_of(context).companion() as companion:
        with progress_bar("Reading") as progress:
            renewed = companion.library.renew(now=companion.clock(), progress=progress)
        say(f"Read anew: {', '.join(renewed)}." if renewed else "All documents fit the embedding model already.")


def _sentence(outcome: Outcome, program: str) -> str:
    if outcome.document is None:
        return f"{outcome.name}: not added. {outcome.reason}"
    document = outcome.document
    if outcome.change is Change.UNCHANGED:
        return f"{outcome.name}: already there and unchanged."
    if outcome.before is not None:
        return _replaced(document, outcome.before)
    return f"{outcome.name}: added to {program} as “{document.title}”, {document.passages} passages."


def _replaced(document: ProgramDocument, before: ProgramDocument) -> str:
    since = f"{before.added_at:%B} {before.added_at.day}, {before.added_at.year}"
    return (
        f"{document.name}: “{document.title}”, {document.passages} passages, replaced the {document.name} that "
        f"{document.program} had since {since} (“{before.title}”, {before.passages} passages). If both should answer, "
        "give one of the files another name and add both."
    )


def _check_program(companion: Companion, program: str) -> None:
    if program not in companion.packs:
        known = ", ".join(companion.packs)
        raise Refused("unknown_program", f"There is no pack for program “{program}”. Known: {known}.")
