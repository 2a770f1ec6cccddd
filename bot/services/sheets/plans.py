"""What importing a sheet would do: which of its rows are new, which are there already, and which cannot be taken."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.services.days import wall_clock
from bot.services.sheets.neighbours import Neighbours
from bot.services.sheets.replies import DoubtfulRow, ImportPlan, KnownRow, NewRow, UnknownPerson
from bot.services.sheets.rows import RowEntries
from bot.sheets.layouts import DayOrder
from bot.sheets.lines import SheetLine
from bot.sheets.reading import BadRow, Reading, lines_words
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.entry_rules import ONE_OR_TWO, check_beside, check_facts, doubt
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from storage.hours.sheets import IMPORTED
from storage.records import Records

_ABOUT_PEOPLE = frozenset({"unknown_person", "which_person"})
_OVERLAP = "overlap"
_IF_TOGETHER = " If it was, write yes in a column “Together” of both lines."


@dataclass(frozen=True)
class _Row:
    """A row that says an entry, and its candidate; `accepted` where it comes from a ledger, which took it before."""

    line: int
    entry: HourEntry
    candidate: Person
    accepted: bool


class Planning:
    """Plans one import by one person, at one time."""

    def __init__(self, records: Records, packs: Mapping[str, ProgramPack], actor: Person, *, now: datetime) -> None:
        self._records = records
        self._pack = packs[actor.program]
        self._actor = actor
        self._now = now
        self._bad: list[BadRow] = []
        self._unknown: dict[tuple[str, str], dict[int, None]] = {}

    def plan(self, reading: Reading, *, dates: DayOrder | None = None) -> ImportPlan:
        """The plan; every line of the file is in it. `dates` is the order of their figures, where it was told."""
        self._bad = list(reading.bad)
        counting = [(line, said) for line, said in reading.lines if said.counts]
        rows = self._rows(reading, counting)
        ledger = Neighbours(self._records.entries_beside([row.entry for row in rows.values()]))
        known, taken = self._known(rows, ledger)
        fresh = {key: row for key, row in rows.items() if key not in known}
        fitting = dict(self._fitting(fresh, ledger))
        doubts = ledger.doubts({key: row.entry for key, row in fitting.items()}, taken)
        found = {key: NewRow(row.line, row.entry, key) for key, row in fitting.items()}
        long = {key: found[key] for key, row in fitting.items() if self._is_long(row)}
        return ImportPlan(
            layout=reading.layout.title,
            new=[row for key, row in found.items() if key not in doubts and key not in long],
            known=[KnownRow(rows[key].line, key, imported=imported) for key, imported in known.items()],
            doubtful=[DoubtfulRow(found[key], other) for key, other in doubts.items()],
            long=list(long.values()),
            bad=sorted(self._bad, key=lambda bad: bad.line),
            unknown=[UnknownPerson(said, list(lines), why) for (said, why), lines in self._unknown.items()],
            past=len(reading.lines) - len(counting),
            skipped=reading.skipped,
            unread=reading.unread,
            question=reading.question,
            dates=dates,
        )

    def _rows(self, reading: Reading, lines: Sequence[tuple[int, SheetLine]]) -> Mapping[str, _Row]:
        """The entries that the lines say, by the key that each has whenever it comes; what says none is noted."""
        entries = RowEntries(self._actor, self._records.people(self._actor.program), self._pack, reading.layout)
        seen: Counter[str] = Counter()
        rows = {}
        for line, said in lines:
            try:
                entry, candidate = entries.entry(said)
            except Refused as refused:
                self._blame(line, refused)
                continue
            said_so = entry.model_dump(mode="json", exclude={"zone"} if entry.zone is None else None)
            facts = json.dumps([reading.layout.id, said_so], sort_keys=True)
            seen[facts] += 1
            digest = sha256(f"{facts}:{seen[facts]}".encode()).hexdigest()
            rows[f"{IMPORTED}{digest}"] = _Row(line, entry, candidate, accepted=said.history is not None)
        return rows

    def _blame(self, line: int, refused: Refused) -> None:
        if refused.rule in _ABOUT_PEOPLE:
            said = refused.message.partition("“")[2].partition("”")[0]
            self._unknown.setdefault((said, refused.message), {})[line] = None
        else:
            self._bad.append(BadRow(line, None, refused.message))

    def _known(self, rows: Mapping[str, _Row], ledger: Neighbours) -> tuple[Mapping[str, bool], set[int]]:
        """The rows that are there already, each with whether an import recorded it; and the entries that they are."""
        imported = self._records.sheets.recorded_among(list(rows))
        known: dict[str, bool] = {}
        taken: set[int] = set()
        for key, row in rows.items():
            twin = ledger.twin(row.entry, taken)
            if twin is not None:
                taken.add(twin.id)
            if key in imported or twin is not None:
                known[key] = key in imported
        return known, taken

    def _fitting(self, rows: Mapping[str, _Row], ledger: Neighbours) -> Iterator[tuple[str, _Row]]:
        """The rows that keep every rule of an entry, also beside the ledger and beside each other."""
        before = Neighbours(())
        line_of: dict[int, int] = {}
        for number, (key, row) in enumerate(rows.items(), start=1):
            twin = before.twin(row.entry)
            there, near = ledger.beside(row.entry), before.beside(row.entry)
            try:
                _check_once(None if twin is None else line_of[twin.id])
                self._check(row, [*there, *near])
            except Refused as refused:
                hint = _hint(refused, [line_of[other.id] for other in near if other.overlaps(row.entry)])
                self._bad.append(BadRow(row.line, None, f"{refused.message}{hint}"))
                continue
            line_of[-number] = row.line
            before.add(_as_recorded(row.entry, -number, self._actor, now=self._now))
            yield key, row

    def _is_long(self, row: _Row) -> bool:
        """Whether somebody is to say that it took that long."""
        return not row.accepted and doubt(row.entry, self._pack.entries.plausible) is not None

    def _check(self, row: _Row, beside: Sequence[LedgerEntry]) -> None:
        """Every rule of an entry. Whether it is somebody else's session is asked apart, so it is not refused here."""
        entry, candidate = row.entry, row.candidate
        clock = wall_clock(self._now, self._actor, candidate)
        check_facts(entry, candidate, {category.key for category in self._pack.categories}, now=clock)
        logged_by = None if self._actor.role is Role.PROGRAM_ADMIN else self._actor.id
        check_beside(entry, beside, logged_by=logged_by, apart=True)


def _hint(refused: Refused, at_once: Sequence[int]) -> str:
    """Which lines of the file the row overlaps, and what to write where they were one session."""
    if refused.rule not in {ONE_OR_TWO, _OVERLAP}:
        return ""
    lines = f" Look at {lines_words(at_once)} of this file." if at_once else ""
    return f"{lines}{_IF_TOGETHER if refused.rule == ONE_OR_TWO else ''}"


def _check_once(twin: int | None) -> None:
    """Refuse a row that says the same as the one in that line."""
    if twin is not None:
        raise Refused(
            "duplicate", f"It says the same as line {twin}. If there really were two, give both their clock times."
        )


def _as_recorded(entry: HourEntry, number: int, actor: Person, *, now: datetime) -> LedgerEntry:
    return LedgerEntry(id=number, logged_by=actor.id, logged_at=now, **entry.model_dump())
