"""The parts of the accreditation report: what a visitor asks of a program, with dates, and with what is not held here.

Each figure is counted from the same records as `/casc progress`. No word of an IIP, of a reflection, of a coaching
session or of a support plan stands in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean
from zoneinfo import ZoneInfo

from bot.papers.paper import Cell, Part, Table
from bot.services.cohort.pairing import (
    LATE,
    CandidateFacts,
    counted_from,
    paired_on,
    pairing_dues,
    pairing_part,
    pairing_row,
)
from induction.ahead.early_warning import FactKind, facts
from induction.hours import HourKind
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.recommendation.verification import standing_signings
from induction.record.support import newest_versions
from induction.standing.requirements import summary_of
from induction.standing.standing import Standing, StandingState


@dataclass(frozen=True)
class AccreditationParts:
    """Makes the parts from everybody's facts; `people` are all of the program, by number."""

    pack: ProgramPack
    everybody: Sequence[CandidateFacts]
    people: Mapping[int, Person]

    def all(self) -> Sequence[Part]:
        """Every part, what is missing first: it has to be brought to the visit."""
        return (
            self.gaps(),
            pairing_part(self.pack, self.everybody),
            self.hours_by_cohort(),
            self.hours(),
            self.coaches(),
            self.contacts(),
            self.growth(),
            self.verification(),
            self.support(),
            self.surveys(),
        )

    def gaps(self) -> Part:
        """What a visitor asks and is not on record here, with what to bring instead."""
        rows = [
            ("Coach training and certificates", "Not held here", "Certificates and training records of every coach"),
            ("Assessment of coaches", "Not held here", "Each coach's evaluation, and feedback of their candidates"),
            ("What surveys changed", "Not held here", "Survey results, and the minutes with what was changed for them"),
            *self._counted_gaps(),
        ]
        return Part(
            "What to bring: not on record here",
            ("Nothing is inferred: what is not on record is listed, with what would show it.",),
            Table(("What is asked", "What is missing", "Bring, or record"), rows, (3, 3, 5)),
        )

    def _counted_gaps(self) -> Iterator[Sequence[Cell]]:
        unpaired = [one for one in self.everybody if paired_on(one) is None]
        if unpaired:
            yield ("Pairing with a coach", _of(unpaired, self.everybody), "Pair them on the roster")
        undated = [one for one in self.everybody if paired_on(one) and not any(counted_from(one))]
        if undated:
            days = ", ".join(dict.fromkeys(due.of.label for due in pairing_dues(self.pack) if due.of))
            said = f"The day from which it counts ({days or 'no rule names one'}), with the roster or as a step"
            yield ("Pairing in time", _of(undated, self.everybody), said)
        late = [one for one in self.everybody if pairing_row(one)[-1] == LATE]
        if late:
            said = "The day itself, as the step on record for pairing, where the roster came in after it"
            yield ("Pairing in time", f"Late by what is on record: {_of(late, self.everybody)}", said)
        unrated = [one for one in self.everybody if not one.record.ratings]
        if unrated and self.pack.assessment.rounds:
            yield ("Growth", f"No ratings: {_of(unrated, self.everybody)}", "Ratings of each round")

    def hours_by_cohort(self) -> Part:
        """What the candidates of each cohort have of this year's hours, on average."""
        rows = []
        for cohort, group in groupby(sorted(self.everybody, key=_cohort), key=_cohort):
            held = [summary_of(one.pack, one.record, one.standings, one.today) for one in group]
            coaching = [one.coaching for one in held]
            learning = [one.professional_learning for one in held]
            rows.append(
                (
                    cohort or "in no cohort",
                    len(held),
                    *(
                        cell
                        for each in (coaching, learning)
                        for cell in (_hours(mean(row.have for row in each)), _all_met(each))
                    ),
                    round(100 * mean(one.share for one in held)),
                )
            )
        headings = (
            "Cohort",
            "Candidates",
            "Coaching, mean h",
            "met",
            "Learning, mean h",
            "met",
            "Of this year’s hours, %",
        )
        return Part("Hours by cohort, this program year", table=Table(headings, rows, (3, 2, 2, 1, 2, 1, 2)))

    def hours(self) -> Part:
        """Each candidate's hours of the whole program, with how much is confirmed and verified."""
        rows = [self._hours_row(one) for one in self.everybody]
        headings = (
            *("Candidate", "Cohort", "Coaching h", "of", "confirmed", "verified"),
            *("Learning h", "of", "confirmed", "verified"),
        )
        return Part("Hours by candidate, whole program", table=Table(headings, rows, (4, 2, 2, 1, 2, 2, 2, 1, 2, 2)))

    def _hours_row(self, one: CandidateFacts) -> Sequence[Cell]:
        whole = {row.kind: row for row in one.standings if row.year is None and row.kind and not row.by_category}
        cells: list[Cell] = []
        for kind in HourKind:
            row = whole.get(kind)
            values = (row.have, row.need, row.confirmed, row.verified) if row else (None,) * 4
            cells += map(_hours, values)
        return (one.candidate.name, one.candidate.cohort, *cells)

    def coaches(self) -> Part:
        """Each coach with their candidates and sessions; their training and assessment are not held here."""
        rows = []
        paired = [one for one in self.everybody if one.candidate.coach_id is not None]
        by_coach = sorted(paired, key=lambda one: one.candidate.coach_id or 0)
        for coach_id, group in groupby(by_coach, key=lambda one: one.candidate.coach_id or 0):
            days = [
                entry.on
                for one in group
                for entry in one.record.entries
                if entry.counts and entry.kind is HourKind.COACHING and entry.coach_id == coach_id
            ]
            count = sum(one.candidate.coach_id == coach_id for one in paired)
            name = self.people[coach_id].name if coach_id in self.people else "not on the roster"
            rows.append((name, count, len(days), max(days, default=None), "bring", "bring"))
        headings = ("Coach", "Candidates", "Sessions with them", "Last session", "Training", "Assessment")
        return Part("Coaches", table=Table(headings, sorted(rows, key=lambda row: str(row[0])), (4, 2, 2, 2, 2, 2)))

    def contacts(self) -> Part:
        """When each was coached last, and for whom that is longer ago than the program's line."""
        rows: list[Sequence[Cell]] = []
        for one in self.everybody:
            days = [entry.on for entry in one.record.entries if entry.counts and entry.kind is HourKind.COACHING]
            last = max(days, default=None)
            silent = any(fact.kind is FactKind.NO_CONTACT for fact in facts(one.pack, one.record, one.today))
            ago = (one.today - last).days if last else None
            rows.append((one.candidate.name, self._coach(one), len(days), last, ago, "yes" if silent else None))
        line = self.pack.warnings.no_contact_days
        said = (
            f"No coaching for {line} days or more is marked: a line to look by, which no document draws."
            if line
            else ""
        )
        headings = ("Candidate", "Coach", "Sessions", "Last session", "Days ago", "No contact")
        return Part("Contact with the coach", (said,) if said else (), Table(headings, rows, (4, 4, 2, 2, 2, 2)))

    def growth(self) -> Part:
        """The mean of each rater's scores in the first round and in the newest, and how far apart they are."""
        rows = [row for one in self.everybody for row in self._growth_rows(one)]
        headings = ("Candidate", "Rated by", "First round", "Mean", "Newest round", "Mean", "Growth")
        return Part("Growth", table=Table(headings, rows, (4, 2, 4, 1, 4, 1, 2)), empty="No ratings are on record.")

    def _growth_rows(self, one: CandidateFacts) -> Iterator[Sequence[Cell]]:
        """A row for each who rated; nothing of a round that a newer one of the same rater has not followed."""
        places = {each.key: place for place, each in enumerate(self.pack.assessment.rounds)}
        labels = {each.key: each.label for each in self.pack.assessment.rounds}
        rated = [rating for rating in one.record.ratings if rating.scores]
        rated.sort(key=lambda rating: (rating.rater_role, places.get(rating.round, len(places)), rating.id))
        for role, group in groupby(rated, key=lambda rating: rating.rater_role):
            means = {rating.round: round(mean(rating.scores.values()), 2) for rating in group}
            (first, begun), (last, reached) = next(iter(means.items())), list(means.items())[-1]
            later: Sequence[Cell] = ("none yet", None, None)
            if first != last:
                later = (labels.get(last, last), reached, round(reached - begun, 2))
            yield (one.candidate.name, role.value.replace("_", " "), labels.get(first, first), begun, *later)

    def verification(self) -> Part:
        """How many are through each sign-off, and the next one of each candidate."""
        steps = self.pack.verification
        if not steps:
            return Part("Verification", empty="The program's documents list no sign-offs.")
        signed = {one.candidate.id: standing_signings(one.record.signings) for one in self.everybody}
        counts = [
            f"{step.label}: {sum(step.key in found for found in signed.values())} of {len(signed)}" for step in steps
        ]
        rows: list[Sequence[Cell]] = []
        for one in self.everybody:
            found = signed[one.candidate.id]
            following = next((step.label for step in steps if step.key not in found), "all signed")
            at = max((signing.signed_at for signing in found.values()), default=None)
            last = at.astimezone(ZoneInfo(one.candidate.zone)).date() if at else None
            rows.append((one.candidate.name, one.candidate.cohort, len(found), last, following))
        headings = ("Candidate", "Cohort", "Signed", "Last on", "Next sign-off")
        return Part("Verification", counts, Table(headings, rows, (4, 2, 1, 2, 5)))

    def support(self) -> Part:
        """Support plans: since when, which, how many goals, and whether they are over; never what they say."""
        labels = {one.key: one.label for one in self.pack.warnings.statuses}
        rows: list[Sequence[Cell]] = []
        for one in self.everybody:
            zone = ZoneInfo(one.candidate.zone)
            begun = {plan.plan_id: plan for plan in reversed(one.record.plans)}
            for plan in newest_versions(one.record.plans):
                since = begun[plan.plan_id].written_at.astimezone(zone).date()
                due = max((goal.due for goal in plan.goals), default=None)
                over = plan.written_at.astimezone(zone).date() if plan.closed else None
                label = labels.get(plan.status, plan.status)
                rows.append((one.candidate.name, label, since, plan.version, len(plan.goals), due, over))
        headings = ("Candidate", "Status, as a person gave it", "Since", "Version", "Goals", "Last goal due", "Over")
        return Part("Support plans", table=Table(headings, rows, (4, 4, 2, 1, 1, 2, 2)), empty="No plan is on record.")

    def surveys(self) -> Part:
        """How many took part in the program's evaluation, as far as it is a step that is recorded."""
        rows = []
        asked = [one for one in self.pack.requirements if one.key.startswith(("program.evaluation", "exit.", "survey"))]
        for one in asked:
            states = [row.state for each in self.everybody for row in each.standings if row.key == one.key]
            rows.append((one.label, sum(state is StandingState.MET for state in states), len(states)))
        said = "What surveys said and what was changed for it is not held here: bring it (see the first part)."
        return Part("Surveys and evaluation", (said,), Table(("What", "Done", "Of"), rows, (6, 1, 1)))

    def _coach(self, one: CandidateFacts) -> str | None:
        coach = self.people.get(one.candidate.coach_id or 0)
        return coach.name if coach else None


def _cohort(one: CandidateFacts) -> str:
    return one.candidate.cohort or ""


def _hours(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)


def _all_met(rows: Sequence[Standing]) -> int:
    return sum(row.state is StandingState.MET for row in rows)


def _of(some: Sequence[object], everybody: Sequence[object]) -> str:
    return f"{len(some)} of {len(everybody)} candidates"
