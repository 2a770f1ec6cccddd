"""Logging, correcting and voiding hours: proposed on a card, done by one tap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.services.confirmations import Confirmations
from bot.services.corrections import OTHER_PARTY, Corrections
from bot.services.hour_replies import Proposed, Receipt
from bot.services.ledger_lines import LedgerLines, day_of
from bot.services.parties import Parties
from bot.understanding.intents import Correction, CorrectionAction, LogHours, SpokenEntry
from induction.access import Action, check_may, may
from induction.cards import CardAction, CardState, HourCard, Recorded
from induction.hours import HourEntry, LedgerEntry, check_beside, check_category, check_date, check_minutes
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused
from prompts.hours import question_words
from storage.errands import Errand
from storage.records import Records


@dataclass(frozen=True)
class Hours:
    """The use cases of the hour ledger. Every public method takes the person who acts, and the time."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    parties: Parties
    corrections: Corrections
    confirmations: Confirmations

    def propose(self, actor: Person, spoken: LogHours, *, said: str, source: str, now: datetime) -> Proposed:
        """The card that shows what was understood. `source` is the delivery's key: the same one, the same card.

        Refused with the question to answer where something is missing, or with the rule that forbids it.
        """
        spoken = self.parties.told(actor, spoken)
        if spoken.problem is not None:
            raise Refused(spoken.problem, question_words(spoken.problem, said))
        entries = tuple(self._entry(actor, one) for one in spoken.entries)
        self._check_all(actor, entries, now=now)
        return self._card(actor, CardAction.RECORD, entries, source=source, now=now)

    def propose_instead(
        self, actor: Person, card: HourCard, entries: tuple[HourEntry, ...], *, source: str, now: datetime
    ) -> Proposed:
        """The card that shows these entries in place of those of an open card, which is put away."""
        self._check_all(actor, entries, now=now)
        new = _new_card(actor, card.action, entries, now=now)
        return self.shown(actor, self.records.keep_card(new, source=source, replaces=card.id))

    def propose_correction(self, actor: Person, correction: Correction, *, source: str, now: datetime) -> Proposed:
        """The card that corrects or voids the entry that was meant: the last one this person logged, unless named."""
        old = self.corrections.meant(actor, correction.which)
        self._check_may_correct(actor, old)
        if correction.action is CorrectionAction.DELETE:
            return self._card(actor, CardAction.VOID, (), source=source, now=now, old=old)
        new = self.corrections.changed(actor, old, correction.changes)
        self._check(actor, new, now=now)
        others = self.records.entries_of([new.candidate_id])
        check_beside(new, [other for other in others if other.id != old.id])
        return self._card(actor, CardAction.CORRECT, (new,), source=source, now=now, old=old)

    def do(self, actor: Person, card_id: str, *, now: datetime, errands: Sequence[Errand] = ()) -> Recorded:
        """What the one tap led to, kept with the errands; a second tap gives the same again and records nothing.

        The other party of each entry is asked to confirm it.
        """
        card = self.own_card(actor, card_id)
        if card.state is CardState.DONE:
            return self.records.do_card(card.id, now=now)
        old = None if card.corrects is None else self.records.entry(card.corrects)
        if old is not None:
            self._check_may_correct(actor, old)
        for entry in card.entries:
            self._check(actor, entry, now=now)
        requests = self.confirmations.requests(card)
        recorded = self.records.do_card(card.id, now=now, errands=[*errands, *requests])
        self.confirmations.ask(requests)
        return recorded

    def record(
        self, actor: Person, entry: HourEntry, *, source: str, replaces: str | None = None, now: datetime
    ) -> Recorded:
        """The entry, recorded at once: nobody read it from free text. The same `source` gives the same again.

        `replaces` names the open card whose place it takes, with whatever that card was to correct. Refused with the
        rule that forbids the entry.
        """
        old = None if replaces is None else self.own_card(actor, replaces)
        if old is not None and old.corrects and entry.candidate_id != old.entries[0].candidate_id:
            raise Refused("other_party", OTHER_PARTY)
        self._check(actor, entry, now=now)
        action, corrects = (CardAction.RECORD, None) if old is None else (old.action, old.corrects)
        card = _new_card(actor, action, (entry,), now=now, corrects=corrects)
        requests = self.confirmations.requests(card)
        recorded = self.records.record_at_once(card, source=source, replaces=replaces, now=now, errands=requests)
        self.confirmations.ask(requests)
        return recorded

    def dismiss(self, actor: Person, card_id: str, *, now: datetime, errands: Sequence[Errand] = ()) -> None:
        """Put the card away and keep the errands; nothing is recorded from it any more."""
        card = self.own_card(actor, card_id)
        self.records.dismiss_card(card.id, now=now, errands=errands)

    def undo(self, actor: Person, card_id: str, *, now: datetime, errands: Sequence[Errand] = ()) -> Recorded:
        """Void what was recorded from a card, all of it; a second press changes nothing.

        Refused, and nothing voided, where one of the entries was changed meanwhile.
        """
        card = self.own_card(actor, card_id)
        if card.state is not CardState.DONE or card.action is not CardAction.RECORD:
            raise Refused("nothing_to_undo", "Nothing was recorded from this card, so there is nothing to undo.")
        recorded = self.records.entries_of_card(card.id)
        for entry in recorded:
            if entry.counts:
                self._check_may_correct(actor, entry)
        voids = {f"undo:{one.id}": _new_card(actor, CardAction.VOID, (), now=now, corrects=one.id) for one in recorded}
        voided = self.records.void_together(voids, now=now, errands=errands)
        entries = tuple(entry for one in voided for entry in one.entries)
        return voided[-1].model_copy(update={"entries": entries})

    def own_card(self, actor: Person, card_id: str) -> HourCard:
        """The card, where it was shown to this person; Refused otherwise."""
        card = self.records.card(card_id)
        if card is None or card.actor_id != actor.id:
            raise Refused("not_your_card", "This card belongs to someone else, or is no longer there.")
        return card

    def shown(self, actor: Person, card: HourCard) -> Proposed:
        """The card as it is shown to this person."""
        old = None if card.corrects is None else self.records.entry(card.corrects)
        lines = [self.lines.line(entry, actor) for entry in card.entries]
        return Proposed(card, lines, self.lines.line(old, actor) if old else None)

    def receipt(self, actor: Person, recorded: Recorded, *, now: datetime) -> Receipt:
        """What was recorded as the actor knows it, with the totals now of each candidate whom they may see."""
        lines = [self.lines.line(entry, actor) for entry in recorded.entries]
        candidates = dict.fromkeys(entry.candidate_id for entry in recorded.entries)
        people = [self.lines.person(one) for one in candidates]
        open_to = [person for person in people if may(actor, Action.SEE_HOURS, person)]
        return Receipt(recorded.card, recorded.entries, lines, self.lines.summaries(open_to, now=now))

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
        card = _new_card(actor, action, entries, now=now, corrects=old.id if old else None)
        return self.shown(actor, self.records.keep_card(card, source=source))

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

    def _check_may_correct(self, actor: Person, entry: LedgerEntry) -> None:
        check_may(actor, Action.CORRECT_HOURS, self.lines.person(entry.candidate_id))

    def _check_all(self, actor: Person, entries: Sequence[HourEntry], *, now: datetime) -> None:
        for entry in entries:
            self._check(actor, entry, now=now)
            check_beside(entry, self.records.entries_of([entry.candidate_id]))

    def _check(self, actor: Person, entry: HourEntry, *, now: datetime) -> None:
        """The rules that look at one entry alone; those that look at others are in `check_beside`."""
        candidate = self.lines.person(entry.candidate_id)
        check_may(actor, Action.LOG_HOURS, candidate)
        check_minutes(entry)
        today = max(day_of(actor, now), day_of(candidate, now))  # a day has come where either of the two is
        check_date(entry, today=today, starts_on=candidate.starts_on, ends_on=candidate.ends_on)
        check_category(entry, {category.key for category in self.packs[candidate.program].categories})


def _new_card(
    actor: Person,
    action: CardAction,
    entries: tuple[HourEntry, ...],
    *,
    now: datetime,
    corrects: int | None = None,
) -> HourCard:
    return HourCard(
        id=uuid4().hex, actor_id=actor.id, action=action, entries=entries, created_at=now, corrects=corrects
    )
