"""What is held about a person, on its way into their own direct message."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.services.holdings.mydata import JSON, PAGE, MyData
from bot.views.blocks import plain_message
from induction.people import Person
from storage.errands import KeptErrand

_SAID = {
    PAGE: "Everything that I hold about you, as a page to read: save it and open it in a browser.",
    JSON: "The same for another program, as JSON.",
}
_KEPT = "A file that I keep with your evidence."
_NO_FILE = "Slack takes no file from me here. Ask whoever runs the companion for what it holds about you."


@dataclass(frozen=True)
class HeldFiles:
    """Makes each file from the records as they stand when it goes out."""

    mydata: MyData

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; None where the person has left Slack."""
        details = errand.details

        def make(reader: Person) -> Made:
            made = self.mydata.file(reader, details["part"], now=errand.created_at or now)
            words = plain_message(_SAID.get(details["part"], _KEPT))
            return words, OutgoingFile(made.name, made.content, plain_message(_NO_FILE))

        return file_for(self.mydata.records.person(details["person"]), make)
