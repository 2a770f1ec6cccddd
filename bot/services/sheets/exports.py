"""Hours to take away: every line of the ledger about oneself, one's caseload, a cohort or a program, as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.outbox import Outbox
from bot.services.people.meant import where_of
from bot.services.people.names import named
from bot.services.sheets.export_lines import SheetLines
from bot.services.words import Words
from bot.sheets.about import About
from bot.sheets.layouts import COMPANION, Layout, layout_named
from bot.sheets.writing import csv_of, file_name, written_for
from induction.access import Action, check_may, may
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import cohort_named
from storage.errands import Errand
from storage.records import Records

EXPORT = "export_hours"
"""The kind of the errand that hands over a file."""


class FileKind(StrEnum):
    """What kind of file an export is; also the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Selection:
    """Whose hours are exported, and what they are called together."""

    candidates: Sequence[Person]
    title: str


@dataclass(frozen=True)
class ExportFile:
    """A file with hours: how many `entries` are in it, whose, and whether it is a copy of the record itself.

    `others` are the lines that the layout has no place for, as BigTime has none for learning, and `past` those that no
    longer count and are left out of such a file.
    """

    name: str
    content: bytes
    entries: int
    title: str
    of_record: bool
    others: int = 0
    past: int = 0


@dataclass(frozen=True)
class Exports:
    """The use case of exporting hours."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    outbox: Outbox

    def ask(self, actor: Person, words: str, *, source: str, now: datetime) -> Words:
        """That the file comes; the words may name a cohort or a candidate, and the kind of file behind that."""
        who, kind = _read(words)
        selection = self.meant(actor, who)
        details = {
            "person": actor.id,
            "candidates": [one.id for one in selection.candidates],
            "title": selection.title,
            "kind": kind.value,
        }
        errand = Errand(f"export:{source}", EXPORT, details)
        self.note(actor, selection, errands=[errand], now=now)
        self.outbox.wake([errand.key])
        whose = "with your hours" if list(selection.candidates) == [actor] else f"({selection.title})"
        return Words(f"The file {whose} comes in a direct message from me, in a moment.")

    def selected(self, actor: Person, *, of: str | None = None, cohort: str | None = None) -> Selection:
        """Whose hours are meant: of one candidate, of a cohort, or of all that are open to the actor.

        Refused where nobody's are, and for a name or a cohort that is not among them.
        """
        if actor.role is Role.CANDIDATE:
            if of is not None:
                named(of, [actor], where=where_of(actor))
            _check_no_cohort(cohort)
            return Selection([actor], actor.name)
        candidates = self._open_to(actor)
        if of is not None:
            one = named(of, candidates, where=where_of(actor))
            return Selection([one], one.name)
        if cohort is not None:
            return _of_cohort(cohort, candidates)
        title = f"caseload of {actor.name}" if actor.role is Role.COACH else self.packs[actor.program].short_name
        return Selection(candidates, title)

    def meant(self, actor: Person, words: str) -> Selection:
        """The same from words that may be a cohort or a candidate's name; none for everybody."""
        said = words.strip()
        if not said:
            return self.selected(actor)
        if actor.role is not Role.CANDIDATE and said.casefold() in map(str.casefold, _cohorts(self._open_to(actor))):
            return self.selected(actor, cohort=said)
        return self.selected(actor, of=said)

    def note(self, actor: Person, selection: Selection, *, errands: Sequence[Errand] = (), now: datetime) -> None:
        """Write down whose hours the actor takes away, but for their own, and keep what follows from it."""
        others = [one.id for one in selection.candidates if one.id != actor.id]
        self.records.sheets.note_export(actor.id, others, errands=errands, now=now)

    def file(
        self, actor: Person, selection: Selection, kind: FileKind, *, layout: Layout | None = None, now: datetime
    ) -> ExportFile:
        """The file, for who may see the hours of everybody in it."""
        for candidate in selection.candidates:
            check_may(actor, Action.SEE_HOURS, candidate)
        form, pack = layout or layout_named(COMPANION), self.packs[actor.program]
        everything = SheetLines(self.records, self.packs, self.lines.person).of(selection.candidates)
        lines = written_for(form, everything)
        of_record = pack.entries.of_record
        name = file_name(selection.title, day_of(actor, now), kind.value, of_record=of_record)
        about = About(
            selection.title,
            pack.name,
            f"{actor.name} <{actor.email}>",
            now.astimezone(ZoneInfo(actor.zone)),
            of_record,
            {category.key: category.label for category in pack.categories},
            {key: one.short_name for key, one in self.packs.items()},
        )
        if kind is FileKind.CSV:
            content = csv_of(lines, form, about)
        else:
            from bot.sheets.spreadsheets import workbook_of  # noqa: PLC0415 - openpyxl costs a third of a second

            content = workbook_of(lines, form, about)
        past = 0 if form.verbatim else sum(not line.counts for line in everything)
        others = len(everything) - len(lines) - past
        return ExportFile(name, content, len(lines), selection.title, of_record, others, past)

    def _open_to(self, actor: Person) -> Sequence[Person]:
        if actor.role is Role.COACH:
            candidates: Sequence[Person] = self.records.candidates_of(actor.id)
        else:
            candidates = [one for one in self.records.people(actor.program) if one.role is Role.CANDIDATE]
        seen = [one for one in candidates if may(actor, Action.SEE_HOURS, one)]
        if not seen:
            raise Refused(
                "nobodys_hours",
                "There are no hours for you to export: they are open to the candidate, their coach and the program "
                "administrator.",
            )
        return seen


def _cohorts(candidates: Sequence[Person]) -> Sequence[str]:
    """The cohorts that these are in, by name."""
    return sorted({one.cohort for one in candidates if one.cohort})


def _of_cohort(said: str, candidates: Sequence[Person]) -> Selection:
    cohort = cohort_named(said, _cohorts(candidates))
    return Selection([one for one in candidates if one.cohort == cohort], f"cohort {cohort}")


def _read(words: str) -> tuple[str, FileKind]:
    """Whose hours, and as what; an Excel workbook where nothing is said."""
    who, _, last = words.strip().rpartition(" ")
    ending = last.removeprefix(".").lower()
    kinds = {"excel": FileKind.XLSX} | {kind.value: kind for kind in FileKind}
    return (who, kinds[ending]) if ending in kinds else (words.strip(), FileKind.XLSX)


def _check_no_cohort(cohort: str | None) -> None:
    if cohort is not None:
        raise Refused("not_allowed", "You can export your own hours. Those of a cohort are open to its staff.")
