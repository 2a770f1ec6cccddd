"""A calendar, or the address of one, on its way into the direct message of who asked for it."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile, to
from bot.services.deadlines.feeds import CalendarFeeds
from bot.services.deadlines.files import CalendarFiles
from bot.views.deadlines.files import calendar_file_message, feed_message, no_calendar_file_message
from induction.people import Person
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SentCalendars:
    """Makes the calendar from the records as they are when it goes out."""

    files: CalendarFiles

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader may no longer see what is in it. None where they have left Slack."""

        def make(reader: Person) -> Made:
            made = self.files.file(reader, errand.details["what"], now=errand.created_at or now)
            return calendar_file_message(made), OutgoingFile(made.name, made.content, no_calendar_file_message(made))

        return file_for(self.files.records.person(errand.details["person"]), make)


@dataclass(frozen=True)
class FeedAddresses:
    """Tells somebody the address of their own calendar, as it is when the message goes out."""

    feeds: CalendarFeeds

    def compose(self, errand: KeptErrand, _now: datetime) -> Outgoing | None:
        """The address; None where it ended meanwhile, or its person has left Slack."""
        reader = self.feeds.records.person(errand.details["person"])
        address = None if reader is None else self.feeds.address_of(reader)
        if address is None:
            return None
        return to(reader, feed_message(address, replaced=errand.details["replaced"]))
