"""Where people stand: a candidate's own record, a coach's caseload, a program's candidates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from bot.services.confirming.replies import OverdueLine
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import CandidateSummary
from bot.services.people.meant import candidates_open_to, where_of
from bot.services.people.names import named
from bot.services.progress.replies import Caseload, Progress
from induction.access import Action, check_may
from induction.attended import attended
from induction.confirmations import confirmer, in_dispute, is_overdue, unconfirmed
from induction.hours import LedgerEntry
from induction.packs import ProgramPack
from induction.people import Person, Role
from induction.requirements import standings
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
            return self._one(actor, actor, now=now)
        title = "Your caseload" if actor.role is Role.COACH else self.packs[actor.program].name
        rows = self.lines.summaries(candidates, now=now)
        return Caseload(title, sorted(rows, key=_most_in_need))

    def _one(self, actor: Person, candidate: Person, *, now: datetime) -> Progress:
        check_may(actor, Action.SEE_HOURS, candidate)
        entries = self.records.entries_of([candidate.id])
        pack = self.packs[candidate.program]
        said = self.records.said_of([candidate.id])
        newest = sorted((entry for entry in entries if entry.counts), key=attrgetter("on", "id"), reverse=True)
        waiting = [entry for entry in unconfirmed(pack, candidate, entries, said) if is_overdue(pack, entry, now)]
        return Progress(
            candidate=candidate,
            pack=pack,
            standings=standings(pack, candidate, entries, day_of(candidate, now), said),
            recent=[self.lines.told_line(entry, actor, said) for entry in newest[:RECENT]],
            mine=actor.id == candidate.id,
            disputed=[self.lines.told_line(entry, actor, said) for entry in in_dispute(entries, said)],
            overdue=[self._overdue(actor, candidate, entry) for entry in waiting],
            attended=attended(candidate, self.records.attendance.of_candidate(candidate.id)),
        )

    def _overdue(self, actor: Person, candidate: Person, entry: LedgerEntry) -> OverdueLine:
        asked = confirmer(self.packs[candidate.program], entry, candidate, logged_by=entry.logged_by)
        whom = None if asked is None or asked == actor.id else self.lines.person(asked)
        return OverdueLine(self.lines.line(entry, actor), whom, day_of(actor, entry.logged_at))


def _most_in_need(row: CandidateSummary) -> tuple[float, str]:
    return (row.hours.share, row.candidate.name)
