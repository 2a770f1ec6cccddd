"""What use cases are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.asking.gaps import Gaps
from bot.services.asking.questions import Questions
from bot.services.asking.sending_on import SendingOn
from bot.services.cohort.weekly import Weekly
from bot.services.confirming.confirmations import Confirmations
from bot.services.drafts.drafts import Drafts
from bot.services.holdings.tombstones import TombstoneList
from bot.services.hours.hours import Hours
from bot.services.progress.standings import Standings
from bot.services.suggesting.suggesting import DraftModel
from induction.packs.pack import ProgramPack
from storage.records import Records


@dataclass(frozen=True)
class Parts:
    """The parts that all use cases are made of; they know one another.

    `feeds_at` is where calendars on the web reach the companion, None for nowhere. `tombstones` is the list of who was
    erased, which outlives a database that is brought back from a backup. `owner_line` says who owns the workspace.
    """

    hours: Hours
    standings: Standings
    questions: Questions
    confirmations: Confirmations
    weekly: Weekly
    drafts: Drafts
    sending_on: SendingOn
    gaps: Gaps
    packs: Mapping[str, ProgramPack]
    records: Records
    feeds_at: str | None = None
    draft_model: DraftModel | None = None
    tombstones: TombstoneList | None = None
    owner_line: str = ""
