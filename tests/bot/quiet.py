"""Records in which nobody is reminded of anything: for tests that count messages, whatever the day they run on."""

from datetime import datetime, timedelta

from induction.reminding.reminders import ReminderChoice
from storage.records import Records

A_YEAR = timedelta(days=365)


def nobody_is_reminded(records: Records, *, now: datetime) -> None:
    """Snooze everybody for a year."""
    snoozed = ReminderChoice(snoozed_until=now + A_YEAR)
    for person in records.people():
        records.choices.choose(person.id, snoozed, actor_id=person.id, now=now)
