"""`companion knowledge show`: how a document was read, so that one can see before trusting the answers from it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.session import AsJson, Session, say, say_json, session_of
from induction.refused import Refused
from knowledge.passages import Passage
from knowledge.reading.files import read
from knowledge.reading.unreadable import Unreadable


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A file, or a document's name as `knowledge list` shows it.")],
    program: Annotated[str | None, typer.Option(help="Whose document it is, where several have one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show how a document is read: every passage with its place, its kind and the headings above it."""
    passages = _read(Path(name)) if Path(name).is_file() else _held(session_of(context), name, program)
    if as_json:
        say_json([passage.model_dump(mode="json") for passage in passages])
        return
    first = passages[0]
    say(f"{first.document}: “{first.title}”, {_count(len(passages))}.")
    for passage in passages:
        say("\n".join(_lines(passage)))


def _read(path: Path) -> Sequence[Passage]:
    try:
        return read(path, program="")
    except Unreadable as fault:
        raise Refused("unreadable", f"{path.name} cannot be read: {fault.reason}") from fault


def _held(session: Session, name: str, program: str | None) -> Sequence[Passage]:
    with session.companion() as companion:
        for one in [program] if program else companion.library.programs():
            if found := [passage for passage in companion.library.passages(one) if passage.document == name]:
                return found
    raise Refused(
        "no_document", f"There is no file {name}, and no document of that name: see companion knowledge list."
    )


def _count(passages: int) -> str:
    return "1 passage" if passages == 1 else f"{passages} passages"


def _lines(passage: Passage) -> Iterator[str]:
    """The passage as it is printed: where it stands, what it leans on in brackets, and its own words set in."""
    yield ""
    yield " · ".join((passage.place, passage.kind.value, *filter(None, [" › ".join(passage.heading)])))
    yield from [f"  [{passage.lead}]"] if passage.lead else []
    yield from (f"  {line}" for line in passage.text.splitlines())
