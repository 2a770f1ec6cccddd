"""The use cases of the companion, each within reach of whoever hears people."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.asking.gaps import Gaps
from bot.services.asking.inquiries import Inquiries
from bot.services.asking.questions import Questions
from bot.services.asking.sending_on import SendingOn
from bot.services.assessing.cases import Cases
from bot.services.assessing.growing import Growths
from bot.services.assessing.rating import Ratings
from bot.services.attendance.claims import TaughtHours
from bot.services.attendance.recording import Attendances
from bot.services.calendars.sharing import Calendars
from bot.services.cohort.accreditation import Accreditation
from bot.services.cohort.export import CohortExports
from bot.services.cohort.table import CohortTables
from bot.services.cohort.weekly import Weekly
from bot.services.confirming.confirmations import Confirmations
from bot.services.conversation.going_on import GoingOn
from bot.services.conversation.readings import Readings
from bot.services.deadlines.deadlines import Deadlines
from bot.services.deadlines.feeds import CalendarFeeds
from bot.services.deadlines.files import CalendarFiles
from bot.services.drafts.drafts import Drafts
from bot.services.home import Homes
from bot.services.hours.disputes import Disputes
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.own_words import OwnWords
from bot.services.progress.history import Histories
from bot.services.progress.standings import Standings
from bot.services.rulings.settling import Rulings
from bot.services.sessions.closings import Closings
from bot.services.sheets.exports import Exports
from bot.services.sheets.imports import Imports
from bot.services.support.plans import SupportPlans
from bot.services.support.warnings import EarlyWarnings
from bot.services.verification.files import CandidateFiles
from bot.services.verification.packets import Packets
from bot.services.verification.sign_offs import SignOffs
from bot.services.verification.steps import Steps
from induction.packs.pack import ProgramPack
from storage.records import Records


@dataclass(frozen=True)
class UseCases:
    """Everything that can be done here, made of a few parts that know one another.

    `feeds_at` is where calendars on the web reach the companion, None for nowhere.
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

    @property
    def own_words(self) -> OwnWords:
        """What the programs here call things."""
        return OwnWords(self.records, self.packs)

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
        )

    @property
    def cohort_tables(self) -> CohortTables:
        """The use case of a cohort at a glance."""
        return CohortTables(self.records, self.packs)

    @property
    def cohort_exports(self) -> CohortExports:
        """The use case of that table in a file."""
        return CohortExports(self.cohort_tables, self.confirmations.outbox)

    @property
    def accreditation(self) -> Accreditation:
        """The use case of the accreditation report."""
        return Accreditation(self.records, self.packs, self.confirmations.outbox)

    @property
    def closings(self) -> Closings:
        """The use cases of closing a session, and of what was agreed in one."""
        return Closings(self.hours, self.confirmations.outbox)

    @property
    def ratings(self) -> Ratings:
        """The use case of rating a candidate on the standards."""
        return Ratings(Cases(self.records, self.packs), self.confirmations.outbox)

    @property
    def growths(self) -> Growths:
        """The use case of a candidate's growth."""
        return Growths(Cases(self.records, self.packs), self.confirmations.outbox)

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

    @property
    def histories(self) -> Histories:
        """The use case of an entry's history."""
        return Histories(self.records, self.hours.lines)

    @property
    def support_plans(self) -> SupportPlans:
        """The use case of support plans."""
        return SupportPlans(self.records, self.packs, self.confirmations.outbox)

    @property
    def early_warnings(self) -> EarlyWarnings:
        """The use case of facts that people should see early."""
        return EarlyWarnings(self.records, self.packs, self.support_plans, self.confirmations.lists)

    @property
    def steps(self) -> Steps:
        """The use cases of a candidate's checklist."""
        return Steps(CandidateFiles(self.records, self.packs), self.confirmations.outbox)

    @property
    def sign_offs(self) -> SignOffs:
        """The use cases of the way to the recommendation."""
        return SignOffs(CandidateFiles(self.records, self.packs), self.confirmations.outbox)

    @property
    def packets(self) -> Packets:
        """The use case of a candidate's packet."""
        return Packets(self.records, self.packs, self.confirmations.outbox)

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
    def rulings(self) -> Rulings:
        """The use case of settling rules on which documents disagree."""
        return Rulings(self.records, self.packs)

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
