"""`companion knowledge gaps`: what the documents did not answer, as a report and as the week's note."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import typer

from bot.commands.printing import printed
from bot.commands.session import AsJson, say, say_json, session_of
from bot.companion import Companion
from bot.services.asking.gaps import LOOK_BACK
from bot.services.asking.replies import GapsReport


def gaps(
    context: typer.Context,
    program: Annotated[str | None, typer.Option(help="Only this program's.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on; of the last 90 days otherwise.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send the last seven days' note to the program administrators, once a week.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what the documents did not answer and which answers did not help, naming nobody who asked."""
    with session_of(context).companion() as companion:
        now, found = companion.clock(), companion.desk.gaps
        programs = [program] if program else [pack.id for pack in companion.packs.values() if not pack.shared]
        if send:
            for one in programs:
                say(_sent_words(companion, one, now))
            return
        begins = since.astimezone() if since else now - LOOK_BACK
        reports = [found.report(one, since=begins, until=now) for one in programs]
        if as_json:
            say_json([_fields(report) for report in reports])
            return
        say("\n\n".join(printed(report) for report in reports))


def _sent_words(companion: Companion, program: str, now: datetime) -> str:
    receivers = companion.desk.gaps.send(program, now=now)
    name = companion.packs[program].short_name
    if not receivers:
        return f"{name}: nothing to send. The week is empty, or its note went out already."
    names = ", ".join(person.name for person in receivers)
    return f"{name}: the note goes to {names}, as soon as `companion serve` runs on the same records."


def _fields(report: GapsReport) -> dict[str, Any]:
    return {**asdict(report), "program": report.program.id}
