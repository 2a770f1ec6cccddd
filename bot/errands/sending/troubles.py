"""What an administrator is told where a message of the companion is stuck: whom it was for, why, and what to do."""

from collections.abc import Sequence
from datetime import datetime
from zlib import crc32

from bot.errands.sending.outgoing import Outgoing
from bot.views.blocks import Message, escape, plain_message, section
from induction.people import Role
from prompts.outbox import A_CHANNEL, FAULT, UNCERTAIN, is_to_mend, stuck_words
from storage.errands import Errand, KeptErrand
from storage.records import Records

TROUBLE = "trouble"

_CHANNELS = ("C", "G")


def trouble_errands(
    records: Records, key: str, trouble: str, concerns: str | None, *, now: datetime
) -> Sequence[Errand]:
    """One errand an administrator of the program concerned: that of the person, of the cohort, or of its channel.

    Where neither is known, those of every program hear of it. What keeps happening to the same person or channel, and
    what has to be mended once for a whole program, is told once a month; what may or may not have arrived, or broke, is
    told each time. Nothing follows from a stuck message about trouble.
    """
    if key.startswith(f"{TROUBLE}:"):
        return ()
    stuck = records.errands.by_key(key)
    details = {} if stuck is None else stuck.details
    person = records.person_by_slack(concerns) if concerns else None
    program = person.program if person else details.get("program") or _program_of_channel(records, concerns)
    admins = [one for one in records.people(program) if one.role is Role.PROGRAM_ADMIN]
    about = {"trouble": trouble, "concerns": concerns, "cohort": details.get("cohort")}
    about_whom = concerns if person is None else person.id
    which = f"{about_whom or program}:{_named(trouble)}:{now:%Y-%m}" if _keeps_happening(trouble, concerns) else key
    return [
        Errand(f"{TROUBLE}:{admin.id}:{which}", TROUBLE, about | {"admin": admin.id})
        for admin in admins
        if admin.slack_id is not None
    ]


def _keeps_happening(trouble: str, concerns: str | None) -> bool:
    """Whether the next message to the same place, or of the same kind, will meet the same trouble."""
    if trouble == UNCERTAIN or trouble.startswith(FAULT):
        return False
    return concerns is not None or is_to_mend(trouble)


def _named(trouble: str) -> str:
    """A short name of the trouble: its own, or one made of its words."""
    return f"{crc32(trouble.encode()):08x}" if is_to_mend(trouble) else trouble


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
        details = errand.details
        return Outgoing(
            self._message(details["concerns"], details["trouble"], details.get("cohort")), to=admin.slack_id
        )

    def _message(self, concerns: str | None, trouble: str, cohort: str | None) -> Message:
        person = self._records.person_by_slack(concerns) if concerns else None
        if person is not None or concerns is None or not concerns.startswith(_CHANNELS):
            return plain_message(stuck_words(person.name if person else None, trouble, cohort=cohort))
        words, link = stuck_words(A_CHANNEL, trouble, cohort=cohort), f"<#{concerns}>"
        return Message(words, [section(escape(words).replace(A_CHANNEL, link, 1))])
