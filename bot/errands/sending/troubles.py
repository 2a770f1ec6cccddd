"""What an administrator is told where a message of the companion is stuck: whom it was for, why, and what to do."""

from collections.abc import Sequence
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing
from bot.views.blocks import Message, escape, plain_message, section
from induction.people import Role
from prompts.outbox import stuck_words
from storage.errands import Errand, KeptErrand
from storage.records import Records

TROUBLE = "trouble"

_CHANNELS = ("C", "G")


def trouble_errands(records: Records, key: str, trouble: str, concerns: str | None) -> Sequence[Errand]:
    """One errand an administrator of the program concerned: that of the person, or of the cohort whose channel it is.

    Where neither is known, those of every program hear of it. Nothing follows from a stuck message about trouble.
    """
    if key.startswith(f"{TROUBLE}:"):
        return ()
    person = records.person_by_slack(concerns) if concerns else None
    program = person.program if person else _program_of_channel(records, concerns)
    admins = [one for one in records.people(program) if one.role is Role.PROGRAM_ADMIN]
    about = {"trouble": trouble, "concerns": concerns}
    return [
        Errand(f"{TROUBLE}:{admin.id}:{key}", TROUBLE, about | {"admin": admin.id})
        for admin in admins
        if admin.slack_id is not None
    ]


def _program_of_channel(records: Records, channel: str | None) -> str | None:
    """The program of the cohort whose channel it is."""
    return next((program for (program, _), known in records.cohorts.channels().items() if known == channel), None)


class Troubles:
    """Renders what an administrator is told."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The message to the administrator, where they are still there."""
        admin = self._records.person(errand.details["admin"])
        if admin is None or admin.slack_id is None:
            return None
        return Outgoing(self._message(errand.details["concerns"], errand.details["trouble"]), to=admin.slack_id)

    def _message(self, concerns: str | None, trouble: str) -> Message:
        person = self._records.person_by_slack(concerns) if concerns else None
        if person is not None or concerns is None or not concerns.startswith(_CHANNELS):
            return plain_message(stuck_words(person.name if person else None, trouble))
        words, link = stuck_words("a channel", trouble), f"<#{concerns}>"
        return Message(words, [section(escape(words).replace("a channel", link, 1))])
