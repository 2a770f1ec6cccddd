"""The roster from a CSV file: first what would change, then, where no row is bad, the change itself."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from induction.people import Person, Role
from induction.record.milestones import standing_milestones
from induction.refused import Refused
from induction.roster import TRIGGER_COLUMNS, RosterLine
from storage.records import Records

COLUMNS = (
    "name",
    "email",
    "role",
    "program",
    "slack_id",
    "zone",
    "cohort",
    "coach",
    "supervisor",
    "starts_on",
    "ends_on",
    *TRIGGER_COLUMNS,
)
_REQUIRED = COLUMNS[:4]
_DATED = ("starts_on", "ends_on", *TRIGGER_COLUMNS)
_WHY = {
    "role": f"role must be one of {', '.join(Role)}",
    "starts_on": "starts_on must be a date such as 2026-08-17 or 8/17/2026",
    "ends_on": "ends_on must be a date such as 2028-06-30 or 6/30/2028",
    **{column: f"{column} must be a date such as 2026-07-01 or 7/1/2026" for column in TRIGGER_COLUMNS},
}
_KEPT = {"slack_id", *TRIGGER_COLUMNS}
"""What stays as it is where a line leaves it out."""

_Days = Mapping[str, Mapping[str, date]]
"""The days on record by a person's address and their column."""

_SEPARATORS = ",;\t"
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
"""A date as spreadsheets in California save it."""


@dataclass(frozen=True)
class BadRow:
    """A row that cannot go in: its line in the file (the header is line 1) and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class RosterPlan:
    """What an import would change. Nothing may be written while there is a bad row.

    `cohorts` are those of which nobody is yet: their program, their name and how many candidates come in with them.
    """

    lines: Sequence[RosterLine]
    new: Sequence[RosterLine]
    changed: Sequence[tuple[RosterLine, Sequence[str]]]
    unchanged: int
    bad: Sequence[BadRow]
    cohorts: Sequence[tuple[str, str, int]] = ()


@dataclass
class _Reading:
    lines: list[tuple[int, RosterLine]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True)
class Roster:
    """The use case of bringing a program's people in. `programs` are the ids of the packs that are known."""

    records: Records
    programs: frozenset[str]

    def plan(self, path: Path) -> RosterPlan:
        """What importing the file would do; Refused where it is no roster at all."""
        reading = self._read(path)
        people = self.records.people()
        days = self._trigger_days([line for _, line in reading.lines], people)
        known = {person.email.lower(): person for person in people}
        addresses: dict[int | None, str] = {person.id: person.email.lower() for person in people}
        everybody: dict[str, Person | RosterLine] = {**known, **{line.email: line for _, line in reading.lines}}
        seen: dict[str, int] = {}
        lines: list[RosterLine] = []
        for number, line in reading.lines:
            reasons = [*self._wrong(line, everybody), *_twice(line, seen, number)]
            if reasons:
                reading.bad.append(BadRow(number, "; ".join(reasons)))
            else:
                lines.append(line)
        return _plan(lines, sorted(reading.bad, key=lambda bad: bad.line), known, addresses, days)

    def write(self, plan: RosterPlan, *, today: date, now: datetime) -> None:
        """Write what was planned, in one transaction; Refused while a row is bad."""
        if plan.bad:
            bad = "1 row is bad. Mend it" if len(plan.bad) == 1 else f"{len(plan.bad)} rows are bad. Mend them"
            raise Refused("bad_rows", f"Nothing was written: {bad} and try again.")
        self.records.write_roster(plan.lines, today=today, now=now)

    def _wrong(self, line: RosterLine, everybody: Mapping[str, Person | RosterLine]) -> Iterator[str]:
        """Everything that is wrong with the line beside the others."""
        if line.program not in self.programs:
            yield f"there is no pack for program “{line.program}”; known: {', '.join(sorted(self.programs))}"
        for role, email in ((Role.COACH, line.coach), (Role.SUPERVISOR, line.supervisor)):
            if email is None:
                continue
            named = everybody.get(email)
            if named is None or named.role is not role:
                yield f"{role} {email} is neither in this file nor on the roster as a {role}"
            elif line.role is not Role.CANDIDATE:
                yield f"only a candidate has a {role}; {line.name} is {line.role.value}"
            elif named.program != line.program:
                yield f"{role} {email} is in the program {named.program}, and {line.name} in {line.program}"
        if line.role is Role.CANDIDATE and line.starts_on is None:
            yield "a candidate needs starts_on, the first day of the program"
        if line.role is not Role.CANDIDATE and line.trigger_days:
            yield f"only a candidate has {', '.join(TRIGGER_COLUMNS)}; {line.name} is {line.role.value}"
        if line.starts_on and line.ends_on and line.ends_on < line.starts_on:
            yield f"ends_on {line.ends_on} is before starts_on {line.starts_on}"

    def _trigger_days(self, lines: Sequence[RosterLine], people: Sequence[Person]) -> _Days:
        """The days on record from which deadlines count, of the people in lines that say such a day."""
        saying = {line.email for line in lines if line.trigger_days}
        numbers = {person.id: person.email.lower() for person in people if person.email.lower() in saying}
        columns = {trigger.value: column for column, trigger in TRIGGER_COLUMNS.items()}
        found: dict[str, dict[str, date]] = {}
        for one in standing_milestones(self.records.milestones.of_candidates(list(numbers))):
            if one.key in columns:
                found.setdefault(numbers[one.candidate_id], {})[columns[one.key]] = one.on
        return found

    def _read(self, path: Path) -> _Reading:
        reading = _Reading()
        text = _text_of(path)
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text), skipinitialspace=True)
        try:
            _check_header(rows.fieldnames, path)
            for row in rows:
                _take(row, rows.line_num, reading)
        except csv.Error as error:
            raise Refused("unreadable_roster", f"{path} cannot be read as a CSV file: {error}.") from error
        return reading


