"""The other party's word on an hour entry: two people stand behind every hour of coaching.

Whoever logs an entry has said it; the other party confirms it, or says what is not right. Which kinds of hours need
that is the pack's (`ProgramPack.confirmation`). Coaching that neither of the two logged, such as an import, is nobody's
word yet: both are asked, either may say that it is not right, and the candidate's word is what confirms it.
Professional learning that somebody else recorded, such as an instructor's attendance, stands by the candidate's
silence: nobody is asked, and the candidate may say that it is not right. The newest word on an entry counts; a
corrected entry is another entry, on which nobody has said anything yet.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.access import Action, Relation, check_may, may, relation
from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused


class Verdict(StrEnum):
    """What one of the two behind an entry says of it."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    UPHELD = "upheld"  # who logged it says that it is right as it is: it stays in dispute


class Confirmation(BaseModel):
    """What `person_id` said of an entry; `reason` is what is not right about one in dispute.

    Where whoever logged it upholds a disputed entry, the reason stays that of the other party.
    """

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

    LOGGED = "logged"  # one of the two has said it, or somebody else; it waits for a word where one is asked for
    STANDS = "stands"  # the program recorded it, and the candidate has said nothing against it
    CONFIRMED = "confirmed"  # both have
    DISPUTED = "disputed"  # the other party says that it is not right

    @property
    def label(self) -> str:
        """The state as people say it."""
        return _SAID_OF[self]


_SAID_OF: Mapping[EntryState, str] = {
    EntryState.LOGGED: "not confirmed yet",
    EntryState.STANDS: "recorded by the program",
    EntryState.CONFIRMED: "confirmed",
    EntryState.DISPUTED: "in dispute",
}


class WordTaken(BaseModel):
    """What became of one word on one entry.

    `entry` is the entry as it stands, `word` the newest word on it: the one just said, an equal one that was there
    before (`first_time` is False then), or None where the entry no longer counts and nothing was written down.
    """

    model_config = ConfigDict(frozen=True)

    entry: LedgerEntry
    word: Confirmation | None
    first_time: bool


def asks_for_word(pack: ProgramPack, kind: HourKind) -> bool:
    """Whether the program asks for a second person's word on hours of that kind."""
    return kind in pack.confirmation.kinds


def stands_by_silence(entry: LedgerEntry) -> bool:
    """Whether it is professional learning that somebody else recorded: a session's instructor, or who imported it."""
    return _needs_no_word(entry, entry.logged_by)


def is_third_partys(entry: LedgerEntry) -> bool:
    """Whether somebody else than the two behind it logged the entry."""
    return entry.logged_by not in {entry.candidate_id, entry.coach_id}


def _needs_no_word(entry: HourEntry, logged_by: int) -> bool:
    return entry.kind is HourKind.PROFESSIONAL_LEARNING and logged_by not in entry.people


def needs_confirmation(pack: ProgramPack, entry: LedgerEntry, candidate: Person) -> bool:
    """Whether the entry is unconfirmed until its other party has confirmed it."""
    return confirmer(pack, entry, candidate, logged_by=entry.logged_by) is not None


def confirmer(pack: ProgramPack, entry: HourEntry, candidate: Person, *, logged_by: int) -> int | None:
    """Who is asked to confirm the entry; None where the program asks for no second word, or it stands by silence."""
    if not asks_for_word(pack, entry.kind) or _needs_no_word(entry, logged_by):
        return None
    return other_party(pack, entry, candidate, logged_by=logged_by)


def asked_of(pack: ProgramPack, entry: HourEntry, candidate: Person, *, logged_by: int) -> tuple[int, ...]:
    """Who is asked about the entry: who confirms it, then its coach where neither of the two logged it."""
    first = confirmer(pack, entry, candidate, logged_by=logged_by)
    if first is None:
        return ()
    coach = entry.coach_id if logged_by not in entry.people else None
    return (first,) if coach is None else (first, coach)


def other_party(pack: ProgramPack, entry: HourEntry, candidate: Person, *, logged_by: int) -> int | None:
    """Whose word counts on the candidate's entry: the candidate's where anybody else logged it, else the coach's.

    The coach is the one who was there; for professional learning, on which some packs ask for a second word, it is
    that of today. None where the candidate logged it and the program asks for no second word, or nobody can give it.
    """
    if logged_by != candidate.id:
        return candidate.id
    if not asks_for_word(pack, entry.kind):
        return None
    return entry.coach_id if entry.kind is HourKind.COACHING else candidate.coach_id


