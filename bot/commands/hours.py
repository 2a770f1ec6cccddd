"""`companion log` and `companion progress`: the ledger from the command line."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Annotated
from uuid import uuid4

import typer

from bot.commands.printing import printed
from bot.commands.session import As, AsJson, acting, remark, say, say_json, session_of, words_of
from bot.services.heard import Heard
from bot.services.ledger.replies import Proposed, SameSession
from bot.services.progress.replies import Caseload, Progress, ProgressPart, VersionLine
from induction.ledger.cards import CardAnswer


def log(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="What was done, or what to put right, as one would type it in Slack.")],
    as_: As,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Record without asking.")] = False,
    apart: Annotated[
        bool, typer.Option(help="It was another session than the one that the other party logged.")
    ] = False,
    together: Annotated[
        bool | None, typer.Option("--together/--separate", help="Whether entries at one time were one session.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Log hours, or correct what was logged: `companion log --as dana@… "90 min coaching yesterday"`."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        own = words_of(companion, person)
        now = companion.clock()
        reply = companion.desk.command(Heard(f"log {words}", person, f"cli:{uuid4().hex}", now))
        if not isinstance(reply, Proposed | SameSession):
            remark(printed(reply, own))
            raise typer.Exit(1)
        if unsaid := _unsaid(reply, apart=apart, together=together):
            remark(f"{printed(reply, own)}\n{unsaid}")
            raise typer.Exit(1)
        if not yes:
            say(printed(reply, own))
            typer.confirm("Record?", abort=True)
        hours = companion.desk.hours
        answer = CardAnswer.APART if apart else CardAnswer.TOGETHER if together else None
        recorded = hours.do(person, reply.card.id, now=companion.clock(), answer=answer)
        if as_json:
            say_json([entry.model_dump(mode="json") for entry in recorded.entries])
        else:
            say(printed(hours.receipt(person, recorded, now=companion.clock()), own))


def _unsaid(reply: Proposed | SameSession, *, apart: bool, together: bool | None) -> str | None:
    """What to add to the command where something is asked that it does not say."""
    if isinstance(reply, SameSession):
        return None if apart else "`companion confirm` confirms theirs. Add --apart if it was another session."
    if reply.group is None or together or (reply.group.apart and together is False):
        return None
    return "Add --together if it was one session" + (", or --separate." if reply.group.apart else ".")


def progress(
    context: typer.Context,
    as_: As,
    of: Annotated[str | None, typer.Option(help="One candidate's name; everyone open to you otherwise.")] = None,
    as_json: AsJson = False,
) -> None:
    """Where a candidate stands; for a coach the caseload, for a program administrator every candidate."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        own = words_of(companion, person)
        reply = companion.desk.standings.of(person, of, now=companion.clock())
        if as_json:
            say_json(_fields(reply))
        else:
            whole = (ProgressPart.EVERYTHING, ProgressPart.PLACES)
            shown = [replace(reply, part=part) for part in whole] if isinstance(reply, Progress) else [reply]
            say("\n\n".join(printed(one, own) for one in shown))


def history(
    context: typer.Context,
    as_: As,
    words: Annotated[list[str] | None, typer.Argument(help="Whose, and of which day: `Dana 11/17`.")] = None,
    as_json: AsJson = False,
) -> None:
    """Everything that was ever on record: what was changed, by whom and why, and who confirmed or disputed it."""
    with session_of(context).companion() as companion:
        person = acting(companion, as_)
        own = words_of(companion, person)
        pages = companion.desk.histories.everything(person, " ".join(words or ()), now=companion.clock())
        if as_json:
            say_json([_versions(stretch) for page in pages for stretch in page.stretches])
        else:
            say("\n\n".join(printed(page, own) for page in pages))


def _versions(stretch: Sequence[VersionLine]) -> list[dict[str, object]]:
    return [
        {
            **version.line.entry.model_dump(mode="json"),
            "change": version.change,
            "by": version.by,
            "why": version.reason,
            "words": [asdict(word) for word in version.words],
        }
        for version in stretch
    ]


def _fields(reply: Progress | Caseload) -> object:
    if isinstance(reply, Progress):
        return {
            "candidate": reply.candidate.name,
            "program": reply.pack.id,
            "standings": [standing.model_dump(mode="json") for standing in reply.standings],
        }
    return [{"candidate": row.candidate.name, **row.hours.model_dump(mode="json")} for row in reply.rows]
