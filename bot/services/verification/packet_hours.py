"""The parts of a packet that are counted in hours: the sums, every entry, and the sessions of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.papers.paper import Cell, Part, Table
from bot.services.verification.files import CandidateFile
from induction.access import Action, may
from induction.calendar import program_year
from induction.hours import HourKind, LedgerEntry
from induction.ledger.confirmations import state_of
from induction.people import Person
from storage.records import Records

_HOUR = 60


@dataclass(frozen=True)
class PacketHours:
    """Makes these parts of one candidate's packet for one reader, in the reader's time."""

    records: Records
    reader: Person
    file: CandidateFile

    def _hours(self) -> Part:
        rows = [
            (
                one.period,
                f"{'of it: ' if one.by_category else ''}{one.label}",
                one.have / _HOUR,
                None if one.confirmed is None else one.confirmed / _HOUR,
                one.stands / _HOUR,
                one.disputed / _HOUR,
                None if one.verified is None else one.verified / _HOUR,
                None if one.need is None else one.need / _HOUR,
            )
            for one in self.file.standings
            if one.counts_hours
        ]
        headings = (
            "Year", "Hours of", "Logged", "Confirmed", "Recorded by the program", "In dispute", "Verified", "Asked for",
        )  # fmt: skip
        said = (
            "In hours. Logged is all that counts; confirmed is what both people behind it say; verified is what was "
            "there when a step that verifies it was signed."
        )
        return Part("Hours by year and category", (said,), Table(headings, rows, (14, 26, 10, 11, 15, 11, 10, 11)))

    def _entries(self) -> Part:
        sees_topics = may(self.reader, Action.SEE_HOURS, self.file.candidate)
        ordered = sorted(self.file.record.entries, key=lambda one: (one.on, one.id))
        rows = [self._entry(one, sees_topics=sees_topics) for one in ordered]
        headings = ["Day", "Year", "Hours of", "Hours", "With", "State", "Logged by", "Logged at"]
        headings += ["About"] if sees_topics else []
        widths = (14, 6, 18, 8, 13, 14, 13, 16, *((22,) if sees_topics else ()))
        return Part("Every entry", table=Table(headings, rows, widths, frozenset({"With", "Logged by", "About"})))

    def _entry(self, one: LedgerEntry, *, sees_topics: bool) -> Sequence[Cell]:
        starts, pack = self.file.candidate.starts_on, self.file.pack
        kind = one.kind.label
        if one.kind is HourKind.PROFESSIONAL_LEARNING:
            kind = f"{kind}, {pack.category_label(one.category)}"
        state = state_of(one, self.file.record.said).label if one.counts else "taken out"
        if one.replaced_by is not None and not one.voided:
            state = "corrected or taken out later"
        cells: list[Cell] = [
            one.on,
            None if starts is None else program_year(starts, one.on),
            kind,
            one.minutes / _HOUR,
            "" if one.coach_id is None else self._name(one.coach_id),
            state,
            self._name(one.logged_by),
            self._instant(one.logged_at),
        ]
        return [*cells, one.topic] if sees_topics else cells

    def _sessions(self) -> Part:
        candidate = self.file.candidate.id
        rows: list[Sequence[Cell]] = []
        for one in sorted(self.file.record.attendance, key=lambda session: session.on):
            mine = next((who for who in one.attendees if who.candidate_id == candidate), None)
            there = mine is not None and mine.entry_id is not None
            assignment = None if mine is None else mine.assignment
            handed_in = {True: "handed in", False: "missing", None: ""}[assignment]
            rows.append((one.on, one.title, one.minutes / _HOUR, "was there" if there else "was not there", handed_in))
        return Part(
            "Sessions", table=Table(("Day", "Session", "Hours", "There", "Assignment"), rows, (12, 40, 8, 16, 14))
        )

    def _name(self, person_id: int) -> str:
        if person_id not in self._known:
            who = self.records.person(person_id)
            self._known[person_id] = who.name if who else "somebody who has left"
        return self._known[person_id]

    @cached_property
    def _known(self) -> dict[int, str]:
        return {}

    def _instant(self, at: datetime) -> str:
        """An instant on the reader's clock."""
        local = at.astimezone(ZoneInfo(self.reader.zone))
        clock = f"{local:%I:%M %p %Z}".lstrip("0")
        return f"{local:%b} {local.day}, {local.year}, {clock}"