def check_confirmer(pack: ProgramPack, entry: LedgerEntry, candidate: Person, actor: Person) -> None:
    """Refuse everybody but those whose word on the entry is heard, whether or not it still counts."""
    check_may(actor, Action.CONFIRM_HOURS, candidate, was_there=entry.coach_id == actor.id)
    if entry.logged_by == actor.id:
        raise Refused("own_entry", "You logged this one yourself, so it is the other person who confirms it.")
    party = other_party(pack, entry, candidate, logged_by=entry.logged_by)
    if actor.id not in {party, *asked_of(pack, entry, candidate, logged_by=entry.logged_by)}:
        raise Refused("not_other_party", "Only the other person who was there can confirm this.")


def check_corrector(entry: LedgerEntry, candidate: Person, actor: Person, word: Confirmation | None) -> None:
    """Refuse who may not correct the entry, nor take it out; `word` is the newest on it.

    A coach of earlier puts right what they logged once it is in dispute, and takes nothing else back: the candidate has
    counted on it, and somebody else looks after the record now.
    """
    if is_importer(entry, candidate, actor):
        return
    was_there = entry.logged_by == entry.coach_id == actor.id
    check_may(actor, Action.CORRECT_HOURS, candidate, was_there=was_there)
    if not is_disputed(word) and relation(actor, candidate, was_there=was_there) is Relation.WAS_THERE:
        name = candidate.first_name
        raise Refused(
            "not_allowed",
            f"You no longer coach {name}, so you can change an entry of yours only where {name} says it is not right.",
        )


def is_importer(entry: LedgerEntry, candidate: Person, actor: Person) -> bool:
    """Whether an administrator logged the entry for the two behind it, and so answers for it."""
    logged_it = entry.logged_by == actor.id and actor.role is Role.PROGRAM_ADMIN
    return logged_it and may(actor, Action.IMPORT_HOURS, candidate)


def check_remover(entry: LedgerEntry, candidate: Person, actor: Person, word: Confirmation | None) -> None:
    """Refuse who may not take the entry out: whoever may not correct it, and has no dispute to end.

    The administrator of the program takes out what is in dispute, and changes nothing: else hours that nobody stands
    for could stay for good, where whoever logged them cannot or will not put them right.
    """
    if not (is_disputed(word) and may(actor, Action.TAKE_OUT_DISPUTED, candidate)):
        check_corrector(entry, candidate, actor, word)


def only_in_dispute(entry: LedgerEntry, candidate: Person, actor: Person) -> bool:
    """Whether the actor may change the entry only while it is in dispute, which is then asked as it is changed."""
    was_there = entry.logged_by == entry.coach_id == actor.id
    outside = relation(actor, candidate, was_there=was_there) in {Relation.WAS_THERE, Relation.ADMIN}
    return outside and not is_importer(entry, candidate, actor)


def check_disputed(word: Confirmation | None) -> None:
    """Refuse what is done only to an entry in dispute; `word` is the newest on it."""
    if not is_disputed(word):
        raise Refused("no_dispute", "That is not in dispute any more. `/casc progress` shows what counts now.")


def is_disputed(word: Confirmation | None) -> bool:
    """Whether an entry on which this is the newest word is in dispute."""
    return word is not None and word.verdict is not Verdict.CONFIRMED


def state_of(entry: LedgerEntry, said: Said) -> EntryState:
    """How far the entry is agreed on."""
    word = said.get(entry.id)
    if word is None:
        return EntryState.STANDS if stands_by_silence(entry) else EntryState.LOGGED
    if word.verdict is not Verdict.CONFIRMED:
        return EntryState.DISPUTED
    settles = not is_third_partys(entry) or word.person_id == entry.candidate_id
    return EntryState.CONFIRMED if settles else EntryState.LOGGED


def minutes_in(state: EntryState, entries: Iterable[LedgerEntry], said: Said) -> int:
    """The minutes of the entries that count and are in that state."""
    return sum(entry.minutes for entry in entries if entry.counts and state_of(entry, said) is state)


def unconfirmed(
    pack: ProgramPack, candidate: Person, entries: Iterable[LedgerEntry], said: Said
) -> tuple[LedgerEntry, ...]:
    """The candidate's entries that wait for the word of their other party, by their day."""
    waiting = (
        entry
        for entry in entries
        if entry.counts and state_of(entry, said) is EntryState.LOGGED and needs_confirmation(pack, entry, candidate)
    )
    return tuple(sorted(waiting, key=lambda entry: (entry.on, entry.id)))


def is_overdue(pack: ProgramPack, entry: LedgerEntry, now: datetime) -> bool:
    """Whether an entry that is unconfirmed has been so for longer than the program lets pass."""
    return now - entry.logged_at > timedelta(days=pack.confirmation.overdue_days)


def in_dispute(entries: Iterable[LedgerEntry], said: Said) -> tuple[LedgerEntry, ...]:
    """The entries that count and of which the other party says that they are not right, by their day."""
    disputed = (entry for entry in entries if entry.counts and state_of(entry, said) is EntryState.DISPUTED)
    return tuple(sorted(disputed, key=lambda entry: (entry.on, entry.id)))
