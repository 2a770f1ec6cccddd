"""A candidate's claim to have been at a session, as buttons and errands carry it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.services.attendance.replies import TaughtClaim
from induction.refused import Refused
from storage.errands import Errand
from storage.tables.ground import NUMBERS

CLAIM, SETTLED = "attendance_claim", "attendance_settled"
"""The kinds of errands that follow: who records attendance is asked, and the candidate hears what became of it."""

CLAIMS = f"{CLAIM}:"
"""How the keys of all that was asked begin."""


def claim_errand(claim: TaughtClaim, receiver_id: int, record_id: int | None, *, answers: int = 0) -> Errand:
    """The question to one of those who record attendance: once before the session is recorded, and once after it.

    It is asked once more after each of so many `answers` that they were not there, which can have been a mistake.
    """
    details = {"claim": claim_fields(claim), "person": receiver_id}
    return Errand(_key(CLAIM, claim, receiver_id, record_id) + _after(answers), CLAIM, details)


def not_there(claim: TaughtClaim, record_id: int | None) -> str:
    """The key with which every answer begins that the candidate was not there."""
    return _key(SETTLED, claim, "not_there", record_id)


def settled_errand(claim: TaughtClaim, by_id: int, record_id: int | None, *, added: bool, answers: int = 0) -> Errand:
    """The answer for the candidate, after so many others that they were not there."""
    details = {"claim": claim_fields(claim), "by": by_id, "added": added}
    key = _key(SETTLED, claim, "added", record_id) if added else not_there(claim, record_id) + _after(answers)
    return Errand(key, SETTLED, details)


def claim_of(key: str) -> TaughtClaim | None:
    """The claim that an errand of that key asks about."""
    parts = key.removeprefix(CLAIMS).split(":")
    with suppress(ValueError, IndexError):
        return TaughtClaim(int(parts[0]), parts[1], date.fromisoformat(parts[2]))
    return None


def claim_fields(claim: TaughtClaim) -> Mapping[str, Any]:
    """The claim as a button and an errand carry it."""
    return asdict(claim) | {"on": claim.on.isoformat()}


def read_claim(fields: Mapping[str, Any]) -> TaughtClaim:
    """The claim that a button or an errand carries; Refused where it is none."""
    match fields:
        case {
            "candidate_id": int(number),
            "category": str(category),
            "on": str(day),
            "minutes": int() | None as minutes,
        }:
            with suppress(ValueError):
                if number in NUMBERS:
                    return TaughtClaim(number, category, date.fromisoformat(day), minutes)
    raise Refused("no_claim", "This button is too old. Please say again when you were there.")


def _key(kind: str, claim: TaughtClaim, about: object, record_id: int | None) -> str:
    return f"{kind}:{claim.candidate_id}:{claim.category}:{claim.on.isoformat()}:{about}:{record_id or 'open'}"


def _after(answers: int) -> str:
    return f":{answers}" if answers else ""
