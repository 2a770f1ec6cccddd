"""What of a person's own log could serve as evidence for a standard: found by what it says, with no model.

Something is found where it names the standard, where it belongs to a goal for it, or where it has a word that tells it
from the other standards. Each says why, so that the person judges.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance
from induction.ledger.sessions import ClosedSession
from induction.packs.cpsels import Standard
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind
from induction.writing.goals import Goal
from induction.writing.reflections import Reflection

_WORD = re.compile(r"[^\W\d_]{3,}")
_SUFFIX = re.compile(r"(?<=\w{4})(?:ements?|ments?|ings?|ed|es|e|s)$")
_GOAL = re.compile(r"\bgoal (?:#|no\.? ?)?(?P<number>\d)\b", re.IGNORECASE)
_GENERAL = frozenset(
    """
    about adult adults and are context direction does done environment fair for from grow having heard help helps how
    into its lead leaders leadership learn learning let office our own owning people picture power practice result
    results right say school serve serves shape shaping share shared staff student success system systems team that
    the their them they things turning use want what wider with work world your
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""Words that say nothing of one standard more than of another, though only one may have them."""


class Sureness(IntEnum):
    """How it was found; the surer come first."""

    NAMED = 1  # it names the standard, or a goal for it
    WORDED = 2  # a word in it tells the standard from the others


@dataclass(frozen=True)
class Possible:
    """One thing that could serve: what it is and from which day; `because` says why it was found.

    `entry_id` is the number of its hours, `goal_id` the draft id of the goal that it is or belongs to.
    """

    on: date
    title: str
    because: str
    sureness: Sureness
    entry_id: int | None = None
    goal_id: str | None = None


@dataclass(frozen=True)
class OwnLog:
    """What is looked through: all of it one candidate's own, drafts in their newest version."""

    candidate: Person
    entries: Sequence[LedgerEntry] = ()
    sessions: Sequence[ClosedSession] = ()
    attendance: Sequence[Attendance] = ()
    drafts: Sequence[Draft] = ()


def telling_words(standards: Sequence[Standard], number: int) -> frozenset[str]:
    """The stems that tell this standard from the others: of its name, and of its description where only it has them."""
    described = {one.number: _stems(f"{one.name} {one.school} {one.office}") for one in standards}
    names = {one.number: _stems(one.name) for one in standards}
    others = frozenset[str]().union(*(stems for key, stems in described.items() if key != number))
    other_names = frozenset[str]().union(*(stems for key, stems in names.items() if key != number))
    return (names[number] - other_names) | (described[number] - others)


def possible_evidence(pack: ProgramPack, number: int, log: OwnLog) -> tuple[Possible, ...]:
    """What could serve for the standard with that number: the surest first, then the newest; each thing once."""
    found = list(_Search(pack, number, log).everything())
    found.sort(key=lambda one: (one.sureness, -one.on.toordinal()))
    seen: set[object] = set()
    kept = []
    for one in found:
        key = one.entry_id if one.entry_id is not None else (one.on, one.title)
        if key not in seen:
            kept.append(one)
        seen.add(key)
    return tuple(kept)


