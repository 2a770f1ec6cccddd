"""Attendance: who was at a session or workshop that the program itself ran, and the hours that follow from it.

Its instructor records it once, for a whole cohort. What makes one acceptable is the house's own (no program document
states it); each rule has a name, a sentence that a person understands and a row in its tests.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.calendar import day_words
from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.entry_rules import check_beside, check_category, check_minutes
from induction.packs.pack import Category, ProgramPack
from induction.people import Person
from induction.refused import Refused


class Taught(BaseModel):
    """A session or workshop of the program, as it took place for a cohort.

    `date_key` names the date of the program's calendar that it was, None for something else. `cohort` is empty for
    candidates who are in none. `starts` and `ends` are there where clock times were given.
    """

    model_config = ConfigDict(frozen=True)

    program: str
    cohort: str
    title: str
    on: date
    minutes: int
    date_key: str | None = None
    category: str | None = None
    starts: time | None = None
    ends: time | None = None

    def entry(self, candidate_id: int) -> HourEntry:
        """What a candidate who was there has of it in the ledger."""
        facts = self.model_dump(include={"minutes", "on", "category", "starts", "ends"})
        kind = HourKind.PROFESSIONAL_LEARNING
        return HourEntry(candidate_id=candidate_id, kind=kind, topic=self.title, **facts)


class Attendee(BaseModel):
    """One candidate of the cohort at that session.

    `entry_id` is the entry that counts for their time there, None for who was not there. `assignment` is whether the
    session's assignment is in, None where nobody said.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    entry_id: int | None = None
    assignment: bool | None = None


class RollCall(BaseModel):
    """What an instructor says of a session: who of the cohort was there, and whose assignment is in.

    `cohort` are all its candidates. `submitted` is None where nobody was asked about assignments. `once` is whether the
    date of the calendar is a single day: one that is a whole month can have several parts, each on a day of its own.
    """

    model_config = ConfigDict(frozen=True)

    taught: Taught
    cohort: frozenset[int]
    present: frozenset[int]
    submitted: frozenset[int] | None = None
    once: bool = True

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """All of the cohort, by their number, before anybody has hours of it."""
        return tuple(Attendee(candidate_id=one, assignment=self.assignment(one)) for one in sorted(self.cohort))

    def assignment(self, candidate_id: int) -> bool | None:
        """Whether it is in. Of who was not there nobody says that it is missing."""
        if self.submitted is None or candidate_id not in self.present | self.submitted:
            return None
        return candidate_id in self.submitted


class Attendance(Taught):
    """Attendance as it is recorded, and as it stands."""

    id: int
    instructor_id: int
    recorded_at: datetime
    attendees: tuple[Attendee, ...] = ()

    @property
    def by_candidate(self) -> dict[int, Attendee]:
        """The attendees by their number."""
        return {one.candidate_id: one for one in self.attendees}

    @property
    def present(self) -> frozenset[int]:
        """The candidates who were there."""
        return frozenset(one.candidate_id for one in self.attendees if one.entry_id is not None)

    @property
    def submitted(self) -> frozenset[int]:
        """The candidates whose assignment is in."""
        return frozenset(one.candidate_id for one in self.attendees if one.assignment)

    @property
    def asked(self) -> bool:
        """Whether anything is said of assignments."""
        return any(one.assignment is not None for one in self.attendees)

    @property
    def stands(self) -> bool:
        """Whether anybody was there: one that was taken back as a whole counts as not recorded."""
        return bool(self.present)


class ClashKind(StrEnum):
    """What a candidate's own entry is to the one that attendance would give them."""

    SAME = "same"  # it seems to be that session: it stands for it, and nothing is added
    OTHER = "other"  # it is something else, beside which those hours do not fit: nothing is added


class Clash(BaseModel):
    """Hours that a candidate has already, so that those of the session cannot be added; None where the day is full."""

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    kind: ClashKind
    entry: LedgerEntry | None = None


class Clashing(Refused):
    """Some of those who were there have hours already, of which whoever records it has not been told yet."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__("attendee_clashes", "Some of them have hours on record for that time already.")
        self.clashes = tuple(clashes)


class AlreadyRecorded(Refused):
    """That session of that cohort is recorded already."""

    def __init__(self, attendance: Attendance) -> None:
        words = f"“{attendance.title}” of {day_words(attendance.on)} is recorded already. Change that record instead."
        super().__init__("already_recorded", words)
        self.attendance = attendance


def check_roll(roll: RollCall, cohort: Mapping[int, Person], pack: ProgramPack, *, today: date) -> None:
    """Refuse what no session can have been. `cohort` are its candidates by their number, `today` the recorder's day."""
    taught, present = roll.taught, roll.present
    if not taught.title.strip():
        raise Refused("no_title", "What was it? A few words are enough: they stand in everybody's record.")
    if not present:
        raise Refused("nobody_present", "Nobody is chosen. Who was there? A session without anybody needs no record.")
    check_chosen(present, roll.submitted or frozenset(), cohort)
    entry = taught.entry(0)
    check_minutes(entry)
    check_category(entry, {category.key for category in pack.categories})
    if taught.on > today:
        raise Refused("future_date", f"{day_words(taught.on)} has not come yet. Record who was there once it is over.")
    check_in_program([cohort[one] for one in sorted(present)], taught.on)


