"""Who sees and does what: the one place that decides.

An IIP is not for employment evaluation: a supervisor sees only the goal, reflection or artifact that the candidate
shared with them, item by item. Coaching notes are for the candidate and for the coach who wrote them; only a rule that
the pack cites opens them to anybody else. A coach of earlier answers for the sessions in which they were, one by one,
and sees nothing else of the candidate.
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
    APPROVE_GOAL = "approve the IIP goals of"
    SUGGEST_WORDING = "have wording suggested for"
    SHARE_WRITING = "share goals, reflections or evidence of"
    GATHER_EVIDENCE = "gather evidence for"
    SEE_EVIDENCE = "see the evidence of"
    WRITE_NOTE = "write coaching notes about"
    SEE_NOTE = "see the coaching notes about"
    SEE_EARLIER_NOTE = "see the notes of an earlier coach about"
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
    SEE_READERS = "see who read the IIP of"
    EXPORT_RECORD = "export everything that is held about"
    ERASE = "erase"
    ANSWER_PULSE = "answer the pulse survey for"
    RUN_PULSE = "run the pulse survey for"
    RATE_COACHING = "rate the coaching of"
    SEE_COACHING = "see the coaching ratings of"
    SEE_COHORT = "see the cohort of"
    POST_TO_COHORT = "post to the cohort of"
    SEE_GAPS = "see the unanswered questions of"
    SET_REMINDERS = "set the reminders of"
    RECORD_LEAVE = "record a leave of"


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
_NOTES = {Action.SEE_NOTE, Action.SEE_EARLIER_NOTE}
_REMINDERS = {Action.SET_REMINDERS, Action.RECORD_LEAVE}
_HOURS = {Action.LOG_HOURS, Action.CORRECT_HOURS, Action.CONFIRM_HOURS, Action.SEE_HOURS, Action.IMPORT_HOURS}

ALLOWED: Mapping[Relation, frozenset[Action]] = {
    Relation.SELF: frozenset(
        {
            *(*_HOURS, *_DRAFTING, *_SHARED, *_STEPS, *_RATINGS),
            *(Action.KEEP_WRITING, Action.SHARE_WRITING, *_NOTES, Action.SETTLE_ITEM, Action.SEE_PLAN),
            *(Action.SUGGEST_WORDING, Action.GATHER_EVIDENCE, Action.SEE_EVIDENCE, Action.SEE_READERS),
            *(Action.EXPORT_RECORD, Action.ANSWER_PULSE, *_REMINDERS),
        }
    ),
    Relation.COACH: frozenset(
        {
            *(*_HOURS, *_DRAFTING, *_SHARED, *_STEPS, *_RATINGS),
            *(Action.WRITE_NOTE, Action.SEE_NOTE, Action.SETTLE_ITEM, Action.SEE_PLAN),
            *(Action.APPROVE_GOAL, Action.SEE_EVIDENCE),
        }
    ),
    Relation.WAS_THERE: frozenset({Action.CONFIRM_HOURS, Action.CORRECT_HOURS}),
    Relation.SHARED_WITH: frozenset({*_SHARED, Action.SEE_EVIDENCE, Action.APPROVE_GOAL, Action.RATE}),
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
            Action.SEE_EVIDENCE,
            Action.RECORD_ATTENDANCE,
            Action.ERASE,
            Action.RUN_PULSE,
            Action.SEE_COHORT,
            Action.POST_TO_COHORT,
            Action.SEE_GAPS,
            Action.RECORD_LEAVE,
        }
    ),
    Relation.NONE: frozenset(),
}
"""Whatever is not here is forbidden."""

OF_THE_PROGRAM: Mapping[Role, Relation] = {
    Role.INSTRUCTOR: Relation.INSTRUCTOR,
    Role.ANALYST: Relation.ANALYST,
    Role.PROGRAM_ADMIN: Relation.ADMIN,
}
"""What somebody is to every candidate of their program."""

Opened = frozenset[tuple[Relation, Action]]
"""What a program's own rules, each of which its pack cites, open to whom beside the table."""

NOTHING: Opened = frozenset()

