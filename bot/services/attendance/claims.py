"""Hours of the program's own sessions that a candidate types: who records them, and being added with one tap."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from bot.services.attendance.calendar import TaughtCalendar
from bot.services.attendance.replies import (
    ClaimSent,
    ClaimSettled,
    ClaimShown,
    TaughtAnswer,
    TaughtClaim,
    TaughtLine,
    TaughtState,
)
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import Proposed, SameSession
from bot.services.outbox import Outbox
from bot.understanding.intents import LogHours, Problem, SpokenEntry
from induction.access import Action, check_may
from induction.attendance import Attendance, Clashing, ClashKind
from induction.hours import HourKind, LedgerEntry
from induction.packs import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from storage.attendance import Change
from storage.errands import Errand
from storage.records import Records

CLAIM, SETTLED = "attendance_claim", "attendance_settled"
"""The kinds of errands that follow: who records attendance is asked, and the candidate hears what became of it."""

ASKED_TO_BE_ADDED = "asked to be added"
_NUMBERS = range(1, 2**31)
_ASKED_FIRST = frozenset({Problem.FUTURE_DATE, Problem.TOO_LONG, Problem.NON_POSITIVE})

Propose = Callable[[LogHours], Proposed | SameSession]
"""Puts hours on a card, as usual."""


@dataclass(frozen=True)
class TaughtHours:
    """The use case of hours that nobody types. A candidate claims only their own, and who records decides."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines
    outbox: Outbox

    @property
    def calendar(self) -> TaughtCalendar:
        """Who records, and what is recorded."""
        return TaughtCalendar(self.records, self.packs)

    def typed(self, actor: Person, spoken: LogHours, propose: Propose) -> TaughtAnswer | None:
        """What is answered instead of a card; None where none of it is of the program's own sessions.

        What else was in the message gets its card.
        """
        pack = self.packs[actor.program]
        taught = [one for one in spoken.entries if _is_taught(pack, one)]
        if actor.role is not Role.CANDIDATE or not taught or spoken.problem in _ASKED_FIRST:
            return None
        others = tuple(one for one in spoken.entries if one not in taught)
        lines = [self._line(actor, pack, one) for one in dict.fromkeys(taught)]
        proposed: Proposed | SameSession | str | None = None
        if others:
            try:
                proposed = propose(LogHours(entries=others, problem=spoken.problem))
            except Refused as refused:
                proposed = refused.message
        return TaughtAnswer(lines, self.calendar.recorders(actor.program), proposed)

    def claim(self, actor: Person, claim: TaughtClaim, *, now: datetime) -> ClaimSent:
        """That those who record attendance are asked to add the candidate, once however often this is called."""
        if claim.candidate_id != actor.id or claim.category not in self.packs[actor.program].entries.taught:
            raise Refused("not_yours", "Only the candidate who was there can ask for this.")
        receivers = self._receivers(actor.program)
        if not receivers:
            raise Refused("nobody_to_ask", "I find nobody in Slack who records this. Please tell your instructor.")
        errands = [
            Errand(_key(CLAIM, claim, one.id), CLAIM, {"claim": claim_fields(claim), "person": one.id})
            for one in receivers
        ]
        first_time = all(self.records.errands.by_key(one.key) is None for one in errands)
        self.records.errands.add(errands, now=now)
        self.outbox.wake([one.key for one in errands])
        return ClaimSent(claim, self._label(actor.program, claim.category), receivers, first_time)

    def shown(self, claim: TaughtClaim) -> ClaimShown | None:
        """The claim as who records attendance sees it; None where it is settled already."""
        candidate = self.records.person(claim.candidate_id)
        if candidate is None or self._own(candidate, claim.category, claim.on):
            return None
        record = self._recorded(candidate, claim.category, claim.on)
        label, cohort = self._label(candidate.program, claim.category), candidate.cohort or ""
        sessions = [one for one in self.calendar.cohorts(candidate.program) if one.name == cohort]
        of_calendar = [choice for one in sessions for choice in one.of_calendar(claim.on)]
        session = next((one.key for one in of_calendar if one.has_day and one.first == claim.on), None)
        return ClaimShown(candidate, claim, label, cohort, record, session)

    def add(self, actor: Person, claim: TaughtClaim, *, key: str, now: datetime) -> ClaimSettled:
        """That the candidate is among those who were there, with the session's hours; nothing is there twice."""
        candidate = self._candidate(actor, claim)
        if own := self._own(candidate, claim.category, claim.on):
            return self._settled(claim, actor, candidate, own[0].minutes, added=True)
        record = self._recorded(candidate, claim.category, claim.on)
        if record is None:
            raise Refused("not_recorded", "That session is not recorded yet. Press “Record attendance” first.")
        change = Change(added=frozenset({candidate.id}), reason=ASKED_TO_BE_ADDED)
        errands = [self._news(claim, actor, added=True)]
        known: Sequence[int] = ()
        for _ in range(2):
            try:
                self.records.attendance.change(
                    record.id, change, actor_id=actor.id, key=key, known=known, now=now, errands=errands
                )
                break
            except Clashing as clashing:
                if any(one.kind is ClashKind.OTHER for one in clashing.clashes):
                    raise Refused(
                        "other_hours",
                        f"{candidate.name} has other hours on record for that time, so these can't be added. Once they "
                        "have put that right, press again.",
                    ) from clashing
                known = [candidate.id]
        self.outbox.wake([one.key for one in errands])
        return self._settled(claim, actor, candidate, record.minutes, added=True)

    def decline(self, actor: Person, claim: TaughtClaim, *, now: datetime) -> ClaimSettled:
        """That the candidate was not there, of which they are told."""
        candidate = self._candidate(actor, claim)
        news = self._news(claim, actor, added=False)
        self.records.errands.add([news], now=now)
        self.outbox.wake([news.key])
        return self._settled(claim, actor, candidate, None, added=False)

    def settled(self, claim: TaughtClaim, by_id: int, *, added: bool) -> ClaimSettled | None:
        """What the candidate hears; None where one of the two has left, or it is not so any more."""
        candidate, by = self.records.person(claim.candidate_id), self.records.person(by_id)
        if candidate is None or by is None:
            return None
        own = self._own(candidate, claim.category, claim.on)
        if added and not own:
            return None
        return self._settled(claim, by, candidate, own[0].minutes if own else None, added=added)

    def _line(self, candidate: Person, pack: ProgramPack, spoken: SpokenEntry) -> TaughtLine:
        category, on = spoken.category or "", spoken.on
        label = pack.category_label(category)
        if on is None:
            return TaughtLine(label, TaughtState.NO_DAY)
        if own := self._own(candidate, category, on):
            by = "you" if own[0].logged_by == candidate.id else self.lines.person(own[0].logged_by).name
            return TaughtLine(label, TaughtState.MINE, on, sum(one.minutes for one in own), by)
        record = self._recorded(candidate, category, on)
        claim = TaughtClaim(candidate.id, category, on, spoken.minutes) if self._receivers(pack.id) else None
        if record is None:
            return TaughtLine(label, TaughtState.NOT_YET, on, claim=claim)
        by = self.lines.person(record.instructor_id).name
        return TaughtLine(label, TaughtState.WITHOUT_ME, on, recorded_by=by, claim=claim)

    def _own(self, candidate: Person, category: str, on: date) -> Sequence[LedgerEntry]:
        """What the candidate has of that category on that day."""
        entries = self.records.entries_of([candidate.id])
        return [one for one in entries if one.counts and (one.category, one.on) == (category, on)]

    def _recorded(self, candidate: Person, category: str, on: date) -> Attendance | None:
        """The session of the candidate's cohort on that day; of several the one of which they have no part."""
        found = self.records.attendance.of_cohort(candidate.program, candidate.cohort or "")
        sessions = [one for one in found if one.stands and (one.category, one.on) == (category, on)]
        return next((one for one in sessions if candidate.id not in one.present), None)

    def _receivers(self, program: str) -> Sequence[Person]:
        return [one for one in self.calendar.recorders(program) if one.slack_id is not None]

    def _candidate(self, actor: Person, claim: TaughtClaim) -> Person:
        candidate = self.lines.person(claim.candidate_id)
        check_may(actor, Action.RECORD_ATTENDANCE, candidate)
        return candidate

    def _label(self, program: str, category: str) -> str:
        return self.packs[program].category_label(category)

    def _news(self, claim: TaughtClaim, by: Person, *, added: bool) -> Errand:
        details = {"claim": claim_fields(claim), "by": by.id, "added": added}
        return Errand(_key(SETTLED, claim, "added" if added else "not_there"), SETTLED, details)

    def _settled(
        self, claim: TaughtClaim, by: Person, candidate: Person, minutes: int | None, *, added: bool
    ) -> ClaimSettled:
        label = self._label(candidate.program, claim.category)
        return ClaimSettled(candidate, by, label, claim.on, minutes, added=added)


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
                if number in _NUMBERS:
                    return TaughtClaim(number, category, date.fromisoformat(day), minutes)
    raise Refused("no_claim", "This button is too old. Please say again when you were there.")


def _is_taught(pack: ProgramPack, spoken: SpokenEntry) -> bool:
    return spoken.kind is HourKind.PROFESSIONAL_LEARNING and spoken.category in pack.entries.taught


def _key(kind: str, claim: TaughtClaim, about: object) -> str:
    return f"{kind}:{claim.candidate_id}:{claim.category}:{claim.on.isoformat()}:{about}"
