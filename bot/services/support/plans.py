"""Support plans: a person decides on a status and writes a plan, and the candidate and the coach get it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.support.replies import PlanForm, PlanLine, PlanList, PlanShown
from induction.access import Action, check_may, may
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.record.support import PlanDraft, SupportPlan, check_plan, newest_versions
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

PLAN_WRITTEN = "plan_written"
"""The kind of the errand that brings a plan to the candidate and to the coach."""


@dataclass(frozen=True)
class SupportPlans:
    """The use cases of support plans. The companion never gives a status: whoever writes the plan does."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    def listed(self, actor: Person, said: str | None, *, now: datetime) -> PlanList:
        """The plans of the candidate who was named, or of the only one there is; a reading by another is noted."""
        among = candidates_open_to(actor, Action.SEE_PLAN, self.records)
        candidate = candidate_meant(actor, said, among, example="/casc plan {name}")
        check_may(actor, Action.SEE_PLAN, candidate)
        newest = newest_versions(self.records.support.plans_of([candidate.id]))
        self._note(actor, candidate, [one.plan_id for one in newest], now=now)
        lines = [self.line(actor, plan) for plan in reversed(newest)]
        return PlanList(actor, candidate, lines, decides=may(actor, Action.WRITE_PLAN, candidate))

    def form(self, actor: Person, candidate_id: int, *, now: datetime) -> PlanForm:
        """The empty form of a new plan."""
        candidate = self._candidate(actor, candidate_id)
        return PlanForm(actor, candidate, self.packs[candidate.program], day_of(actor, now))

    def form_of(self, actor: Person, plan_id: str, *, now: datetime) -> PlanForm:
        """The form with the newest version of a plan in it."""
        newest = self._newest(plan_id)
        form = self.form(actor, newest.candidate_id, now=now)
        self._note(actor, form.candidate, [plan_id], now=now)
        goals = tuple((goal.text, goal.due) for goal in newest.goals)
        draft = PlanDraft(status=newest.status, goals=goals, note=newest.note, closed=newest.closed)
        return replace(form, draft=draft, plan_id=plan_id, version=newest.version)

    def sent(
        self,
        actor: Person,
        candidate_id: int,
        draft: PlanDraft,
        plan_id: str | None,
        version: int,
        *,
        now: datetime,
    ) -> PlanForm:
        """The form as it was sent off."""
        form = self.form(actor, candidate_id, now=now)
        if plan_id is not None and self._newest(plan_id).candidate_id != candidate_id:
            raise _not_there()
        return replace(form, draft=draft, plan_id=plan_id, version=version)

    def save(self, form: PlanForm, *, source: str, now: datetime) -> PlanShown:
        """The plan as it is kept, on its way to the candidate and the coach; the same `source` keeps it once.

        Refused with the rule of the field that is to be put right, and where somebody changed the plan meanwhile.
        """
        check_may(form.actor, Action.WRITE_PLAN, form.candidate)
        goals = check_plan(form.pack, form.draft, today=form.today)
        plan = SupportPlan(
            plan_id=form.plan_id or source,
            version=form.version + 1,
            candidate_id=form.candidate.id,
            status=form.draft.status or "",
            goals=goals,
            written_by=form.actor.id,
            written_at=now,
            note=form.draft.note,
            closed=form.draft.closed,
        )
        told = [form.candidate.id, *filter(None, [form.candidate.coach_id])]
        errands = [
            Errand(
                f"{PLAN_WRITTEN}:{plan.plan_id}:{plan.version}:{one}",
                PLAN_WRITTEN,
                {"plan_id": plan.plan_id, "version": plan.version, "person_id": one},
            )
            for one in told
        ]
        kept = self.records.support.write(plan, errands=errands)
        self.outbox.wake([errand.key for errand in errands])
        return PlanShown(form.actor, form.candidate, self.line(form.actor, kept), decides=True, receipt=True)

    def shown(self, reader_id: int, plan_id: str, version: int) -> PlanShown | None:
        """A version of a plan for somebody who is told of it; None where it is no longer the newest or not theirs."""
        versions = self.records.support.versions(plan_id)
        reader = self.records.person(reader_id)
        if reader is None or not versions or versions[-1].version != version:
            return None
        candidate = self.records.person(versions[-1].candidate_id)
        if candidate is None or not may(reader, Action.SEE_PLAN, candidate):
            return None
        return PlanShown(reader, candidate, self.line(reader, versions[-1]))

    def line(self, reader: Person, plan: SupportPlan) -> PlanLine:
        """The plan as the reader knows it."""
        candidate = self.records.person(plan.candidate_id)
        statuses = self.packs[reader.program].warnings.statuses if candidate else ()
        label = next((one.label for one in statuses if one.key == plan.status), plan.status)
        author = None if plan.written_by == reader.id else self.records.person(plan.written_by)
        name = None if plan.written_by == reader.id else author.name if author else "somebody"
        return PlanLine(plan, label, name, day_of(reader, plan.written_at))

    def _note(self, actor: Person, candidate: Person, plan_ids: Sequence[str], *, now: datetime) -> None:
        if actor.id != candidate.id and plan_ids:
            self.records.support.note_reading(candidate.id, plan_ids, actor.id, now=now)

    def _newest(self, plan_id: str) -> SupportPlan:
        versions = self.records.support.versions(plan_id)
        if not versions:
            raise _not_there()
        return versions[-1]

    def _candidate(self, actor: Person, candidate_id: int) -> Person:
        candidate = self.records.person(candidate_id)
        if candidate is None or not may(actor, Action.WRITE_PLAN, candidate):
            raise _not_there()
        return candidate


def _not_there() -> Refused:
    return Refused("no_plan", "That plan is not there, or not yours to change. `/casc plan` shows those that are.")
