"""The other party's word on an hour entry: two people stand behind every hour of coaching.

Whoever logs an entry has said it; the other party confirms it, or says what is not right. Which kinds of hours need
that is the pack's (`ProgramPack.confirmation`). The newest word of the other party on an entry counts; a corrected
entry is another entry, on which nobody has said anything yet.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.access import Action, check_may
from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused


class Verdict(StrEnum):
    """What the other party says of an entry."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class Confirmation(BaseModel):
    """What `person_id` said of an entry; `reason` is what is not right about a disputed one."""

    model_config = ConfigDict(frozen=True)

    entry_id: int
    person_id: int
    verdict: Verdict
    at: datetime
    reason: str | None = None


Said = Mapping[int, Confirmation]
"""The newest word on each entry, by the entry's number; an entry that nobody spoke of is not there."""


class EntryState(StrEnum):
    """How far the two people behind an entry agree on it."""

    LOGGED = "logged"  # one of the two has said it
    CONFIRMED = "confirmed"  # both have
    DISPUTED = "disputed"  # the other party says that it is not right


class Answered(BaseModel):
    """What became of one word on one entry.

    `entry` is the entry as it stands, `word` the newest word on it: the one just said, an equal one that was there
    before (`first_time` is False then), or None where the entry no longer counts and nothing was written down.
    """

    model_config = ConfigDict(frozen=True)

    entry: LedgerEntry
    word: Confirmation | None
    first_time: bool


def needs_confirmation(pack: ProgramPack, kind: HourKind) -> bool:
    """Whether the program asks for a second person's word on hours of that kind."""
    return kind in pack.confirmation.kinds


def other_party(pack: ProgramPack, entry: HourEntry, candidate: Person, *, logged_by: int) -> int | None:
    """Who is to confirm the candidate's entry: the candidate where the coach logged it, else the coach.

    None where the program asks for no second word, and where there is nobody to give it. Professional learning has
    no coach of its own: where a pack asks for a second word on it, that is the candidate's coach of today.
    """
    if not needs_confirmation(pack, entry.kind):
        return None
    coach_id = entry.coach_id if entry.kind is HourKind.COACHING else candidate.coach_id
    if logged_by == candidate.id:
        return coach_id
    return candidate.id if logged_by == coach_id else None


def check_confirmer(pack: ProgramPack, entry: LedgerEntry, candidate: Person, actor: Person) -> None:
    """Refuse everybody but the other party of the entry, whether or not it still counts."""
    check_may(actor, Action.CONFIRM_HOURS, candidate)
    if entry.logged_by == actor.id:
        raise Refused("own_entry", "You logged this one yourself, so it is the other person who confirms it.")
    if other_party(pack, entry, candidate, logged_by=entry.logged_by) != actor.id:
        raise Refused("not_other_party", "Only the other person who was there can confirm this.")


def state_of(entry: LedgerEntry, said: Said) -> EntryState:
    """How far the entry is agreed on."""
    word = said.get(entry.id)
    if word is None:
        return EntryState.LOGGED
    return EntryState.CONFIRMED if word.verdict is Verdict.CONFIRMED else EntryState.DISPUTED


def minutes_in(state: EntryState, entries: Iterable[LedgerEntry], said: Said) -> int:
    """The minutes of the entries that count and are in that state."""
    return sum(entry.minutes for entry in entries if entry.counts and state_of(entry, said) is state)


def waits_for(
    actor: Person, pack: ProgramPack, candidate: Person, entries: Iterable[LedgerEntry], said: Said
) -> tuple[LedgerEntry, ...]:
    """The candidate's entries on which the actor's word is asked for and not yet given, by their day."""
    waiting = (
        entry
        for entry in entries
        if entry.counts
        and state_of(entry, said) is EntryState.LOGGED
        and other_party(pack, entry, candidate, logged_by=entry.logged_by) == actor.id
    )
    return tuple(sorted(waiting, key=lambda entry: (entry.on, entry.id)))
