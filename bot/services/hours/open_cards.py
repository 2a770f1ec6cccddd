"""A card that waits for its tap, as a person sees it: what was understood, and what is asked about it first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import Proposed, SameSession, SessionPair
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import CardAction, CardState, HourCard
from induction.ledger.entry_rules import doubt, group_question
from induction.ledger.group_coaching import OpenGroup
from induction.ledger.same_session import differences, is_moved, same_sessions
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.records import Records


@dataclass(frozen=True)
class OpenCards:
    """Shows open cards. What is asked here is what the ledger asks when the card is recorded, told beforehand."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines

    def shown(self, actor: Person, card: HourCard) -> Proposed | SameSession:
        """The card as this person sees it, beside what the other party logged where that is the same session."""
        beside = self.records.entries_beside(card.entries, corrects=card.corrects)
        old = None if card.corrects is None else self.records.entry(card.corrects)
        lines = [self.lines.line(entry, actor) for entry in card.entries]
        if pairs := self._pairs(actor, card, old, beside):
            paired = {pair.place for pair in pairs}
            return SameSession(card, pairs, [line for place, line in enumerate(lines) if place not in paired])
        group = card.open_group(beside)
        return Proposed(
            card=card,
            lines=lines,
            old=self.lines.line(old, actor) if old else None,
            questions=list(self._questions(actor, card, old, group)),
            group=group,
        )

    def _pairs(
        self, actor: Person, card: HourCard, old: LedgerEntry | None, beside: Sequence[LedgerEntry]
    ) -> Sequence[SessionPair]:
        """The card's entries of which the other party has logged the same session."""
        if card.apart or (old is not None and not any(is_moved(old, entry) for entry in card.entries)):
            return ()
        same = same_sessions(card.entries, beside, logged_by=actor.id)
        said = self.records.said_of(list({theirs.candidate_id for theirs in same.values()}))
        return [
            SessionPair(
                place=place,
                mine=self.lines.line(card.entries[place], actor),
                entry=theirs,
                theirs=self.lines.told_line(theirs, actor, said),
                logged_by=self.lines.person(theirs.logged_by),
                differences=differences(card.entries[place], theirs),
            )
            for place, theirs in same.items()
        ]

    def _questions(
        self, actor: Person, card: HourCard, old: LedgerEntry | None, group: OpenGroup | None
    ) -> Iterator[str]:
        for entry in card.entries:
            if old is not None and old.minutes == entry.minutes:
                continue
            pack = self.packs[self.lines.person(entry.candidate_id).program]
            if (asked := doubt(entry, pack.entries.plausible)) is not None:
                yield asked
        if group is not None:
            yield group_question(group, by_coach=card.entries[group.places[0]].coach_id == actor.id)


def new_card(
    actor: Person,
    action: CardAction,
    entries: tuple[HourEntry, ...],
    *,
    now: datetime,
    corrects: int | None = None,
    reason: str | None = None,
    separate: bool = False,
) -> HourCard:
    """A card of its own, open."""
    return HourCard(
        id=uuid4().hex,
        actor_id=actor.id,
        action=action,
        entries=entries,
        created_at=now,
        corrects=corrects,
        reason=reason,
        separate=separate,
    )


def renewed(card: HourCard, *, now: datetime, **changes: object) -> HourCard:
    """A card of its own, open, that says the same but for the changes."""
    fresh = {"id": uuid4().hex, "created_at": now, "state": CardState.OPEN}
    return card.model_copy(update={**changes, **fresh})
