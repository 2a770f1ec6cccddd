"""Short texts that mean one thing: a word typed instead of a tap, a question about one's own people or dates."""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.understanding.words.spans import lowered
from induction.packs.cpsels import CPSELS, Standard
from induction.people import Role


class ShortAnswer(StrEnum):
    """What a card beside it is told."""

    YES = "yes"
    NO = "no"
    WITHDRAW = "withdraw"  # what was just said is to be forgotten: nothing, where nothing waits


_POLITE = r"(?: (?:it|that|this|them|please|pls|thanks|thank you))*"
_FINE = r"(?:(?:ok(?:ay)?|please|great|perfect|good)[\s,.!]+)*"
_SURELY = r"(?:yes|yep|yeah|yup|ya|sure|y|correct|right)"
_DO = r"(?:record|log it|log that|save|do it|go ahead|looks (?:good|right)|that'?s (?:right|correct))"
_YES = re.compile(rf"{_FINE}(?:{_SURELY}(?:[\s,.!]+{_SURELY})*(?:[\s,.!]+{_FINE}{_DO})?|{_DO}){_POLITE}[\s.!]*")
_NO = re.compile(rf"(?:no|nope|nah|n)?,? ?(?:cancel|discard|not now|put (?:it )?away)?{_POLITE}[\s.!]*")
_WITHDRAW = re.compile(
    r"(?:(?:no|nope|oh|ok|actually|oops|sorry)[\s,.!]+)*"
    r"(?:(?:forget|ignore|drop|leave|skip|scratch|discard) (?:it|that|this)|cancel (?:that|this)|never ?mind|nvm"
    rf"|don'?t (?:record|log|save) (?:it|that)){_POLITE}[\s.!]*"
)

_COACH, _SUPERVISOR = r"(?:induction |assigned |casc )?coach", r"(?:site |school )?supervisor"
_OWN = (
    r"(?:who(?:'s|s| is| was)|(?:what is|what's|whats)(?: the name of)?|tell me who)(?: is)?"
    rf" my (?P<role>{_COACH}|{_SUPERVISOR})(?:'?s name)?(?: is)?"
    rf"|(?:which|what) {_COACH} (?:did i get|do i have|am i|was i|have i been)"
    r"(?: (?:given|assigned|matched|paired))?(?: (?:to|with))?"
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


_CPSEL = re.compile(
    r"(?:(?:what(?:'s| is| are|s)|what does|tell me about|list|explain|define|describe|show(?: me)?)(?: the)? )?"
    r"(?:(?:all |the |an? )?(?:six )?cpsels?|cpsel #?(?P<number>[1-6]))(?: (?:mean|about|stand for|all about))?[\s?.!]*"
)
_DATES = re.compile(
    r"(?:(?:when|what)(?:'s| is| are|s)(?: the| my| our)? )?(?:(?:the|my|our) )?(?:next |upcoming |coming )?"
    r"(?:deadlines?|due dates?|dates)(?: (?:coming up|next|this month|this week|next month|next week))?[\s?.!]*"
    r"|what(?:'s| is|s)(?: (?:due|coming up|next))(?: (?:for me|soon|next|this|week|month|now))*[\s?.!]*"
    r"|(?:are there |do i have )?any(?: \w+)? (?:deadlines|dates)(?: coming up| soon| this month| this week)?[\s?.!]*"
    r"|what do (?:i|we) (?:have|need) to do next[\s?.!]*|when is (?:something|anything|my next \w+) due[\s?.!]*"
)
_OWN_LOG = re.compile(
    r"(?:(?:can you |please )?(?:list|show|see|view) (?:me )?(?:all )?(?:of )?)?(?:my|our) (?:\w+ )?"
    r"(?:logs?|entries)[\s?.!]*"
    r"|what (?:have i|did i|i) (?:log|record|enter)(?:ed|ged)?\b.*"
)
_HALF = re.compile(
    r"(?!.*\b(?:what|when|who|whom|where|why|how|which|does|can)\b)"
    r"(?:no|not|nope|actually|wait|hmm+|stop|with|for|and|but|or|it|its|it's|that|only|same|again|i mean|sorry)\b"
    r"(?:[\s,.!'-]+\w+){0,4}[\s.!]*"
)
"""What goes on from something said before, in a few words and with no question in it."""
_FURTHER = re.compile(r"(?:and|or)\b.*", re.DOTALL)


def is_half_a_sentence(text: str) -> bool:
    """Does the text only make sense beside something else, such as `not theo, dana`?"""
    return _HALF.fullmatch(" ".join(lowered(text).split())) is not None


def goes_on(text: str) -> bool:
    """Does the text add to what was asked before, such as `and for coaches`?"""
    return _FURTHER.fullmatch(lowered(text).strip()) is not None


def cpsels_asked(text: str, standards: Sequence[Standard] = CPSELS) -> Sequence[Standard]:
    """The CPSELs of which the text asks what they are, and nothing more; none where it asks something else."""
    found = _CPSEL.fullmatch(" ".join(lowered(text).split()))
    if found is None:
        return ()
    return [one for one in standards if found["number"] in {None, str(one.number)}]


def asks_for_own_log(text: str) -> bool:
    """Does the text ask what one has logged?"""
    return _OWN_LOG.fullmatch(" ".join(lowered(text).split())) is not None


def asks_for_dates(text: str) -> bool:
    """Does the text ask what is due next, and not when some one thing is due?"""
    return _DATES.fullmatch(" ".join(lowered(text).split())) is not None


def is_wish_to_log(text: str) -> bool:
    """Does the text ask to log hours, and say nothing of them?"""
    return _LOG.fullmatch(" ".join(lowered(text).split())) is not None


def short_answer(text: str) -> ShortAnswer | None:
    """Yes or no, or that it is to be forgotten, where the text says nothing else."""
    plain = " ".join(lowered(text).split())
    if not plain.strip(" .!"):
        return None
    if _WITHDRAW.fullmatch(plain):
        return ShortAnswer.WITHDRAW
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
