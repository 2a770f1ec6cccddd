"""Who sees and does what: the one place that decides."""

from enum import StrEnum

from induction.people import Person, Role
from induction.refused import Refused


class Action(StrEnum):
    """What a person wants to do with another person's record, or with their own."""

    LOG_HOURS = "log hours for"
    CORRECT_HOURS = "correct hours of"
    SEE_HOURS = "see the hours of"
    SEE_COHORT = "see the cohort of"


_OWN = {Role.CANDIDATE: {Action.LOG_HOURS, Action.CORRECT_HOURS, Action.SEE_HOURS}}
_COACHED = {Action.LOG_HOURS, Action.CORRECT_HOURS, Action.SEE_HOURS}
_SAME_PROGRAM = {Role.PROGRAM_ADMIN: {Action.SEE_HOURS, Action.SEE_COHORT}}


def may(actor: Person, action: Action, subject: Person) -> bool:
    """Whether `actor` may do `action` to `subject`'s record. Whatever no rule allows is forbidden."""
    if actor.program != subject.program:
        return False
    if actor.id == subject.id:
        own = _OWN.get(actor.role, set()) | _SAME_PROGRAM.get(actor.role, set())
        return action in own
    if subject.role is not Role.CANDIDATE:
        return False
    if actor.role is Role.COACH and subject.coach_id == actor.id:
        return action in _COACHED
    return action in _SAME_PROGRAM.get(actor.role, set())


def check_may(actor: Person, action: Action, subject: Person) -> None:
    """Refuse what `may` does not allow, in words that tell nothing about the subject."""
    if not may(actor, action, subject):
        raise Refused(
            "not_allowed",
            f"You can't {action.value} {subject.first_name}: that is open only to the candidate, the coach paired "
            "with them and, to look at, the program administrator.",
        )
