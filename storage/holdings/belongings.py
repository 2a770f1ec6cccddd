"""What belongs to one person, by table: the rows that are theirs, and those of others that say what they did."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, String, and_, cast, func, not_, or_, select
from sqlmodel import col

from storage.errands import ErrandState
from storage.holdings.places.place import Place
from storage.holdings.places.places import BY_TABLE, PLACES
from storage.tables.drafts import ApprovalRow, DraftRow
from storage.tables.errands import ErrandRow
from storage.tables.evidence import ArtifactRow
from storage.tables.feedback import CoachingRatingRow
from storage.tables.hours import CardRow, HourRow
from storage.tables.people import PersonRow
from storage.tables.questions import QuestionRow
from storage.tables.sessions import SessionRow

_PEOPLE = frozenset(
    {
        *("person", "person_id", "reader", "reader_id", "candidate", "candidate_id", "coach", "coach_id"),
        *("rater", "rater_id", "owner", "owner_id", "admin", "admin_id", "by", "by_id", "subject", "subject_id"),
        *("supervisor", "supervisor_id", "actor", "actor_id", "with_id", "author_id", "instructor_id"),
    }
)
"""Under which names the details of an errand have the number of a person."""

_THINGS: Sequence[tuple[str, Any, Any]] = (
    ("entry_id", HourRow.id, HourRow.candidate_id),
    ("card", CardRow.id, CardRow.actor_id),
    ("session", SessionRow.key, SessionRow.candidate_id),
    ("draft_id", DraftRow.draft_id, DraftRow.candidate_id),
    ("item", DraftRow.draft_id, DraftRow.candidate_id),
    ("artifact", ArtifactRow.id, ArtifactRow.candidate_id),
    ("artifact_id", ArtifactRow.id, ArtifactRow.candidate_id),
    ("question", QuestionRow.key, QuestionRow.person_id),
    ("source", ApprovalRow.source, ApprovalRow.candidate_id),
    ("source", CoachingRatingRow.source, CoachingRatingRow.coach_id),
)
"""Under which names they have something of a person's: its own number or key, and whose it is."""


def theirs(place: Place, number: int) -> ColumnElement[bool] | None:
    """The rows of the table that are the person's; None where it has nobody's."""
    if place.whose is not None:
        return col(getattr(place.row, place.whose)) == number
    if place.through is None:
        return None
    name, parent = place.through
    of_parent = theirs(BY_TABLE[str(parent.__tablename__)], number)
    return col(getattr(place.row, name)).in_(select(col(parent.id)).where(of_parent))  # type: ignore[attr-defined,arg-type]


def done_by(place: Place, number: int) -> ColumnElement[bool] | None:
    """The rows of others that say what the person did; None where the table has no such row."""
    if not place.by:
        return None
    acted = or_(*(col(getattr(place.row, name)) == number for name in place.by))
    own = theirs(place, number)
    return acted if own is None else and_(acted, not_(own))


def counted(connection: Connection, place: Place, condition: ColumnElement[bool] | None) -> int:
    """How many rows of the table fulfil the condition."""
    if condition is None:
        return 0
    return connection.execute(select(func.count()).select_from(place.row).where(condition)).scalar_one()


@dataclass(frozen=True)
class Cards:
    """The cards that show hours of a person's: those that `go` with them, and what is left on the others."""

    go: Sequence[str]
    left: Mapping[str, Sequence[Mapping[str, Any]]]


def cards_of(connection: Connection, number: int) -> Cards:
    """What is on cards about the person, or was shown to them; a card that wrote somebody else's hours is kept."""
    written = select(col(HourRow.card_id)).where(col(HourRow.candidate_id) == number)
    found = connection.execute(
        select(col(CardRow.id), col(CardRow.actor_id), col(CardRow.entries)).where(
            or_(
                col(CardRow.actor_id) == number,
                col(CardRow.id).in_(written),
                cast(col(CardRow.entries), String).contains(f'"candidate_id": {number}'),
            )
        )
    ).all()
    of_others = select(col(HourRow.card_id)).where(
        col(HourRow.candidate_id) != number, col(HourRow.card_id).in_([one.id for one in found])
    )
    needed = set(connection.scalars(of_others))
    go, left = [], {}
    for card in found:
        rest = [entry for entry in card.entries if entry["candidate_id"] != number]
        if card.id in needed or (rest and card.actor_id != number):
            if len(rest) != len(card.entries):
                left[card.id] = rest
        elif len(rest) != len(card.entries) or not card.entries or card.actor_id == number:
            go.append(card.id)
    return Cards(go, left)


def errands_about(connection: Connection, number: int) -> Sequence[RowMapping]:
    """What has yet to go out and names the person, something of theirs or a word of theirs."""
    waiting = select(ErrandRow).where(col(ErrandRow.state) != ErrandState.DONE)
    rows = connection.execute(waiting.order_by(col(ErrandRow.id))).mappings().all()
    if not rows:
        return []
    person = connection.execute(select(PersonRow).where(col(PersonRow.id) == number)).mappings().one()
    things: dict[str, set[Any]] = defaultdict(set)
    for name, of, whose in _THINGS:
        things[name].update(connection.scalars(select(of).where(col(whose) == number)))
    known = (person["name"], person["email"], person["slack_id"]) if person["erased_at"] is None else ()
    words = [word.casefold() for word in known if word]
    return [row for row in rows if _names(row["details"], number, things, words)]


def _names(details: Mapping[str, Any], number: int, things: Mapping[str, set[Any]], words: Iterable[str]) -> bool:
    """Whether these details have the number of the person, something of theirs, their name, address or Slack id."""
    plain = json.dumps(details, ensure_ascii=False).casefold()
    return any(word in plain for word in words) or any(
        (name in _PEOPLE and value == number)
        or (name in things and value in things[name])
        or (name == "candidates" and value == [number])
        for name, value in _pairs(details)
    )


def _pairs(value: Any) -> Iterable[tuple[str, Any]]:
    """Every name with what stands under it, however deep; what holds others is given too where it is a list."""
    match value:
        case dict():
            for name, one in value.items():
                if not isinstance(one, dict) and (name == "candidates" or not isinstance(one, list)):
                    yield name, one
                yield from _pairs(one)
        case list():
            for one in value:
                yield from _pairs(one)


def held_by_others(connection: Connection, number: int) -> Mapping[str, int]:
    """How many rows of others say what the person did, by table."""
    found = {place.table: counted(connection, place, done_by(place, number)) for place in PLACES}
    return {table: count for table, count in found.items() if count}
