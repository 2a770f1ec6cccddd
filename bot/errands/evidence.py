"""The file of an artifact that somebody asked for, on its way into their direct message."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.services.evidence.evidence import Evidence
from bot.views.blocks import plain_message
from bot.views.evidence.listing import no_file_message
from induction.people import Person
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SentArtifacts:
    """Fetches the file when it goes out, for who may see it then."""

    evidence: Evidence

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader may no longer see it. None where they have left Slack."""
        details = errand.details

        def make(reader: Person) -> Made:
            made = self.evidence.file(reader, details["artifact"], now=errand.created_at or now)
            words = plain_message("Here is the file that was saved as evidence.")
            return words, OutgoingFile(made.artifact.file or "file", made.content, no_file_message(made))

        return file_for(self.evidence.records.person(details["person"]), make)
