"""Who sees and does what: the one place that decides.

An IIP is not for employment evaluation: a supervisor sees only the goal or reflection that the candidate shared with
them, item by item. Coaching notes are for candidate, coach and program. A coach of earlier answers for the sessions in
which they were, one by one, and sees nothing else of the candidate.

Sharing itself is not built yet (issue 7): until it is, nobody asks for `SHARE_WRITING` nor passes `shared`, so a
supervisor rates and sees nothing.
"""

from collections.abc import Mapping
from enum import StrEnum

from induction.people import Person, Role
from induction.refused import Refused


class Action(StrEnum):
    """What a person wants to do with another person's record, or with their own; worded to follow `You can't …`."""

    LOG_HOURS = "log hours for"
    CORRECT_HOURS = "correct hours of"
    CONFIRM_HOURS = "confirm hours of"
    SEE_HOURS = "see the hours of"
    IMPORT_HOURS = "import hours of"
    TAKE_OUT_DISPUTED = "take out disputed hours of"
    WRITE_GOAL = "draft IIP goals with"
    SEE_GOAL = "see the IIP goals of"
    WRITE_REFLECTION = "draft reflections with"
    SEE_REFLECTION = "see the reflections of"
    KEEP_WRITING = "keep goals or reflections for"
    SHARE_WRITING = "share goals or reflections of"
    WRITE_NOTE = "write coaching notes about"
    SEE_NOTE = "see the coaching notes about"
    SETTLE_ITEM = "settle action items with"
    RECORD_ATTENDANCE = "record the attendance of"
    RECORD_STEP = "record steps of"
    SEE_STEPS = "see the way to the recommendation of"
    SIGN_STEP = "sign a step of"
    REOPEN_STEP = "reopen a step of"
    RATE = "rate"
    SEE_RATINGS = "see the ratings of"
    WRITE_PLAN = "write a support plan for"
    SEE_PLAN = "see the support plans and early warnings of"
    RULE = "settle rules for"
    SEE_COHORT = "see the cohort of"
    POST_TO_COHORT = "post to the cohort of"
    SEE_GAPS = "see the unanswered questions of"


class Relation(StrEnum):
    """What the actor is to the person whose record it is."""

    SELF = "the candidate"
    COACH = "the coach paired with them"
    WAS_THERE = "the coach who was there"
    SHARED_WITH = "a supervisor with whom the candidate shared it"
    SUPERVISOR = "their site supervisor"
    INSTRUCTOR = "an instructor of the program"
    ANALYST = "the credentials analyst"
    ADMIN = "the program administrator"
    NONE = "nobody to them"


_DRAFTING = {Action.WRITE_GOAL, Action.WRITE_REFLECTION}
_SHARED = {Action.SEE_GOAL, Action.SEE_REFLECTION}
_STEPS = {Action.RECORD_STEP, Action.SEE_STEPS, Action.SIGN_STEP}
_RATINGS = {Action.RATE, Action.SEE_RATINGS}
_HOURS = {Action.LOG_HOURS, Action.CORRECT_HOURS, Action.CONFIRM_HOURS, Action.SEE_HOURS, Action.IMPORT_HOURS}