def _text_of(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return file.read()
    except FileNotFoundError as error:
        raise Refused("unreadable_roster", f"There is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise Refused(
            "unreadable_roster",
            f"{path} is not saved as UTF-8, so names with accents would come out wrong. In Excel, save it as "
            "“CSV UTF-8 (Comma delimited)”.",
        ) from error
    except OSError as error:
        raise Refused("unreadable_roster", f"{path} cannot be read: {error.strerror}.") from error


def _separator(text: str) -> str:
    """What stands between the columns: a comma, or what a spreadsheet set up for another country writes."""
    header = text.partition("\n")[0]
    return max(_SEPARATORS, key=header.count)


def _check_header(header: Sequence[str] | None, path: Path) -> None:
    columns = [(name or "").strip().lower() for name in header or ()]
    names = set(columns)
    twice = sorted(name for name in names if name and columns.count(name) > 1)
    if twice:
        raise Refused("unreadable_roster", f"{path} has more than one column {', '.join(twice)}. Leave one of each.")
    unknown = sorted(names - {*COLUMNS, ""})
    if unknown and len(names) > 1:
        raise Refused(
            "unreadable_roster",
            f"{path} has columns that I don't know: {', '.join(unknown)}. The columns are {', '.join(COLUMNS)}.",
        )
    missing = [name for name in _REQUIRED if name not in names]
    if missing:
        raise Refused(
            "unreadable_roster",
            f"{path} lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}. The first line names the "
            f"columns: {', '.join(COLUMNS)} (all but the first four may be left out).",
        )


def _take(row: dict[str | None, str | list[str] | None], number: int, reading: _Reading) -> None:
    if None in row:
        reading.bad.append(BadRow(number, "more fields than columns: is there a comma that needs quotes?"))
        return
    cells = {str(key).strip().lower(): str(value or "").strip() for key, value in row.items()}
    if not any(cells.values()):
        return
    facts = {name: cells[name] for name in COLUMNS if cells.get(name)}
    for address in ("email", "coach", "supervisor"):
        if address in facts:
            facts[address] = facts[address].lower()
    for day in _DATED:
        if day in facts and (said := _MONTH_FIRST.fullmatch(facts[day])):
            facts[day] = f"{said['year']}-{said['month']:>02}-{said['day']:>02}"
    reasons = [*_unreadable(facts)]
    try:
        line = RosterLine.model_validate(facts)
    except ValidationError as error:
        wrong = [(str(one["loc"][0]), one["msg"]) for one in error.errors()]
        reasons += [_WHY.get(column, f"{column}: {said}") for column, said in wrong if facts.get(column)]
    if reasons:
        reading.bad.append(BadRow(number, "; ".join(reasons)))
    else:
        reading.lines.append((number, line))


def _unreadable(facts: dict[str, str]) -> Iterator[str]:
    yield from (f"{name} is empty" for name in _REQUIRED if name not in facts)
    email = facts.get("email")
    if email is not None and ("@" not in email.strip("@") or " " in email):
        yield f"“{email}” is not an e-mail address"
    if "zone" in facts:
        try:
            ZoneInfo(facts["zone"])
        except (ZoneInfoNotFoundError, ValueError):
            yield f"“{facts['zone']}” is not a time zone such as America/Los_Angeles"


def _twice(line: RosterLine, seen: dict[str, int], number: int) -> Iterator[str]:
    for key in (line.email, line.slack_id):
        if key is not None and seen.setdefault(key, number) != number:
            yield f"{key} is already in line {seen[key]}"


def _new_cohorts(lines: Iterable[RosterLine], people: Iterable[Person]) -> Sequence[tuple[str, str, int]]:
    """The cohorts of these lines in which nobody is yet, with how many come in with them."""
    known = {(one.program, one.cohort) for one in people}
    found = Counter((line.program, line.cohort) for line in lines if line.cohort and line.role is Role.CANDIDATE)
    return [(program, cohort, found[program, cohort]) for program, cohort in sorted(found.keys() - known)]


def _plan(
    lines: Sequence[RosterLine],
    bad: Sequence[BadRow],
    known: dict[str, Person],
    addresses: Mapping[int | None, str],
    days: _Days,
) -> RosterPlan:
    new, changed, unchanged = [], [], 0
    for line in lines:
        person = known.get(line.email)
        if person is None:
            new.append(line)
        elif differences := _differences(line, person, addresses, days.get(line.email, {})):
            changed.append((line, differences))
        else:
            unchanged += 1
    return RosterPlan(lines, new, changed, unchanged, bad, _new_cohorts(lines, known.values()))


def _differences(
    line: RosterLine, person: Person, addresses: Mapping[int | None, str], days: Mapping[str, date]
) -> list[str]:
    before = {
        **dict.fromkeys(TRIGGER_COLUMNS),
        **days,
        **person.model_dump(),
        "email": person.email.lower(),
        "coach": addresses.get(person.coach_id),
        "supervisor": addresses.get(person.supervisor_id),
    }
    after = line.model_dump()
    return [
        f"{name}: {before[name] or 'none'} → {after[name] or 'none'}"
        for name in COLUMNS
        if before[name] != after[name] and not (name in _KEPT and after[name] is None)
    ]
