"""Who someone in Slack is on the roster."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from induction.people import Person
from storage.records import Records


@dataclass(frozen=True)
class People:
    """Finds the person behind a Slack user."""

    records: Records

    def known(self, slack_id: str) -> Person | None:
        """The person linked to that Slack user."""
        return self.records.person_by_slack(slack_id)

    def find(self, slack_id: str, email_of: Callable[[], str | None], *, now: datetime) -> Person | None:
        """The person behind a Slack user, linked at their first word by the e-mail address of their profile."""
        person = self.known(slack_id)
        if person is not None:
            return person
        email = email_of()
        person = self.records.person_by_email(email) if email else None
        if person is None or person.slack_id is not None:
            return None
        return self.records.link_slack(person.id, slack_id, now=now)
