"""The accreditation report: what a visitor asks of a program, from what is on record, as PDF and as a workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.papers.paper import Paper, worded
from bot.papers.pdf import pdf_of
from bot.papers.workbook import workbook_of
from bot.services.cohort.accreditation_parts import AccreditationParts
from bot.services.cohort.pairing import CandidateFacts
from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.rulebook import HOME_ZONE, rules_of
from bot.services.words import Words
from induction.access import Action, check_may
from induction.calendar import date_words
from induction.dates.rounds import blinded, missing_raters
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.assessments import Rating
from induction.refused import Refused
from induction.roster import cohort_named
from induction.standing.requirements import standings
from storage.errands import Errand
from storage.records import Records

REPORT = "accreditation_report"
"""The kind of the errand that hands over the report."""


class ReportKind(StrEnum):
    """What kind of file a report is; also the ending of its name."""

    PDF = "pdf"
    XLSX = "xlsx"


_MAKERS: Mapping[ReportKind, Callable[[Paper], bytes]] = {ReportKind.PDF: pdf_of, ReportKind.XLSX: workbook_of}


@dataclass(frozen=True)
class ReportFile:
    """The report as a file, and how many candidates are in it."""

    name: str
    content: bytes
    candidates: int
    title: str


@dataclass(frozen=True)
class Accreditation:
    """The use case of the report. It has names in it, and so it is for the program administrator alone."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    def ask(self, actor: Person, words: str, *, source: str, now: datetime) -> Words:
        """That both files come; the words may begin with `accreditation` and name a cohort. Noted as an export is."""
        check_may(actor, Action.SEE_COHORT, actor)
        said = " ".join(words.split())
        first, _, rest = said.partition(" ")
        cohort = (rest if first.casefold() == "accreditation" else said) or None
        candidates = self.candidates(actor.program, cohort)
        details = {"person": actor.id, "cohort": candidates[0].cohort if cohort else None}
        errands = [Errand(f"{REPORT}:{source}:{kind}", REPORT, {**details, "kind": kind.value}) for kind in ReportKind]
        everybody, rounds = [one.id for one in candidates], self._rated(candidates, now=now)
        self.records.sheets.note_export(actor.id, everybody, rounds=rounds, errands=errands, now=now)
        self.outbox.wake([errand.key for errand in errands])
        return Words("The accreditation report comes in a direct message from me, as PDF and as an Excel workbook.")

    def file(self, actor: Person, cohort: str | None, kind: ReportKind, *, now: datetime) -> ReportFile:
        """The report as a file for this administrator; Refused for anybody else."""
        check_may(actor, Action.SEE_COHORT, actor)
        return self.written(actor.program, cohort, kind, made_by=actor.name, zone=ZoneInfo(actor.zone), now=now)

    def written(
        self,
        program: str,
        cohort: str | None,
        kind: ReportKind,
        *,
        made_by: str = "the command line",
        zone: ZoneInfo = HOME_ZONE,
        now: datetime,
    ) -> ReportFile:
        """The same for whoever runs the companion, and so has all of its records before them."""
        candidates = self.candidates(program, cohort)
        pack, at = self.packs[program], now.astimezone(zone)
        whose = f"{pack.short_name}{f', cohort {candidates[0].cohort}' if cohort else ''}"
        people = {one.id: one for one in self.records.people(program, former=True)}
        parts = AccreditationParts(pack, self._facts(candidates, now=now), people)
        cohorts = sorted({one.cohort or "in none" for one in candidates})
        paper = Paper(
            title=f"{whose}: for accreditation",
            head=(
                ("Program", pack.name),
                ("Cohorts", ", ".join(cohorts)),
                ("Candidates", str(len(candidates))),
                ("As of", date_words(at.date())),
                (
                    "Rules of",
                    "; ".join(f"{one.title}{f', {one.edition}' if one.edition else ''}" for one in pack.documents),
                ),
                ("Not in it", f"the text of {pack.words.plan} goals, reflections, sessions and support plans"),
            ),
            parts=parts.all(),
            made_at=at,
            made_by=made_by,
            foot="Names candidates: for the program and its accreditation visit",
        )
        stem = "-".join("".join(letter if letter.isalnum() else " " for letter in whose.lower()).split())
        content = _MAKERS[kind](worded(paper, pack.words))
        return ReportFile(f"accreditation-{stem}-{at:%Y-%m-%d}.{kind}", content, len(candidates), whose)

    def candidates(self, program: str, cohort: str | None) -> Sequence[Person]:
        """The candidates of the program, or of that cohort of it, by cohort and name; Refused where there are none."""
        pack = self.packs.get(program)
        if pack is None or pack.shared:
            known = ", ".join(one.id for one in self.packs.values() if not one.shared)
            raise Refused("unknown_program", f"I know no program “{program}”. There is {known}.")
        everybody = [one for one in self.records.people(program) if one.role is Role.CANDIDATE]
        if cohort is not None:
            name = cohort_named(cohort, sorted({one.cohort for one in everybody if one.cohort}))
            everybody = [one for one in everybody if one.cohort == name]
        if not everybody:
            raise Refused("no_candidates", "No candidates are on the roster yet: there is nothing to report.")
        return sorted(everybody, key=lambda one: (one.cohort or "", one.name))

    def _rated(self, candidates: Sequence[Person], *, now: datetime) -> Mapping[int, Sequence[str]]:
        """The rounds of which the report holds what was scored, those in which everybody has rated, by candidate."""
        given: dict[int, list[Rating]] = {one.id: [] for one in candidates}
        for rating in self.records.ratings.of_candidates(list(given)):
            given[rating.candidate_id].append(rating)
        rounds = {one.id: rules_of(self.packs, one, day_of(one, now)).assessment.rounds for one in candidates}
        return {
            number: [one.key for one in rounds[number] if not missing_raters(one, ratings)]
            for number, ratings in given.items()
            if ratings
        }

    def _facts(self, candidates: Sequence[Person], *, now: datetime) -> Sequence[CandidateFacts]:
        found = []
        for record in self.records.candidates.records(candidates):
            today = day_of(record.candidate, now)
            pack = rules_of(self.packs, record.candidate, today)
            found.append(CandidateFacts(record, pack, standings(pack, blinded(pack, record), today), today))
        return found
