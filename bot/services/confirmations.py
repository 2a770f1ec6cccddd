"""The other party's word on hours: who is asked, what waits for whom, and what one tap leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from bot.services.hour_replies import AskedEntry, Disputed, DisputeForm, ToConfirm
from bot.services.ledger_lines import LedgerLines
from bot.services.outbox import Outbox
from induction.access import Action, may
from induction.cards import HourCard
from induction.confirmations import (
    Answered,
    Confirmation,
    Said,
    Verdict,
    check_confirmer,
    other_party,
    state_of,
    waits_for,
)
from induction.hours import LedgerEntry
from induction.packs import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

ASK, TELL = "ask_to_confirm", "tell_of_dispute"
"""The kinds of errands that follow: the other party is asked, and who logged an entry is told that it is not right."""

LONGEST_REASON = 200
_PARTIES = frozenset({Role.CANDIDATE, Role.COACH})


@dataclass(frozen=True)
class Confirmations:
    """The use cases of confirming hours. Only the other party of an entry sees it here, and only they can answer."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    outbox: Outbox

    def requests(self, card: HourCard) -> tuple[Errand, ...]:
        """What follows the tap on a card: each other party is asked, once for all that the card holds for them."""
        asked = {}
        for entry in card.entries:
            candidate = self.lines.person(entry.candidate_id)
            person_id = other_party(self.packs[candidate.program], entry, candidate, logged_by=card.actor_id)
            if person_id is not None:
                asked[person_id] = Errand(
                    f"confirm:{card.id}:{person_id}", ASK, {"card_id": card.id, "person_id": person_id}
                )
        return tuple(asked.values())

    def ask(self, requests: Sequence[Errand]) -> None:
        """Have these requests sent, now that they are kept."""
        self.outbox.wake([errand.key for errand in requests])

    def waiting_for(self, actor: Person) -> Sequence[AskedEntry]:
        """Everything on which this person's word is asked for, by its day."""
        if actor.role not in _PARTIES:
            return ()
        candidates = self._with(actor)
        return self._waiting(actor, candidates, self.records.entries_of([one.id for one in candidates]))

    def listed(self, actor: Person) -> ToConfirm:
        """What waits for this person, as a list; Refused for who confirms no hours."""
        if actor.role not in _PARTIES:
            raise Refused(
                "not_a_party",
                "Coaching hours are confirmed by the candidate or the coach who were there. `/casc progress` shows "
                "what is confirmed.",
            )
        return ToConfirm(self.waiting_for(actor))

    def shown(self, actor: Person, entry_ids: Sequence[int], *, doubted: int | None = None) -> ToConfirm:
        """Those of these entries that are theirs, as they stand; of the `doubted` one it is asked what is not right."""
        entries = self._theirs(actor, entry_ids)
        said = self.records.said_of(list({entry.candidate_id for entry in entries}))
        return ToConfirm([self._asked(actor, entry, said) for entry in entries], doubted)

    def requested(self, card_id: str, actor: Person) -> ToConfirm:
        """What a card recorded and the person has not answered yet."""
        entries = self.records.entries_of_card(card_id)
        candidates = [self.lines.person(one) for one in dict.fromkeys(entry.candidate_id for entry in entries)]
        return ToConfirm(self._waiting(actor, candidates, entries))

    def confirm(self, actor: Person, entry_ids: Sequence[int], *, now: datetime) -> tuple[Answered, ...]:
        """What became of each entry that is theirs; those that were corrected or voided meanwhile stay unconfirmed."""
        words = [_word(actor, entry, Verdict.CONFIRMED, now=now) for entry in self._theirs(actor, entry_ids)]
        return self.records.say(words, errands={}, now=now)

    def dispute(self, actor: Person, entry_id: int, reason: str, *, now: datetime) -> Answered:
        """What became of the entry; whoever logged it is told, with the reason and the way to correct it."""
        why = " ".join(reason.split())
        if not why:
            raise Refused("no_reason", "What is not right about it? A few words are enough.")
        if len(why) > LONGEST_REASON:
            raise Refused("long_reason", f"Please say it in at most {LONGEST_REASON} characters.")
        word = _word(actor, self._own(actor, entry_id), Verdict.DISPUTED, reason=why, now=now)
        errand = Errand(f"dispute:{entry_id}:{now.isoformat()}", TELL, {"entry_id": entry_id})
        [answered] = self.records.say([word], errands={entry_id: errand}, now=now)
        if answered.first_time:
            self.outbox.wake([errand.key])
        return answered

    def doubt(self, actor: Person, entry_id: int, entry_ids: Sequence[int]) -> DisputeForm:
        """The form that asks in the person's own words what is not right; `entry_ids` are those shown with it."""
        [asked] = self.shown(actor, [entry_id]).entries
        if asked.state is None:
            raise Refused("already_changed", "This entry was changed meanwhile, so nothing of it needs your word now.")
        return DisputeForm(asked, tuple(entry_ids))

    def disputed(self, entry_id: int) -> Disputed | None:
        """What whoever logged the entry is told; None where it is not in dispute any more."""
        entry = self.records.entry(entry_id)
        word = None if entry is None else self.records.said_of([entry.candidate_id]).get(entry.id)
        if entry is None or not entry.counts or word is None or word.verdict is not Verdict.DISPUTED:
            return None
        told = self.lines.person(entry.logged_by)
        return Disputed(told, self.lines.person(word.person_id), entry, self.lines.line(entry, told), word.reason or "")

    def _waiting(
        self, actor: Person, candidates: Sequence[Person], entries: Sequence[LedgerEntry]
    ) -> Sequence[AskedEntry]:
        """Those of the candidates' entries that wait for this person's word, by their day."""
        said = self.records.said_of([one.id for one in candidates])
        waiting = [
            entry
            for candidate in candidates
            if may(actor, Action.CONFIRM_HOURS, candidate)
            for entry in waits_for(actor, self.packs[candidate.program], candidate, _of(candidate, entries), said)
        ]
        return [self._asked(actor, entry, said) for entry in sorted(waiting, key=attrgetter("on", "id"))]

    def _with(self, actor: Person) -> Sequence[Person]:
        return [actor] if actor.role is Role.CANDIDATE else self.records.candidates_of(actor.id)

    def _own(self, actor: Person, entry_id: int) -> LedgerEntry:
        """The entry, where it is this person's to confirm; Refused otherwise, with nothing said about it."""
        entry = self.records.entry(entry_id)
        if entry is None:
            raise Refused("no_entry", "That entry is no longer there.")
        candidate = self.lines.person(entry.candidate_id)
        check_confirmer(self.packs[candidate.program], entry, candidate, actor)
        return entry

    def _theirs(self, actor: Person, entry_ids: Sequence[int]) -> Sequence[LedgerEntry]:
        """Those of the entries that are this person's to confirm; Refused where none is.

        A message can show one that is not theirs any more: its candidate was paired with somebody else meanwhile.
        """
        theirs, refusals = [], []
        for number in entry_ids:
            try:
                theirs.append(self._own(actor, number))
            except Refused as refused:
                refusals.append(refused)
        if refusals and not theirs:
            raise refusals[0]
        return theirs

    def _asked(self, actor: Person, entry: LedgerEntry, said: Said) -> AskedEntry:
        successor = None if entry.replaced_by is None else self.records.entry(entry.replaced_by)
        before = None if entry.corrects is None else self.records.entry(entry.corrects)
        word = said.get(entry.id)
        return AskedEntry(
            entry=entry,
            line=self.lines.line(entry, actor),
            logged_by=self.lines.person(entry.logged_by),
            state=state_of(entry, said) if entry.counts else None,
            reason=word.reason if word and word.verdict is Verdict.DISPUTED else None,
            voided=successor is not None and successor.voided,
            instead_of=None if before is None else self.lines.line(before, actor),
        )


def _of(candidate: Person, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    return [entry for entry in entries if entry.candidate_id == candidate.id]


def _word(
    actor: Person, entry: LedgerEntry, verdict: Verdict, *, now: datetime, reason: str | None = None
) -> Confirmation:
    return Confirmation(entry_id=entry.id, person_id=actor.id, verdict=verdict, reason=reason, at=now)
