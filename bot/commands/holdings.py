"""`companion mydata`, `companion retention` and `companion erase`: what is held of people, how long, and no longer."""

from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import unmarked
from bot.commands.session import acting, say, session_of
from bot.companion import Companion
from bot.services.holdings.mydata import JSON, PAGE
from bot.services.holdings.replies import Erased, ErasureCard
from bot.services.holdings.tombstones import TombstoneList
from bot.views.holdings.holdings import erased_message, erasure_lines, retention_lines
from induction.people import Person
from induction.refused import Refused
from induction.retention import ErasureReason, check_named

Why = Annotated[ErasureReason, typer.Option(help="Why; no other words are kept.")]


def mydata(
    context: typer.Context,
    email: Annotated[str, typer.Argument(help="Whose, by their address on the roster.")],
    to: Annotated[Path, typer.Option(help="The folder for the files; it is made.", file_okay=False)] = Path(),
) -> None:
    """Write everything that is held about a person into files, for them: a page, JSON, and the files that are kept."""
    with session_of(context).companion() as companion:
        person, now, found = acting(companion, email), companion.clock(), companion.desk.mydata
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        companion.records.holdings.note_export(None, person.id, now=now)
        for part in (PAGE, JSON, *map(str, companion.records.holdings.files(person.id))):
            made = found.file(person, part, now=now)
            # A file of evidence has the name that somebody gave it, so it goes nowhere but into the folder.
            path = to / (made.name if part in {PAGE, JSON} else f"evidence-{part}-{Path(made.name).name}")
            path.write_bytes(made.content)
            say(str(path))


def retention(
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Only this program.")] = None,
    erase_: Annotated[bool, typer.Option("--erase", help="Erase everybody who is listed.")] = False,
) -> None:
    """List whose record need not be kept any more, by each program's own rule; erase them only with --erase."""
    with session_of(context).companion() as companion:
        now = companion.clock()
        if program is not None and program not in companion.packs:
            raise Refused("unknown_program", f"There is no program “{program}”; known: {', '.join(companion.packs)}.")
        programs = [program] if program else sorted({one.program for one in companion.records.people()})
        for each in programs:
            listed = companion.desk.retention.of_program(each, today=now.date())
            for line in retention_lines(listed):
                say(unmarked(line))
            if erase_:
                for one in listed.past:
                    _erase(companion, one.person, ErasureReason.TERM)
        if not erase_:
            say("Nothing was erased. Add --erase to do it.")


def erase(
    context: typer.Context,
    email: Annotated[str | None, typer.Argument(help="Whom, by their address on the roster.")] = None,
    name: Annotated[
        str | None, typer.Option(help="Their whole name, the second word; without it nothing goes.")
    ] = None,
    reason: Why = ErasureReason.ASKED,
    again: Annotated[
        bool, typer.Option("--again", help="Erase anew, after a backup was brought back, whoever was erased before.")
    ] = False,
    tombstones: Annotated[
        Path | None, typer.Option("--list", help="With --again: the list of who was erased, if not in COMPANION_HOME.")
    ] = None,
) -> None:
    """Show what erasing a person does; erase them with --name. It cannot be taken back."""
    with session_of(context).companion() as companion:
        if again:
            _erase_again(companion, tombstones)
            return
        if email is None:
            raise Refused("which_person", "Whom? Name their address on the roster: companion erase dana@school.example")
        person = acting(companion, email)
        for line in erasure_lines(ErasureCard(person, companion.records.erasures.going(person.id))):
            say(unmarked(line))
        if name is None:
            say(f"Nothing was erased. To do it, add --name {person.name!r} and --reason.")
            return
        check_named(name, person)
        _erase(companion, person, reason)


def _erase(companion: Companion, person: Person, why: ErasureReason) -> None:
    source = f"cli:{uuid4().hex}"
    _say_done(companion.desk.erasing.by_operator(person, why, source=source, now=companion.clock()))


def _erase_again(companion: Companion, path: Path | None) -> None:
    if path is not None and not path.exists():
        raise Refused("no_list", f"There is no file {path}.")
    told = None if path is None else TombstoneList(path)
    done = companion.desk.erasing.again(told, now=companion.clock())
    for one in done:
        _say_done(one)
    if not done:
        say("Nobody who was erased is here again.")


def _say_done(done: Erased) -> None:
    say(erased_message(done).text)
