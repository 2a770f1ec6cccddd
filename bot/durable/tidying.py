"""What is not kept for ever: forgotten once a day, each thing after its own time. docs/privacy.md states it."""

from datetime import datetime, timedelta

from bot.durable.workflows import Workflows
from induction.questions import KEPT_FOR, LONGEST_THREAD
from storage.records import Records

KEPT = timedelta(days=30)
"""How long an errand that ended is kept, and the round that brought it."""

MINUTES_KEPT = timedelta(days=1)
"""How long it is kept that the planner ran."""

REMINDERS_KEPT = timedelta(days=3 * 365)
"""How long it is kept of what somebody was reminded: longer than anybody takes for the program."""


def tidy(records: Records, workflows: Workflows, *, now: datetime) -> None:
    """Forget what is old enough by now."""
    workflows.forget(rounds_before=now - KEPT, minutes_before=now - MINUTES_KEPT)
    records.errands.forget(now - KEPT)
    records.questions.forget(now - KEPT_FOR)
    records.conversations.forget(now - LONGEST_THREAD)
    records.wordings.forget((now - KEPT_FOR).date())
    records.reminders.forget((now - REMINDERS_KEPT).date())
