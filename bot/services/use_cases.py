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
from bot.services.drafts.approvals import Approvals
from bot.services.drafts.drafts import Drafts
from bot.services.evidence.evidence import Evidence
from bot.services.evidence.finding import EvidenceFinder
from bot.services.feedback.answering import PulseAnswers
from bot.services.feedback.coaching import CoachingRatings
from bot.services.feedback.rounds import PulseRounds
from bot.services.guiding.guiding import Guiding
from bot.services.holdings.erasing import Erasing
from bot.services.holdings.mydata import MyData
from bot.services.holdings.retaining import Retention
from bot.services.holdings.tombstones import TombstoneList
from bot.services.home import Homes
from bot.services.hours.disputes import Disputes
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.own_words import OwnWords
from bot.services.people.notices import Notices
from bot.services.progress.history import Histories
from bot.services.progress.standings import Standings
from bot.services.rulings.settling import Rulings
from bot.services.sessions.closings import Closings
from bot.services.sharing.readers import Readers
from bot.services.sharing.sharing import Sharing
from bot.services.sharing.walls import Walls
from bot.services.sheets.exports import Exports
from bot.services.sheets.imports import Imports
from bot.services.suggesting.suggesting import DraftModel, Suggesting
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

    @property
    def own_words(self) -> OwnWords:
        """What the programs here call things."""
        return OwnWords(self.records, self.packs)

    @property
    def approvals(self) -> Approvals:
        """The use cases of the approval of goals."""
        return Approvals(self.records, self.drafts.reading, self.confirmations.outbox)

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

    @property
    def suggesting(self) -> Suggesting:
        """The use case of suggested wording."""
        return Suggesting(self.records, self.packs, self.drafts, self.draft_model, self.confirmations.outbox)

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
    def pulse_answers(self) -> PulseAnswers:
        """The use case of whoever the pulse survey asks."""
        return PulseAnswers(self.records, self.packs)

    @property
    def pulse_rounds(self) -> PulseRounds:
        """The use case of whoever runs the pulse survey."""
        return PulseRounds(self.records, self.packs, self.confirmations.outbox)

    @property
    def coaching(self) -> CoachingRatings:
        """The use case of how coaching is rated."""
        return CoachingRatings(self.records, self.confirmations.outbox)

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
    def guiding(self) -> Guiding:
        """The use case of a goal or a reflection asked for one question at a time."""
        return Guiding(self.drafts)

    @property
    def histories(self) -> Histories:
        """The use case of an entry's history."""
        return Histories(self.records, self.hours.lines)

    @property
    def notices(self) -> Notices:
        """The use case of what everybody is told once."""
        return Notices(self.records, self.owner_line)

    @property
    def sharing(self) -> Sharing:
        """The use case of what a candidate lets their supervisor see."""
        return Sharing(self.records, self.packs, self.confirmations.outbox)

    @property
    def walls(self) -> Walls:
        """The use case of a question at the wall."""
        return Walls(self.records, self.packs)

    @property
    def readers(self) -> Readers:
        """The use case of who looked at one's own record."""
        return Readers(self.records)

    @property
    def support_plans(self) -> SupportPlans:
        """The use case of support plans."""
        return SupportPlans(self.records, self.packs, self.confirmations.outbox)

    @property
    def early_warnings(self) -> EarlyWarnings:
        """The use case of facts that people should see early."""
        return EarlyWarnings(self.records, self.packs, self.support_plans, self.confirmations.lists)

    @property
    def evidence(self) -> Evidence:
        """The use cases of evidence."""
        return Evidence(self.records, self.packs, self.confirmations.outbox)

    @property
    def evidence_finder(self) -> EvidenceFinder:
        """The use case of what could serve as evidence."""
        return EvidenceFinder(self.evidence)

    @property
    def steps(self) -> Steps:
        """The use cases of a candidate's checklist."""
        return Steps(CandidateFiles(self.records, self.packs), self.confirmations.outbox, self.evidence)

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

    @property
    def mydata(self) -> MyData:
        """The use case of taking away what is held about oneself."""
        return MyData(self.records, self.packs, self.confirmations.outbox)

    @property
    def erasing(self) -> Erasing:
        """The use case of erasing somebody."""
        return Erasing(self.records, self.tombstones)

    @property
    def retention(self) -> Retention:
        """The use case of how long records are kept."""
        return Retention(self.records, self.packs)
