"""What people are shown of reminders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.services.sessions.replies import ItemShown
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem


@dataclass(frozen=True)
class Snoozed:
    """That the reader is not reminded before that instant."""

    until: datetime


@dataclass(frozen=True)
class Stopped:
    """That the reader is not reminded of that kind any more."""

    kind: NudgeKind


@dataclass(frozen=True)
class DigestShown:
    """What a person is told of in one go, the most urgent first, as it stands on their day `today`.

    It was planned for `day`; None is everything that is open of theirs, where they asked for it. `about` are the people
    of whom the items are, by number, and `agreed` the words of action items, by key. So many `more` are open, which a
    later day tells. `said` is what the reader has just done about it.
    """

    reader: Person
    pack: ProgramPack
    items: Sequence[OpenItem]
    day: date | None
    today: date
    about: Mapping[int, Person] = field(default_factory=dict)
    agreed: Mapping[str, str] = field(default_factory=dict)
    more: int = 0
    said: Snoozed | Stopped | ItemShown | None = None
