"""Contacts: whom a person asks about what the companion does not answer."""

import re
from collections.abc import Sequence

from induction.packs.pack import Contact, ProgramPack
from induction.people import Role
from knowledge.language.everyday import neighbours
from knowledge.language.words import stems

_NEIGHBOUR, _ENOUGH = 0.5, 0.5
_ASKER = Contact(role=Role.PROGRAM_ADMIN, title="the program administrator")
_COLLEAGUES = Contact(title="your colleagues who run the program with you")
_STATE = Contact(title="the Commission on Teacher Credentialing (CTC)")
"""Whom an administrator asks, who answers for everything else: about the state's rules, the state."""

_OF_THE_STATE = re.compile(
    r"\b(?:ctc|commission|state(?!ments?)|standards?|ed(?:ucation)? code|title 5|accredit\w+|regulations?"
    r"|credential\w*)\b",
    re.IGNORECASE,
)

# Trouble with somebody is not taken to them: whoever has it with the coach is not told to ask the coach.
_TROUBLE = (
    r"(?:(?:never|not|doesn['’]?t|won['’]?t|hasn['’]?t|isn['’]?t|didn['’]?t|can['’]?t|refus\w+|stopped|slow|late"
    r"|absent|missing|ignor\w+|cancel\w*"
    r"|no[- ]?shows?|unavailable|unresponsive|left|quit|resign\w*|conflict|problem|issue|trouble|get along|fit)\b)"
)
_SOMEBODY = {
    Role.COACH: r"coach",
    Role.INSTRUCTOR: r"instructor",
    Role.PROGRAM_ADMIN: r"(?:program )?(?:administrator|director)",
}
_WITH_WHOM = {
    role: re.compile(
        rf"\bmy {who}\b.{{0,40}}\b{_TROUBLE}|\b{_TROUBLE}.{{0,30}}\b(?:my|the) {who}\b"
        rf"|\b(?:new|different|another|change|switch|replace)\b.{{0,15}}\b{who}",
        re.IGNORECASE,
    )
    for role, who in _SOMEBODY.items()
}


def contact_for(asked: str, pack: ProgramPack | None, asker: str | None = None) -> Contact:
    """Whom to ask: the contact whose subjects the question names most, else the program administrator.

    Never the asker's own role (a coach is not told to ask the coach), nor whoever the question has trouble with. Only a
    candidate has a coach to ask, and candidates and coaches alone have to do with an instructor.
    """
    contacts = [
        one for one in (pack.contacts if pack else ()) if _is_open_to(one, asker) and not _is_trouble(one, asked)
    ]
    fits = [_fit(asked, contact) for contact in contacts]
    if any(fits):
        return contacts[fits.index(max(fits))]
    if asker == Role.PROGRAM_ADMIN:
        return _STATE if (pack and pack.shared) or _OF_THE_STATE.search(asked) else _COLLEAGUES
    return next((contact for contact in contacts if contact.role is Role.PROGRAM_ADMIN), _ASKER)


def _is_open_to(contact: Contact, asker: str | None) -> bool:
    if contact.role is Role.COACH:
        return asker in {None, Role.CANDIDATE}
    if contact.role is Role.INSTRUCTOR:
        return asker in {None, Role.CANDIDATE, Role.COACH}
    return contact.role is None or contact.role != asker


def _is_trouble(contact: Contact, asked: str) -> bool:
    return contact.role in _WITH_WHOM and bool(_WITH_WHOM[contact.role].search(asked))


def _fit(asked: str, contact: Contact) -> float:
    """How far the question is about one of the contact's subjects: 0, or up to the number of that subject's words."""
    own = frozenset(stems(asked))
    return max((_shared(own, stems(subject)) for subject in contact.asks), default=0.0)


def _shared(own: frozenset[str], subject: Sequence[str]) -> float:
    shared = sum(1.0 if word in own else _NEIGHBOUR * bool(neighbours(word) & own) for word in subject)
    return shared if subject and shared > _ENOUGH * len(subject) else 0.0
