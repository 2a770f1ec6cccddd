"""Steps: what is done and what is open of all that a program asks beside hours, and what somebody says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.services.days import day_of
from bot.services.evidence.evidence import Evidence
from bot.services.evidence.replies import EvidenceForm, Seed
from bot.services.outbox import Outbox
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.verification.files import CandidateFile, CandidateFiles
from bot.services.verification.recordable import is_gathered, is_recordable, is_told, standings_of
from bot.services.verification.replies import (
    Checklist,
    ChecklistRow,
    FilledStep,
    Recorded,
    StepForm,
    StepRecorded,
    TakeBackForm,
    WordWanted,
)
from bot.understanding.wishes.step_reports import step_report
from induction.access import Action, may
from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Trigger
from induction.people import Person, Role
from induction.recommendation.verification import LONGEST_REASON
from induction.record.milestones import TRIGGERS, Happened, Milestone, check_milestone, standing_milestones
from induction.refused import Refused
from induction.standing.requirements import StandingState
from storage.errands import Errand

WORD_WANTED = "word_wanted"
"""The kind of the errand that asks somebody for their word on what another one recorded."""

LONGEST_NOTE, LONGEST_LINK = 500, 500

_TELLING = frozenset({Role.CANDIDATE, Role.COACH, Role.PROGRAM_ADMIN})

_KNOWN_OTHERWISE = frozenset({Trigger.PROGRAM_START, Trigger.RECOMMENDED})
"""The roster has the one, and the step that recommends a candidate records the other."""


@dataclass(frozen=True)
class Steps:
    """The use cases of the checklist."""

    files: CandidateFiles
    outbox: Outbox
    evidence: Evidence

    def of(self, actor: Person, said: str | None, *, now: datetime) -> Checklist:
        """The checklist of the candidate who was named, or of the only one there is."""
        among = candidates_open_to(actor, Action.SEE_STEPS, self.files.records)
        candidate = candidate_meant(actor, said, among, example="/casc steps {name}")
        return self.checklist(actor, self.files.open_to(actor, Action.SEE_STEPS, candidate.id, now=now))

    def at(self, actor: Person, candidate_id: int, *, everything: bool = False, now: datetime) -> Checklist:
        """The checklist of the candidate with that number; `everything` has what is done and the places too."""
        reply = self.checklist(actor, self.files.open_to(actor, Action.SEE_STEPS, candidate_id, now=now))
        return replace(reply, everything=everything)

    def checklist(self, reader: Person, file: CandidateFile) -> Checklist:
        """The checklist from a candidate's file."""
        return Checklist(reader, file, [self._row(reader, file, one) for one in asked_of(file.pack)])

    def form(
        self, actor: Person, candidate_id: int, key: str, on: date | None = None, *, now: datetime
    ) -> StepForm | EvidenceForm:
        """The form in which a step is recorded; the day is today's unless another one is told.

        What candidates gather has one form, that of evidence.
        """
        file = self.files.open_to(actor, Action.RECORD_STEP, candidate_id, now=now)
        if any(is_gathered(actor, file.candidate, one) for one in file.pack.requirements if one.key == key):
            return self.evidence.form(actor, Seed(on=on), now=now)
        requirement = _requirement(actor, file, key)
        self._check_open(actor, file, requirement)
        return StepForm(actor, file, requirement, FilledStep(on or day_of(actor, now)), _is_scored(file, requirement))

    def said(self, actor: Person, text: str, *, now: datetime) -> StepForm | EvidenceForm | Checklist | None:
        """The form for what somebody tells in plain words, or the steps of which they may mean one.

        None where they tell of no step that they may record.
        """
        report = step_report(text, day_of(actor, now))
        if report is None or actor.role not in _TELLING:
            return None
        whose = None if self._is_own(actor, report.whose) else report.whose
        try:
            among = candidates_open_to(actor, Action.RECORD_STEP, self.files.records)
            candidate = candidate_meant(actor, whose, among, example="/casc steps {name}")
        except Refused:
            return None
        file = self.files.of(candidate, now=now)
        told = set(report.what.casefold().split())
        found = [one for one in file.pack.requirements if is_told(actor, file, one) and told <= _words(one)]
        if len(found) == 1:
            return self.form(actor, candidate.id, found[0].key, report.on, now=now)
        if not found or not report.handed_in:
            return None
        return Checklist(actor, file, [self._row(actor, file, one) for one in found], which=report.what)

    def _is_own(self, actor: Person, name: str | None) -> bool:
        """Whether a candidate tells what their own coach or supervisor, by that name, did for them."""
        if name is None or actor.role is not Role.CANDIDATE:
            return False
        numbers = (actor.coach_id, actor.supervisor_id)
        people = [self.files.records.person(number) for number in numbers if number is not None]
        return any(name.casefold() in {one.name.casefold(), one.first_name.casefold()} for one in people if one)

    def record(
        self, actor: Person, candidate_id: int, key: str, filled: FilledStep, *, source: str, now: datetime
    ) -> StepRecorded:
        """What is on record now; the same `source` records it once. Refused with the rule of the field to mend."""
        file = self.files.open_to(actor, Action.RECORD_STEP, candidate_id, now=now)
        requirement = _requirement(actor, file, key)
        if filled.on is None:
            raise Refused("no_day", "On which day was that?")
        if filled.link is not None and not filled.link.startswith(("https://", "http://")):
            raise Refused("no_link", "That is no link: it begins with https://. Anything else goes into the note.")
        happened = Happened(
            candidate_id=candidate_id,
            key=key,
            on=filled.on,
            standard=filled.standard,
            score=filled.score,
            link=filled.link,
            note=filled.note,
        )
        if filled.score is None and actor.id != candidate_id and _is_scored(file, requirement):
            raise Refused("no_score", "Which score was it? It says whether the step was passed.")
        check_milestone(happened, file.pack, today=max(file.today, day_of(actor, now)))
        if not self.files.records.milestones.by_source(source):
            self._check_open(actor, file, requirement)
        errands = self._words_wanted(actor, file.candidate, requirement, source)
        seen = None
        if requirement.kind is RequirementKind.STEP and key not in TRIGGERS:
            seen = [one.id for one in standing_milestones(file.record.milestones) if one.key == key]
        kept = self.files.records.milestones.record(
            happened, source=source, by=actor.id, now=now, seen=seen, errands=errands
        )
        self.outbox.wake([errand.key for errand in errands])
        after = self.files.of(file.candidate, now=now)
        return StepRecorded(actor, file.candidate, requirement.label, kept, self._row(actor, after, requirement))

    def take_back_form(self, actor: Person, candidate_id: int, *, now: datetime) -> TakeBackForm:
        """The form in which something recorded is taken back; Refused where nothing is there."""
        file = self.files.open_to(actor, Action.RECORD_STEP, candidate_id, now=now)
        labels = {one.key: one.label for one in asked_of(file.pack)}
        stand = [one for one in standing_milestones(file.record.milestones) if one.key in labels]
        if not stand:
            raise Refused("no_step", "Nothing is on record that could be taken back.")
        recorded = [(self._recorded(actor, one), labels[one.key]) for one in reversed(stand)]
        return TakeBackForm(actor, file.candidate, recorded)

    def take_back(
        self, actor: Person, candidate_id: int, milestone_id: int, reason: str | None, *, source: str, now: datetime
    ) -> StepRecorded:
        """What is on record no more; Refused without a reason, and for what is not of this candidate."""
        file = self.files.open_to(actor, Action.RECORD_STEP, candidate_id, now=now)
        milestone = next((one for one in file.record.milestones if one.id == milestone_id), None)
        requirement = next((one for one in asked_of(file.pack) if milestone and one.key == milestone.key), None)
        if milestone is None or requirement is None or milestone.takes_back is not None:
            raise Refused("no_step", "That is not on record any more.")
        if not reason or len(reason) > LONGEST_REASON:
            raise Refused("no_reason", f"Why is it taken back? A few words, at most {LONGEST_REASON} characters.")
        self.files.records.milestones.take_back(milestone_id, source=source, by=actor.id, now=now, note=reason)
        after = self.files.of(file.candidate, now=now)
        row = self._row(actor, after, requirement)
        return StepRecorded(actor, file.candidate, requirement.label, milestone, row, taken_back=True)

    def wanted(self, reader_id: int, candidate_id: int, key: str, by_id: int, *, now: datetime) -> WordWanted | None:
        """What waits for the reader's word; None where it waits for it no more, or they may not record it."""
        people = [self.files.records.person(one) for one in (reader_id, candidate_id, by_id)]
        reader, candidate, by = people
        if reader is None or candidate is None or by is None or not may(reader, Action.RECORD_STEP, candidate):
            return None
        file = self.files.of(candidate, now=now)
        requirement = next((one for one in file.pack.requirements if one.key == key), None)
        stand = [one for one in standing_milestones(file.record.milestones) if one.key == key]
        if requirement is None or not stand or _settled(file, requirement):
            return None
        return WordWanted(reader, candidate, by.name, requirement, stand[-1])

    def _words_wanted(
        self, actor: Person, candidate: Person, requirement: PackRequirement, source: str
    ) -> Sequence[Errand]:
        """An errand to everybody whose word is missing then, where it is not the actor's own."""
        whose = requirement.word
        people = [] if whose is None else self._who_says(whose, candidate)
        if actor.id in {one.id for one in people}:
            return []
        about = {"candidate_id": candidate.id, "key": requirement.key, "by_id": actor.id}
        return [
            Errand(f"{WORD_WANTED}:{source}:{one.id}", WORD_WANTED, {**about, "reader_id": one.id}) for one in people
        ]

    def _check_open(self, actor: Person, file: CandidateFile, requirement: PackRequirement) -> None:
        """Refuse what is on record already as often as it is asked for, and what waits for another one's word."""
        rows = standings_of(file, requirement)
        if rows and all(one.state is StandingState.MET for one in rows):
            stand = [one for one in standing_milestones(file.record.milestones) if one.key == requirement.key]
            if stand and requirement.kind is RequirementKind.STEP:
                raise Refused("recorded", f"“{requirement.label}” is on record already.")
        asked = self._spoken_for(actor, file, requirement)
        if asked:
            names = " or ".join(one.first_name for one in asked)
            raise Refused("awaiting", f"“{requirement.label}” is recorded, and waits for a word from {names}.")

    def _spoken_for(self, actor: Person, file: CandidateFile, requirement: PackRequirement) -> Sequence[Person]:
        """Those whose word alone is missing where the actor's is not among them; nobody where the actor may say it.

        A site supervisor's word may be on paper: then the coach or the program records it.
        """
        whose = requirement.word
        awaited = {role for one in standings_of(file, requirement) for role in one.awaits}
        if requirement.waits_for is None and actor.id != file.candidate.id:
            return []
        if whose is None or whose not in awaited or (whose is Role.SUPERVISOR and actor.id != file.candidate.id):
            return []
        asked = self.files.people_as(whose, file.candidate)
        return [] if actor.id in {one.id for one in asked} else asked

    def _who_says(self, role: Role, candidate: Person) -> Sequence[Person]:
        """Who records the word of that role: whoever has it, but for a supervisor, to whom steps are not open.

        What a supervisor said is recorded by the coach or, where there is none, by the program.
        """
        if role is not Role.SUPERVISOR:
            return self.files.people_as(role, candidate)
        return self.files.people_as(Role.COACH, candidate) or self.files.people_as(Role.PROGRAM_ADMIN, candidate)

    def _row(self, reader: Person, file: CandidateFile, requirement: PackRequirement) -> ChecklistRow:
        stand = standing_milestones(file.record.milestones)
        return ChecklistRow(
            requirement,
            standings_of(file, requirement),
            [self._recorded(reader, one) for one in stand if one.key == requirement.key],
            recordable=is_gathered(reader, file.candidate, requirement)
            or (
                is_recordable(reader, file, requirement)
                and may(reader, Action.RECORD_STEP, file.candidate)
                and not self._spoken_for(reader, file, requirement)
            ),
        )

    def _recorded(self, reader: Person, milestone: Milestone) -> Recorded:
        if milestone.recorded_by is None:
            return Recorded(milestone, "the roster")
        if milestone.recorded_by == reader.id:
            return Recorded(milestone, "you")
        who = self.files.records.person(milestone.recorded_by)
        return Recorded(milestone, who.name if who else "somebody who has left")