ALLOWED: Mapping[Relation, frozenset[Action]] = {
    Relation.SELF: frozenset(
        {
            *(*_HOURS, *_DRAFTING, *_SHARED, *_STEPS, *_RATINGS),
            *(Action.KEEP_WRITING, Action.SHARE_WRITING, Action.SEE_NOTE, Action.SETTLE_ITEM, Action.SEE_PLAN),
        }
    ),
    Relation.COACH: frozenset(
        {
            *(*_HOURS, *_DRAFTING, *_SHARED, *_STEPS, *_RATINGS),
            *(Action.WRITE_NOTE, Action.SEE_NOTE, Action.SETTLE_ITEM, Action.SEE_PLAN),
        }
    ),
    Relation.WAS_THERE: frozenset({Action.CONFIRM_HOURS, Action.CORRECT_HOURS}),
    Relation.SHARED_WITH: frozenset({*_SHARED, Action.RATE}),
    Relation.SUPERVISOR: frozenset({Action.RATE}),
    Relation.INSTRUCTOR: frozenset({Action.RECORD_ATTENDANCE}),
    Relation.ANALYST: frozenset({Action.SEE_STEPS, Action.SIGN_STEP}),
    Relation.ADMIN: frozenset(
        {
            *_STEPS,
            Action.REOPEN_STEP,
            Action.SEE_RATINGS,
            Action.WRITE_PLAN,
            Action.SEE_PLAN,
            Action.RULE,
            Action.SEE_HOURS,
            Action.IMPORT_HOURS,
            Action.TAKE_OUT_DISPUTED,
            *_SHARED,
            Action.SEE_NOTE,
            Action.RECORD_ATTENDANCE,
            Action.SEE_COHORT,
            Action.POST_TO_COHORT,
            Action.SEE_GAPS,
        }
    ),
    Relation.NONE: frozenset(),
}
"""Whatever is not here is forbidden."""

_BY_ROLE: Mapping[Role, Relation] = {
    Role.INSTRUCTOR: Relation.INSTRUCTOR,
    Role.ANALYST: Relation.ANALYST,
    Role.PROGRAM_ADMIN: Relation.ADMIN,
}
"""What somebody is to every candidate of their program."""

_OWN_COHORT = frozenset(
    {Action.SEE_HOURS, Action.SEE_COHORT, Action.POST_TO_COHORT, Action.SEE_GAPS, Action.SEE_STEPS, Action.RULE}
)
"""What an administrator does for a program as a whole, with themselves as its member."""


def may(actor: Person, action: Action, subject: Person, *, shared: bool = False, was_there: bool = False) -> bool:
    """Whether `actor` may do `action` to `subject`'s record.

    `shared` says that the candidate shared this one goal or reflection with the actor; `was_there` that this one entry
    is of a session in which the actor was the coach, and where it is to be corrected that they logged it.
    """
    if actor.id == subject.id and actor.role is Role.PROGRAM_ADMIN:
        return action in _OWN_COHORT
    return action in ALLOWED[relation(actor, subject, shared=shared, was_there=was_there)]


def relation(actor: Person, subject: Person, *, shared: bool = False, was_there: bool = False) -> Relation:
    """What `actor` is to `subject`, whose record it is; only a candidate has one."""
    if actor.program != subject.program or subject.role is not Role.CANDIDATE:
        return Relation.NONE
    if actor.id == subject.id:
        return Relation.SELF
    if actor.role is Role.COACH and subject.coach_id == actor.id:
        return Relation.COACH
    if actor.role is Role.COACH and was_there:
        return Relation.WAS_THERE
    if actor.role is Role.SUPERVISOR and subject.supervisor_id == actor.id:
        return Relation.SHARED_WITH if shared else Relation.SUPERVISOR
    return _BY_ROLE.get(actor.role, Relation.NONE)


def check_may(actor: Person, action: Action, subject: Person, *, shared: bool = False, was_there: bool = False) -> None:
    """Refuse what `may` does not allow, in words that tell nothing about the subject but who may."""
    if not may(actor, action, subject, shared=shared, was_there=was_there):
        who = open_to(action)
        raise Refused("not_allowed", f"You can't {action.value} {subject.first_name}: that is open only to {who}.")


def open_to(action: Action) -> str:
    """Who may do it, as people say it: `the candidate, the coach paired with them and the program administrator`."""
    who = [one.value for one in relations(action)]
    return " and ".join(filter(None, [", ".join(who[:-1]), who[-1]]))


def relations(action: Action) -> tuple[Relation, ...]:
    """What somebody must be to the candidate to do it."""
    return tuple(relation for relation, actions in ALLOWED.items() if action in actions)
