"""`companion doctor`: what is configured, what works, and what to do about what does not."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import timedelta

import typer

from bot.commands.findings import Finding, finding
from bot.commands.session import AsJson, Session, say, say_json, session_of
from bot.commands.slack_health import CohortChannels, slack_findings
from bot.companion import Companion, chat_model, check_program, make_home
from bot.durable.home import STATE, check_sqlite
from bot.settings import Settings
from bot.views.asking.wordings import wordings_words
from bot.watching.opening import watching
from induction.refused import Refused
from knowledge.embedding import PackagedMiniLM
from knowledge.program_packs import load_packs
from storage.records import Records

_DAYS = 7
"""How many days of wordings are told of, today the last of them."""


def doctor(
    context: typer.Context,
    as_json: AsJson = False,
) -> None:
    """Say what is configured and what is wrong, with what to do about it."""
    findings = list(_examined(session_of(context)))
    if as_json:
        say_json([asdict(one) for one in findings])
    else:
        for one in findings:
            say(f"{'ok ' if one.well else 'BAD'} {one.what}: {one.found}")
    if not all(one.well for one in findings):
        raise typer.Exit(1)


def _examined(session: Session) -> Iterator[Finding]:
    """Everything from the ground up; what stands on ground that is bad is left out, for it would say the same."""
    settings = session.settings
    yield finding("Python", lambda: f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}")
    yield finding("Chat model", lambda: _chat_model(settings))
    yield finding("Embedding model", lambda: f"{len(PackagedMiniLM().embed_query('ready'))} dimensions, in its package")
    ground = list(_ground(settings))
    yield from ground
    cohort_channels: CohortChannels = {}
    if all(one.well for one in ground):
        with session.companion() as companion:
            yield finding("Documents", lambda: _documents(companion))
            yield finding("Messages", lambda: _messages(companion))
            if companion.chat is not None:
                yield finding(f"Wordings, last {_DAYS} days", lambda: _wordings(companion))
            cohort_channels = companion.records.cohorts.channels()
    yield finding("Seen from outside", lambda: _watched(settings))
    yield from slack_findings(settings, cohort_channels)


def _ground(settings: Settings) -> Iterator[Finding]:
    """What the companion cannot start without."""
    yield (home := finding("Home", lambda: _home(settings)))
    yield (packs := finding("Packs", lambda: ", ".join(load_packs(settings.packs))))
    if packs.well:
        yield finding("Program", lambda: _program(settings))
    if home.well:
        yield (database := finding("Database", lambda: _database(settings)))
        if database.well:
            yield finding("Durable work", lambda: _durable_work(settings))


def _chat_model(settings: Settings) -> str:
    chat = chat_model(settings)
    if chat is not None:
        with closing(chat):
            return chat.check()
    if settings.chat_url or settings.chat_key:
        raise Refused("half_configured", "COMPANION_CHAT_MODEL is not set: it names the model, as provider:model.")
    return "none, so answers are in the documents' own words"


def _watched(settings: Settings) -> str:
    with watching(settings):
        pass
    at = settings.watch_port and f"http://{settings.watch_host}:{settings.watch_port}"
    return ", ".join(
        [
            f"health at {at}/readyz" if at else "no port of its own (COMPANION_WATCH_PORT)",
            f"figures at {at}/metrics" if settings.metrics else "no figures (COMPANION_METRICS)",
            "traces on" if settings.traces else "no traces (COMPANION_TRACES)",
            f"a {settings.log} log",
        ]
    )


def _home(settings: Settings) -> str:
    make_home(settings)
    return str(settings.home.resolve())


def _program(settings: Settings) -> str:
    check_program(settings, load_packs(settings.packs))
    return settings.program or "each person's own; who is on no roster is asked"


@contextmanager
def _records(settings: Settings) -> Iterator[Records]:
    records = Records(settings.records_url)
    try:
        yield records
    finally:
        records.close()


def _database(settings: Settings) -> str:
    with _records(settings) as records:
        return records.check()


def _durable_work(settings: Settings) -> str:
    with _records(settings) as records:
        if records.shared:
            return "kept in the database of the records; several companions may share it"
    check_sqlite()
    return f"SQLite file {settings.home.resolve() / STATE}; one companion at a time"


def _messages(companion: Companion) -> str:
    held = Counter(errand.trouble or "unknown" for errand in companion.records.errands.held())
    if held:
        reasons = ", ".join(f"{trouble} ({count})" for trouble, count in held.items())
        raise Refused(
            "held_messages",
            f"{held.total()} may not have arrived: {reasons}. The program's administrators were told of each; they are "
            "forgotten after 30 days.",
        )
    return f"none is stuck, {len(companion.records.errands.waiting())} on their way"


def _wordings(companion: Companion) -> str:
    today = companion.clock().date()
    return wordings_words(companion.records.wordings.counted(today - timedelta(days=_DAYS - 1), today))


def _documents(companion: Companion) -> str:
    where = companion.library.check()
    counts = {program: len(companion.library.documents(program)) for program in companion.library.programs()}
    if not counts:
        return "none yet. Add one with: companion knowledge add FILE --program usc"
    return f"{', '.join(f'{program} {count}' for program, count in counts.items())}, {where}"