def asked_of(pack: ProgramPack) -> Sequence[PackRequirement]:
    """What a checklist consists of: the days from which the program's deadlines count, then its requirements."""
    dues = [rule.due for rule in pack.rules] + [side.due for rule in pack.rules for side in rule.conflict]
    dues += [one.due for one in pack.requirements]
    counted = {due.of for due in dues if due is not None and due.of is not None}
    asked = {one.key for one in pack.requirements}
    days = [
        PackRequirement(key=one.value, label=one.label, kind=RequirementKind.STEP, rule="")
        for one in Trigger
        if one in counted and one not in _KNOWN_OTHERWISE and one not in asked
    ]
    return [*days, *pack.requirements]


def _words(requirement: PackRequirement) -> set[str]:
    return set(requirement.label.casefold().replace(",", " ").split())


def _requirement(actor: Person, file: CandidateFile, key: str) -> PackRequirement:
    """What is to be recorded; Refused for what nobody records."""
    found = next((one for one in asked_of(file.pack) if one.key == key), None)
    if found is None or not is_recordable(actor, file, found):
        raise Refused(
            "unknown_step", "The program has no such step any more. `/casc steps` shows those that there are."
        )
    return found


def _is_scored(file: CandidateFile, requirement: PackRequirement) -> bool:
    return requirement.passes is not None and bool(file.pack.assessment.levels)


def _settled(file: CandidateFile, requirement: PackRequirement) -> bool:
    rows = standings_of(file, requirement)
    return bool(rows) and all(one.state is StandingState.MET for one in rows)
