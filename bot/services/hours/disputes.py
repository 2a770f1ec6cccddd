"""An entry in dispute, for whoever logged it: correct it, take it out, or say that it is right as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.confirming.agreement import Agreement, concerns, may_confirm
from bot.services.confirming.replies import DisputeEnded, OpenDispute
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.ledger.replies import FilledLog, Proposed, Receipt, SameSession
from induction.access import Action, may
from induction.hours import LedgerEntry
from induction.ledger.confirmations import Confirmation, Verdict, is_disputed
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand

UPHELD = "tell_of_upheld"
"""The kind of the errand that tells the other party, and each administrator, that an entry is upheld."""

TAKEN_OUT = "tell_of_taken_out"
"""The kind of the errand that tells the two behind an entry that an administrator took it out."""


@dataclass(frozen=True)
class Disputes:
    """The use cases of whoever logged a disputed entry, and of the administrator, who can take it out.

    Its other party answers through `Confirmations`.
    """

    hours: Hours

    def known_to(self, reader: Person, entry_id: int) -> OpenDispute | None:
        """The dispute about an entry as somebody knows whom it concerns; None where there is none any more.

        None also where it concerns them no more: they are something else in the program than they were.
        """
        entry = self.hours.records.entry(entry_id)
        word = None if entry is None else self._word(entry)
        if entry is None or word is None:
            return None
        candidate = self.hours.lines.person(entry.candidate_id)
        return self._agreement.dispute(reader, entry, candidate, word) if concerns(reader, entry, candidate) else None

    def told_to_logger(self, entry_id: int) -> OpenDispute | None:
        """The dispute about an entry as whoever logged it knows it; None where there is none any more."""
        entry = self.hours.records.entry(entry_id)
        return None if entry is None else self.known_to(self.hours.lines.person(entry.logged_by), entry_id)

    def of(self, actor: Person, entry_id: int) -> OpenDispute:
        """The dispute about an entry that the actor logged; Refused where it is not theirs, or there is none."""
        found = self.known_to(actor, entry_id)
        if found is None or not found.mine:
            raise _settled()
        return found

    def take_out(self, actor: Person, entry_id: int, *, now: datetime) -> Receipt:
        """What stands once the entry is out of the count, for the reason that its other party gave.

        Where the administrator does it, the two behind it are told. A second press gives the same again.
        """
        old = self._to_take_out(actor, entry_id)
        found = self.known_to(actor, entry_id) if old.counts else None
        if old.counts and found is None:
            raise _settled()
        reason = None if found is None else found.reason
        errands = [] if actor.id in old.people else self._told(old)
        source = f"take_out:{entry_id}:{actor.id}"
        recorded = self.hours.take_out(actor, old, reason=reason, source=source, now=now, errands=errands)
        if recorded.first_time:
            self.hours.confirmations.outbox.wake([errand.key for errand in errands])
        return self.hours.receipt(actor, recorded, now=now)

    def taken_out(self, reader: Person, entry_id: int) -> DisputeEnded | None:
        """Who took the entry out and why, as one of the two behind it knows it; None where it is not theirs to know."""
        old = self.hours.records.entry(entry_id)
        void = None if old is None else self.hours.records.entry(old.replaced_by or 0)
        if old is None or void is None or not void.voided:
            return None
        if not may_confirm(reader, old, self.hours.lines.person(old.candidate_id)):
            return None
        by = self.hours.lines.person(void.logged_by)
        return DisputeEnded(self.hours.lines.line(old, reader), by, void.reason or "")

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
            raise _not_theirs()
        return entry

    def _to_take_out(self, actor: Person, entry_id: int) -> LedgerEntry:
        """The entry, where the actor logged it or administers its program; Refused as one that is not there."""
        entry = self.hours.records.entry(entry_id)
        candidate = None if entry is None else self.hours.records.person(entry.candidate_id)
        if entry is None or candidate is None:
            raise _not_theirs()
        if entry.logged_by != actor.id and not may(actor, Action.TAKE_OUT_DISPUTED, candidate):
            raise _not_theirs()
        return entry

    def _told(self, entry: LedgerEntry) -> Sequence[Errand]:
        return [
            Errand(f"taken_out:{entry.id}:{one}", TAKEN_OUT, {"entry_id": entry.id, "person_id": one})
            for one in sorted(entry.people)
        ]

    @property
    def _agreement(self) -> Agreement:
        return self.hours.confirmations.agreement

    def _word(self, entry: LedgerEntry) -> Confirmation | None:
        """The newest word on an entry that counts, where it leaves it in dispute."""
        word = self.hours.records.unsettled.said_on([entry.id]).get(entry.id) if entry.counts else None
        return word if is_disputed(word) else None

    def _administrators(self, program: str) -> Sequence[Person]:
        return [one for one in self.hours.records.people(program) if one.role is Role.PROGRAM_ADMIN]


def _settled() -> Refused:
    return Refused("no_dispute", "That is not in dispute any more. `/casc progress` shows what counts now.")


def _not_theirs() -> Refused:
    return Refused("no_entry", "That entry is no longer there, or somebody else logged it.")
