"""Hours of the program's own sessions that a candidate types: who records them, and being added with one tap."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.attendance.calendar import TaughtCalendar
from bot.services.attendance.claimed import claim_errand, not_there, settled_errand
from bot.services.attendance.replies import ClaimSent, ClaimSettled, ClaimShown, TaughtAnswer, TaughtClaim
from bot.services.attendance.typed import TypedSessions
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.ledger.replies import Proposed, SameSession
from bot.services.outbox import Outbox
from bot.understanding.intents import OF_ONE_ENTRY, LogHours, SpokenEntry
from induction.access import Action, check_may
from induction.calendar import day_words
from induction.hours import HourKind
from induction.ledger.attendance import Clashing, check_in_program, in_program
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from storage.hours.attendance import AttendanceChange
from storage.records import Records

ASKED_TO_BE_ADDED = "asked to be added"
_LONG_AGO = timedelta(days=2_000)
"""So far back at most somebody was at a session, where the roster has no first day."""

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

    @property
    def typed_sessions(self) -> TypedSessions:
        """Which sessions candidates mean."""
        return TypedSessions(self.records, self.packs, self.lines)

    def typed(
        self, actor: Person, spoken: LogHours, propose: Propose, *, said: str, now: datetime
    ) -> TaughtAnswer | None:
        """What is answered instead of a card; None where none of it is of the program's own sessions.

        What else was in the message gets its card; `said` are its words.
        """
        pack = self.packs[actor.program]
        taught = tuple(dict.fromkeys(one for one in spoken.entries if _is_taught(pack, one)))
        if actor.role is not Role.CANDIDATE or not taught or spoken.problem in OF_ONE_ENTRY:
            return None
        others = tuple(one for one in spoken.entries if one not in taught)
        asks = bool(self._receivers(actor.program))
        lines = self.typed_sessions.lines_of(actor, taught, said, asks=asks, today=day_of(actor, now))
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
        today = day_of(actor, now)
        if not (in_program(actor, claim.on) and today - _LONG_AGO <= claim.on <= today):
            raise Refused("no_claim", f"{day_words(claim.on)} is no day of your program so far. When were you there?")
        receivers = self._receivers(actor.program)
        if not receivers:
            raise Refused("nobody_to_ask", "I find nobody in Slack who records this. Please tell your instructor.")
        record = self.typed_sessions.recorded(actor, claim.category, claim.on)
        number = None if record is None else record.id
        answers = self._times(not_there(claim, number))
        errands = [claim_errand(claim, one.id, number, answers=answers) for one in receivers]
        first_time = all(self.records.errands.by_key(one.key) is None for one in errands)
        self.records.errands.add(errands, now=now)
        self.outbox.wake([one.key for one in errands])
        return ClaimSent(claim, self._label(actor.program, claim.category), receivers, first_time)

    def shown(self, claim: TaughtClaim) -> ClaimShown | None:
        """The claim as who records attendance sees it; None where it is settled already."""
        candidate = self.records.person(claim.candidate_id)
        if candidate is None or self.typed_sessions.own(candidate, claim.category, claim.on):
            return None
        record = self.typed_sessions.recorded(candidate, claim.category, claim.on)
        label, cohort = self._label(candidate.program, claim.category), candidate.cohort or ""
        sessions = [one for one in self.calendar.cohorts(candidate.program) if one.name == cohort]
        of_calendar = [choice for one in sessions for choice in one.of_calendar(claim.on)]
        session = next((one.key for one in of_calendar if one.has_day and one.first == claim.on), None)
        return ClaimShown(candidate, claim, label, cohort, record, session)

    def add(self, actor: Person, claim: TaughtClaim, *, key: str, now: datetime) -> ClaimSettled:
        """That the candidate is among those who were there, with the session's hours; nothing is there twice."""
        candidate = self._candidate(actor, claim)
        if own := self.typed_sessions.own(candidate, claim.category, claim.on):
            return self._settled(claim, actor, candidate, own[0].minutes, added=True)
        record = self.typed_sessions.recorded(candidate, claim.category, claim.on)
        if record is None:
            raise Refused("not_recorded", "That session is not recorded yet. Press “Record attendance” first.")
        check_in_program([candidate], record.on)
        change = AttendanceChange(added=frozenset({candidate.id}), reason=ASKED_TO_BE_ADDED, keeping=True)
        news = settled_errand(claim, actor.id, record.id, added=True)
        try:
            self.records.attendance.change(
                record.id, change, actor_id=actor.id, key=key, now=now, following=lambda _: [news]
            )
        except Clashing as clashing:
            raise Refused(
                "other_hours",
                f"{candidate.name} has other hours on record for that time, so these can't be added. Once they have "
                "put that right, press again.",
            ) from clashing
        self.outbox.wake([news.key])
        return self._settled(claim, actor, candidate, record.minutes, added=True)

    def decline(self, actor: Person, claim: TaughtClaim, *, now: datetime) -> ClaimSettled:
        """That the candidate was not there, of which they are told; who is among those who were there stays there."""
        candidate = self._candidate(actor, claim)
        if own := self.typed_sessions.own(candidate, claim.category, claim.on):
            return self._settled(claim, actor, candidate, own[0].minutes, added=True)
        record = self.typed_sessions.recorded(candidate, claim.category, claim.on)
        number = None if record is None else record.id
        asked_again = max(self._times(claim_errand(claim, actor.id, number).key) - 1, 0)
        news = settled_errand(claim, actor.id, number, added=False, answers=asked_again)
        self.records.errands.add([news], now=now)
        self.outbox.wake([news.key])
        return self._settled(claim, actor, candidate, None, added=False)

    def settled(self, claim: TaughtClaim, by_id: int, *, added: bool) -> ClaimSettled | None:
        """What the candidate hears; None where one of the two has left, or it is not so any more."""
        candidate, by = self.records.person(claim.candidate_id), self.records.person(by_id)
        if candidate is None or by is None:
            return None
        own = self.typed_sessions.own(candidate, claim.category, claim.on)
        if added and not own:
            return None
        return self._settled(claim, by, candidate, own[0].minutes if own else None, added=added)

    def _times(self, key: str) -> int:
        """How often that was asked, or answered: the first time under this key, and then under others behind it."""
        keys = self.records.errands.beginning_with(key)
        return sum(one == key or one.startswith(f"{key}:") for one in keys)

    def _receivers(self, program: str) -> Sequence[Person]:
        return [one for one in self.calendar.recorders(program) if one.slack_id is not None]

    def _candidate(self, actor: Person, claim: TaughtClaim) -> Person:
        candidate = self.lines.person(claim.candidate_id)
        check_may(actor, Action.RECORD_ATTENDANCE, candidate)
        return candidate

    def _label(self, program: str, category: str) -> str:
        return self.packs[program].category_label(category)

    def _settled(
        self, claim: TaughtClaim, by: Person, candidate: Person, minutes: int | None, *, added: bool
    ) -> ClaimSettled:
        label = self._label(candidate.program, claim.category)
        return ClaimSettled(candidate, by, label, claim.on, minutes, added=added)


def _is_taught(pack: ProgramPack, spoken: SpokenEntry) -> bool:
    return spoken.kind is HourKind.PROFESSIONAL_LEARNING and spoken.category in pack.entries.taught
