"""The file with hours that somebody asked for, on its way into their direct message."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.services.sheets.exports import Exports, FileKind, Selection
from bot.views.sheets.exports import exported_message, no_file_message
from induction.people import Person
from storage.errands import KeptErrand


@dataclass(frozen=True)
class ExportedHours:
    """Makes the file from the ledger as it stands when it goes out."""

    exports: Exports

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader may no longer see what is in it. None where they have left Slack."""
        details, records = errand.details, self.exports.records

        def make(reader: Person) -> Made:
            people = [records.person(number) for number in details["candidates"]]
            selection = Selection([one for one in people if one is not None], details["title"])
            kind = FileKind(details["kind"])
            made = self.exports.file(reader, selection, kind, now=errand.created_at or now)
            return exported_message(made), OutgoingFile(made.name, made.content, no_file_message(made, reader, kind))

        return file_for(records.person(details["person"]), make)
