"""The other party's word on hours: who is asked, what waits for whom, and what one tap leads to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services.confirming.agreement import Agreement, may_confirm
from bot.services.confirming.daily_lists import DailyLists
from bot.services.confirming.replies import AskedEntry, DisputeForm, ToConfirm, UnsettledProgram
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import AskedLater
from bot.services.outbox import Outbox
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import HourCard
from induction.ledger.confirmations import Confirmation, Verdict, WordTaken, asked_of, check_confirmer
from induction.ledger.group_coaching import to_join
from induction.packs.pack import ProgramPack
from induction.people import PARTIES, Person, Role
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

TELL = "tell_of_dispute"
"""The kind of the errand that tells who logged an entry that it is not right."""

LONGEST_REASON = 200
OF_LATE = timedelta(days=30)
"""How long what somebody else recorded is listed."""


@dataclass(frozen=True)
class Confirmations:
    """The use cases of confirming hours. Only the other party of an entry sees it here, and only they can answer."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    outbox: Outbox

    @property
    def lists(self) -> DailyLists:
        """When people are asked."""
        return DailyLists(self.records, self.packs)

    @property
    def agreement(self) -> Agreement:
        """What is not agreed on."""
        return Agreement(self.records, self.packs, self.lines, self.lists)

    def requests(self, card: HourCard, *, now: datetime) -> tuple[Errand, ...]:
        """What follows the tap on a card: each other party is asked, with all else that waits for them that day.

        `card` is as it was answered: of a group session, those are asked too whose entry is marked as part of it.
        """
        beside = self.records.entries_beside([entry for entry in card.entries if entry.together])
        joined = to_join(card.entries, beside, by=card.actor_id)
        asked = self._asked_of((entry, card.actor_id) for entry in (*card.entries, *joined))
        return tuple(self.lists.request(person, now=now) for person, _ in asked)

    def asked_later(self, actor: Person, entries: Sequence[LedgerEntry], *, now: datetime) -> Sequence[AskedLater]:
        """Who is asked to confirm these entries that the actor recorded, and when.

        Those who are not in Slack, or want no list, are not among them.
        """
        said = self.records.unsettled.said_on([entry.id for entry in entries])
        asked = self._asked_of((entry, entry.logged_by) for entry in entries if entry.counts and entry.id not in said)
        return [
            self.lists.asked(person, actor, entries=count, now=now)
            for person, count in asked
            if person.slack_id is not None and self.lists.is_wanted(person)
        ]

    def waiting_for(self, actor: Person, *, now: datetime) -> Sequence[AskedEntry]:
        """Everything on which this person's word is asked for, what waits too long first, then by its day."""
        return self.agreement.of(actor, now=now).to_confirm if actor.role in PARTIES else ()

    def listed(self, actor: Person, *, now: datetime) -> ToConfirm | UnsettledProgram:
        """What waits for this person, as a list, with what else they and others have not agreed on.

        For an administrator that is what their program has not agreed on; Refused for who confirms no hours.
        """
        if actor.role is Role.PROGRAM_ADMIN:
            return self.agreement.of_program(actor, now=now)
        if actor.role not in PARTIES | {Role.INSTRUCTOR}:
            raise Refused(
                "not_a_party",
                "Coaching hours are confirmed by the candidate or the coach who were there, so nothing waits for you.",
            )
        return self.list_of(actor, now=now)

    def list_of(self, party: Person, *, now: datetime) -> ToConfirm:
        """What waits for this person, with what else they and others have not agreed on, and what needs no word.

        Of an instructor that is what candidates say is not right about their sessions.
        """
        unsettled = self.agreement.of(party, now=now)
        recorded = self.agreement.recorded_for(party, since=now - OF_LATE, now=now)
        return ToConfirm(
            unsettled.to_confirm, awaited=unsettled.awaited, disputes=unsettled.disputes, recorded=recorded
        )

    def shown(
        self,
        actor: Person,
        entry_ids: Sequence[int],
        *,
        doubted: int | None = None,
        doubting: bool = False,
        now: datetime,
    ) -> ToConfirm:
        """Those of these entries that are theirs, as they stand, and what else is not agreed on.

        Of the `doubted` one it is asked what is not right; `doubting` asks which one it is.
        """
        entries = self._theirs(actor, entry_ids)
        said = self.records.unsettled.said_on([entry.id for entry in entries])
        unsettled = self.agreement.of(actor, now=now)
        asked = [self.agreement.asked(actor, entry, said, now=now) for entry in entries]
        disputes = [one for one in unsettled.disputes if one.entry.id not in entry_ids]
        return ToConfirm(asked, doubted, doubting, unsettled.awaited, disputes)

    def answered(self, party: Person, entry_id: int, *, now: datetime) -> ToConfirm:
        """What became of that entry, then what still waits for this person."""
        reply = self.shown(party, [entry_id], now=now)
        return replace(reply, entries=[*reply.entries, *self.waiting_for(party, now=now)])

    def confirm(self, actor: Person, entry_ids: Sequence[int], *, now: datetime) -> tuple[WordTaken, ...]:
        """What became of each entry that is theirs; those that were corrected or voided meanwhile stay unconfirmed."""
        words = [_word(actor, entry, Verdict.CONFIRMED, now=now) for entry in self._theirs(actor, entry_ids)]
        return self.records.say(words, errands={}, now=now)

    def dispute(self, actor: Person, entry_id: int, reason: str, *, now: datetime) -> WordTaken:
        """What became of the entry; whoever logged it is told, with the reason and the way to correct it."""
        why = " ".join(reason.split())
        if not why:
            raise Refused("no_reason", "What is not right about it? A few words are enough.")
        if len(why) > LONGEST_REASON:
            raise Refused("long_reason", f"Please say it in at most {LONGEST_REASON} characters.")
        word = _word(actor, self._own(actor, entry_id), Verdict.DISPUTED, reason=why, now=now)
        errand = Errand(f"dispute:{entry_id}:{now.isoformat()}", TELL, {"entry_id": entry_id})
        [answered] = self.records.say([word], errands={entry_id: [errand]}, now=now)
        if answered.first_time:
            self.outbox.wake([errand.key])
        return answered

    def doubt(self, actor: Person, entry_id: int, entry_ids: Sequence[int], *, now: datetime) -> DisputeForm:
        """The form that asks in the person's own words what is not right; `entry_ids` are those shown with it."""
        [asked] = self.shown(actor, [entry_id], now=now).entries
        if asked.state is None:
            raise Refused("already_changed", "This entry was changed meanwhile, so nothing of it needs your word now.")
        return DisputeForm(asked, tuple(entry_ids))

    def ask_again(self, actor: Person, entry_id: int, *, now: datetime) -> None:
        """Put an entry that the actor logged into its other party's next list, if nothing has it there already."""
        entry = self.records.entry(entry_id)
        if entry is None or entry.logged_by != actor.id:
            raise Refused("no_entry", "That entry is no longer there, or somebody else logged it.")
        for person, _ in self._asked_of([(entry, entry.logged_by)]) if entry.counts else ():
            self.records.errands.add([self.lists.request(person, now=now)], now=now)

    def _asked_of(self, logged: Iterable[tuple[HourEntry, int]]) -> Sequence[tuple[Person, int]]:
        """Whose word is asked for on these entries, given with who logged each, and on how many of them.

        They stand in the order of their numbers, so that no two writes of what follows wait for each other.
        """
        people: dict[int, Person] = {}
        counts: Counter[int] = Counter()
        for entry, logged_by in logged:
            candidate = people.get(entry.candidate_id) or self.lines.person(entry.candidate_id)
            people[candidate.id] = candidate
            for asked in asked_of(self.packs[candidate.program], entry, candidate, logged_by=logged_by):
                people[asked] = people.get(asked) or self.lines.person(asked)
                counts[asked] += 1
        return [(people[person_id], count) for person_id, count in sorted(counts.items())]

    def _own(self, actor: Person, entry_id: int) -> LedgerEntry:
        """The entry, where it is this person's to confirm; Refused otherwise, with nothing said about it.

        One that is not theirs to know of reads as one that there is not.
        """
        entry = self.records.entry(entry_id)
        candidate = None if entry is None else self.records.person(entry.candidate_id)
        if entry is None or candidate is None or not may_confirm(actor, entry, candidate):
            raise Refused("no_entry", "That entry is no longer there.")
        check_confirmer(self.packs[candidate.program], entry, candidate, actor)
        return entry

    def _theirs(self, actor: Person, entry_ids: Sequence[int]) -> Sequence[LedgerEntry]:
        """Those of the entries that are this person's to confirm; Refused where none is."""
        theirs, refusals = [], []
        for number in entry_ids:
            try:
                theirs.append(self._own(actor, number))
            except Refused as refused:
                refusals.append(refused)
        if refusals and not theirs:
            raise refusals[0]
        return theirs


def _word(
    actor: Person, entry: LedgerEntry, verdict: Verdict, *, now: datetime, reason: str | None = None
) -> Confirmation:
    return Confirmation(entry_id=entry.id, person_id=actor.id, verdict=verdict, reason=reason, at=now)
