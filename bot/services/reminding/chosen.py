"""What people are shown of how they want to be reminded, and what they can set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

from bot.services.reminding.replies import DigestShown
from bot.understanding.wishes.reminding import ReminderWish
from induction.packs.pack import ProgramPack
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import PersonCalendar
from induction.reminding.choosing import Leave
from induction.reminding.reminders import ReminderChoice


class Changed(Enum):
    """What somebody has just changed about their reminders."""

    SNOOZED = auto()
    WOKEN = auto()
    STOPPED = auto()
    RESUMED = auto()
    ON_LEAVE = auto()
    BACK = auto()
    SET = auto()


@dataclass(frozen=True)
class RemindersShown:
    """How somebody is reminded: of which `kinds`, when, and what is `open` now and would come next.

    `leave_by` recorded their leave, where that was somebody else. `changed` is what they have just changed, and `kind`
    that of which it was.
    """

    reader: Person
    pack: ProgramPack
    choice: ReminderChoice
    calendar: PersonCalendar
    kinds: Sequence[NudgeKind]
    open: DigestShown
    now: datetime
    leave_by: Person | None = None
    changed: Changed | None = None
    kind: NudgeKind | None = None


@dataclass(frozen=True)
class LeaveShown:
    """The leave of somebody of the program, for an administrator; whoever recorded it is `leave_by`.

    `told` says that it was just recorded or taken back, and that `person` hears of it.
    """

    reader: Person
    person: Person
    choice: ReminderChoice
    today: date
    leave_by: Person | None = None
    told: bool = False


@dataclass(frozen=True)
class LeaveTold:
    """What somebody hears when an administrator, `by`, recorded a leave of theirs or took it back."""

    person: Person
    by: Person
    choice: ReminderChoice
    today: date


@dataclass(frozen=True)
class FilledReminders:
    """What is filled in, None for what was left empty: all of it for oneself, the leave alone for somebody else."""

    workdays: frozenset[int] = frozenset()
    works_from: time | None = None
    works_until: time | None = None
    leave_from: date | None = None
    leave_to: date | None = None
    reminded_of: frozenset[NudgeKind] = frozenset()


@dataclass(frozen=True)
class ReminderForm:
    """The settings of `person`: all of them for themselves, the leave alone for an administrator.

    `kinds` are those that concern them, `leave` the one that stood there when the form was opened.
    """

    reader: Person
    person: Person
    choice: ReminderChoice
    calendar: PersonCalendar
    kinds: Sequence[NudgeKind]
    leave: Leave

    @property
    def is_own(self) -> bool:
        """Whether it is the reader's own."""
        return self.reader.id == self.person.id


@dataclass(frozen=True)
class ReminderQuestion:
    """What may have been meant with words about reminders: each of the `wishes` is a button.

    `about` is what no kind of theirs is called, where such was said.
    """

    wishes: Sequence[ReminderWish]
    about: str | None = None
