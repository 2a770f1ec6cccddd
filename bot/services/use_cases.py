"""The use cases of the companion, each within reach of whoever hears people."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.asking.gaps import Gaps
from bot.services.asking.inquiries import Inquiries
from bot.services.asking.questions import Questions
from bot.services.asking.sending_on import SendingOn
from bot.services.attendance.claims import TaughtHours
from bot.services.attendance.recording import Attendances
from bot.services.calendars.sharing import Calendars
from bot.services.cohort.weekly import Weekly
from bot.services.confirming.confirmations import Confirmations
from bot.services.conversation.going_on import GoingOn
from bot.services.conversation.readings import Readings
from bot.services.drafts.drafts import Drafts
from bot.services.home import Homes
from bot.services.hours.disputes import Disputes
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.progress.history import Histories
from bot.services.progress.standings import Standings
from bot.services.sessions.closings import Closings
from bot.services.sheets.exports import Exports
from bot.services.sheets.imports import Imports
from induction.packs import ProgramPack
from storage.records import Records


@dataclass(frozen=True)
class UseCases:
    """Everything that can be done here, made of a few parts that know one another."""

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
        )

    @property
    def closings(self) -> Closings:
        """The use cases of closing a session, and of what was agreed in one."""
        return Closings(self.hours, self.confirmations.outbox)

    @property
    def calendars(self) -> Calendars:
        """The use case of a calendar that is shared."""
        return Calendars(self.hours)

    @property
    def histories(self) -> Histories:
        """The use case of an entry's history."""
        return Histories(self.records, self.hours.lines)

    @property
    def imports(self) -> Imports:
        """The use case of hours from a sheet."""
        return Imports(self.records, self.packs, self.hours.lines, self.confirmations)

    @property
    def exports(self) -> Exports:
        """The use case of hours in a file."""
        return Exports(self.records, self.packs, self.hours.lines, self.confirmations.outbox)

    @property
    def inquiries(self) -> Inquiries:
        """The use case of asking, in a conversation and with what is kept of it."""
        return Inquiries(self.questions, self.records)

    @property
    def disputes(self) -> Disputes:
        """The use case of whoever logged an entry that is in dispute."""
        return Disputes(self.hours)

    @property
    def attendance(self) -> Attendances:
        """The use case of who was at a session that the program runs."""
        return Attendances(self.records, self.packs, self.confirmations)

    @property
    def taught(self) -> TaughtHours:
        """The use case of hours that nobody types, because attendance gives them."""
        return TaughtHours(self.records, self.packs, self.hours.lines, self.confirmations.outbox)

    @property
    def readings(self) -> Readings:
        """The use case of hours that can be read in a few ways."""
        return Readings(self.hours, self.taught, self.inquiries)

    @property
    def talk(self) -> GoingOn:
        """The use case of a conversation about hours."""
        return GoingOn(self.readings, self.packs)

    @property
    def log_forms(self) -> LogForms:
        """The use case of the log form."""
        return LogForms(self.hours)
