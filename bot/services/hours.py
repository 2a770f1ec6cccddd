"""Logging, correcting and voiding hours: proposed on a card, done by one tap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.services.corrections import Corrections
from bot.services.ledger_lines import LedgerLines, day_of
from bot.services.parties import Parties
from bot.services.replies import Proposed, Receipt
from bot.understanding.intents import Correction, CorrectionAction, LogHours, SpokenEntry
from induction.access import Action, check_may
from induction.cards import CardAction, CardState, HourCard, Recorded
from induction.hours import HourEntry, LedgerEntry, check_beside, check_category, check_date, check_minutes
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused
from prompts.hours import question_words
from storage.records import Records


@dataclass(frozen=True)
class Hours:
    """The use cases of the hour ledger. Every public method takes the person who acts, and the time."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    parties: Parties
    corrections: Corrections

    def propose(self, actor: Person, spoken: LogHours, *, said: str, source: str, now: datetime) -> Proposed:
        """The card that shows what was understood. `source` is the delivery's key: the same one, the same card.

        Refused with the question to answer where something is missing, or with the rule that forbids it.
        """
        if spoken.problem is not None:
            raise Refused(spoken.problem, question_words(spoken.problem, said))
        entries = tuple(self._entry(actor, one) for one in spoken.entries)
        for entry in entries:
            self._check(actor, entry, now=now)
            check_beside(entry, self.records.entries_of([entry.candidate_id]))
        return self._card(actor, CardAction.RECORD, entries, source=source, now=now)

    def propose_correction(self, actor: Person, correction: Correction, *, source: str, now: datetime) -> Proposed:
        """The card that corrects or voids the entry that was meant: the last one this person logged, unless named."""
        old = self.corrections.meant(actor, correction.which)
        if correction.action is CorrectionAction.DELETE:
            return self._card(actor, CardAction.VOID, (), source=source, now=now, old=old)
        new = self.corrections.changed(actor, old, correction.changes)
        self._check(actor, new, now=now)
        others = self.records.entries_of([new.candidate_id])
        check_beside(new, [other for other in others if other.id != old.id])
        return self._card(actor, CardAction.CORRECT, (new,), source=source, now=now, old=old)

    def do(self, actor: Person, card_id: str, *, now: datetime) -> Recorded:
        """What the one tap led to; a second tap gives the same again and records nothing."""
        card = self._own_card(actor, card_id)
        for entry in card.entries:
            self._check(actor, entry, now=now)
        return self.records.do_card(card.id, now=now)

    def dismiss(self, actor: Person, card_id: str, *, now: datetime) -> None:
        """Put the card away; nothing is recorded from it any more."""
        card = self._own_card(actor, card_id)
        self.records.dismiss_card(card.id, now=now)

    def undo(self, actor: Person, card_id: str, *, now: datetime) -> Recorded:
        """Void what was recorded from a card, entry by entry; a second press changes nothing."""
        card = self._own_card(actor, card_id)
        if card.state is not CardState.DONE or card.action is not CardAction.RECORD:
            raise Refused("nothing_to_undo", "Nothing was recorded from this card, so there is nothing to undo.")
        voided = [self._void(actor, entry, now=now) for entry in self.records.do_card(card.id, now=now).entries]
        entries = tuple(entry for one in voided for entry in one.entries)
        return voided[0].model_copy(update={"entries": entries})

    def receipt(self, actor: Person, recorded: Recorded, *, now: datetime) -> Receipt:
        """What was recorded as the actor knows it, with each candidate's totals now."""
        lines = [self.lines.line(entry, actor) for entry in recorded.entries]
        candidates = dict.fromkeys(entry.candidate_id for entry in recorded.entries)
        totals = self.lines.summaries([self.lines.person(one) for one in candidates], now=now)
        return Receipt(recorded.card, recorded.entries, lines, totals)

    def _void(self, actor: Person, entry: LedgerEntry, *, now: datetime) -> Recorded:
        proposed = self._card(actor, CardAction.VOID, (), source=f"undo:{entry.id}", now=now, old=entry)
        return self.records.do_card(proposed.card.id, now=now)

    def _own_card(self, actor: Person, card_id: str) -> HourCard:
        card = self.records.card(card_id)
        if card is None or card.actor_id != actor.id:
            raise Refused("not_your_card", "This card belongs to someone else, or is no longer there.")
        return card

    def _card(
        self,
        actor: Person,
        action: CardAction,
        entries: tuple[HourEntry, ...],
        *,
        source: str,
        now: datetime,
        old: LedgerEntry | None = None,
    ) -> Proposed:
        card = self.records.keep_card(
            HourCard(
                id=uuid4().hex,
                actor_id=actor.id,
                action=action,
                entries=entries,
                created_at=now,
                corrects=old.id if old else None,
            ),
            source=source,
        )
        lines = [self.lines.line(entry, actor) for entry in card.entries]
        return Proposed(card, lines, self.lines.line(old, actor) if old else None)

    def _entry(self, actor: Person, spoken: SpokenEntry) -> HourEntry:
        if spoken.kind is None or spoken.minutes is None or spoken.on is None:
            raise ValueError("a log without a problem has kind, minutes and date")
        candidate, coach_id = self.parties.of(actor, spoken.kind, spoken.counterpart)
        return HourEntry(
            candidate_id=candidate.id,
            coach_id=coach_id,
            kind=spoken.kind,
            category=spoken.category,
            minutes=spoken.minutes,
            on=spoken.on,
            format=spoken.format,
            topic=spoken.topic,
            starts=spoken.starts,
            ends=spoken.ends,
        )

    def _check(self, actor: Person, entry: HourEntry, *, now: datetime) -> None:
        """The rules that look at one entry alone; those that look at others are in `check_beside`."""
        candidate = self.lines.person(entry.candidate_id)
        check_may(actor, Action.LOG_HOURS, candidate)
        check_minutes(entry)
        check_date(entry, today=day_of(candidate, now), starts_on=candidate.starts_on, ends_on=candidate.ends_on)
        check_category(entry, {category.key for category in self.packs[candidate.program].categories})
