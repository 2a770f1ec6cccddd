"""What the dialogs about hours share: hours logged with one tap, and what then counts."""

from bot.companion import Companion
from induction.hours import LedgerEntry
from tests.bot.dialog import Dialog, Message, buttons


def log(dialog: Dialog, user: str, *said: str) -> Message:
    """The receipt of what was said, line by line, and recorded."""
    return dialog.press(user, buttons(dialog.command(user, "\n".join(said)))["Record"])


def entries(companion: Companion) -> list[LedgerEntry]:
    """Every entry that counts, of everybody, oldest first."""
    people = [person.id for person in companion.records.people()]
    return [entry for entry in companion.records.entries_of(people) if entry.counts]


def minutes(companion: Companion) -> list[int]:
    """How long each of them is."""
    return [entry.minutes for entry in entries(companion)]
