"""Who sees and does what: the one place that decides.

An IIP is not for employment evaluation: a supervisor sees only the goal or reflection that the candidate shared with
them, item by item. Coaching notes are for candidate, coach and program.
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
    WRITE_GOAL = "draft IIP goals with"
    SEE_GOAL = "see the IIP goals of"
    WRITE_REFLECTION = "draft reflections with"
    SEE_REFLECTION = "see the reflections of"
    KEEP_WRITING = "keep goals or reflections for"
    SHARE_WRITING = "share goals or reflections of"
    WRITE_NOTE = "write coaching notes about"
    SEE_NOTE = "see the coaching notes about"
    SEE_COHORT = "see the cohort of"
    POST_TO_COHORT = "post to the cohort of"
    SEE_GAPS = "see the unanswered questions of"


class Relation(StrEnum):
    """What the actor is to the person whose record it is."""

    SELF = "the candidate"
    COACH = "the coach paired with them"
    SUPERVISOR = "a supervisor with whom the candidate shared it"
    ADMIN = "the program administrator"
    NONE = "nobody to them"


_DRAFTING = {Action.WRITE_GOAL, Action.WRITE_REFLECTION}
_SHARED = {Action.SEE_GOAL, Action.SEE_REFLECTION}
_HOURS = {Action.LOG_HOURS, Action.CORRECT_HOURS, Action.CONFIRM_HOURS, Action.SEE_HOURS}

ALLOWED: Mapping[Relation, frozenset[Action]] = {
    Relation.SELF: frozenset(
        {*_HOURS, *_DRAFTING, *_SHARED, Action.KEEP_WRITING, Action.SHARE_WRITING, Action.SEE_NOTE}
    ),
    Relation.COACH: frozenset({*_HOURS, *_DRAFTING, *_SHARED, Action.WRITE_NOTE, Action.SEE_NOTE}),
    Relation.SUPERVISOR: frozenset(_SHARED),
    Relation.ADMIN: frozenset(
        {Action.SEE_HOURS, *_SHARED, Action.SEE_NOTE, Action.SEE_COHORT, Action.POST_TO_COHORT, Action.SEE_GAPS}
    ),
    Relation.NONE: frozenset(),
}
"""Whatever is not here is forbidden."""

_OWN_COHORT = frozenset({Action.SEE_HOURS, Action.SEE_COHORT, Action.POST_TO_COHORT, Action.SEE_GAPS})
"""What an administrator does for a program as a whole, with themselves as its member."""


def may(actor: Person, action: Action, subject: Person, *, shared: bool = False) -> bool:
    """Whether `actor` may do `action` to `subject`'s record.

    `shared` says that the candidate shared this one goal or reflection with the actor.
    """
    if actor.id == subject.id and actor.role is Role.PROGRAM_ADMIN:
        return action in _OWN_COHORT
    return action in ALLOWED[relation(actor, subject, shared=shared)]


def relation(actor: Person, subject: Person, *, shared: bool = False) -> Relation:
    """What `actor` is to `subject`, whose record it is; only a candidate has one."""
    if actor.program != subject.program or subject.role is not Role.CANDIDATE:
        return Relation.NONE
    if actor.id == subject.id:
        return Relation.SELF
    if actor.role is Role.COACH and subject.coach_id == actor.id:
        return Relation.COACH
    if actor.role is Role.SUPERVISOR and subject.supervisor_id == actor.id and shared:
        return Relation.SUPERVISOR
    return Relation.ADMIN if actor.role is Role.PROGRAM_ADMIN else Relation.NONE


def check_may(actor: Person, action: Action, subject: Person, *, shared: bool = False) -> None:
    """Refuse what `may` does not allow, in words that tell nothing about the subject but who may."""
    if not may(actor, action, subject, shared=shared):
        who = [relation.value for relation, actions in ALLOWED.items() if action in actions]
        listed = " and ".join(filter(None, [", ".join(who[:-1]), who[-1]]))
        raise Refused("not_allowed", f"You can't {action.value} {subject.first_name}: that is open only to {listed}.")
