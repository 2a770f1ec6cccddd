"""Where people stand: a candidate's own record, a coach's caseload, a program's candidates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from bot.services.confirming.replies import OverdueLine
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import CandidateSummary
from bot.services.people.meant import candidates_open_to, where_of
from bot.services.people.names import named
from bot.services.progress.replies import Caseload, Progress, ProgressPart
from bot.services.rulebook import rules_of
from induction.access import Action, check_may, may
from induction.dates.rounds import blinded
from induction.hours import LedgerEntry
from induction.ledger.attended import attended
from induction.ledger.confirmations import confirmer, in_dispute, is_overdue, unconfirmed
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.standing.periods import beyond, current_year
from induction.standing.requirements import Standing, StandingState, pack_for, standings
from storage.records import Records

RECENT = 5


@dataclass(frozen=True)
class Standings:
    """The use case behind `/casc progress`."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines

    def of(self, actor: Person, said: str | None, *, now: datetime) -> Progress | Caseload:
        """One's own standing, or that of whoever was named; a coach's or an administrator's list without a name."""
        candidates = candidates_open_to(actor, Action.SEE_HOURS, self.records)
        if said is not None:
            return self._one(actor, named(said, candidates, where=where_of(actor)), now=now)
        if actor.role is Role.CANDIDATE:
            return self.own(actor, now=now)
        title = "Your caseload" if actor.role is Role.COACH else self.packs[actor.program].name
        rows = self.lines.summaries(candidates, now=now)
        return Caseload(title, sorted(rows, key=_most_in_need))

    def own(self, candidate: Person, *, now: datetime) -> Progress:
        """The candidate's own standing."""
        return self._one(candidate, candidate, now=now)

    def part(self, actor: Person, candidate_id: int, part: ProgressPart, *, now: datetime) -> Progress:
        """That part of the candidate's standing; Refused for whom it is not open to."""
        candidate = self.records.person(candidate_id)
        if candidate is None or not may(actor, Action.SEE_HOURS, candidate):
            raise Refused("no_progress", "That is not there, or not open to you. `/casc progress` shows what is.")
        return replace(self._one(actor, candidate, now=now), part=part)

    def _one(self, actor: Person, candidate: Person, *, now: datetime) -> Progress:
        check_may(actor, Action.SEE_HOURS, candidate)
        record = self.records.candidates.record(candidate)
        entries, said = record.entries, record.said
        pack = pack_for(rules_of(self.packs, candidate, day_of(candidate, now)), record)
        year = current_year(candidate, day_of(candidate, now))
        newest = sorted((entry for entry in entries if entry.counts), key=attrgetter("on", "id"), reverse=True)
        stand = standings(pack, blinded(pack, record), day_of(candidate, now))
        waiting = [entry for entry in unconfirmed(pack, candidate, entries, said) if is_overdue(pack, entry, now)]
        return Progress(
            candidate=candidate,
            pack=pack,
            standings=stand,
            recent=[self.lines.told_line(entry, actor, said) for entry in newest[:RECENT]],
            mine=actor.id == candidate.id,
            disputed=[self.lines.told_line(entry, actor, said) for entry in in_dispute(entries, said)],
            overdue=[self._overdue(actor, candidate, entry, pack) for entry in waiting],
            attended=attended(candidate, record.attendance),
            year=year if year is not None and not beyond(pack, year) else None,
            unkept=self._unkept(candidate.program, stand),
        )

    def _unkept(self, program: str, stand: Sequence[Standing]) -> frozenset[str]:
        """The steps that are late and of which nothing is on record for anybody in the program."""
        late = {one.key for one in stand if one.unit == "steps" and one.state is StandingState.BEHIND and not one.have}
        return frozenset(late - self.records.milestones.ever_recorded(program, late)) if late else frozenset()

    def _overdue(self, actor: Person, candidate: Person, entry: LedgerEntry, pack: ProgramPack) -> OverdueLine:
        asked = confirmer(pack, entry, candidate, logged_by=entry.logged_by)
        whom = None if asked is None or asked == actor.id else self.lines.person(asked)
        return OverdueLine(self.lines.line(entry, actor), whom, day_of(actor, entry.logged_at))


def _most_in_need(row: CandidateSummary) -> tuple[float, str]:
    return (row.hours.share, row.candidate.name)
