"""An entry in dispute, for whoever logged it: correct it, take it out, or say that it is right as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.confirming.agreement import Agreement
from bot.services.confirming.replies import OpenDispute
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.ledger.replies import FilledLog, Proposed, Receipt, SameSession
from induction.confirmations import Confirmation, Verdict
from induction.hours import LedgerEntry
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand

UPHELD = "tell_of_upheld"
"""The kind of the errand that tells the other party, and each administrator, that an entry is upheld."""


@dataclass(frozen=True)
class Disputes:
    """The use cases of whoever logged a disputed entry. Its other party answers through `Confirmations`."""

    hours: Hours

    def known_to(self, reader: Person, entry_id: int) -> OpenDispute | None:
        """The dispute about an entry as somebody knows whom it concerns; None where there is none any more."""
        entry = self.hours.records.entry(entry_id)
        word = None if entry is None else self._word(entry)
        if entry is None or word is None:
            return None
        return self._agreement.dispute(reader, entry, self.hours.lines.person(entry.candidate_id), word)

    def told_to_logger(self, entry_id: int) -> OpenDispute | None:
        """The dispute about an entry as whoever logged it knows it; None where there is none any more."""
        entry = self.hours.records.entry(entry_id)
        return None if entry is None else self.known_to(self.hours.lines.person(entry.logged_by), entry_id)

    def of(self, actor: Person, entry_id: int) -> OpenDispute:
        """The dispute about an entry that the actor logged; Refused where it is not theirs, or there is none."""
        found = self.known_to(actor, entry_id)
        if found is None or not found.mine:
            raise Refused("no_dispute", "That is not in dispute any more. `/casc progress` shows what counts now.")
        return found

    def take_out(self, actor: Person, entry_id: int, *, now: datetime) -> Receipt:
        """What stands once the entry is out of the count, for the reason that its other party gave.

        A second press gives the same again.
        """
        old = self._own(actor, entry_id)
        reason = self.of(actor, entry_id).reason if old.counts else None
        recorded = self.hours.take_out(actor, old, reason=reason, source=f"take_out:{entry_id}", now=now)
        return self.hours.receipt(actor, recorded, now=now)

    def correct(
        self, actor: Person, entry_id: int, filled: FilledLog, *, source: str, now: datetime
    ) -> Receipt | Proposed | SameSession:
        """What is recorded in place of the entry, for the reason that its other party gave where it is in dispute.

        They are asked about it anew. The same `source` changes nothing any more.
        """
        word = self._word(self._own(actor, entry_id))
        reason = None if word is None else word.reason
        return LogForms(self.hours).correct(actor, entry_id, filled, reason=reason, source=source, now=now)

    def uphold(self, actor: Person, entry_id: int, *, now: datetime) -> OpenDispute:
        """The dispute, once whoever logged the entry has said that it is right as it is.

        It stays in dispute; the other party is told, and so is the administrator of their program.
        """
        found = self.of(actor, entry_id)
        word = Confirmation(entry_id=entry_id, person_id=actor.id, verdict=Verdict.UPHELD, at=now)
        errands = [
            Errand(f"upheld:{entry_id}:{now.isoformat()}:{one.id}", UPHELD, {"entry_id": entry_id, "person_id": one.id})
            for one in [found.by, *self._administrators(actor.program)]
        ]
        [answered] = self.hours.records.say([word], errands={entry_id: errands}, now=now)
        if answered.first_time:
            self.hours.confirmations.outbox.wake([errand.key for errand in errands])
        return self.of(actor, entry_id)

    def _own(self, actor: Person, entry_id: int) -> LedgerEntry:
        entry = self.hours.records.entry(entry_id)
        if entry is None or entry.logged_by != actor.id:
            raise Refused("no_entry", "That entry is no longer there, or somebody else logged it.")
        return entry

    @property
    def _agreement(self) -> Agreement:
        return self.hours.confirmations.agreement

    def _word(self, entry: LedgerEntry) -> Confirmation | None:
        """The newest word on an entry that counts, where it leaves it in dispute."""
        word = self.hours.records.unsettled.said_on([entry.id]).get(entry.id) if entry.counts else None
        return None if word is None or word.verdict is Verdict.CONFIRMED else word

    def _administrators(self, program: str) -> Sequence[Person]:
        return [one for one in self.hours.records.people(program) if one.role is Role.PROGRAM_ADMIN]
