"""All use cases in one."""

from dataclasses import dataclass

from bot.services.home import Homes
from bot.services.use_cases.hours import HoursCases
from bot.services.use_cases.program import ProgramCases
from bot.services.use_cases.record import RecordCases


@dataclass(frozen=True)
class UseCases(ProgramCases, HoursCases, RecordCases):
    """Everything that can be done here."""

    @property
    def homes(self) -> Homes:
        """The use case of the App Home."""
        return Homes(
            self.records,
            self.packs,
            self.standings,
            self.confirmations,
            self.drafts,
            self.closings.items,
            self.attendance,
            self.ratings,
            self.sign_offs,
            self.approvals,
            self.pulse_answers,
            self.sharing,
        )
