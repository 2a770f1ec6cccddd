"""Who may read which words at this moment, by the hand-written access table alone."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from induction.access import Action
from induction.people import Person, Role
from tests.induction.test_access import rows

MARK = re.compile(r"zq\d{5}qz", re.IGNORECASE)

Cell = tuple[Role, str, Action]
"""A place in the access table: who, towards whose record, and what."""


@dataclass(frozen=True)
class Kind:
    """A column of people's words: who may see them, and who wrote them may do what to see their own again.

    `whose` names the column of the candidate, `item` the column of what can be shared one by one, `there` the columns
    of the people who were in that session. `iip` is what no preview shows. `earlier` is what a coach has to be open to
    who came after the one who wrote it, whom the column `coach_id` names.
    """

    sees: Action | None
    writes: Action | None = None
    whose: str = "candidate_id"
    item: str | None = None
    there: tuple[str, ...] = ()
    iip: bool = False
    earlier: Action | None = None


_NOTE = Kind(Action.SEE_NOTE, Action.WRITE_NOTE, iip=True, earlier=Action.SEE_EARLIER_NOTE)

KEPT: Mapping[str, Kind] = {
    "draft:goal": Kind(Action.SEE_GOAL, Action.WRITE_GOAL, item="draft_id", iip=True),
    "draft:reflection": Kind(Action.SEE_REFLECTION, Action.WRITE_REFLECTION, item="draft_id", iip=True),
    "approval": Kind(Action.SEE_GOAL, Action.APPROVE_GOAL, item="draft_id", iip=True),
    "suggestion": Kind(Action.SUGGEST_WORDING, iip=True),
    "artifact": Kind(Action.SEE_EVIDENCE, Action.GATHER_EVIDENCE, item="id", iip=True),
    "coaching_session": _NOTE,
    "action_item": Kind(Action.SETTLE_ITEM, Action.WRITE_NOTE, iip=True),
    "hour": Kind(Action.SEE_HOURS, Action.LOG_HOURS, there=("coach_id", "logged_by")),
    "milestone": Kind(Action.SEE_STEPS, Action.RECORD_STEP),
    "signing": Kind(Action.SEE_STEPS, Action.SIGN_STEP),
    "rating": Kind(Action.SEE_RATINGS, Action.RATE, iip=True),
    "support_plan": Kind(Action.SEE_PLAN, Action.WRITE_PLAN, iip=True),
    "coaching_rating": Kind(Action.SEE_COACHING, Action.RATE_COACHING, whose="coach_id", iip=True),
}
"""Tables of one candidate's words; a draft by its kind."""

OF_AN_ENTRY = "confirmation"
"""What is said about an entry belongs to whoever the entry belongs to."""

OF_THE_PROGRAM: Mapping[str, str] = {"ruling": "program", "attendance": "program"}
"""What is meant for everybody: why a rule was settled, and what a session was about."""

OF_THE_ASKER: Mapping[str, str] = {"question": "person_id", "feedback": "person_id"}
"""A question is its asker's, and of those who answer for the program; once it was sent on, of the coach too."""

PASSING = frozenset({"card", "conversation", "errand", "delivery", "audit"})
"""What holds words only until they are recorded, sent or done: whoever typed them may see them, and nobody else."""


@dataclass(frozen=True)
class Place:
    """Where words were recorded: the table, whose they are, the item that can be shared, and who was in the session.

    `sent` is whether its asker sent a question on.
    """

    table: str
    kind: Kind | None
    whose: int | None = None
    program: str | None = None
    item: str | None = None
    there: frozenset[int] = frozenset()
    by_coach: int | None = None
    sent: bool = False


