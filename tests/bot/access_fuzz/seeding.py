"""What stands in the records before the first request: of every kind of words some of every candidate, each marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from induction.feedback.coaching import CoachingRated, CyclePart
from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.sessions import AgreedItem, Closing
from induction.people import Person, Role
from induction.record.artifacts import Gathered
from induction.record.assessments import Rated
from induction.record.milestones import Happened
from induction.record.support import PlanGoal, SupportPlan
from induction.writing.approvals import Approval, Verdict
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.shares import Item, SharedKind
from storage.records import Records
from tests.bot.conftest import NOW

TODAY = NOW.date()
FIRST_MARK = 90_000
"""The marks of what stands there first count from here; those of what is typed later from 1."""

SESSIONS = 2
LONG = " What we planned stands there too." * 100
"""Two notes of this length are more than one message holds, so that there is a button for the one before."""

_GOAL = ("context", "change", "baseline", "strategies")
_REFLECTION = ("tried", "happened", "meaning")


@dataclass
class Seeds:
    """Writes the records; `typed` says by whom, as their Slack id, each mark was typed."""

    records: Records
    typed: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(FIRST_MARK))

    def sow(self) -> Mapping[str, str]:
        """Give everybody something to be read, and a supervisor one goal of each candidate's to whom they are one."""
        people = {one.id: one for one in self.records.people()}
        for one in people.values():
            if one.role is Role.COACH:
                self._coaching(one)
        for candidate in (one for one in people.values() if one.role is Role.CANDIDATE):
            coach = people[candidate.coach_id or 0]
            admin = _of_role(people, candidate.program, Role.PROGRAM_ADMIN)
            self._writing(candidate, coach)
            for number in range(SESSIONS):
                self._session(candidate, coach, number)
            self._record(candidate, coach, people[candidate.supervisor_id or 0])
            self._plan(candidate, admin)
        return self.typed

    def _writing(self, candidate: Person, coach: Person) -> None:
        goal = self._draft(candidate, DraftKind.GOAL, _GOAL, DraftState.KEPT)
        self._draft(candidate, DraftKind.GOAL, _GOAL, DraftState.DRAFT)
        reflection = self._draft(candidate, DraftKind.REFLECTION, _REFLECTION, DraftState.KEPT)
        self._draft(candidate, DraftKind.REFLECTION, _REFLECTION, DraftState.DRAFT)
        said = Approval(
            draft_id=goal.draft_id,
            version=1,
            candidate_id=candidate.id,
            by_id=coach.id,
            role=Role.COACH,
            verdict=Verdict.CHANGES_ASKED,
            at=NOW,
            comment=self._words(coach),
        )
        self.records.approvals.give(said, source=f"seed:approval:{candidate.id}")
        shared = goal if candidate.id % 2 else reflection
        item = Item(
            candidate_id=candidate.id, kind=SharedKind(shared.kind.value), item=shared.draft_id, version=shared.version
        )
        self.records.shares.give(item, candidate.supervisor_id or 0, source=f"seed:share:{candidate.id}", now=NOW)

    def _draft(self, candidate: Person, kind: DraftKind, parts: tuple[str, ...], state: DraftState) -> Draft:
        return self.records.drafts.write(
            Draft(
                draft_id=f"{candidate.id:04x}{next(self._numbers):012x}",
                version=1,
                kind=kind,
                candidate_id=candidate.id,
                author_id=candidate.id,
                parts={"cpsel": "4"} | {one: self._words(candidate) for one in parts},
                state=state,
                written_at=NOW,
            )
        )

    def _session(self, candidate: Person, coach: Person, number: int) -> None:
        key = f"seed:session:{candidate.id}:{number}"
        entry = HourEntry(
            candidate_id=candidate.id,
            coach_id=coach.id,
            kind=HourKind.COACHING,
            minutes=45,
            on=TODAY - timedelta(days=20 + 20 * number + candidate.id),
            topic=self._words(coach),
        )
        card = HourCard(id=key, actor_id=coach.id, action=CardAction.RECORD, entries=(entry,), created_at=NOW)
        closing = Closing(
            key=key,
            candidate_id=candidate.id,
            coach_id=coach.id,
            closed_at=NOW,
            cpsel=4,
            notes=self._words(coach) + LONG,
            items=(AgreedItem(owner_id=candidate.id, text=self._words(coach), due=TODAY + timedelta(days=9)),),
        )
        self.records.record_at_once(card, source=key, closing=closing, now=NOW)

    def _record(self, candidate: Person, coach: Person, supervisor: Person) -> None:
        for number, why in enumerate(("a survey", "an agenda")):
            gathered = Gathered(
                candidate_id=candidate.id,
                on=TODAY - timedelta(days=number + 1),
                title=f"{why} {self._words(candidate)}",
                standards=(4,),
                why=self._words(candidate),
            )
            self.records.artifacts.record(
                gathered, source=f"seed:artifact:{candidate.id}:{number}", by=candidate.id, now=NOW
            )
        for rater in (candidate, coach, supervisor):
            rated = Rated(
                candidate_id=candidate.id,
                rater_id=rater.id,
                rater_role=rater.role,
                round="first",
                scores=dict.fromkeys(range(1, 7), 2),
                note=self._words(rater),
            )
            self.records.ratings.rate(rated, source=f"seed:rating:{candidate.id}:{rater.id}", now=NOW)
        happened = Happened(candidate_id=candidate.id, key="portfolio.complete", on=TODAY, note=self._words(coach))
        self.records.milestones.record(happened, source=f"seed:step:{candidate.id}", by=coach.id, now=NOW)

    def _plan(self, candidate: Person, admin: Person) -> None:
        plan = SupportPlan(
            plan_id=f"{candidate.id:04x}{next(self._numbers):012x}",
            version=1,
            candidate_id=candidate.id,
            status="early_warning",
            goals=(PlanGoal(text=self._words(admin), due=TODAY + timedelta(days=30)),),
            written_by=admin.id,
            written_at=NOW,
            note=self._words(admin),
        )
        self.records.support.write(plan)

    def _coaching(self, coach: Person) -> None:
        rated = CoachingRated(
            coach_id=coach.id, by_id=coach.id, on=TODAY, levels=dict.fromkeys(CyclePart, 3), note=self._words(coach)
        )
        self.records.coaching.rate(rated, source=f"seed:coaching:{coach.id}", now=NOW)

    def _words(self, author: Person) -> str:
        mark = f"zq{next(self._numbers):05d}qz"
        self.typed[mark] = author.slack_id or ""
        return f"We saw {mark} there."


def _of_role(people: Mapping[int, Person], program: str, role: Role) -> Person:
    return next(one for one in people.values() if (one.program, one.role) == (program, role))
