"""Hours from elsewhere: what a sheet would record, shown first, then recorded through the ledger, each row once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from bot.services.confirming.confirmations import Confirmations
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import CandidateSummary
from bot.services.sheets.plans import Planning
from bot.services.sheets.replies import Imported, ImportPlan, NewRow, SheetShown
from bot.sheets.layouts import DayOrder, Layout
from bot.sheets.reading import BadRow, read_sheet
from induction.access import Action, may
from induction.hours import LedgerEntry
from induction.ledger.cards import CardAction, HourCard, Recorded
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

BATCH = 250
"""Rows a transaction, as many as one tap records: others who record meanwhile wait for less than half a second."""

SHOWN = 50
"""Entries of a plan that are shown one by one."""

_IMPORTERS = frozenset({Role.CANDIDATE, Role.COACH, Role.PROGRAM_ADMIN})


@dataclass(frozen=True)
class Imports:
    """The use case of importing hours: one's own, the coaching of one's caseload, or those of one's program."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    confirmations: Confirmations

    def plan(
        self,
        actor: Person,
        content: bytes,
        *,
        layout: Layout | None = None,
        session_minutes: int | None = None,
        dates: DayOrder | None = None,
        now: datetime,
    ) -> ImportPlan:
        """What importing the file would do; Refused where it is no sheet, or the actor imports nobody's hours.

        `session_minutes` is how long the sessions of a register were whose headings do not say it, and `dates` which
        figure of its dates comes first, the answer to a plan's question.
        """
        if actor.role not in _IMPORTERS:
            raise Refused(
                "not_an_importer",
                "Hours are imported by the candidate or the coach whose they are, or by the program administrator.",
            )
        today = day_of(actor, now)
        reading = read_sheet(content, layout=layout, session_minutes=session_minutes, dates=dates, today=today)
        return Planning(self.records, self.packs, actor, now=now).plan(reading, dates=dates)

    def shown(self, actor: Person, plan: ImportPlan, *, file: str, handle: str | None = None) -> SheetShown:
        """The plan as the actor knows the people in it."""
        lines = [self.lines.line(row.entry, actor) for row in plan.new[:SHOWN]]
        doubtful = [(one.new.entry, one.other) for one in plan.doubtful[:SHOWN]]
        doubts = [(self.lines.line(mine, actor), self.lines.line(other, actor)) for mine, other in doubtful]
        longs = [(row.line, self.lines.line(row.entry, actor)) for row in plan.long[:SHOWN]]
        return SheetShown(file, plan, lines, doubts, longs, handle)

    def record(
        self,
        actor: Person,
        plan: ImportPlan,
        *,
        file: str,
        skip_bad: bool = False,
        apart: bool = False,
        long_too: bool = False,
        now: datetime,
    ) -> Imported:
        """What was recorded of the plan; the same rows a second time record nothing.

        Refused while a row is bad, unless bad rows are to be left out. `apart` is the actor's word that the doubtful
        rows are other sessions than those that are there, `long_too` that the long ones took that long.
        """
        if plan.faulty and not skip_bad:
            bad = "1 row is bad. Mend it" if plan.faulty == 1 else f"{plan.faulty} rows are bad. Mend them"
            raise Refused("bad_rows", f"Nothing was recorded: {bad}, or leave them out, and import the file again.")
        rows = plan.rows(apart=apart, long_too=long_too)
        recorded: list[LedgerEntry] = []
        refused: list[BadRow] = []
        known = len(plan.known)
        for start in range(0, len(rows), BATCH):
            for row, done in self._batch(actor, rows[start : start + BATCH], len(recorded), apart=apart, now=now):
                if isinstance(done, Refused):
                    refused.append(BadRow(row.line, None, done.message))
                elif done.first_time:
                    recorded += done.entries
                else:
                    known += 1
        return replace(
            self._receipt(actor, plan, recorded, file=file, at=now, now=now),
            known=known,
            refused=refused,
            doubtful=() if apart else [one.new.line for one in plan.doubtful],
            long=() if long_too else [row.line for row in plan.long],
        )

    def receipt(self, actor: Person, plan: ImportPlan, *, file: str, now: datetime) -> Imported | None:
        """What the actor's last import of these rows recorded, as it was told then; None where they imported none."""
        found = self.records.sheets.last_import(actor.id, [row.key for row in plan.known])
        if found is None:
            return None
        entries = self.records.sheets.entries_of_import(actor.id, found)
        known = len(plan.known) - len(entries)
        return replace(self._receipt(actor, plan, entries, file=file, at=found, now=now), known=max(known, 0))

    def _receipt(
        self, actor: Person, plan: ImportPlan, entries: Sequence[LedgerEntry], *, file: str, at: datetime, now: datetime
    ) -> Imported:
        return Imported(
            file=file,
            entries=entries,
            known=len(plan.known),
            at=at,
            left_out=plan.faulty,
            faults=plan.faults,
            doubtful=[one.new.line for one in plan.doubtful],
            long=[row.line for row in plan.long],
            totals=self.totals(actor, entries, now=now),
        )

    def totals(self, actor: Person, entries: Sequence[LedgerEntry], *, now: datetime) -> Sequence[CandidateSummary]:
        """Where the candidates of these entries stand now, those whose hours the actor sees."""
        people = [self.lines.person(one) for one in dict.fromkeys(entry.candidate_id for entry in entries)]
        return self.lines.summaries([one for one in people if may(actor, Action.SEE_HOURS, one)], now=now)

    def _batch(
        self, actor: Person, rows: Sequence[NewRow], before: int, *, apart: bool, now: datetime
    ) -> Iterable[tuple[NewRow, Recorded | Refused]]:
        """What became of each row: all in one transaction, or each in its own where one does not fit any more.

        Refused where the records are busy, with how many were recorded `before`.
        """
        cards = {row.key: _card(actor, row, apart=apart, now=now) for row in rows}
        try:
            done = self.records.sheets.record(cards, errands=self._asked(cards.values(), now=now), now=now)
        except Refused as refused:
            if refused.passes and before:
                raise Refused(
                    refused.rule,
                    f"The records are busy just now: {before:,} entries are recorded, and the rest is not. Import the "
                    "file again; no row counts twice.",
                ) from refused
            if refused.passes:
                raise
            return [(row, self._single(row.key, cards[row.key], now=now)) for row in rows]
        return zip(rows, done, strict=True)

    def _single(self, key: str, card: HourCard, *, now: datetime) -> Recorded | Refused:
        try:
            [done] = self.records.sheets.record({key: card}, errands=self._asked([card], now=now), now=now)
        except Refused as refused:
            if refused.passes:
                raise
            return refused
        return done

    def _asked(self, cards: Iterable[HourCard], *, now: datetime) -> Sequence[Errand]:
        """Each other party is asked once, in their list of the day."""
        requests = {one.key: one for card in cards for one in self.confirmations.requests(card, now=now)}
        return list(requests.values())


def _card(actor: Person, row: NewRow, *, apart: bool, now: datetime) -> HourCard:
    return HourCard(
        id=uuid4().hex,
        actor_id=actor.id,
        action=CardAction.RECORD,
        entries=(row.entry,),
        created_at=now,
        apart=apart,
    )