@dataclass(frozen=True)
class _Search:
    """Looks through one log for one standard."""

    pack: ProgramPack
    number: int
    log: OwnLog

    def everything(self) -> Iterator[Possible]:
        """What was found, in no order."""
        yield from self._sessions()
        yield from self._attended()
        yield from self._hours()
        yield from self._written()

    def _hours(self) -> Iterator[Possible]:
        for entry in self.log.entries:
            if entry.counts:
                label = self.pack.category_label(entry.category) if entry.category else entry.kind.label
                found = self._found(entry.topic or "")
                if found:
                    yield Possible(entry.on, entry.topic or label, *found, entry_id=entry.id)

    def _sessions(self) -> Iterator[Possible]:
        for session in self.log.sessions:
            if not session.stands:
                continue
            entry = session.entry
            named = self._touches(session)
            if found := named or self._found(f"{entry.topic or ''}\n{session.notes or ''}"):
                title = entry.topic or "Coaching session"
                yield Possible(entry.on, title, *found, entry_id=entry.id, goal_id=session.goal_id)
            for item in session.items:
                said = self._found(item.text) or named
                if item.done_at is not None and item.owner_id == self.log.candidate.id and said:
                    yield Possible(item.done_at.astimezone(self._zone).date(), item.text, *said)

    def _attended(self) -> Iterator[Possible]:
        for one in self.log.attendance:
            here = next((who for who in one.attendees if who.candidate_id == self.log.candidate.id), None)
            if here is not None and here.entry_id is not None and (found := self._found(one.title)):
                yield Possible(one.on, one.title, *found, entry_id=here.entry_id)

    def _written(self) -> Iterator[Possible]:
        for draft in self.log.drafts:
            on = draft.written_at.astimezone(self._zone).date()
            if draft.kind is DraftKind.GOAL:
                if self._standards.get(draft.draft_id) == self.number:
                    title = f"Goal: {Goal.of(draft.parts).title}"
                    yield Possible(on, title, f"it is for {self._name}", Sureness.NAMED, goal_id=draft.draft_id)
                continue
            reflection = Reflection.of(draft.parts)
            named = self.number in {reflection.cpsel, self._standards.get(reflection.goal_id or "")}
            because = (f"it is about {self._name}", Sureness.NAMED) if named else self._found("\n".join(_words(draft)))
            if because:
                yield Possible(on, f"Reflection: {reflection.title}", *because, goal_id=reflection.goal_id)

    def _touches(self, session: ClosedSession) -> tuple[str, Sureness] | None:
        if session.cpsel == self.number:
            return f"it was about {self._name}", Sureness.NAMED
        if session.goal_id and self._standards.get(session.goal_id) == self.number:
            return f"it was about a goal for {self._name}", Sureness.NAMED
        return None

    def _found(self, text: str) -> tuple[str, Sureness] | None:
        """Why the text was found, and how surely; None where it was not."""
        if self._naming.search(text):
            return f"it names {self._name}", Sureness.NAMED
        goals = [one.draft_id for one in self.log.drafts if one.kind is DraftKind.GOAL]
        for said in _GOAL.finditer(text):
            place = int(said["number"])
            if 0 < place <= len(goals) and self._standards.get(goals[place - 1]) == self.number:
                return f"it names goal {place}, which is for {self._name}", Sureness.NAMED
        word = next((said for said in _WORD.findall(text) if _stem(said) in self._telling), None)
        return None if word is None else (f"it says “{word}”", Sureness.WORDED)

    @cached_property
    def _name(self) -> str:
        return self.pack.words.numbered(self.number)

    @cached_property
    def _naming(self) -> re.Pattern[str]:
        """The standard by its number, also as one of several: `CPSEL 2 and 4`."""
        word = rf"(?:cpsel|{re.escape(self.pack.words.standard)})s?"
        return re.compile(rf"\b{word} ?#?(?:\d+(?:, | and |, and | & |/))*{self.number}\b", re.IGNORECASE)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return telling_words(self.pack.words.standards, self.number)

    @cached_property
    def _standards(self) -> dict[str, int | None]:
        """For which standard each goal is, by its draft id."""
        return {one.draft_id: Goal.of(one.parts).cpsel for one in self.log.drafts if one.kind is DraftKind.GOAL}

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.log.candidate.zone)


def _words(draft: Draft) -> Iterable[str]:
    return Reflection.of(draft.parts).words.values()


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text) if word.lower() not in _GENERAL)


def _stem(word: str) -> str:
    """The word without its ending: `families` and `family`, `engaged` and `engagement` are the same."""
    plain = word.lower()
    return f"{plain[:-3]}y" if plain.endswith("ies") else _SUFFIX.sub("", plain)
