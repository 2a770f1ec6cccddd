"""The use cases of reminders, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.reminding.choices import Choices
from bot.services.reminding.digests import Digests
from bot.services.reminding.forecast import Forecast
from bot.services.reminding.open_items import OpenItems
from bot.services.reminding.planner import Planner
from induction.packs.pack import ProgramPack
from storage.records import Records


@dataclass(frozen=True)
class Reminding:
    """Everything about reminders that can be done here."""

    records: Records
    packs: Mapping[str, ProgramPack]

    @property
    def items(self) -> OpenItems:
        """The use case of what is open of whose."""
        return OpenItems(self.records, self.packs)

    @property
    def planner(self) -> Planner:
        """The use case of the minute."""
        return Planner(self.records, self.packs, self.items)

    @property
    def forecast(self) -> Forecast:
        """The use case of looking ahead."""
        return Forecast(self.planner, self.digests)

    @property
    def digests(self) -> Digests:
        """The use case of a person's digest."""
        return Digests(self.records, self.packs, self.items)

    @property
    def choices(self) -> Choices:
        """The use case of how people want to be reminded."""
        return Choices(self.records, self.packs)
