"""Disclosures: somebody tells of harm to a child, of threats, of harassment, or complains about the program's people.

Telling the companion is no report. What is told is answered with a fixed card that says where it belongs, looked up
nowhere, kept nowhere, and never sent to whoever it is about. A question about the rules ("who takes complaints?") tells
of nothing, and is answered from the documents.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from induction.packs.pack import Contact, ProgramPack
from induction.people import Role
from knowledge.refusing.disclosures.telling import CHILD_HARM, COMPLAINTS, HARASSMENT, ORDINARY, ROLES, VIOLENCE
from prompts.disclosures import disclosure_words

_LONGEST = 4000


class Matter(StrEnum):
    """What is disclosed, the most urgent first."""

    CHILD = "child"
    VIOLENCE = "violence"
    HARASSMENT = "harassment"
    COMPLAINT = "complaint"


@dataclass(frozen=True)
class Disclosure:
    """What a message discloses. `about` are all whom it speaks of, so that it is sent to none of them."""

    matter: Matter
    about: frozenset[Role] = frozenset()


_MATTERS = (
    (Matter.CHILD, CHILD_HARM),
    (Matter.VIOLENCE, VIOLENCE),
    (Matter.HARASSMENT, HARASSMENT),
    (Matter.COMPLAINT, COMPLAINTS),
)


def disclosed(text: str) -> Disclosure | None:
    """What the text tells of that is not for the companion; None for everything else."""
    plain = _plain(text)
    for matter, patterns in _MATTERS:
        if any(pattern.search(plain) for pattern in patterns):
            return Disclosure(matter, _spoken_of(plain))
    return None


def place_for(disclosure: Disclosure, pack: ProgramPack | None, asker: Role | None = None) -> Contact | None:
    """Who hears it in or beside the program, neither the asker nor whom it speaks of; None where nobody is named."""
    contacts = pack.contacts if pack else ()
    if disclosure.matter is Matter.HARASSMENT:
        return _asked_about("harassment", contacts)
    if disclosure.matter is not Matter.COMPLAINT:
        return None
    if Role.PROGRAM_ADMIN in (*disclosure.about, asker):
        return _asked_about("complaint about the program", contacts)
    return next((contact for contact in contacts if contact.role is Role.PROGRAM_ADMIN), None)


def card_words(
    disclosure: Disclosure, pack: ProgramPack | None, asker: Role | None = None, *, kept: bool = False
) -> str:
    """The words of the card that takes the place of any other reply, or stands beside a record that is `kept`."""
    place = place_for(disclosure, pack, asker)
    return disclosure_words(
        disclosure.matter.value, whom=place.named if place else None, how=place.how if place else None, kept=kept
    )


def _asked_about(subject: str, contacts: tuple[Contact, ...]) -> Contact | None:
    return next((contact for contact in contacts if subject in contact.asks), None)


def _spoken_of(plain: str) -> frozenset[Role]:
    return frozenset(role for role, named in ROLES.items() if re.search(rf"\b{named}\b", plain))


def _plain(text: str) -> str:
    """The text in lower case without apostrophes and markup, and without the rules and lessons of school life."""
    low = re.sub(r"['’‘ʼ`´\"“”*_~\u200b]", "", text[:_LONGEST].lower())
    low = re.sub(r"[\s\u00a0]+", " ", low).strip()
    for ordinary in ORDINARY:
        low = ordinary.sub(" … ", low)
    return low
