"""A word typed instead of a tap, and questions about one's own people."""

import re
from enum import StrEnum

from bot.understanding.spans import lowered
from induction.people import Role


class ShortAnswer(StrEnum):
    """What a card beside it is told."""

    YES = "yes"
    NO = "no"


_POLITE = r"(?: (?:it|that|this|them|please|pls|thanks|thank you))*"
_YES = re.compile(rf"(?:yes|yep|yeah|yup|y|correct|right)?,? ?(?:record|log it|save|do it|go ahead)?{_POLITE}[\s.!]*")
_NO = re.compile(rf"(?:no|nope|nah|n)?,? ?(?:cancel|discard|not now|never ?mind|put (?:it )?away)?{_POLITE}[\s.!]*")

_COACH, _SUPERVISOR = r"(?:induction |assigned |casc )?coach", r"(?:site |school )?supervisor"
_OWN = (
    r"(?:who(?:'s|s| is| was)|(?:what is|what's|whats)(?: the name of)?|tell me who)(?: is)?"
    rf" my (?P<role>{_COACH}|{_SUPERVISOR})(?:'?s name)?(?: is)?"
)
_WHO_COACHES = (
    r"who(?: is|'s|s)?(?: the one)? (?:coaches|coaching) me|who am i (?:paired|matched) with|do i have a coach(?: yet)?"
)
_WHO_SUPERVISES = r"who(?: is|'s|s)? (?:supervises|supervising) me"
_OWN_PEOPLE = re.compile(rf"(?:{_OWN}|(?P<coach>{_WHO_COACHES})|(?P<supervisor>{_WHO_SUPERVISES}))[\s?.!]*")

_WANTS = r"(?:(?:i (?:want|need|would like) to|i'd like to|can i|please) )?"
_LOG = re.compile(
    rf"{_WANTS}(?:log|record|enter|add)(?: (?:my|some|more))?(?: (?:hours|hrs|time|an? session|an? entry))?[\s?.!]*"
)


def is_wish_to_log(text: str) -> bool:
    """Does the text ask to log hours, and say nothing of them?"""
    return _LOG.fullmatch(" ".join(lowered(text).split())) is not None


def short_answer(text: str) -> ShortAnswer | None:
    """Yes or no, where the text says nothing else."""
    plain = " ".join(lowered(text).split())
    if not plain.strip(" .!"):
        return None
    if _YES.fullmatch(plain):
        return ShortAnswer.YES
    return ShortAnswer.NO if _NO.fullmatch(plain) else None


def own_person(text: str) -> Role | None:
    """Which of one's own people the text asks for: the coach or the supervisor; None where it asks something else."""
    found = _OWN_PEOPLE.fullmatch(" ".join(lowered(text).split()))
    if found is None:
        return None
    is_supervisor = found["supervisor"] or (found["role"] or "").endswith("supervisor")
    return Role.SUPERVISOR if is_supervisor else Role.COACH
