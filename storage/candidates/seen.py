"""What one person is shown on their Home, read at once: in two statements, however many candidates they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Integer, Select, and_, bindparam, func, literal_column, or_, select, union
from sqlalchemy.orm import aliased
from sqlmodel import col

from induction.feedback.pulse import Pulse
from induction.hours import LedgerEntry
from induction.ledger.confirmations import Confirmation
from induction.ledger.sessions import ActionItem, ClosedSession
from induction.people import Person, Role
from induction.reminding.reminders import ReminderChoice
from storage.candidates.held import (
    HOURS,
    Held,
    attendance_facts,
    facts,
    instant,
    newest,
    read_held,
    read_value,
    told_as,
    united,
)
from storage.database.engine import Database
from storage.database.payloads import payload_rows
from storage.errands import ErrandState
from storage.feedback.pulses import unanswered_by
from storage.tables.errands import ErrandRow
from storage.tables.feedback import PulseRow
from storage.tables.hours import HourRow
from storage.tables.people import PairingRow, PersonRow
from storage.tables.recommendation import RulingRow
from storage.tables.reminding import ReminderChoiceRow
from storage.tables.sessions import ActionItemRow, SessionRow

_ME: BindParameter[int] = bindparam("me")
_COACHED = aliased(PairingRow)
_MINE: Select[Any] = select(col(_COACHED.candidate_id)).where(
    col(_COACHED.coach_id) == _ME, col(_COACHED.to_on).is_(None)
)
_Mine = aliased(HourRow)
_LOGGED = select(col(_Mine.candidate_id)).where(col(_Mine.logged_by) == _ME)
_LED = select(col(_Mine.candidate_id)).where(col(_Mine.coach_id) == _ME)
_WHOM = union(_MINE, select(_ME)).subquery()
"""Whose record is read: the candidates whom the reader coaches, or their own."""
_IN = select(_WHOM.c[0])
_KNOWN = union(_MINE, select(_ME), _LOGGED, _LED)

_HOURS = HOURS.where(
    # Three searches, each by its index: of an OR of them SQLite makes a scan of the whole ledger.
    col(HourRow.id).in_(
        union(
            select(col(_Mine.id)).where(col(_Mine.candidate_id).in_(_IN)),
            select(col(_Mine.id)).where(col(_Mine.logged_by) == _ME),
            select(col(_Mine.id)).where(col(_Mine.coach_id) == _ME),
        )
    )
)
_SESSION = tuple(name for name in ClosedSession.model_fields if name not in {"entry", "items"})


def _columns(value: type[Any], row: Any, **others: Any) -> list[Any]:
    return [others.get(name) if name in others else getattr(row, name) for name in value.model_fields]


_PEOPLE = (
    payload_rows(
        "person", col(PersonRow.id), col(PersonRow.id), _columns(Person, PersonRow, coach_id=col(PairingRow.coach_id))
    )
    .outerjoin(PairingRow, and_(col(PairingRow.candidate_id) == col(PersonRow.id), col(PairingRow.to_on).is_(None)))
    .where(
        or_(
            col(PersonRow.id).in_(_KNOWN),
            and_(col(PersonRow.program) == bindparam("program"), col(PersonRow.role) != Role.CANDIDATE),
        )
    )
)
_SESSIONS = payload_rows(
    "session",
    col(SessionRow.candidate_id),
    col(SessionRow.id),
    [SessionRow.id, SessionRow.entry_id, *(getattr(SessionRow, name) for name in _SESSION)],
).where(col(SessionRow.candidate_id).in_(_IN))
_ITEMS = (
    payload_rows(
        "item",
        col(ActionItemRow.candidate_id),
        col(ActionItemRow.id),
        _columns(ActionItem, ActionItemRow, session=col(SessionRow.key)),
    )
    .join_from(ActionItemRow, SessionRow, col(SessionRow.id) == col(ActionItemRow.session_id))
    .where(col(ActionItemRow.candidate_id).in_(_IN))
)
_OF_PERSON = col(ErrandRow.details)["person_id"].as_integer()
_WAITING = payload_rows("errand", _OF_PERSON, col(ErrandRow.id), [ErrandRow.key]).where(
    col(ErrandRow.state) != ErrandState.DONE, col(ErrandRow.kind) == bindparam("kind"), _OF_PERSON.in_(_KNOWN)
)
_RULINGS = payload_rows(
    "rulings", literal_column("0", Integer), literal_column("0", Integer), [func.count(col(RulingRow.id))]
)
_SURVEYS = payload_rows(
    "survey", literal_column("0", Integer), literal_column("0", Integer), _columns(Pulse, PulseRow)
).where(col(PulseRow.program) == bindparam("program"), unanswered_by(_ME))
_STAFF = select(col(PersonRow.id)).where(
    col(PersonRow.program) == bindparam("program"), col(PersonRow.role) != Role.CANDIDATE
)
_CHOSEN = payload_rows(
    "choice",
    col(ReminderChoiceRow.person_id),
    col(ReminderChoiceRow.person_id),
    _columns(ReminderChoice, ReminderChoiceRow),
).where(or_(col(ReminderChoiceRow.person_id).in_(_KNOWN), col(ReminderChoiceRow.person_id).in_(_STAFF)))
_FACTS = united([_PEOPLE, *facts(_IN), _SESSIONS, _ITEMS, _WAITING, _RULINGS, _SURVEYS, _CHOSEN])


@dataclass(frozen=True)
class Seen:
    """What was read for `reader`: the candidates whom they coach, or themselves, and who else they have to do with.

    `held` has all of these candidates' records, of others the entries that the reader logged or was there for, and the
    errands of that `kind` that wait for anybody of them.
    """

    reader: Person
    kind: str
    held: Held

    @cached_property
    def people(self) -> Mapping[int, Person]:
        """Those candidates and everybody else of the program, by number."""
        found = (payload for kept in self.held.facts.values() for payload in kept.get("person", ()))
        return {payload[0]: read_value(Person, payload) for payload in found}

    @cached_property
    def choices(self) -> Mapping[int, ReminderChoice]:
        """How those of these people want to be reminded who chose anything, by number."""
        return {
            person_id: choice_read(payload)
            for person_id, kept in self.held.facts.items()
            for payload in kept.get("choice", ())
        }

    @property
    def rulings(self) -> int:
        """How many rulings there are, of all programs."""
        [[count]] = self.held.facts[0]["rulings"]
        return int(count)

    @property
    def unanswered(self) -> tuple[Pulse, ...]:
        """The surveys of the program that the reader has not answered, in the order in which they opened."""
        found = (read_value(Pulse, payload) for payload in self.held.facts[0].get("survey", ()))
        return tuple(sorted(found, key=lambda one: (one.opens_on, one.closes_on, one.key)))

    @cached_property
    def candidates(self) -> tuple[Person, ...]:
        """The candidates whom the reader coaches today, in the order in which they came onto the roster."""
        return tuple(self.people[one] for one in sorted(self.people) if self.people[one].coach_id == self.reader.id)

    @cached_property
    def whole(self) -> frozenset[int]:
        """The candidates of whom everything was read."""
        return frozenset({self.reader.id, *(one.id for one in self.candidates)})

    @cached_property
    def entries(self) -> Mapping[int, LedgerEntry]:
        """Every entry that was read, by its number, in the order in which they were recorded."""
        every = (entry for entries in self.held.entries.values() for entry in entries)
        return {entry.id: entry for entry in sorted(every, key=lambda one: one.id)}

    def said(self, candidates: Sequence[int]) -> dict[int, Confirmation]:
        """The newest word on each entry of these candidates."""
        return {word.entry_id: word for one in candidates for word in self.held.words.get(one, ())}

    def waits(self, person_id: int) -> frozenset[str]:
        """The keys of the errands of the `kind` that wait to be done for this person."""
        return frozenset(key for [key] in self.held.facts.get(person_id, {}).get("errand", ()))

    def sessions(self, candidates: Sequence[int]) -> tuple[ClosedSession, ...]:
        """Every session with these candidates, in the order in which they were closed."""
        found = [one for number in candidates for one in self._sessions_of(number)]
        return tuple(session for _, session in sorted(found, key=lambda one: one[0]))

    def attendance_that_gave(self, entry: LedgerEntry) -> int | None:
        """The number of the attendance for which that entry stands, if it does for any."""
        kept = self.held.facts.get(entry.candidate_id, {}).get("attendance", ())
        return next((told["id"] for told in map(attendance_facts, kept) if told["entry_id"] == entry.id), None)

    def _sessions_of(self, number: int) -> list[tuple[int, ClosedSession]]:
        kept, after = self.held.facts.get(number, {}), newest(self.held.entries.get(number, ()))
        items: dict[str, list[ActionItem]] = {}
        for payload in kept.get("item", ()):
            item = read_value(ActionItem, payload)
            items.setdefault(item.session, []).append(item)
        found = []
        for place, entry_id, *payload in kept.get("session", ()):
            told = {name: told_as(name, one) for name, one in zip(_SESSION, payload, strict=True)}
            mine = {"entry": after[entry_id], "items": tuple(items.get(told["key"], ()))}
            found.append((place, ClosedSession.model_validate(told | mine)))
        return found


def choice_read(payload: Sequence[Any]) -> ReminderChoice:
    """What somebody chose, as a payload has it."""
    given = dict(zip(ReminderChoice.model_fields, payload, strict=True))
    until = given["snoozed_until"]
    told = {name: told_as(name, one) for name, one in given.items()}
    return ReminderChoice.model_validate(told | {"snoozed_until": until and instant(until)})


class Glances:
    """Reads what people see at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, reader: Person, kind: str) -> Seen:
        """What this candidate or coach is shown; of errands those of this `kind` that wait to be done."""
        values = {"me": reader.id, "program": reader.program, "kind": kind}
        with self._database.reading() as connection:
            return Seen(reader, kind, read_held(connection, _HOURS, _FACTS, values))
