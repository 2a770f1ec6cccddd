"""Logging, correcting and voiding hours: proposed on a card, done by one tap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.services.confirming.confirmations import Confirmations
from bot.services.hours.checks import EntryChecks
from bot.services.hours.corrections import OTHER_PARTY, Corrections
from bot.services.hours.left_off import as_one, each, is_of_single_entries, left_off
from bot.services.hours.open_cards import OpenCards, new_card, renewed
from bot.services.hours.parties import Parties
from bot.services.hours.same_sessions import SameSessions
from bot.services.hours.withdrawn import withdrawing, withdrawn_with
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import Proposed, Receipt, SameSession
from bot.understanding.intents import Correction, CorrectionAction, LogHours, SpokenEntry
from induction.access import Action, may
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import UNDONE, CardAction, CardAnswer, CardState, HourCard, Recorded
from induction.ledger.sessions import Closing
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from prompts.group_coaching import group_note
from prompts.hours import question_words
from prompts.sessions import withdrawn_words
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

    @property
    def checks(self) -> EntryChecks:
        """What is refused before anything is kept."""
        return EntryChecks(self.records, self.packs, self.lines)

    @property
    def open_cards(self) -> OpenCards:
        """How open cards are shown."""
        return OpenCards(self.records, self.packs, self.lines)

    @property
    def same_sessions(self) -> SameSessions:
        """The use cases of a session that the other party has logged already."""
        return SameSessions(self.records, self.open_cards, self.confirmations)

    def propose(
        self, actor: Person, spoken: LogHours, *, said: str, source: str, separate: bool = False, now: datetime
    ) -> Proposed | SameSession:
        """The card that shows what was understood. `source` is the delivery's key: the same one, the same card.

        `separate` is whether it was said that several entries were sessions of their own, so that this is not asked.
        What of it can't be recorded is left off and named with its reason. Refused where that is all of it, with the
        rule that forbids it, and with the question to answer where something is missing.
        """
        spoken = self.parties.told(actor, spoken)
        wrong = None if spoken.problem is None else Refused(spoken.problem, question_words(spoken.problem, said))
        if wrong is not None and not is_of_single_entries(spoken):
            raise wrong
        if actor.role is Role.COACH and any(one.together and one.counterpart is None for one in spoken.entries):
            raise Refused("nobody_named", question_words("nobody_named", said))
        entries, unknown = each(partial(self.parties.entry, actor), spoken.entries)
        sifted = self.checks.sift(actor, entries, now=now)
        if not sifted.fit:
            raise wrong or as_one([*unknown, *(refused for _, refused in sifted.refused)])
        card = new_card(actor, CardAction.RECORD, tuple(sifted.fit), now=now, separate=separate)
        shown = self.shown(actor, self.records.keep_card(card, source=source))
        return replace(shown, left_off=left_off(self.lines, actor, sifted, unknown))

    def check(self, actor: Person, spoken: SpokenEntry, *, now: datetime) -> None:
        """Refuse what would be refused if these hours were proposed by themselves."""
        self.checks.check_all(actor, (self.parties.entry(actor, spoken),), now=now)

    def propose_instead(
        self, actor: Person, card: HourCard, entries: tuple[HourEntry, ...], *, source: str, now: datetime
    ) -> Proposed | SameSession:
        """The card that shows these entries in place of those of an open card, which is put away."""
        self.checks.check_all(actor, entries, now=now)
        new = renewed(card, now=now, entries=entries, apart=False)
        return self.shown(actor, self.records.keep_card(new, source=source, replaces=card.id))

    def propose_answered(
        self, actor: Person, card: HourCard, answer: CardAnswer, *, source: str, now: datetime
    ) -> Proposed | SameSession:
        """The card with what was answered, in place of an open one about which something else is asked as well."""
        beside = self.records.entries_beside(card.entries, corrects=card.corrects)
        new = renewed(card.answered(answer, beside), now=now)
        return self.shown(actor, self.records.keep_card(new, source=source, replaces=card.id))

    def propose_correction(
        self, actor: Person, correction: Correction, *, entry_id: int | None = None, source: str, now: datetime
    ) -> Proposed | SameSession:
        """The card that corrects or voids the entry that was meant: the last one this person logged, unless named.

        `entry_id` is the one that was chosen where several may be meant.
        """
        old = self.corrections.meant(actor, correction.which, entry_id=entry_id)
        self.checks.check_may_correct(actor, old)
        if correction.action is CorrectionAction.DELETE:
            return self._card(actor, CardAction.VOID, (), source=source, now=now, old=old, reason=correction.reason)
        new = self.corrections.changed(actor, old, correction.changes)
        self.checks.check_all(actor, (new,), now=now, old=old)
        return self._card(actor, CardAction.CORRECT, (new,), source=source, now=now, old=old, reason=correction.reason)

    def do(
        self,
        actor: Person,
        card_id: str,
        *,
        now: datetime,
        errands: Sequence[Errand] = (),
        answer: CardAnswer | None = None,
    ) -> Recorded:
        """What the one tap led to, kept with the errands; a second tap gives the same again and records nothing.

        `answer` is what the tap says to the question on the card. Refused by a rule that asks where that is left open.
        The other party of each entry is asked to confirm it, in their list of the day.
        """
        card = self.own_card(actor, card_id)
        if card.state is CardState.DONE:
            return Recorded(card=card, entries=self.records.entries_of_card(card.id), first_time=False)
        old = None if card.corrects is None else self.records.entry(card.corrects)
        if old is not None:
            self.checks.check_may_correct(actor, old)
        for entry in card.entries:
            self.checks.check(actor, entry, now=now, old=old)
        beside = () if answer is None else self.records.entries_beside(card.entries, corrects=card.corrects)
        requests = self.confirmations.requests(card.answered(answer, beside), now=now)
        disputed = self.checks.only_disputed(actor, old)
        news = withdrawing(self.records, [old]) if old is not None and card.action is CardAction.VOID else ()
        errands = [*errands, *requests, *news]
        recorded = self.records.do_card(card.id, now=now, errands=errands, answer=answer, only_disputed=disputed)
        self.confirmations.outbox.wake([one.key for one in news])
        return recorded

    def record_session(self, card: HourCard, closing: Closing, *, errands: Sequence[Errand]) -> Recorded:
        """The one entry of a card that was filled in, recorded with what its session closes with and what follows.

        The same closing gives the same again. Refused with the rule that forbids the entry, or asks about it.
        """
        now = closing.closed_at
        requests = self.confirmations.requests(card, now=now)
        return self.records.record_at_once(
            card, source=closing.key, closing=closing, now=now, errands=[*errands, *requests]
        )

    def take_out(
        self,
        actor: Person,
        old: LedgerEntry,
        *,
        reason: str | None,
        source: str,
        now: datetime,
        errands: Sequence[Errand] = (),
    ) -> Recorded:
        """The void of the entry, done at once for that reason; the same `source` gives the same again."""
        self.checks.check_may_take_out(actor, old)
        card = new_card(actor, CardAction.VOID, (), now=now, corrects=old.id, reason=reason)
        disputed = self.checks.only_disputed(actor, old)
        news = withdrawing(self.records, [old])
        errands = [*errands, *news]
        recorded = self.records.record_at_once(card, source=source, now=now, errands=errands, only_disputed=disputed)
        self.confirmations.outbox.wake([one.key for one in news])
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
                self.checks.check_may_correct(actor, entry)
        voids = {
            f"undo:{one.id}": new_card(actor, CardAction.VOID, (), now=now, corrects=one.id, reason=UNDONE)
            for one in recorded
        }
        disputed = any(self.checks.only_disputed(actor, one) for one in recorded)
        news = withdrawing(self.records, [entry for entry in recorded if entry.counts])
        voided = self.records.void_together(voids, now=now, errands=[*errands, *news], only_disputed=disputed)
        self.confirmations.outbox.wake([one.key for one in news])
        entries = tuple(entry for one in voided for entry in one.entries)
        return voided[-1].model_copy(update={"entries": entries})

    def explain(
        self, actor: Person, card_id: str, reason: str, *, source: str, now: datetime
    ) -> Proposed | SameSession:
        """The card with the reason why it changes what is on record, in place of the open one.

        The same `source` gives the same card again, whichever reason comes with it.
        """
        card = self.records.card_answering(source) or self.own_card(actor, card_id)
        if card.corrects is None or card.state is not CardState.OPEN:
            raise Refused("card_settled", "This card was answered already. `/casc progress` shows what counts now.")
        if card.id == card_id:
            new = renewed(card, now=now, reason=reason)
            card = self.records.keep_card(new, source=source, replaces=card_id)
        return self.shown(actor, card)

    def own_card(self, actor: Person, card_id: str) -> HourCard:
        """The card, where it was shown to this person; Refused otherwise."""
        card = self.records.card(card_id)
        if card is None or card.actor_id != actor.id:
            raise Refused("not_your_card", "This card belongs to someone else, or is no longer there.")
        return card

    def shown(self, actor: Person, card: HourCard) -> Proposed | SameSession:
        """The card as it is shown to this person, with what is asked about it."""
        return self.open_cards.shown(actor, card)

    def receipt(self, actor: Person, recorded: Recorded, *, now: datetime) -> Receipt:
        """What was recorded as the actor knows it, with the totals now of each candidate whom they may see."""
        lines = [self.lines.line(entry, actor) for entry in recorded.entries]
        candidates = dict.fromkeys(entry.candidate_id for entry in recorded.entries)
        people = [self.lines.person(one) for one in candidates]
        open_to = [person for person in people if may(actor, Action.SEE_HOURS, person)]
        asked = self.confirmations.asked_later(actor, recorded.entries, now=now)
        totals = self.lines.summaries(open_to, now=now)
        return Receipt(recorded.card, recorded.entries, lines, totals, asked, self._notes(recorded))

    def filled_card(
        self, actor: Person, entry: HourEntry, replaces: str | None, *, reason: str | None = None, now: datetime
    ) -> HourCard:
        """The card of an entry that was filled in, with whatever the open card that it replaces was to correct."""
        card = None if replaces is None else self.own_card(actor, replaces)
        if card is None:
            self.checks.check(actor, entry, now=now)
            return new_card(actor, CardAction.RECORD, (entry,), now=now)
        if card.corrects and entry.candidate_id != card.entries[0].candidate_id:
            raise Refused("other_party", OTHER_PARTY)
        old = None if card.corrects is None else self.records.entry(card.corrects)
        if old is not None:
            self.checks.check_may_correct(actor, old)
        self.checks.check(actor, entry, now=now, old=old)
        return renewed(card, now=now, entries=(entry,), apart=False, reason=reason or card.reason)

    def _notes(self, recorded: Recorded) -> Sequence[str]:
        """What no document says about what was recorded, and what is withdrawn with hours that were taken out."""
        groups = [entry for entry in recorded.entries if entry.together and not entry.voided]
        programs = dict.fromkeys(self.lines.person(entry.candidate_id).program for entry in groups)
        notes = [group_note(self.packs[program].contact_for("hours")) for program in programs]
        return [*notes, withdrawn_words()] if self._withdraws(recorded) else notes

    def _withdraws(self, recorded: Recorded) -> bool:
        """Whether a session with something written down was closed beside hours that are taken out of the count."""
        voided = [entry for entry in recorded.entries if entry.voided]
        return any(one.notes or one.items for one in withdrawn_with(self.records, voided))

    def _card(
        self,
        actor: Person,
        action: CardAction,
        entries: tuple[HourEntry, ...],
        *,
        source: str,
        now: datetime,
        old: LedgerEntry | None = None,
        reason: str | None = None,
    ) -> Proposed | SameSession:
        card = new_card(actor, action, entries, now=now, corrects=old.id if old else None, reason=reason)
        return self.shown(actor, self.records.keep_card(card, source=source))
