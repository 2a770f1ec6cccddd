"""One transaction that records or changes attendance: what it writes to the ledger, and who was there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlmodel import col

from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance, Attendee, Clash, Clashing, ClashKind, clash, of_category
from induction.ledger.cards import CardAction, HourCard
from storage.database.legible import writable
from storage.database.writing import audit_each
from storage.hours.cards import keep_card
from storage.hours.ledger import do_card, entries_of, entry_by_id
from storage.tables.audit import AuditAction
from storage.tables.hours import HourRow
from storage.tables.sessions import AttendeeRow

_CARD_OF = select(col(HourRow.card_id)).where(col(HourRow.id) == bindparam("entry"))
_PUT_RIGHT = update(AttendeeRow).where(
    col(AttendeeRow.attendance_id) == bindparam("of"), col(AttendeeRow.candidate_id) == bindparam("who")
)


@dataclass(frozen=True)
class Attending:
    """One transaction that records or changes attendance."""

    connection: Connection
    attendance: Attendance
    actor_id: int
    now: datetime

    def enter(
        self,
        present: Iterable[int],
        *,
        key: str,
        known: Collection[int],
        keeping: bool = False,
        reason: str | None,
    ) -> tuple[dict[int, int | None], tuple[Clash, ...]]:
        """The entry that counts for each of them: a new one, or their own; Clashing where one of them is not known.

        Their own gets the category of the session where it has another. With `keeping` it stands for the session
        without a question.
        """
        wanted = {one: self.attendance.entry(one) for one in sorted(present)}
        held: dict[int, list[LedgerEntry]] = {one: [] for one in wanted}
        for other in entries_of(self.connection, list(wanted)):
            held[other.candidate_id].append(other)
        found = (clash(entry, held[one]) for one, entry in wanted.items())
        clashes = tuple(one for one in found if one is not None)
        agreed = {one.candidate_id for one in clashes if keeping and one.kind is ClashKind.SAME} | set(known)
        if unknown := [one for one in clashes if one.candidate_id not in agreed]:
            raise Clashing(unknown)
        standing: dict[int, int | None] = {
            one.candidate_id: self._counted(one.entry, key)
            for one in clashes
            if one.kind is ClashKind.SAME and one.entry is not None
        }
        stopped = {one.candidate_id for one in clashes}
        free = tuple(entry for one, entry in wanted.items() if one not in stopped)
        if free:
            # Of two who are added at one instant, each has a card of their own.
            card = self._card(CardAction.RECORD, f"{key}:of:{free[0].candidate_id}", reason).model_copy(
                update={"entries": free}
            )
            standing |= {entry.candidate_id: entry.id for entry in self._do(card)}
        return standing, clashes

    def void(self, attendees: Iterable[Attendee], *, key: str, reason: str | None) -> None:
        """Take out of the count what this attendance gave them; what they had by themselves stands as it was before."""
        for one in attendees:
            card_of = self.connection.scalars(_CARD_OF, {"entry": one.entry_id}).one()
            entry = entry_by_id(self.connection, one.entry_id or 0)
            if entry is None or not card_of.startswith(f"attendance:{self.attendance.id}:"):
                continue
            own = None if entry.corrects is None else entry_by_id(self.connection, entry.corrects)
            card = self._card(CardAction.VOID if own is None else CardAction.CORRECT, f"{key}:{entry.id}", reason)
            entries = () if own is None else (of_category(entry, own.category),)
            self._do(card.model_copy(update={"corrects": entry.id, "entries": entries}))

    def note(self, attendees: Sequence[Attendee], before: Mapping[int, Attendee]) -> bool:
        """Whether anything is other than before; it is written down, with who did it."""
        changed = [one for one in attendees if before.get(one.candidate_id) != one]
        for one in changed:
            facts = one.model_dump(exclude={"candidate_id"})
            if one.candidate_id in before:
                self.connection.execute(_PUT_RIGHT, {**facts, "of": self.attendance.id, "who": one.candidate_id})
            else:
                self.connection.execute(insert(AttendeeRow), {**one.model_dump(), "attendance_id": self.attendance.id})
        whats = ({"at": self.now, "subject_id": one.candidate_id, "entry_id": one.entry_id} for one in changed)
        audit_each(self.connection, AuditAction.RECORD_ATTENDANCE, whats, actor_id=self.actor_id)
        return bool(changed)

    def _counted(self, own: LedgerEntry, key: str) -> int:
        """The number of the candidate's own entry as hours of this session."""
        category = self.attendance.category
        if own.category == category:
            return own.id
        card = self._card(CardAction.CORRECT, f"{key}:{own.id}", f"attendance of {self.attendance.title}")
        [corrected] = self._do(card.model_copy(update={"corrects": own.id, "entries": (of_category(own, category),)}))
        return corrected.id

    def _do(self, card: HourCard) -> Sequence[LedgerEntry]:
        """What the card wrote."""
        return do_card(self.connection, keep_card(self.connection, card, source=card.id).id, now=self.now).entries

    def _card(self, action: CardAction, key: str, reason: str | None) -> HourCard:
        """A card of this attendance; its id says so, and is its one key."""
        return HourCard(
            id=f"attendance:{self.attendance.id}:{key}",
            actor_id=self.actor_id,
            action=action,
            entries=(),
            created_at=self.now,
            reason=reason and writable(reason),
        )
