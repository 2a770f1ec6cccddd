"""What the two people behind hours have not agreed on: for each of the two, and for their program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from bot.services.confirming.daily_lists import DailyLists
from bot.services.confirming.replies import AskedEntry, AwaitedEntry, OpenDispute, Unsettled, UnsettledProgram
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from induction.access import Action, check_may, may
from induction.hours import LedgerEntry
from induction.ledger.confirmations import (
    Confirmation,
    EntryState,
    Said,
    Verdict,
    asked_of,
    confirmer,
    is_importer,
    is_overdue,
    is_third_partys,
    other_party,
    stands_by_silence,
    state_of,
)
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from storage.records import Records

LISTED = 25
"""How many entries an administrator's list names."""


@dataclass(frozen=True)
class Agreement:
    """Reads what is not agreed on. Each of the two sees their own entries here, also of a candidate of earlier."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    lists: DailyLists

    def of(self, actor: Person, *, now: datetime) -> Unsettled:
        """What waits for this person's word, what waits for another's for too long, and what is in dispute."""
        pack = self.packs[actor.program]
        found = self.records.unsettled.of(self._candidates(actor), kinds=pack.confirmation.kinds, person=actor.id)
        to_confirm, awaited, disputes = [], [], []
        for entry, candidate in self._with_candidates(found.entries):
            asked_people = asked_of(pack, entry, candidate, logged_by=entry.logged_by)
            if state_of(entry, found.said) is EntryState.DISPUTED:
                party = other_party(pack, entry, candidate, logged_by=entry.logged_by)
                if actor.id in {entry.logged_by, party, *asked_people}:
                    disputes.append(self.dispute(actor, entry, candidate, found.said[entry.id]))
                continue
            asked = confirmer(pack, entry, candidate, logged_by=entry.logged_by)
            if actor.id in asked_people and may_confirm(actor, entry, candidate):
                if _has_spoken(actor, entry, found.said):
                    continue
                to_confirm.append(self.asked(actor, entry, found.said, now=now))
            elif entry.logged_by == actor.id and asked is not None and is_overdue(pack, entry, now):
                awaited.append(self._awaited(actor, entry, candidate, asked, now=now))
        return Unsettled(sorted(to_confirm, key=lambda one: one.overdue_since is None), awaited, disputes)

    def of_program(self, admin: Person, *, now: datetime) -> UnsettledProgram:
        """What the people of the administrator's program have not agreed on; Refused for anybody else."""
        check_may(admin, Action.SEE_COHORT, admin)
        pack = self.packs[admin.program]
        found = self.records.unsettled.of(self._candidates(admin), kinds=pack.confirmation.kinds)
        disputes, overdue, unconfirmed = [], [], 0
        for entry, candidate in sorted(self._with_candidates(found.entries), key=lambda one: one[0].logged_at):
            asked = confirmer(pack, entry, candidate, logged_by=entry.logged_by)
            if state_of(entry, found.said) is EntryState.DISPUTED:
                disputes.append((entry, candidate))
            elif asked is not None:
                unconfirmed += 1
                if is_overdue(pack, entry, now) or not _reachable(self.lines.person(asked), entry, candidate):
                    overdue.append((entry, candidate, asked))
        return UnsettledProgram(
            pack,
            [self.dispute(admin, *one, found.said[one[0].id]) for one in disputes[:LISTED]],
            len(disputes),
            [self._awaited(admin, *one, now=now) for one in overdue[:LISTED]],
            len(overdue),
            unconfirmed,
        )

    def recorded_for(self, candidate: Person, *, since: datetime, now: datetime) -> Sequence[AskedEntry]:
        """What somebody else recorded for the candidate since then and nobody has to confirm, the newest first."""
        entries = self.records.entries_of([candidate.id]) if candidate.role is Role.CANDIDATE else ()
        given = [one for one in entries if one.counts and one.logged_at >= since and stands_by_silence(one)]
        said = self.records.unsettled.said_on([one.id for one in given])
        silent = [one for one in given if one.id not in said]
        return [self.asked(candidate, one, said, now=now) for one in sorted(silent, key=_newest, reverse=True)]

    def asked(self, actor: Person, entry: LedgerEntry, said: Said, *, now: datetime) -> AskedEntry:
        """The entry as it is shown to whom its word is asked of."""
        successor = None if entry.replaced_by is None else self.records.entry(entry.replaced_by)
        before = None if entry.corrects is None else self.records.entry(entry.corrects)
        word = said.get(entry.id)
        overdue = word is None and is_overdue(self.packs[actor.program], entry, now)
        return AskedEntry(
            entry=entry,
            line=self.lines.line(entry, actor),
            logged_by=self.lines.person(entry.logged_by),
            state=self._state_for(actor, entry, said) if entry.counts else None,
            reason=word.reason if word and word.verdict is not Verdict.CONFIRMED else None,
            voided=successor is not None and successor.voided,
            instead_of=None if before is None else self.lines.line(before, actor),
            overdue_since=day_of(actor, entry.logged_at) if overdue else None,
        )

    def dispute(self, reader: Person, entry: LedgerEntry, candidate: Person, word: Confirmation) -> OpenDispute:
        """The disputed entry as `reader` knows it."""
        party = self._disputer(entry, candidate, word)
        mine = entry.logged_by == reader.id
        was_there = mine and entry.coach_id == reader.id
        return OpenDispute(
            entry=entry,
            line=self.lines.line(entry, reader),
            by=candidate if party is None else self.lines.person(party),
            logged_by=self.lines.person(entry.logged_by),
            reason=word.reason or "",
            since=day_of(reader, word.at),
            upheld=word.verdict is Verdict.UPHELD,
            mine=mine,
            correctable=mine
            and (
                may(reader, Action.CORRECT_HOURS, candidate, was_there=was_there)
                or is_importer(entry, candidate, reader)
            ),
            removable=may(reader, Action.TAKE_OUT_DISPUTED, candidate),
            attendance=self.records.attendance.that_gave(entry.id) if mine and stands_by_silence(entry) else None,
        )

    def _state_for(self, actor: Person, entry: LedgerEntry, said: Said) -> EntryState:
        """How far the entry is agreed on, for whom nothing waits once they have said their own word."""
        return EntryState.CONFIRMED if _has_spoken(actor, entry, said) else state_of(entry, said)

    def _disputer(self, entry: LedgerEntry, candidate: Person, word: Confirmation) -> int | None:
        """Who says that the entry is not right."""
        if not is_third_partys(entry):
            return other_party(self.packs[candidate.program], entry, candidate, logged_by=entry.logged_by)
        words = [word, *reversed(self.records.words_of([candidate.id]))]
        said = (one for one in words if one.entry_id == entry.id and one.verdict is Verdict.DISPUTED)
        return next((one.person_id for one in said), None)

    def _awaited(
        self, reader: Person, entry: LedgerEntry, candidate: Person, asked: int, *, now: datetime
    ) -> AwaitedEntry:
        whom = self.lines.person(asked)
        return AwaitedEntry(
            entry=entry,
            line=self.lines.line(entry, reader),
            whom=whom,
            since=day_of(reader, entry.logged_at),
            reachable=_reachable(whom, entry, candidate),
            asked=self.lists.promised(whom, reader, now=now),
        )

    def _candidates(self, actor: Person) -> Sequence[int]:
        """The candidates all of whose entries this person looks through; others only by the sessions with them."""
        match actor.role:
            case Role.CANDIDATE:
                return [actor.id]
            case Role.COACH:
                return [one.id for one in self.records.candidates_of(actor.id)]
            case Role.PROGRAM_ADMIN:
                return [one.id for one in self.records.people(actor.program) if one.role is Role.CANDIDATE]
            case _:
                return []

    def _with_candidates(self, entries: Sequence[LedgerEntry]) -> list[tuple[LedgerEntry, Person]]:
        """Each entry with its candidate, by their day."""
        people = {one: self.lines.person(one) for one in {entry.candidate_id for entry in entries}}
        return [(entry, people[entry.candidate_id]) for entry in sorted(entries, key=attrgetter("on", "id"))]


def _newest(entry: LedgerEntry) -> tuple[date, int]:
    return entry.on, entry.id


def _has_spoken(actor: Person, entry: LedgerEntry, said: Said) -> bool:
    """Whether the newest word on the entry is theirs, that it is right."""
    word = said.get(entry.id)
    return word is not None and word.person_id == actor.id and word.verdict is Verdict.CONFIRMED


def may_confirm(actor: Person, entry: LedgerEntry, candidate: Person) -> bool:
    """Whether the actor may know of the entry and give their word on it, were it theirs to confirm."""
    return may(actor, Action.CONFIRM_HOURS, candidate, was_there=entry.coach_id == actor.id)


def concerns(reader: Person, entry: LedgerEntry, candidate: Person) -> bool:
    """Whether the reader may know that the entry is in dispute, as what they are in the program today."""
    if may(reader, Action.SEE_HOURS, candidate) or may_confirm(reader, entry, candidate):
        return True
    return entry.logged_by == reader.id and may(reader, Action.RECORD_ATTENDANCE, candidate)


def _reachable(whom: Person, entry: LedgerEntry, candidate: Person) -> bool:
    return whom.slack_id is not None and may_confirm(whom, entry, candidate)
