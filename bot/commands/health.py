"""`companion doctor`: what is configured, what works, and what to do about what does not."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from bot.commands.session import Session, say, say_json, session_of
from bot.connection import connected_as, slack_client
from bot.settings import Settings, SlackMode
from induction.refused import Refused
from knowledge.embedding import PackagedMiniLM
from knowledge.program_packs import load_packs
from storage.records import Records


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was found or what to do."""

    what: str
    well: bool
    found: str


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for another program.")] = False,
) -> None:
    """Say what is configured and what is wrong, with what to do about it."""
    findings = list(_examined(session_of(context)))
    if as_json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{'ok ' if finding.well else 'BAD'} {finding.what}: {finding.found}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _examined(session: Session) -> Iterator[Finding]:
    settings = session.settings
    checks: dict[str, Callable[[], str]] = {
        "Python": lambda: f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}",
        "Home": lambda: str(settings.home.resolve()),
        "Packs": lambda: ", ".join(load_packs(settings.packs)),
        "Database": lambda: _database(settings),
        "Embedding model": lambda: f"{len(PackagedMiniLM().embed_query('ready'))} dimensions, inside its package",
        "Documents": lambda: _documents(session),
        "Slack": lambda: _slack(session),
    }
    for what, check in checks.items():
        try:
            yield Finding(what, well=True, found=check())
        except Refused as refused:
            yield Finding(what, well=False, found=refused.message)


def _database(settings: Settings) -> str:
    records = Records(settings.records_url)
    try:
        return records.check()
    finally:
        records.close()


def _documents(session: Session) -> str:
    with session.companion() as companion:
        counts = {program: len(companion.library.documents(program)) for program in companion.library.programs()}
    if not counts:
        return "none yet. Add one with: companion knowledge add FILE --program usc"
    return ", ".join(f"{program} {count}" for program, count in counts.items())


def _slack(session: Session) -> str:
    mode = session.settings.slack_mode()
    if mode is SlackMode.LOCAL:
        return "no tokens, so `companion serve` starts the local workspace"
    return f"{mode.value}, as {connected_as(slack_client(session.settings))}"