OPENABLE: Opened = frozenset(
    {
        (Relation.COACH, Action.SEE_EARLIER_NOTE),
        *((one, action) for one in OF_THE_PROGRAM.values() for action in _NOTES),
    }
)
"""All that a program's rule can open; to a supervisor none can."""

_OWN_COHORT = frozenset(
    {
        *(Action.SEE_HOURS, Action.SEE_COHORT, Action.POST_TO_COHORT, Action.SEE_GAPS, Action.SEE_STEPS, Action.RULE),
        *(Action.RUN_PULSE, Action.EXPORT_RECORD, *_REMINDERS),
    }
)
"""What an administrator does for a program as a whole, with themselves as its member."""

OF_STAFF: Mapping[Relation, frozenset[Action]] = {
    Relation.SELF: frozenset({Action.EXPORT_RECORD, *_REMINDERS}),
    Relation.ADMIN: frozenset({Action.ERASE, Action.RECORD_LEAVE}),
}
"""What may be done to what is held of somebody who is no candidate."""

OF_COACHES: Mapping[Relation, frozenset[Action]] = {
    Relation.SELF: frozenset({Action.RATE_COACHING, Action.SEE_COACHING, Action.ANSWER_PULSE}),
    Relation.ADMIN: frozenset({Action.RATE_COACHING, Action.SEE_COACHING}),
}
"""The same beside it where they are a coach."""


def may(
    actor: Person,
    action: Action,
    subject: Person,
    *,
    shared: bool = False,
    was_there: bool = False,
    opened: Opened = NOTHING,
) -> bool:
    """Whether `actor` may do `action` to `subject`'s record.

    `shared` says that the candidate shared this one goal, reflection or artifact with the actor; `was_there` that this
    one entry is of a session in which the actor was the coach, and where it is to be corrected that they logged it.
    `opened` is what the rules of the subject's program open, as `ProgramPack.writing.opened` has it.
    """
    if actor.id == subject.id and actor.role is Role.PROGRAM_ADMIN:
        return action in _OWN_COHORT
    if subject.role is not Role.CANDIDATE:
        return action in _allowed_of_staff(actor, subject)
    is_to_them = relation(actor, subject, shared=shared, was_there=was_there)
    return action in ALLOWED[is_to_them] or (is_to_them, action) in opened & OPENABLE


def _allowed_of_staff(actor: Person, subject: Person) -> frozenset[Action]:
    if actor.program != subject.program:
        return frozenset()
    towards = Relation.SELF if actor.id == subject.id else OF_THE_PROGRAM.get(actor.role, Relation.NONE)
    of_coach = OF_COACHES.get(towards, frozenset()) if subject.role is Role.COACH else frozenset()
    return OF_STAFF.get(towards, frozenset()) | of_coach


def relation(actor: Person, subject: Person, *, shared: bool = False, was_there: bool = False) -> Relation:
    """What `actor` is to `subject`, a candidate; nobody where they are none."""
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
    return OF_THE_PROGRAM.get(actor.role, Relation.NONE)


def check_may(
    actor: Person,
    action: Action,
    subject: Person,
    *,
    shared: bool = False,
    was_there: bool = False,
    opened: Opened = NOTHING,
) -> None:
    """Refuse what `may` does not allow, in words that tell nothing about the subject but who may."""
    if not may(actor, action, subject, shared=shared, was_there=was_there, opened=opened):
        who = open_to(action, opened)
        raise Refused("not_allowed", f"You can't {action.value} {subject.first_name}: that is open only to {who}.")


def open_to(action: Action, opened: Opened = NOTHING) -> str:
    """Who may do it, as people say it: `the candidate, the coach paired with them and the program administrator`."""
    who = [one.value for one in relations(action, opened)]
    return " and ".join(filter(None, [", ".join(who[:-1]), who[-1]]))


def relations(action: Action, opened: Opened = NOTHING) -> tuple[Relation, ...]:
    """What somebody must be to the candidate to do it."""
    tables = (ALLOWED, OF_STAFF, OF_COACHES)
    return tuple(
        one
        for one in Relation
        if (one, action) in opened & OPENABLE or any(action in table.get(one, ()) for table in tables)
    )
