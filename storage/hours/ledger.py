"""The ledger of hours: append-only, every line written by the one tap on a card."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, Select, bindparam, insert, select, union
from sqlalchemy.orm import aliased
from sqlmodel import col

from induction.hours import HourEntry, LedgerEntry, days_near
from induction.ledger.cards import IN_A_GROUP, CardAction, CardAnswer, CardState, HourCard, Recorded
from induction.ledger.confirmations import EntryState, check_disputed, state_of
from induction.ledger.entry_rules import check_beside
from induction.ledger.group_coaching import at_one_time, to_join
from induction.ledger.same_session import is_moved
from induction.refused import Refused
from storage.database.writing import Turn, audit_each, take_turn
from storage.errands import Errand
from storage.hours.cards import card_to_settle, keep_card, settle_card
from storage.hours.replaced import COUNTS, REPLACED_BY
from storage.hours.said import newest_on
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.ground import NUMBERS
from storage.tables.hours import HourRow

_AUDITED = {
    CardAction.RECORD: AuditAction.RECORD_HOURS,
    CardAction.CORRECT: AuditAction.CORRECT_HOURS,
    CardAction.VOID: AuditAction.VOID_HOURS,
}

_ENTRIES: Select[HourRow, int | None] = select(HourRow, REPLACED_BY.label("replaced_by")).order_by(col(HourRow.id))
_OF_CANDIDATES = _ENTRIES.where(col(HourRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_ID = _ENTRIES.where(col(HourRow.id) == bindparam("entry"))
_BY_CARD = _ENTRIES.where(col(HourRow.card_id) == bindparam("card"))
_BY_CARDS = _ENTRIES.where(col(HourRow.card_id).in_(bindparam("cards", expanding=True)))
_Near = aliased(HourRow)
_ON_DAYS = col(_Near.on).in_(bindparam("days", expanding=True))
_BESIDE = _ENTRIES.where(
    COUNTS,
    # Two searches, each by its index: of an OR of the two SQLite makes a scan of the whole ledger.
    col(HourRow.id).in_(
        union(
            select(col(_Near.id)).where(col(_Near.candidate_id).in_(bindparam("candidates", expanding=True)), _ON_DAYS),
            select(col(_Near.id)).where(col(_Near.coach_id).in_(bindparam("coaches", expanding=True)), _ON_DAYS),
        )
    ),
)
_LAST_LOGGED = (
    _ENTRIES.where(COUNTS, col(HourRow.logged_by) == bindparam("by"))
    .order_by(None)
    .order_by(col(HourRow.id).desc())
    .limit(1)
)
_APPEND = insert(HourRow).returning(col(HourRow.id))


def entries_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[LedgerEntry, ...]:
    """Every line about these candidates, also replaced and voided ones, oldest first."""
    return _entries(connection, _OF_CANDIDATES, {"candidates": candidate_ids})


def entry_by_id(connection: Connection, entry_id: int) -> LedgerEntry | None:
    """One line of the ledger; None for whatever number no line has."""
    if entry_id not in NUMBERS:
        return None
    return next(iter(_entries(connection, _BY_ID, {"entry": entry_id})), None)


def last_logged(connection: Connection, person_id: int) -> LedgerEntry | None:
    """What this person recorded last of all that counts, about whomever."""
    return next(iter(_entries(connection, _LAST_LOGGED, {"by": person_id})), None)


def entries_of_card(connection: Connection, card_id: str) -> tuple[LedgerEntry, ...]:
    """The lines that the tap on a card wrote, as they stand."""
    return _entries(connection, _BY_CARD, {"card": card_id})


def entries_of_cards(connection: Connection, card_ids: Sequence[str]) -> tuple[LedgerEntry, ...]:
    """The lines that the taps on these cards wrote, as they stand."""
    return _entries(connection, _BY_CARDS, {"cards": card_ids})


def entries_beside(
    connection: Connection, entries: Collection[HourEntry], *, corrects: int | None = None
) -> tuple[LedgerEntry, ...]:
    """What counts for the people of these entries, candidates and coaches, about their days; without `corrects`.

    The days before and after are among them: where people live in different zones, one session can be on two days.
    """
    if not entries:
        return ()
    near = {
        "candidates": {entry.candidate_id for entry in entries},
        "coaches": {entry.coach_id for entry in entries if entry.coach_id is not None},
        "days": {day for entry in entries for day in days_near(entry.on)},
    }
    return tuple(entry for entry in _entries(connection, _BESIDE, near) if entry.id != corrects)


def do_card(
    connection: Connection,
    card_id: str,
    *,
    now: datetime,
    errands: Sequence[Errand] = (),
    answer: CardAnswer | None = None,
    only_disputed: bool = False,
) -> Recorded:
    """What the tap on a card leads to; a card that was done before gives what it recorded then.

    The errands are kept with what is recorded, and only where this tap records it. `answer` is what was said with it
    to the question on the card. `only_disputed` is whether its person may change an entry only while it is in dispute.

    Refused where the card was dismissed, where an entry does not fit beside the others of its people, where a rule asks
    what was not answered, and where what it changes no longer counts, or is settled where it has to be in dispute.
    """
    card = card_to_settle(connection, card_id)
    if card.state is CardState.DISMISSED:
        raise Refused("card_dismissed", "This card was put away. Please say again what to log.")
    if card.state is CardState.DONE:
        recorded = _entries(connection, _BY_CARD, {"card": card_id})
        return Recorded(card=card, entries=recorded, first_time=False)
    card, entries = _write(connection, card, answer, only_disputed=only_disputed, now=now)
    done = settle_card(connection, card, CardState.DONE, now=now)
    _note(connection, card, entries)
    insert_errands(connection, errands, now=now)
    return Recorded(card=done, entries=entries, first_time=True)


def void_together(
    connection: Connection,
    voids: Mapping[str, HourCard],
    *,
    now: datetime,
    errands: Sequence[Errand] = (),
    only_disputed: bool = False,
) -> tuple[Recorded, ...]:
    """What each of these cards voids, by the delivery that it answers; one that was done before gives what it did then.

    The errands are kept with the last. Refused as `do_card` is.
    """
    known = [entry_by_id(connection, card.corrects) for card in voids.values() if card.corrects is not None]
    new = [entry for card in voids.values() for entry in card.entries]
    take_turn(connection, Turn.HOURS_OF_PERSON, _people([*new, *(entry for entry in known if entry is not None)]))
    *first, last = [keep_card(connection, card, source=source).id for source, card in voids.items()]
    done = [do_card(connection, card_id, now=now, only_disputed=only_disputed) for card_id in first]
    return (*done, do_card(connection, last, now=now, errands=errands, only_disputed=only_disputed))


def _write(
    connection: Connection, card: HourCard, answer: CardAnswer | None, *, only_disputed: bool, now: datetime
) -> tuple[HourCard, tuple[LedgerEntry, ...]]:
    """The card as it was answered, and what it writes."""
    old = None
    if card.corrects is None:
        take_turn(connection, Turn.HOURS_OF_PERSON, _people([*card.entries, *_met(connection, card)]))
    else:
        old = _replaceable(connection, card.corrects, card.entries)
        if only_disputed:
            check_disputed(newest_on(connection, [old.id]).get(old.id))
        if card.action is CardAction.VOID:
            return card, (_insert(connection, card, 0, old, now=now),)
    beside = entries_beside(connection, card.entries, corrects=card.corrects)
    card = card.answered(answer, beside)
    _mark_group(connection, card, beside, now=now)
    days: dict[date, list[LedgerEntry]] = defaultdict(list)
    for other in beside:
        days[other.on].append(other)
    written = []
    for position, entry in enumerate(card.entries):
        apart = card.apart or (old is not None and not is_moved(old, entry))
        near = [other for day in days_near(entry.on) for other in days.get(day, ())]
        check_beside(entry, near, logged_by=card.actor_id, apart=apart)
        written.append(_insert(connection, card, position, entry, now=now))
        days[entry.on].append(written[-1])
    return card, tuple(written)


def _met(connection: Connection, card: HourCard) -> Iterable[LedgerEntry]:
    """The entries that may have to be marked as of one group session with those of the card."""
    coached = [entry for entry in card.entries if entry.coach_id == card.actor_id and entry.clock is not None]
    beside = entries_beside(connection, coached)
    return [other for other in beside if any(at_one_time(entry, other) for entry in coached)]


def _mark_group(connection: Connection, card: HourCard, beside: Sequence[LedgerEntry], *, now: datetime) -> None:
    """Mark as in a group what the coach of it recorded with somebody else, where the card says that it was one.

    What is in dispute waits for its own correction.
    """
    found = to_join(card.entries, beside, by=card.actor_id) if card.action is CardAction.RECORD else ()
    said = newest_on(connection, [other.id for other in found]) if found else {}
    for other in found:
        if state_of(other, said) is EntryState.DISPUTED:
            continue
        facts = other.model_dump(include=set(HourEntry.model_fields)) | {"together": True}
        marked = HourCard(
            id=f"{card.id}-{other.id}",
            actor_id=card.actor_id,
            action=CardAction.CORRECT,
            entries=(HourEntry.model_validate(facts),),
            created_at=now,
            corrects=other.id,
            reason=IN_A_GROUP,
        )
        kept = keep_card(connection, marked, source=f"group:{marked.id}")
        [entry] = marked.entries
        written = _insert(connection, kept, 0, entry, now=now)
        settle_card(connection, kept, CardState.DONE, now=now)
        _note(connection, kept, [written])


def _replaceable(connection: Connection, entry_id: int, entries: Iterable[HourEntry]) -> LedgerEntry:
    """The entry to replace, read again once nobody else can replace it; takes the turn of its people too."""
    known = entry_by_id(connection, entry_id)
    if known is None:
        raise Refused("no_entry", "That entry is no longer there. Look at `/casc progress`.")
    take_turn(connection, Turn.HOURS_OF_PERSON, _people([known, *entries]))
    old = entry_by_id(connection, entry_id)
    if old is None or not old.counts:
        raise Refused(
            "already_changed", "That entry was corrected or taken out meanwhile. Look at `/casc progress` once more."
        )
    return old


def _people(entries: Iterable[HourEntry]) -> set[int]:
    """Whose time these entries take."""
    return {person for entry in entries for person in entry.people}


def _insert(connection: Connection, card: HourCard, position: int, entry: HourEntry, *, now: datetime) -> LedgerEntry:
    facts = entry.model_dump(include=set(HourEntry.model_fields)) | {
        "logged_by": card.actor_id,
        "logged_at": now,
        "corrects": card.corrects,
        "voided": card.action is CardAction.VOID,
        "reason": card.why,
    }
    place = {"card_id": card.id, "position": position}
    entry_id = connection.execute(_APPEND, facts | place).scalar_one()
    return LedgerEntry(id=entry_id, **facts)


def _entries(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> tuple[LedgerEntry, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(LedgerEntry.model_validate(dict(row)) for row in rows)


def _note(connection: Connection, card: HourCard, entries: Iterable[LedgerEntry]) -> None:
    whats = (
        {"at": entry.logged_at, "subject_id": entry.candidate_id, "entry_id": entry.id, "card_id": card.id}
        for entry in entries
    )
    audit_each(connection, _AUDITED[card.action], whats, actor_id=card.actor_id)
