"""What everybody is told once, with the first message that they get: who owns the workspace."""

from dataclasses import dataclass
from datetime import datetime

from induction.people import Person
from storage.records import Records

OWNER = "workspace_owner"
"""The key under which it is kept that a person was told."""


@dataclass(frozen=True)
class Notices:
    """Says with which message a person is told, once. `words` is the line."""

    records: Records
    words: str

    def first(self, person: Person | None, *, source: str, now: datetime) -> str | None:
        """The line, where this delivery's message is the person's first; repeated, the same one carries it again."""
        if person is None or not self.records.notices.carries(person.id, OWNER, source=source, now=now):
            return None
        return self.words
