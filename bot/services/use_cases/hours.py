"""What is done with hours and days: sessions, attendance, the log form, deadlines and calendars."""

from dataclasses import dataclass

from bot.services.asking.inquiries import Inquiries
from bot.services.attendance.claims import TaughtHours
from bot.services.attendance.recording import Attendances
from bot.services.calendars.sharing import Calendars
from bot.services.conversation.going_on import GoingOn
from bot.services.conversation.readings import Readings
from bot.services.deadlines.deadlines import Deadlines
from bot.services.deadlines.feeds import CalendarFeeds
from bot.services.deadlines.files import CalendarFiles
from bot.services.hours.disputes import Disputes
from bot.services.hours.form import LogForms
from bot.services.progress.history import Histories
from bot.services.sessions.closings import Closings
from bot.services.use_cases.parts import Parts


@dataclass(frozen=True)
class HoursCases(Parts):
    """The use cases of hours and days."""

    @property
    def closings(self) -> Closings:
        """The use cases of closing a session, and of what was agreed in one."""
        return Closings(self.hours, self.confirmations.outbox)

    @property
    def attendance(self) -> Attendances:
        """The use case of who was at a session that the program runs."""
        return Attendances(self.records, self.packs, self.confirmations)

    @property
    def taught(self) -> TaughtHours:
        """The use case of hours that nobody types, because attendance gives them."""
        return TaughtHours(self.records, self.packs, self.hours.lines, self.confirmations.outbox)

    @property
    def inquiries(self) -> Inquiries:
        """The use case of asking, in a conversation and with what is kept of it."""
        return Inquiries(self.questions, self.records)

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

    @property
    def disputes(self) -> Disputes:
        """The use case of whoever logged an entry that is in dispute."""
        return Disputes(self.hours)

    @property
    def histories(self) -> Histories:
        """The use case of an entry's history."""
        return Histories(self.records, self.hours.lines)

    @property
    def calendars(self) -> Calendars:
        """The use case of a calendar that is shared."""
        return Calendars(self.hours)

    @property
    def deadlines(self) -> Deadlines:
        """The use case of what is due."""
        return Deadlines(self.records, self.packs)

    @property
    def calendar_files(self) -> CalendarFiles:
        """The use case of deadlines as a calendar."""
        return CalendarFiles(self.records, self.deadlines, self.confirmations.outbox)

    @property
    def feeds(self) -> CalendarFeeds:
        """The use case of a calendar that keeps itself up to date."""
        return CalendarFeeds(
            self.records, self.deadlines, self.calendar_files, self.confirmations.outbox, self.feeds_at
        )
