"""The companion, put together from its settings: records, packs, documents and the desk in front of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.listeners.entrance.doorway import Doorway
from bot.services.asking.gaps import Gaps
from bot.services.asking.questions import Questions, Wording
from bot.services.asking.sending_on import SendingOn
from bot.services.asking.wording_counts import CountedWording
from bot.services.cohort.weekly import Weekly
from bot.services.confirming.confirmations import Confirmations
from bot.services.desk import Desk
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.lines import DraftLines
from bot.services.drafts.parties import DraftParties
from bot.services.holdings.tombstones import NAME as TOMBSTONES
from bot.services.holdings.tombstones import TombstoneList
from bot.services.hours.corrections import Corrections
from bot.services.hours.hours import Hours
from bot.services.hours.parties import Parties
from bot.services.ledger.lines import LedgerLines
from bot.services.outbox import Doorbell
from bot.services.people.roster import Roster
from bot.services.people.slack import People
from bot.services.progress.standings import Standings
from bot.services.rulebook import Rulebook
from bot.services.suggesting.suggesting import DraftModel
from bot.settings import Settings
from bot.watching.acts import Transaction
from bot.watching.readiness import Part, Readiness
from bot.watching.watch import UNWATCHED, Watch
from induction.packs.pack import ProgramPack
from induction.refused import Refused
from knowledge.answering import Handbook
from knowledge.answers import Question
from knowledge.drafting.drafter import Drafter
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from knowledge.program_packs import load_packs
from knowledge.upkeep.gaps import grouped
from knowledge.wording.models import ChatChoice, ChatModel
from knowledge.wording.tally import Tally
from prompts.welcome import owner_words
from storage.database.patience import PATIENCE
from storage.records import Records

Clock = Callable[[], datetime]

DRAFTING_SECONDS, DRAFTING_TOKENS = 30.0, 600
"""What one piece of a draft may take of the chat model: at least so long, and at most so much."""


@dataclass(frozen=True)
class Companion:
    """Everything a surface needs. `desk` hears people, `doorway` hears them through Slack.

    Services and listeners ring `outbox`; whoever does errands attends to it. `watch` sees what goes on, and
    `readiness` whether it can.
    """

    settings: Settings
    clock: Clock
    packs: Rulebook
    records: Records
    library: Library
    desk: Desk
    outbox: Doorbell
    chat: ChatModel | None
    wordings: Tally
    watch: Watch = UNWATCHED
    readiness: Readiness = field(default_factory=Readiness)

    @property
    def doorway(self) -> Doorway:
        """The desk as Slack's listeners reach it."""
        return Doorway(self.desk, People(self.records), self.clock, self.outbox)

    def warm_up(self) -> None:
        """Load the models and every program's passages, so that nobody's first question waits for them.

        Passages whose vectors are of another embedding model than now are embedded anew first.
        """
        self.library.renew(now=self.clock())
        self.ready(*self.library.programs())
        if self.chat is not None:
            self.chat.warm_up()
        self.readiness.reached(Part.PASSAGES)

    def ready(self, *programs: str) -> None:
        """Have what answers need of these programs read and made, by asking each of them something."""
        for program in programs or (None,):
            self.desk.questions.handbook.ask(Question(text="How many hours?", program=program))

    @property
    def roster(self) -> Roster:
        """The use case of bringing people in."""
        return Roster(self.records, frozenset(pack.id for pack in self.packs.bare.values() if not pack.shared))


