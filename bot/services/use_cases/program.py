"""What is done for a program as a whole: its rules, cohorts, people and reminders."""

from dataclasses import dataclass

from bot.services.cohort.accreditation import Accreditation
from bot.services.cohort.export import CohortExports
from bot.services.cohort.table import CohortTables
from bot.services.feedback.answering import PulseAnswers
from bot.services.feedback.coaching import CoachingRatings
from bot.services.feedback.rounds import PulseRounds
from bot.services.holdings.erasing import Erasing
from bot.services.holdings.mydata import MyData
from bot.services.holdings.retaining import Retention
from bot.services.own_words import OwnWords
from bot.services.people.notices import Notices
from bot.services.reminding.cases import Reminding
from bot.services.rulings.settling import Rulings
from bot.services.sheets.exports import Exports
from bot.services.sheets.imports import Imports
from bot.services.use_cases.parts import Parts


@dataclass(frozen=True)
class ProgramCases(Parts):
    """The use cases of a program."""

    @property
    def own_words(self) -> OwnWords:
        """What the programs here call things."""
        return OwnWords(self.records, self.packs)

    @property
    def rulings(self) -> Rulings:
        """The use case of settling rules on which documents disagree."""
        return Rulings(self.records, self.packs)

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
    def imports(self) -> Imports:
        """The use case of hours from a sheet."""
        return Imports(self.records, self.packs, self.hours.lines, self.confirmations)

    @property
    def exports(self) -> Exports:
        """The use case of hours in a file."""
        return Exports(self.records, self.packs, self.hours.lines, self.confirmations.outbox)

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
    def notices(self) -> Notices:
        """The use case of what everybody is told once."""
        return Notices(self.records, self.owner_line)

    @property
    def reminding(self) -> Reminding:
        """The use cases of reminders."""
        return Reminding(self.records, self.packs)

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
