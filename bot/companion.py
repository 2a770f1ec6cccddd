"""The companion, put together from its settings: records, packs, documents and the desk in front of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.listeners.doorway import Doorway
from bot.services.corrections import Corrections
from bot.services.desk import Desk
from bot.services.hours import Hours
from bot.services.ledger_lines import LedgerLines
from bot.services.parties import Parties
from bot.services.people import People
from bot.services.progress import Standings
from bot.services.questions import Questions
from bot.services.roster import Roster
from bot.settings import Settings
from induction.packs import ProgramPack
from induction.refused import Refused
from knowledge.answering import Handbook
from knowledge.answers import Question
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from knowledge.program_packs import load_packs
from storage.records import Records

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Companion:
    """Everything a surface needs. `desk` hears people, `doorway` hears them through Slack."""

    settings: Settings
    clock: Clock
    packs: Mapping[str, ProgramPack]
    records: Records
    library: Library
    desk: Desk

    @property
    def doorway(self) -> Doorway:
        """The desk as Slack's listeners reach it."""
        return Doorway(self.desk, People(self.records), self.clock)

    def warm_up(self) -> None:
        """Load the embedding model and every program's passages, so that nobody's first question waits for them."""
        self.desk.questions.handbook.ask(Question(text="hours"))

    @property
    def roster(self) -> Roster:
        """The use case of bringing people in."""
        return Roster(self.records, frozenset(pack.id for pack in self.packs.values() if not pack.shared))


@contextmanager
def opened(settings: Settings, clock: Clock) -> Iterator[Companion]:
    """The companion over the records and documents that the settings name, closed at the end.

    Refused names the setting where a folder, a database or a pack cannot be used.
    """
    _make_home(settings)
    packs = load_packs(settings.packs)
    if settings.program is not None and settings.program not in packs:
        raise Refused("unknown_program", f"COMPANION_PROGRAM is “{settings.program}”; known: {', '.join(packs)}.")
    records = Records(settings.records_url)
    library = Library(settings.home / "passages", records, PackagedMiniLM(), settings.chroma_url)
    try:
        records.migrate()
        lines, parties = LedgerLines(records, packs), Parties(records)
        desk = Desk(
            hours=Hours(records, packs, lines, parties, Corrections(records, parties)),
            standings=Standings(records, packs, lines),
            questions=Questions(Handbook(library, packs), packs, library.programs, settings.program),
            packs=packs,
            records=records,
        )
        yield Companion(settings, clock, packs, records, library, desk)
    finally:
        library.close()
        records.close()


def _make_home(settings: Settings) -> None:
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            "no_home", f"COMPANION_HOME is {settings.home}, which cannot be made or used: {error.strerror}."
        ) from error