@contextmanager
def opened(
    settings: Settings, clock: Clock, *, patience: float = PATIENCE, watch: Watch = UNWATCHED
) -> Iterator[Companion]:
    """The companion over the records and documents that the settings name, closed at the end.

    Nobody waits for its records longer than the `patience`, in seconds.

    Refused names the setting where a folder, a database or a pack cannot be used.
    """
    make_home(settings)
    bare = load_packs(settings.packs)
    check_program(settings, bare)
    records = Records(settings.records_url, patience=patience, around=lambda way: watch.during(Transaction(way)))
    packs = Rulebook(bare, records, clock)
    embeddings = PackagedMiniLM()
    library = Library(settings.home / "passages", records.catalogue, embeddings, settings.chroma_url)
    chat, wordings = chat_model(settings), Tally()
    drafting = drafting_model(settings)
    try:
        records.migrate()
        lines, parties, outbox = LedgerLines(records, packs), Parties(records), Doorbell()
        confirmations = Confirmations(records, packs, lines, outbox)
        desk = Desk(
            hours=Hours(records, packs, lines, parties, Corrections(records, parties), confirmations),
            standings=Standings(records, packs, lines),
            questions=Questions(
                Handbook(library, packs),
                packs,
                library.programs,
                settings.program,
                _wording(chat, wordings, records),
                records.people,
                watch,
            ),
            confirmations=confirmations,
            weekly=Weekly(records, packs, outbox, settings.packs),
            drafts=Drafts(records, DraftLines(lines, words_drafts=drafting is not None), DraftParties(records), outbox),
            sending_on=SendingOn(records, outbox),
            gaps=Gaps(records, packs, partial(grouped, embed=embeddings.embed_documents), outbox),
            packs=packs,
            records=records,
            feeds_at=settings.feeds_at,
            owner_line=owner_words(settings.workspace_owner, local=settings.is_local),
            tombstones=TombstoneList(settings.home / TOMBSTONES),
            draft_model=_draft_model(drafting),
        )
        companion = Companion(settings, clock, packs, records, library, desk, outbox, chat, wordings, watch)
        companion.readiness.minds(Part.RECORDS, records.is_reachable)
        companion.readiness.minds(Part.MIGRATIONS, records.is_current)
        yield companion
    finally:
        for model in filter(None, (chat, drafting)):
            model.close()
        library.close()
        records.close()


def chat_model(settings: Settings) -> ChatModel | None:
    """The chat model that the settings name; nothing of it is imported or called before it is needed."""
    if settings.chat_model is None:
        return None
    return ChatModel(ChatChoice(settings.chat_model, settings.chat_url, settings.chat_key, settings.chat_timeout))


def drafting_model(settings: Settings) -> ChatModel | None:
    """The same model with the time and the room to word a piece of a draft, for which nobody waits."""
    if settings.chat_model is None:
        return None
    seconds = max(settings.chat_timeout, DRAFTING_SECONDS)
    choice = ChatChoice(settings.chat_model, settings.chat_url, settings.chat_key, seconds, DRAFTING_TOKENS)
    return ChatModel(choice)


def _draft_model(drafting: ChatModel | None) -> DraftModel | None:
    if drafting is None:
        return None
    return DraftModel(Drafter(drafting), drafting.choice.name, remote=not drafting.choice.is_local)


def _wording(chat: ChatModel | None, tally: Tally, records: Records) -> Wording | None:
    if chat is None:
        return None
    from knowledge.wording.worder import ModelWording  # noqa: PLC0415 - costs nothing where no model is configured

    return CountedWording(ModelWording(chat, tally), tally, records)


def check_program(settings: Settings, packs: Mapping[str, ProgramPack]) -> None:
    """Refuse a COMPANION_PROGRAM that has no pack."""
    if settings.program is not None and settings.program not in packs:
        raise Refused("unknown_program", f"COMPANION_PROGRAM is “{settings.program}”; known: {', '.join(packs)}.")


def make_home(settings: Settings) -> None:
    """Make the home folder, for its owner's eyes alone; Refused where it cannot be a folder."""
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise Refused("no_home", f"COMPANION_HOME is {settings.home}, which is a file. Name a folder.") from error
    except OSError as error:
        raise Refused(
            "no_home", f"COMPANION_HOME is {settings.home}, which cannot be made or used: {error.strerror}."
        ) from error
