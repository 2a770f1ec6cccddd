"""Support: the facts that people are told of early, and the plans that a person, and never code, writes of them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from induction.packs.pack import ProgramPack
from induction.refused import Refused

MOST_GOALS = 3
LONGEST_GOAL = 300
LONGEST_NOTE = 2000


class PlanGoal(BaseModel):
    """One goal of a support plan, and by when it is reached."""

    model_config = ConfigDict(frozen=True)

    text: str
    due: date


class SupportPlan(BaseModel):
    """One version of a support plan as the program administrator wrote it.

    `plan_id` is the same for all its versions, which count from 1. `status` is the key of one of the pack's statuses.
    `closed` is whether it is over with this version, whose `note` then says how it ended.
    """

    model_config = ConfigDict(frozen=True)

    plan_id: str
    version: int
    candidate_id: int
    status: str
    goals: tuple[PlanGoal, ...]
    written_by: int
    written_at: datetime
    note: str | None = None
    closed: bool = False


class PlanDraft(BaseModel):
    """A plan as an administrator fills it in, and how it is asked for again: `goals` without a day have none yet."""

    model_config = ConfigDict(frozen=True)

    status: str | None = None
    goals: tuple[tuple[str, date | None], ...] = ()
    note: str | None = None
    closed: bool = False


def standing_plans(plans: Iterable[SupportPlan]) -> tuple[SupportPlan, ...]:
    """The newest version of each plan that is not over, oldest plan first."""
    return tuple(plan for plan in newest_versions(plans) if not plan.closed)


def newest_versions(plans: Iterable[SupportPlan]) -> tuple[SupportPlan, ...]:
    """The newest version of each plan, in the order in which they were begun."""
    return tuple({plan.plan_id: plan for plan in sorted(plans, key=lambda one: (one.written_at, one.version))}.values())


def check_plan(pack: ProgramPack, draft: PlanDraft, *, today: date) -> tuple[PlanGoal, ...]:
    """The goals of a plan that can be kept; Refused with what is missing, by the field that it belongs to.

    A plan states targeted goals and a timeline, as USC's handbook has it (line 610). How one ended is said in its note.
    """
    statuses = {one.key: one for one in pack.warnings.statuses}
    if draft.status not in statuses:
        raise Refused("no_status", "Please choose what this is: it is your decision, and is told as yours.")
    if draft.closed and not draft.note:
        raise Refused("no_ending", "Please say in a few words how it ended.")
    if draft.note is not None and len(draft.note) > LONGEST_NOTE:
        raise Refused("long_note", f"Please keep this under {LONGEST_NOTE:,} characters.")
    goals = _goals(draft.goals, today=None if draft.closed else today)
    if statuses[draft.status].needs_plan and not goals and not draft.closed:
        raise Refused("no_goal_1", "Please write at least one goal, and by when it is reached.")
    return goals


def _goals(written: Sequence[tuple[str, date | None]], *, today: date | None) -> tuple[PlanGoal, ...]:
    goals = []
    for number, (text, due) in enumerate(written, start=1):
        if not text and due is None:
            continue
        if not text:
            raise Refused(f"no_goal_{number}", "Please say what is to be reached by that day.")
        if len(text) > LONGEST_GOAL:
            raise Refused(f"long_goal_{number}", f"Please keep this under {LONGEST_GOAL} characters.")
        if due is None:
            raise Refused(f"no_day_{number}", "By which day? A plan has a clear timeline.")
        if today is not None and due < today:
            raise Refused(f"past_day_{number}", "This day has passed. Please choose one that is still to come.")
        goals.append(PlanGoal(text=text, due=due))
    return tuple(goals)
