"""Support plans: one in full, the list of a candidate's, and the form in which an administrator writes one."""

from collections.abc import Mapping
from datetime import date

from bot.outgoing.own_words import VERBATIM
from bot.services.support.replies import PlanForm, PlanLine, PlanList, PlanShown
from bot.views.blocks import Block, Message, View, actions, button, context, escape, plain_message, section
from bot.views.fields import choice, day_picker, field, line_of_text, modal, option, text_area, ticks, whole_number
from induction.record.support import LONGEST_GOAL, LONGEST_NOTE, MOST_GOALS, PlanDraft
from prompts.support import plan_words

PLAN_FORM = "plan_form"
WRITE_PLAN, CHANGE_PLAN = "plan_write", "plan_change"
STATUS, GOAL, DAY, NOTE, OVER = "plan_status", "plan_goal", "plan_day", "plan_note", "plan_over"

NUMBERS = range(1, MOST_GOALS + 1)
_CLOSED = "closed"

_FOR_YOU = "There is something for you to read."
"""What a locked screen shows: nothing of any plan."""


def plan_text(line: PlanLine, *, whose: str | None) -> str:
    """The plan in full; `whose` is None for the candidate who reads it."""
    plan = line.plan
    return plan_words(
        line.label,
        [(goal.text, goal.due) for goal in plan.goals],
        whose=whose,
        author=line.author,
        on=line.written_on,
        note=plan.note,
        closed=plan.closed,
    )


def plan_block(line: PlanLine, *, whose: str | None) -> Block:
    """The plan in full, in the words of whoever wrote it and no other program's."""
    return section(escape(plan_text(line, whose=whose))) | {"block_id": f"{VERBATIM}_{line.plan.plan_id}"}


def plan_message(shown: PlanShown) -> Message:
    """One plan for whoever is told of it, and for the administrator who wrote it; a locked screen shows none of it."""
    mine = shown.reader.id == shown.candidate.id
    blocks = [plan_block(shown.line, whose=None if mine else shown.candidate.name)]
    if shown.receipt:
        blocks.append(context(escape(f"Kept. {shown.candidate.first_name} and their coach get it now.")))
    elif mine:
        blocks.append(context("Your coach has it too. Anything that is not right? Tell whoever wrote it."))
    if shown.decides:
        blocks.append(actions([_change(shown.line)]))
    return Message(_FOR_YOU, blocks)


def plan_list_message(reply: PlanList) -> Message:
    """The plans of a candidate, the newest first."""
    mine = reply.reader.id == reply.candidate.id
    whose = None if mine else reply.candidate.name
    if not reply.plans and not reply.decides:
        return plain_message(f"There is no support plan for {'you' if mine else reply.candidate.first_name}.")
    blocks: list[Block] = []
    for line in reply.plans:
        blocks.append(plan_block(line, whose=whose))
        blocks += [actions([_change(line)])] if reply.decides and not line.plan.closed else []
    if not blocks:
        blocks.append(section(escape(f"There is no support plan for {reply.candidate.first_name} yet.")))
    if reply.decides:
        blocks.append(actions([button("Write a support plan", WRITE_PLAN, str(reply.candidate.id))]))
    return Message(_FOR_YOU, blocks)


def plan_form_view(form: PlanForm) -> View:
    """The modal in which a person decides, and writes goals with their days."""
    statuses = [option(one.label, one.key) for one in form.pack.warnings.statuses]
    told = f"{form.candidate.name} and their coach get this. The companion itself never decides on a status."
    status = choice(statuses, form.draft.status, prompt="Decide")
    blocks = [context(escape(told)), field(STATUS, "What is this?", status)]
    for number in NUMBERS:
        text, due = form.draft.goals[number - 1] if number <= len(form.draft.goals) else ("", None)
        goal = line_of_text(text or None, example="Both open assignments are handed in", longest=LONGEST_GOAL)
        optional = number > 1 or not all(one.needs_plan for one in form.pack.warnings.statuses)
        blocks.append(field(f"{GOAL}_{number}", f"Goal {number}", goal, optional=optional))
        blocks.append(field(f"{DAY}_{number}", "By when", day_picker(due), optional=True))
    note = text_area(form.draft.note, longest=LONGEST_NOTE)
    blocks.append(field(NOTE, "Who helps, and what else was agreed", note, optional=True))
    if form.version:
        over = ticks([option("This plan is over", _CLOSED)], [_CLOSED] if form.draft.closed else [])
        blocks.append(field(OVER, "Is it done?", over, optional=True, hint="Say above how it ended."))
    about = f"{form.candidate.id}:{form.version}:{form.plan_id or ''}"
    return modal(PLAN_FORM, "Support plan", "Keep", blocks, about=about)


def plan_form_message(form: PlanForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    words = f"A support plan for {form.candidate.name} is written in a form."
    value = str(form.candidate.id)
    return Message(words, [section(escape(words)), actions([button("Write a support plan", WRITE_PLAN, value)])])


def read_about(about: str) -> tuple[int, int, str | None]:
    """The candidate's number, the version and the plan that a form carries; ValueError where it carries none."""
    said, counted, plan_id = about.split(":", 2)
    candidate_id, version = whole_number(said), whole_number(counted)
    if candidate_id is None or version is None:
        raise ValueError(about)
    return candidate_id, version, plan_id or None


def filled_plan(values: Mapping[str, str]) -> PlanDraft:
    """What the fields hold."""
    goals = [(values.get(f"{GOAL}_{number}", "").strip(), _day(values.get(f"{DAY}_{number}"))) for number in NUMBERS]
    return PlanDraft(
        status=values.get(STATUS),
        goals=tuple(goals),
        note=values.get(NOTE, "").strip() or None,
        closed=values.get(OVER) == _CLOSED,
    )


def _change(line: PlanLine) -> Block:
    return button("Change or end it", CHANGE_PLAN, line.plan.plan_id)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
