"""Files about a cohort that somebody asked for, on their way into a direct message: the table, and the report."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.services.cohort.accreditation import Accreditation, ReportKind
from bot.services.cohort.export import CohortExports, kept_view
from bot.views.blocks import plain_message
from induction.people import Person
from storage.errands import KeptErrand

_NO_FILE = "Slack takes no file from me here. Ask whoever runs the companion for it."


@dataclass(frozen=True)
class CohortFiles:
    """Makes the file from the records as they stand when it goes out."""

    exports: CohortExports

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader looks after nobody any more. None where they have left Slack."""

        def make(reader: Person) -> Made:
            made = self.exports.file(reader, kept_view(errand.details["view"]), now=errand.created_at or now)
            noun = "candidate" if made.rows == 1 else "candidates"
            words = plain_message(f"{made.title} at a glance: {made.rows} {noun}, those who need help first.")
            return words, OutgoingFile(made.name, made.content, plain_message(_NO_FILE))

        return file_for(self.exports.tables.records.person(errand.details["person"]), make)


@dataclass(frozen=True)
class AccreditationFiles:
    """Makes one file of the report from the records as they stand when it goes out."""

    reports: Accreditation

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader is the administrator no more. None where they have left Slack."""
        details = errand.details

        def make(reader: Person) -> Made:
            kind, at = ReportKind(details["kind"]), errand.created_at or now
            made = self.reports.file(reader, details["cohort"], kind, now=at)
            words = plain_message(
                f"{made.title}: for accreditation. The first part says what is not on record, and what to bring."
            )
            return words, OutgoingFile(made.name, made.content, plain_message(_NO_FILE))

        return file_for(self.reports.records.person(details["person"]), make)
