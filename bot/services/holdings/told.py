"""What is held of a person, made into what they read: JSON for a program, a paper for people.

docs/privacy.md describes the JSON; whoever changes it raises `VERSION`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from bot.papers.paper import Cell, Paper, Part, Table
from induction.calendar import date_words
from induction.people import Person
from storage.holdings.holdings import Holdings, Rows
from storage.holdings.places.places import BY_TABLE, PLACES

FORMAT, VERSION = "casc-companion-mydata", 1

ELSEWHERE = (
    "Slack keeps the conversation between you and the companion; your workspace’s owners can export it.",
    "Backups of the database, where whoever runs the companion makes them. Ask them how long they keep one.",
    "The documents of your program, which people other than you wrote, are not searched for your name.",
)

_RATING = "rating"
_NOTHING: Sequence[Any] = (None, "", [], {})
_BLIND = "Scores of others that you may see once your own are in, or once the round is complete: {count} not in here."


@dataclass(frozen=True)
class Told:
    """What a person is told: their rows by table, what they did in the records of others, and who the others are."""

    person: Person
    theirs: Mapping[str, Rows]
    did: Mapping[str, Rows]
    people: Mapping[int, Person]
    blind: int
    made_at: datetime


def told_of(
    person: Person,
    held: Holdings,
    others: Mapping[int, Person],
    seen: frozenset[tuple[str, int]],
    *,
    now: datetime,
) -> Told:
    """What of it they may have: no scores that are blind for them, and of others only who they have to do with."""
    theirs = dict(held.theirs)
    rated = theirs.pop(_RATING, [])
    open_ratings = [one for one in rated if one["rater_id"] == person.id or (one["round"], one["rater_id"]) in seen]
    if open_ratings:
        theirs[_RATING] = open_ratings
    named = {one for table, rows in theirs.items() for row in rows for one in _numbers(table, row)}
    people = {number: others[number] for number in sorted(named) if number in others}
    return Told(person, theirs, held.did, people, len(rated) - len(open_ratings), now)


def as_json(told: Told) -> bytes:
    """Everything, for another program."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": told.made_at,
        "person": {"id": told.person.id, "name": told.person.name, "email": told.person.email},
        "people": {str(one.id): {"name": one.name, "role": one.role} for one in told.people.values()},
        "held": [_section(table, rows) for table, rows in _in_order(told.theirs)],
        "done_for_others": [_section(table, rows) for table, rows in _in_order(told.did)],
        "not_in_here": [
            *(
                {"table": place.table, "column": column, "why": why}
                for place in PLACES
                for column, why in place.withheld.items()
                if place.holds_people
            ),
            *([{"table": _RATING, "why": _BLIND.format(count=told.blind)}] if told.blind else []),
        ],
        "elsewhere": ELSEWHERE,
    }
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain).encode()


def as_paper(told: Told) -> Paper:
    """Everything, for the person."""
    parts = [_part(told, table, rows) for table, rows in _in_order(told.theirs)]
    if told.did:
        lines = [f"{BY_TABLE[table].what}: {len(rows)}" for table, rows in _in_order(told.did)]
        note = "It is in the records of others and is theirs; the JSON file has when you did it, and not for whom."
        parts.append(Part("What you did in the records of others", [note, *lines]))
    blind = [_BLIND.format(count=told.blind)] if told.blind else []
    parts.append(Part("What is not in here, and what is elsewhere", [*blind, *ELSEWHERE]))
    return Paper(
        title="What the CASC Companion holds about you",
        head=(("Name", told.person.name), ("Tables with something of yours", str(len(told.theirs)))),
        parts=parts,
        made_at=told.made_at.astimezone(ZoneInfo(told.person.zone)),
        made_by=told.person.name,
        foot="Yours alone. Nothing in it is for employment evaluation.",
    )


def _in_order(tables: Mapping[str, Rows]) -> Iterator[tuple[str, Rows]]:
    return ((place.table, tables[place.table]) for place in PLACES if place.table in tables)


def _section(table: str, rows: Rows) -> Mapping[str, Any]:
    return {"table": table, "what": BY_TABLE[table].what, "rows": rows}


def _part(told: Told, table: str, rows: Rows) -> Part:
    """The rows as a table, without the columns in which nothing stands or which say only whose it is."""
    place = BY_TABLE[table]
    names = [name for name in rows[0] if name != place.whose and any(row[name] not in _NOTHING for row in rows)]
    people = _person_columns(table)
    cells = [[_cell(told, row[name], person=name in people) for name in names] for row in rows]
    return Part(place.what, table=Table([_heading(name) for name in names], cells))


def _numbers(table: str, row: Mapping[str, Any]) -> Iterator[int]:
    return (row[name] for name in _person_columns(table) if row.get(name) is not None)


def _person_columns(table: str) -> Sequence[str]:
    place = BY_TABLE[table]
    return [name for name in (place.whose, *place.by) if name is not None and name != "id"]


def _heading(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def _cell(told: Told, value: Any, *, person: bool) -> Cell:
    if person and value is not None:
        return "you" if value == told.person.id else told.people[value].name if value in told.people else "somebody"
    match value:
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("_", " ")
        case datetime():
            at = value.astimezone(ZoneInfo(told.person.zone))
            return f"{date_words(at.date())}, {at:%H:%M}"
        case date() | int() | float() | str() | None:
            return value
        case list() | dict():
            return _words(value)
        case _:
            return str(value)


def _words(value: Any) -> str:
    """A list or a few named values on one line each."""
    match value:
        case dict():
            return "\n".join(f"{_heading(str(name))}: {_words(one)}" for name, one in value.items() if one is not None)
        case list():
            return "\n".join(_words(one) for one in value)
        case _:
            return str(value)


def _plain(value: Any) -> Any:
    """What JSON has no shape for: days and instants as ISO has them, words from a list as their own word."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
