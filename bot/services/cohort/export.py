"""The cohort at a glance as an Excel workbook: every row of what was looked at, to sort and to go on with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.papers.paper import Cell, Paper, Part, Table
from bot.papers.workbook import workbook_of
from bot.services.cohort.replies import CohortFile, CohortTable, TableRow, TableView
from bot.services.cohort.table import CohortTables
from bot.services.outbox import Outbox
from bot.services.words import Words
from induction.ahead.attention import Concern, Matter
from induction.calendar import date_words
from induction.people import Person
from storage.errands import Errand

COHORT_FILE = "cohort_file"
"""The kind of the errand that hands over the table."""

_HEADINGS = (
    *("Candidate", "Cohort", "Coach", "Year", "Coaching, hours", "of", "Professional learning, hours", "of"),
    *("Hours of this year, %", "Looked at first"),
)


@dataclass(frozen=True)
class CohortExports:
    """The use case of taking the table away; what is in it is noted, as it is with hours."""

    tables: CohortTables
    outbox: Outbox

    def ask(self, actor: Person, view: TableView, *, source: str, now: datetime) -> Words:
        """That the file comes, with what the view leaves."""
        table = self.tables.of(actor, view, now=now)
        errand = Errand(f"{COHORT_FILE}:{source}", COHORT_FILE, {"person": actor.id, "view": asdict(view)})
        records = self.tables.records
        records.sheets.note_export(actor.id, [one.candidate.id for one in table.rows], errands=[errand], now=now)
        self.outbox.wake([errand.key])
        return Words("The table comes as an Excel file in a direct message from me, in a moment.")

    def file(self, actor: Person, view: TableView, *, now: datetime) -> CohortFile:
        """The file as things stand; Refused for whom no candidates are open."""
        table = self.tables.of(actor, view, now=now)
        title = view.cohort or table.pack.short_name
        at = now.astimezone(ZoneInfo(actor.zone))
        coaches = self._coaches(table)
        paper = Paper(
            title=f"{title}: candidates at a glance",
            head=(("Program", table.pack.name), ("Shown", _shown(view)), ("Candidates", str(len(table.rows)))),
            parts=(
                Part(
                    "At a glance", table=Table((*_HEADINGS, *_labels()), [_cells(one, coaches) for one in table.rows])
                ),
            ),
            made_at=at,
            made_by=actor.name,
            foot="An order in which to look, from what is on record. No status, and nothing for employment evaluation.",
        )
        stem = "-".join(title.lower().split())
        return CohortFile(f"{stem}-at-a-glance-{at:%Y-%m-%d}.xlsx", workbook_of(paper), len(table.rows), title)

    def _coaches(self, table: CohortTable) -> Mapping[int, str]:
        """The coaches by number; of a coach's own table that is the coach alone."""
        return {one.id: one.name for one in (table.reader, *table.coaches)}


def kept_view(told: Mapping[str, Any]) -> TableView:
    """The view as an errand keeps it."""
    concern = told["concern"]
    return TableView(**{**told, "concern": None if concern is None else Concern(concern)})


def _labels() -> Iterator[str]:
    return (f"{one.label[0].upper()}{one.label[1:]}" for one in Concern)


def _cells(row: TableRow, coaches: Mapping[int, str]) -> Sequence[Cell]:
    candidate, hours = row.candidate, row.hours
    first = row.attention.first
    return (
        candidate.name,
        candidate.cohort,
        coaches.get(candidate.coach_id or 0),
        hours.year or "whole program",
        *(_hours(value) for one in (hours.coaching, hours.professional_learning) for value in (one.have, one.need)),
        round(100 * hours.share),
        first.label if first else None,
        *(_matters(row.attention.of(one)) for one in Concern),
    )


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)


def _matters(matters: Sequence[Matter]) -> str:
    return "; ".join(f"{one.label}{f' ({date_words(one.on)})' if one.on else ''}" for one in matters)


def _shown(view: TableView) -> str:
    parts = [
        view.cohort and f"cohort {view.cohort}",
        None if view.coach is None else "one coach’s candidates" if view.coach else "those without a coach",
        view.concern and view.concern.label,
        "what needs whoever asked" if view.mine else None,
    ]
    return ", ".join(filter(None, parts)) or "everybody"
