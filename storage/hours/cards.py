"""Cards: what was proposed, kept until its one tap."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update
from sqlmodel import col

from induction.ledger.cards import CardState, HourCard, check_open
from induction.refused import Refused
from storage.database.writing import InsertOnce
from storage.tables.hours import CardRow

_KEEP = InsertOnce(CardRow, "source")
_BY_SOURCE = select(CardRow).where(col(CardRow.source) == bindparam("of_source"))
_BY_ID = select(CardRow).where(col(CardRow.id) == bindparam("of_id"))
_OPEN = (
    select(CardRow)
    .where(
        col(CardRow.actor_id) == bindparam("of_actor"),
        col(CardRow.created_at) >= bindparam("since"),
        col(CardRow.state) == CardState.OPEN,
    )
    .order_by(col(CardRow.created_at).desc())
)
_TO_SETTLE = _BY_ID.with_for_update()
_SETTLE = update(CardRow).where(col(CardRow.id) == bindparam("of_id"))


def keep_card(connection: Connection, card: HourCard, *, source: str, replaces: str | None = None) -> HourCard:
    """The card that answers the delivery `source`: this one, or the one that was kept for it before.

    `replaces` names an open card that is put away with it; Refused where that one was done meanwhile, and where the
    delivery was somebody else's.
    """
    if _KEEP(connection, card.model_dump() | {"entries": _plain(card), "source": source}):
        if replaces is not None:
            _replace(connection, replaces, now=card.created_at)
        return card
    kept = _card(connection.execute(_BY_SOURCE, {"of_source": source}).mappings().one())
    if kept.actor_id != card.actor_id:
        raise Refused("not_your_card", "This card belongs to someone else, or is no longer there.")
    return kept


def card_by_id(connection: Connection, card_id: str) -> HourCard | None:
    """The card as it stands, if there is one."""
    row = connection.execute(_BY_ID, {"of_id": card_id}).mappings().one_or_none()
    return None if row is None else _card(row)


def card_answering(connection: Connection, source: str) -> HourCard | None:
    """The card that was kept for the delivery `source`, as it stands, if there is one."""
    row = connection.execute(_BY_SOURCE, {"of_source": source}).mappings().one_or_none()
    return None if row is None else _card(row)


def open_cards(connection: Connection, actor_id: int, *, since: datetime) -> dict[str, HourCard]:
    """The open cards that this person was shown since then, newest first, by the delivery that each answers."""
    rows = connection.execute(_OPEN, {"of_actor": actor_id, "since": since}).mappings()
    return {row["source"]: _card(row) for row in rows}


def card_to_settle(connection: Connection, card_id: str) -> HourCard:
    """The card as it stands, which no other transaction can settle before this one ends; Refused for no card."""
    row = connection.execute(_TO_SETTLE, {"of_id": card_id}).mappings().one_or_none()
    if row is None:
        raise Refused("no_card", "This card is no longer there. Please say again what to log.")
    return _card(row)


def settle_card(connection: Connection, card: HourCard, state: CardState, *, now: datetime) -> HourCard:
    """The card with its final state, written down as it was done."""
    facts = {"entries": _plain(card), "apart": card.apart, "state": state, "settled_at": now}
    connection.execute(_SETTLE, {"of_id": card.id, **facts})
    return card.model_copy(update={"state": state})


def dismiss_card(connection: Connection, card_id: str, *, now: datetime) -> HourCard:
    """The card put away; one that was done stays done."""
    card = card_to_settle(connection, card_id)
    if card.state is not CardState.OPEN:
        return card
    return settle_card(connection, card, CardState.DISMISSED, now=now)


def _plain(card: HourCard) -> list[dict[str, Any]]:
    return [entry.model_dump(mode="json") for entry in card.entries]


def _card(row: RowMapping) -> HourCard:
    return HourCard.model_validate(dict(row))


def _replace(connection: Connection, card_id: str, *, now: datetime) -> None:
    """Put away a card that another took the place of; Refused where it was answered meanwhile."""
    card = card_to_settle(connection, card_id)
    check_open(card)
    settle_card(connection, card, CardState.DISMISSED, now=now)
