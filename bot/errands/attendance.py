"""What follows attendance and a candidate's word that they were there: both sides hear what became of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.attendance.claimed import read_claim
from bot.services.attendance.claims import TaughtHours
from bot.services.attendance.news import AttendanceNews
from bot.services.confirming.daily_lists import IN_HAND
from bot.views.attendance.claims import attended_message, claim_message, claim_news_message, left_out_message
from induction.access import Action, may
from storage.errands import KeptErrand


@dataclass(frozen=True)
class AttendedNews:
    """Renders what was recorded of a candidate that day, and what could not be."""

    news: AttendanceNews

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The news, with the way to say that it is not right; None where nothing of it stands any more."""
        person = self.news.records.person(errand.details["person_id"])
        if person is None or errand.created_at is None or errand.due_at is None:
            return None
        news = self.news.of(person.id, since=errand.created_at, until=errand.due_at - IN_HAND, now=now)
        return None if news is None else to(person, attended_message(news))

    def left_out(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """What is in the way of a session's hours; None where nothing is any more, or they are not in Slack."""
        details = errand.details
        left_out = self.news.left_out(details["person_id"], details["attendance"], details["by"])
        return None if left_out is None else to(left_out.candidate, left_out_message(left_out))


@dataclass(frozen=True)
class Claims:
    """Renders what whoever records attendance is asked, and what the candidate hears of it."""

    taught: TaughtHours

    def asked(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The question. None where the candidate has their hours meanwhile, or who was to be asked can't answer it."""
        receiver = self.taught.records.person(errand.details["person"])
        shown = self.taught.shown(read_claim(errand.details["claim"]))
        if receiver is None or shown is None or not may(receiver, Action.RECORD_ATTENDANCE, shown.candidate):
            return None
        return to(receiver, claim_message(shown))

    def settled(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news for the candidate; None where it is not so any more, or they are not in Slack."""
        details = errand.details
        news = self.taught.settled(read_claim(details["claim"]), details["by"], added=details["added"])
        return None if news is None else to(news.candidate, claim_news_message(news))
