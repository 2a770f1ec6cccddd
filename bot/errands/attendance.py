"""What follows attendance and a candidate's word that they were there: both sides hear what became of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing
from bot.services.attendance.claims import TaughtHours, read_claim
from bot.services.attendance.recording import Attendances
from bot.views.attendance.claims import attended_message, claim_message, claim_news_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class AttendedNews:
    """Renders what was recorded of a candidate that day."""

    attendance: Attendances

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The news, with the way to say that it is not right; None where nothing of it stands any more."""
        person = self.attendance.records.person(errand.details["person_id"])
        if person is None or person.slack_id is None or errand.created_at is None or errand.due_at is None:
            return None
        news = self.attendance.news_of(person.id, since=errand.created_at, until=errand.due_at, now=now)
        if news is None:
            return None
        return Outgoing(attended_message(news), to=person.slack_id)


@dataclass(frozen=True)
class Claims:
    """Renders what whoever records attendance is asked, and what the candidate hears of it."""

    taught: TaughtHours

    def asked(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The question. None where the candidate has their hours meanwhile, or whom to ask is in Slack no more."""
        receiver = self.taught.records.person(errand.details["person"])
        shown = self.taught.shown(read_claim(errand.details["claim"]))
        if shown is None or receiver is None or receiver.slack_id is None:
            return None
        return Outgoing(claim_message(shown), to=receiver.slack_id)

    def settled(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news for the candidate; None where it is not so any more, or they are not in Slack."""
        details = errand.details
        news = self.taught.settled(read_claim(details["claim"]), details["by"], added=details["added"])
        if news is None or news.candidate.slack_id is None:
            return None
        return Outgoing(claim_news_message(news), to=news.candidate.slack_id)
