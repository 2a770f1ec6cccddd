"""What of a candidate's own log could serve as evidence, and what somebody says of evidence in plain words."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.services.evidence.evidence import Evidence
from bot.services.evidence.lines import asked_words
from bot.services.evidence.replies import EvidenceForm, EvidenceFound, EvidenceList, Seed
from bot.understanding.wishes.evidence import (
    EvidenceWish,
    FindEvidence,
    SaveEvidence,
    ShowEvidence,
    evidence_wish,
    standards_in,
)
from induction.access import Action, check_may, may
from induction.people import Person
from induction.record.artifacts import LONGEST_TITLE
from induction.record.possible import OwnLog, Possible, possible_evidence
from induction.refused import Refused
from induction.writing.drafts import DraftKind

Told: TypeAlias = EvidenceForm | EvidenceList | EvidenceFound
"""What answers words about evidence."""

_LONGEST_WHY = 500


@dataclass(frozen=True)
class EvidenceFinder:
    """Looks through the log of whoever asks, and nobody else's."""

    evidence: Evidence

    def possible(self, actor: Person, number: int, *, now: datetime) -> EvidenceFound:
        """What could serve for the standard with that number; Refused where the program has none of it."""
        check_may(actor, Action.GATHER_EVIDENCE, actor)
        lines, records = self.evidence.lines, self.evidence.records
        pack = lines.pack(actor, now)
        row = next((one for one in lines.rows(actor, pack) if one.standard.number == number), None)
        if row is None:
            raise Refused("unknown_standard", f"{pack.short_name} has no {pack.words.standard} {number}.")
        log = OwnLog(
            actor,
            records.entries_of([actor.id]),
            records.sessions.of([actor.id]),
            records.attendance.of_candidate(actor.id),
            records.drafts.of([actor.id], *DraftKind),
        )
        saved = {one.entry_id for one in row.artifacts if one.entry_id} | {(one.on, one.title) for one in row.artifacts}
        fresh = [
            one
            for one in possible_evidence(pack, number, log)
            if one.entry_id not in saved and (one.on, _title(one)) not in saved
        ]
        return EvidenceFound(row, pack.words, [(one, _seed(one, number)) for one in fresh], asked_words(pack))

    def said(self, actor: Person, text: str, *, now: datetime) -> Told | None:
        """What answers a sentence about evidence; None where it wishes nothing, or is somebody's who gathers none."""
        wish = self.wish(actor, text, now=now)
        if wish is None or (not may(actor, Action.GATHER_EVIDENCE, actor) and not isinstance(wish, ShowEvidence)):
            return None
        return self._answered(actor, wish, now=now)

    def wish(self, actor: Person, text: str, *, now: datetime) -> EvidenceWish | None:
        """What the words wish about evidence, in the words of the actor's program."""
        return evidence_wish(text, standard=self.evidence.lines.pack(actor, now).words.standard)

    def command(self, actor: Person, words: str, *, now: datetime) -> Told:
        """`/casc evidence …`: a standard to look for, something to save, `new`, or whose evidence is asked for."""
        standard = self.evidence.lines.pack(actor, now).words.standard
        if words.lower() in {"new", "add", "save"}:
            return self.evidence.form(actor, now=now)
        if numbers := standards_in(words, standard=standard):
            return self.possible(actor, numbers[0], now=now)
        wish = evidence_wish(words, standard=standard) or evidence_wish(
            f"evidence for {words.removeprefix('for ')}", standard=standard
        )
        if isinstance(wish, SaveEvidence | FindEvidence):
            return self._answered(actor, wish, now=now)
        return self.evidence.listed(actor, words or None, now=now)

    def _answered(self, actor: Person, wish: EvidenceWish, *, now: datetime) -> Told:
        match wish:
            case FindEvidence():
                return self.possible(actor, wish.standard, now=now)
            case ShowEvidence():
                return self.evidence.listed(actor, wish.whose, now=now)
            case SaveEvidence():
                return self.evidence.form(actor, seed_of(wish), now=now)


def seed_of(wish: SaveEvidence) -> Seed:
    """What the words tell of the artifact: the first line is its title, and what follows is why."""
    title, _, why = wish.words.partition("\n")
    if len(title) > LONGEST_TITLE:
        title, why = "", wish.words
    return Seed(title=title, standards=wish.standards, why=why[:_LONGEST_WHY].strip() or None, link=wish.link)


def _seed(one: Possible, number: int) -> Seed:
    return Seed(title=_title(one), standards=(number,), on=one.on, goal_id=one.goal_id, entry_id=one.entry_id)


def _title(one: Possible) -> str:
    plain = " ".join(one.title.split())
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[: LONGEST_TITLE - 1]}…"
