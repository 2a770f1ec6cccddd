"""What everybody is told once, with the first message that they get: who owns the workspace."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from induction.people import Person
from storage.records import Records

OWNER = "workspace_owner"
"""The key under which it is kept that a person was told."""


@dataclass(frozen=True)
class Notices:
    """Says with which message a person is told, once. `words` is the line.

    `carriers` says of some, by their number, which delivery told them: that stays as it is, so nobody asks again.
    """

    records: Records
    words: str
    carriers: Mapping[int, str] = field(default_factory=dict)

    def reading(self, people: Collection[int]) -> "Notices":
        """The same, with what is known of these people read at once."""
        return replace(self, carriers=self.records.notices.carriers(people, OWNER))

    def first(self, person: Person | None, *, source: str, now: datetime) -> str | None:
        """The line, where this delivery's message is the person's first; repeated, the same one carries it again."""
        if person is not None and person.id in self.carriers:
            return self.words if self.carriers[person.id] == source else None
        if person is None or not self.records.notices.carries(person.id, OWNER, source=source, now=now):
            return None
        return self.words