@dataclass
class Kept:
    """Reads from the database file itself where words ended up, past all code of the companion."""

    file: Path
    known: dict[str, list[Place]] = field(default_factory=dict)

    def places(self, mark: str, *, anew: bool = False) -> list[Place]:
        """Where the words with this mark stand, as far as they are recorded."""
        if anew or mark not in self.known:
            found = list(self._places(mark))
            if not found:
                return []
            self.known[mark] = found
        return self.known[mark]

    def shared(self, place: Place, mark: str, reader: int) -> bool:
        """Whether the candidate lets this person see the item with these words in it, and has not taken it back."""
        standing = (
            "SELECT kind, version FROM share WHERE item = ? AND with_id = ? AND candidate_id = ? AND withdraws IS NULL "
            "AND id NOT IN (SELECT withdraws FROM share WHERE withdraws IS NOT NULL)"
        )
        given = self._all(standing, (place.item, reader, place.whose))
        if place.table.startswith("draft"):
            words = "SELECT 1 FROM draft WHERE draft_id = ? AND version = ? AND parts LIKE ?"
            return any(self._all(words, (place.item, row["version"], f"%{mark}%")) for row in given)
        return bool(given)

    @cached_property
    def _database(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        return connection

    @cached_property
    def _tables(self) -> Mapping[str, list[str]]:
        named = [row["name"] for row in self._all("SELECT name FROM sqlite_master WHERE type = 'table'", ())]
        columns = {name: self._all(f'PRAGMA table_info("{name}")', ()) for name in named}
        texts = {name: [row["name"] for row in found if _is_text(row["type"])] for name, found in columns.items()}
        return {name: found for name, found in texts.items() if found}

    def _places(self, mark: str) -> Iterator[Place]:
        for table, columns in self._tables.items():
            words = " || ' ' || ".join(f"coalesce(\"{one}\", '')" for one in columns)
            for row in self._all(f'SELECT * FROM "{table}" WHERE ({words}) LIKE ?', (f"%{mark}%",)):  # noqa: S608 - names from the database itself
                yield self._place(table, row)

    def _place(self, table: str, row: sqlite3.Row) -> Place:
        if table == OF_AN_ENTRY:
            [entry] = self._all("SELECT * FROM hour WHERE id = ?", (row["entry_id"],))
            return self._place("hour", entry)
        if table in OF_THE_PROGRAM:
            return Place(table, None, program=row[OF_THE_PROGRAM[table]])
        if table in OF_THE_ASKER:
            sent = table == "question" and row["sent_at"] is not None
            return Place(table, None, whose=row[OF_THE_ASKER[table]], sent=sent)
        if table in PASSING:
            return Place(table, None)
        name = f"{table}:{row['kind'].lower()}" if table == "draft" else table
        kind = KEPT[name]
        there = frozenset(row[one] for one in kind.there if row[one] is not None)
        item = None if kind.item is None else str(row[kind.item])
        by_coach = row["coach_id"] if kind.earlier else None
        return Place(name, kind, whose=row[kind.whose], item=item, there=there, by_coach=by_coach)

    def _all(self, query: str, values: tuple[object, ...]) -> list[sqlite3.Row]:
        return self._database.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _is_text(declared: str) -> bool:
    return declared.upper().startswith(("VARCHAR", "TEXT", "JSON", "CHAR"))


@dataclass
class Allowing:
    """The hand-written table; `used` are those of its cells that somebody's reading rested on."""

    kept: Kept
    used: set[Cell] = field(default_factory=set)
    _table: Mapping[Cell, bool] = field(
        default_factory=lambda: {(role, whose, action): allowed for role, whose, action, allowed in rows()}
    )

    def may_read(self, mark: str, reader: Person, people: Mapping[int, Person], *, typed_by_them: bool) -> bool:
        """Whether the table lets this person see these words, wherever they stand."""
        places = self.kept.places(mark)
        if any(self._open(place, mark, reader, people, typed_by_them=typed_by_them) for place in places):
            return True
        return any(
            self._open(place, mark, reader, people, typed_by_them=typed_by_them)
            for place in self.kept.places(mark, anew=True)
        )

    def is_iip(self, mark: str) -> bool:
        """Whether these words are of an IIP, a rating or a plan."""
        return any(place.kind is not None and place.kind.iip for place in self.kept.places(mark))

    def _open(
        self, place: Place, mark: str, reader: Person, people: Mapping[int, Person], *, typed_by_them: bool
    ) -> bool:
        if place.table in PASSING:
            return typed_by_them
        if place.table in OF_THE_PROGRAM:
            return place.program == reader.program
        subject = people.get(place.whose or 0)
        if subject is None:
            return False
        if place.table in OF_THE_ASKER:
            answers = reader.role in {Role.PROGRAM_ADMIN, Role.ANALYST} or (
                place.sent and subject.coach_id == reader.id
            )
            return subject.id == reader.id or (subject.program == reader.program and answers)
        kind, was_there = place.kind, reader.id in place.there and reader.role is Role.COACH
        assert kind is not None
        if was_there and subject.program == reader.program:
            return True
        shared = kind.item is not None and self.kept.shared(place, mark, reader.id)
        came_after = reader.role is Role.COACH and place.by_coach not in {None, reader.id}
        sees = kind.earlier if came_after else kind.sees
        actions = [sees, *([kind.writes] if typed_by_them else [])]
        return any(self._says(reader, subject, action, shared=shared) for action in actions if action is not None)

    def _says(self, reader: Person, subject: Person, action: Action, *, shared: bool) -> bool:
        cell = (reader.role, whose(reader, subject, shared=shared), action)
        if not self._table[cell]:
            return False
        self.used.add(cell)
        return True


def whose(reader: Person, subject: Person, *, shared: bool) -> str:
    """Whose record it is to the reader, as the table says it."""
    if reader.id == subject.id:
        return "own"
    if subject.role is Role.COACH:
        return "a coach" if reader.program == subject.program else "coach elsewhere"
    if reader.program != subject.program:
        return "other program"
    if subject.role is not Role.CANDIDATE:
        return "other staff"
    beside = subject.coach_id if reader.role is Role.COACH else subject.supervisor_id
    if beside == reader.id:
        return "mine, shared" if shared else "mine"
    return "another, shared" if shared else "another's"
