"""A session that was recorded with the wrong candidate: moved to the right one with one tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.conversation.replies import Option, Pick, WhichReading
from bot.services.hours.corrections import in_words
from bot.services.hours.hours import Hours
from bot.services.hours.open_cards import new_card
from bot.services.ledger.replies import Receipt
from bot.services.people.names import named
from bot.understanding.intents import Correction, CorrectionAction, EntryChanges
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import CardAction, Recorded
from induction.people import Person, Role
from induction.refused import Refused

MOVE = "move"
"""The reading that a button carries which moves an entry."""
MOST = 10
WRONG_PERSON = "wrong person"
"""The reason of a void whose session is recorded with somebody else."""
_WRONG = ("wrong person", "wrong candidate", "wrong name", "wrong one")


@dataclass(frozen=True)
class Moves:
    """The use case of "no, it was Dana" after it was recorded. Only a coach has more than one person to be right."""

    hours: Hours

    def asked(self, actor: Person, correction: Correction, pick: Pick) -> WhichReading | None:
        """The question to whom the session is moved, with a button for each; None where no other person is meant."""
        if actor.role is not Role.COACH or correction.action is not CorrectionAction.UPDATE:
            return None
        changes, reason = correction.changes, (correction.reason or "").lower()
        if changes == EntryChanges() and any(wrong in reason for wrong in _WRONG):
            return self._who(actor, correction, pick)
        if changes.counterpart is None or pick.card is not None:
            return None
        old = self.hours.corrections.meant(actor, correction.which, entry_id=pick.entry)
        caseload = self.hours.records.candidates_of(actor.id)
        right = named(changes.counterpart, caseload, where="in your caseload")
        if right.id == old.candidate_id:
            raise Refused("no_change", f"It says that already: {in_words(old, right.name)}. Nothing was changed.")
        whose = self.hours.lines.person(old.candidate_id).name
        question = f"Recorded is {in_words(old, whose)}. Move it to {right.name}?"
        return WhichReading(question, [_option(f"Move it to {right.name}", right, old.id, pick)])

    def move(self, actor: Person, pick: Pick, *, now: datetime) -> Receipt:
        """The session with whoever was chosen, recorded in the same moment in which the other is taken out."""
        old = None if pick.entry is None else self.hours.records.entry(pick.entry)
        to = pick.who(MOVE)
        if old is None or to is None:
            raise Refused("stale_question", "I can no longer move that. Say again what was wrong.")
        facts = HourEntry.model_validate(old.model_dump(include=set(HourEntry.model_fields)))
        new = facts.model_copy(update={"candidate_id": to, "together": False})
        return self.hours.receipt(actor, self._moved(actor, old, new, source=pick.key, now=now), now=now)

    def _moved(self, actor: Person, old: LedgerEntry, new: HourEntry, *, source: str, now: datetime) -> Recorded:
        """The session recorded anew, and the old one taken out: both, or nothing; once for the same `source`.

        Refused as what is taken out, and what is recorded, would be.
        """
        records, checks = self.hours.records, self.hours.checks
        done = records.card_answering(source)
        if done is not None:
            return Recorded(card=done, entries=records.entries_of_card(done.id), first_time=False)
        checks.check_may_take_out(actor, old)
        checks.check(actor, new, now=now)
        void = new_card(actor, CardAction.VOID, (), now=now, corrects=old.id, reason=WRONG_PERSON)
        card = new_card(actor, CardAction.RECORD, (new,), now=now)
        requests = self.hours.confirmations.requests(card, now=now)
        disputed = checks.only_disputed(actor, old)
        both = {f"{source}:out": void, source: card}
        return records.void_together(both, now=now, errands=requests, only_disputed=disputed)[-1]

    def _who(self, actor: Person, correction: Correction, pick: Pick) -> WhichReading | None:
        caseload: Sequence[Person] = self.hours.records.candidates_of(actor.id)
        if pick.card is not None:
            wrong = self.hours.own_card(actor, pick.card).entries[0].candidate_id
            others = [person for person in caseload if person.id != wrong]
            options = [
                Option(one.name, pick.model_copy(update={"said": f"no, it was with {one.name}", "added": one.email}))
                for one in others
            ]
        else:
            old = self.hours.corrections.meant(actor, correction.which, entry_id=pick.entry)
            others = [person for person in caseload if person.id != old.candidate_id]
            options = [_option(one.name, one, old.id, pick) for one in others]
        return WhichReading("Who was it?", options) if 0 < len(options) <= MOST else None


def _option(label: str, to: Person, entry_id: int, pick: Pick) -> Option:
    return Option(label, pick.model_copy(update={"reading": MOVE, "entry": entry_id, "people": ((MOVE, to.id),)}))
