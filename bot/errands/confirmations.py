"""What the other party is asked once a day, and what both hear when an entry is not right."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, PutOff, to
from bot.services.confirming.confirmations import Confirmations
from bot.services.hours.disputes import Disputes
from bot.views.confirming.agreement import dispute_message, standoff_message, taken_out_message, upheld_message
from bot.views.confirming.to_confirm import to_confirm_message
from induction.people import Role
from storage.errands import KeptErrand


@dataclass(frozen=True)
class DayLists:
    """Renders a person's list of the day, from the entries as they stand."""

    confirmations: Confirmations

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | PutOff | None:
        """The list, put off where its reader is not to be reminded now.

        None where nothing waits any more, a later list asks the same, they stopped it, or they are not in Slack yet.
        They lose nothing: the entries wait in their list.
        """
        person, lists = self.confirmations.records.person(errand.details["person_id"]), self.confirmations.lists
        if person is None or lists.is_overtaken(errand, person, now=now) or not lists.is_wanted(person):
            return None
        asked = self.confirmations.list_of(person, now=now)
        if not asked.entries:
            return None
        until = lists.waits_until(person, now=now)
        return to(person, to_confirm_message(asked)) if until is None else PutOff(until)


@dataclass(frozen=True)
class DisputeNews:
    """Renders the news that an entry is not right, for who logged it."""

    disputes: Disputes

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news; None where it is not in dispute any more, or they are not in Slack yet."""
        found = self.disputes.told_to_logger(errand.details["entry_id"])
        return None if found is None or found.upheld else to(found.logged_by, dispute_message(found))


@dataclass(frozen=True)
class UpheldNews:
    """Renders the news that an entry in dispute is right, says who logged it."""

    disputes: Disputes

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news for the other party or an administrator; None once it is settled, or where they are not in Slack."""
        reader = self.disputes.hours.records.person(errand.details["person_id"])
        found = None if reader is None else self.disputes.known_to(reader, errand.details["entry_id"])
        if reader is None or found is None or not found.upheld:
            return None
        told = standoff_message(found) if reader.role is Role.PROGRAM_ADMIN else upheld_message(found)
        return to(reader, told)


@dataclass(frozen=True)
class TakenOutNews:
    """Renders the news that an administrator took an entry in dispute out of the count."""

    disputes: Disputes

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news for one of the two behind it; None where it is not theirs to know any more."""
        reader = self.disputes.hours.records.person(errand.details["person_id"])
        found = None if reader is None else self.disputes.taken_out(reader, errand.details["entry_id"])
        return None if found is None else to(reader, taken_out_message(found))