def check_in_program(present: Iterable[Person], on: date) -> None:
    """Refuse whoever was in no program on the day of the session."""
    if outside := [one.name for one in present if not in_program(one, on)]:
        raise Refused(
            "outside_program",
            f"{day_words(on)} is outside the program of {_listed(outside)}. Take them out, or mend the day.",
        )


def check_chosen(present: frozenset[int], submitted: frozenset[int], cohort: Mapping[int, Person]) -> None:
    """Refuse who is not of the cohort, and an assignment that is in from somebody who was not there."""
    if not cohort.keys() >= present | submitted:
        raise Refused("not_of_cohort", "Somebody chosen is not in this cohort. Choose from its candidates.")
    if absent := sorted(cohort[one].name for one in submitted - present):
        verb = "is" if len(absent) == 1 else "are"
        raise Refused(
            "submitted_absent",
            f"{_listed(absent)} {verb} not among those who were there. Choose them there too, or take them out here.",
        )


def in_program(candidate: Person, on: date) -> bool:
    """Whether the candidate's program runs on that day, as far as the roster says."""
    return (candidate.starts_on or on) <= on <= (candidate.ends_on or on)


def record_of(roll: RollCall, recorded: Iterable[Attendance]) -> Attendance | None:
    """The record of that session that is there already."""
    taught = roll.taught
    for one in recorded:
        if not one.stands or (one.program, one.cohort) != (taught.program, taught.cohort):
            continue
        if one.date_key != taught.date_key:
            continue
        named = taught.date_key is not None or one.title.casefold() == taught.title.casefold()
        once = roll.once and taught.date_key is not None
        if named and (once or (one.on == taught.on and not _apart(taught, one))):
            return one
    return None


def clash(entry: HourEntry, others: Iterable[LedgerEntry]) -> Clash | None:
    """What of the candidate's `others` keeps the session's entry from being added, if anything does."""
    day = [other for other in others if other.counts and other.on == entry.on]
    for kind, is_one in ((ClashKind.SAME, _is_same), (ClashKind.OTHER, _does_not_fit)):
        found = next((other for other in day if is_one(entry, other)), None)
        if found is not None:
            return Clash(candidate_id=entry.candidate_id, kind=kind, entry=found)
    full = _refused(entry, day)
    return Clash(candidate_id=entry.candidate_id, kind=ClashKind.OTHER) if full else None


def of_category(entry: LedgerEntry, category: str | None) -> HourEntry:
    """The facts of an entry, as hours of that category."""
    facts = entry.model_dump(include=set(HourEntry.model_fields))
    return HourEntry.model_validate(facts | {"category": category})


def is_taught(pack: ProgramPack, entry: HourEntry) -> bool:
    """Whether these are hours of a session that the program itself runs."""
    return entry.kind is HourKind.PROFESSIONAL_LEARNING and entry.category in pack.entries.taught


def typed_categories(pack: ProgramPack) -> tuple[Category, ...]:
    """The categories that candidates type: all but those of the program's own sessions."""
    return tuple(one for one in pack.categories if one.key not in pack.entries.taught)


def check_typed(pack: ProgramPack, entry: HourEntry, recorders: Sequence[str]) -> None:
    """Refuse hours of a session that the program runs: `recorders`, by name, say who was there, and nobody types them.

    A rule of typing and not of the ledger: an import may bring such hours in.
    """
    if is_taught(pack, entry):
        raise Refused("taught", taught_words(pack, entry.category, recorders))


def taught_words(pack: ProgramPack, category: str | None, recorders: Sequence[str]) -> str:
    """Who records hours of that category, and that nobody has to type them."""
    label, who = pack.category_label(category), _listed(recorders, "or") if recorders else "the program"
    return f"Hours of {label} need no typing: {who} records who was there, and everybody gets them at once."


def _apart(one: Taught, other: Taught) -> bool:
    """Whether the two took place at different times of one day, as their clock times say."""
    ours, theirs = one.entry(0), other.entry(0)
    return None not in {ours.clock, theirs.clock} and not ours.overlaps(theirs)


def _is_same(entry: HourEntry, other: LedgerEntry) -> bool:
    """Whether the candidate's own entry seems to be of that very session: its category, or none, at no other time."""
    if other.kind is not entry.kind or other.category not in {entry.category, None}:
        return False
    if entry.clock and other.clock:
        return entry.overlaps(other)
    return other.category == entry.category or other.minutes == entry.minutes


def _does_not_fit(entry: HourEntry, other: LedgerEntry) -> bool:
    return _refused(entry, [other])


def _refused(entry: HourEntry, others: Sequence[LedgerEntry]) -> bool:
    try:
        check_beside(entry, others)
    except Refused:
        return True
    return False


def _listed(names: Sequence[str], word: str = "and") -> str:
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last
