"""Closed sessions: what follows from one, and who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.ledger.lines import LedgerLines
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.sessions.action_items import ActionItems
from bot.services.sessions.replies import SessionLine, SessionList, ToldSession
from induction.access import Action, Opened, check_may, may
from induction.ledger.sessions import ClosedSession, Closing
from induction.packs.cpsels import Standard, cpsel
from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import DraftKind
from storage.errands import Errand
from storage.records import Records

TELL_SESSION = "session_closed"
"""The kind of the errand that follows: the candidate is told what was agreed."""

PAGE = 6
PAGE_OF_NOTES = 5_000
"""How many sessions, and characters of notes, a list shows at once; Slack takes no longer message."""


@dataclass(frozen=True)
class Sessions:
    """The use cases of sessions that are closed. Every method that shows notes asks whom they are open to."""

    records: Records
    lines: LedgerLines
    items: ActionItems

    def listed(self, actor: Person, said: str | None, *, skipped: int = 0, now: datetime) -> SessionList:
        """One's own sessions, or those with the candidate who was named; that another person's were read is noted."""
        among = candidates_open_to(actor, Action.SEE_NOTE, self.records, opened=self._opened(actor))
        whose = candidate_meant(actor, said, among, example="/casc sessions {name}")
        return self._of(actor, whose, skipped=skipped, now=now)

    def more(self, actor: Person, candidate_id: int, skipped: int, *, now: datetime) -> SessionList:
        """Those before the `skipped` newest ones."""
        candidate = self.records.person(candidate_id)
        if candidate is None or not may(actor, Action.SEE_NOTE, candidate, opened=self._opened(candidate)):
            raise Refused("no_session", "These sessions are not there any more, or are not open to you.")
        return self._of(actor, candidate, skipped=skipped, now=now)

    def line(self, reader: Person, session: ClosedSession, *, now: datetime) -> SessionLine:
        """The session as this person knows it; that they may see such was asked before.

        Its notes are there where they are open to them: those of a coach of before are not for the one of today, where
        no rule of the program says so.
        """
        candidate, coach = self.lines.person(session.candidate_id), self.lines.person(session.coach_id)
        withheld = session.notes is not None and not self._shows_notes(reader, session, candidate)
        return SessionLine(
            session=session.model_copy(update={"notes": None}) if withheld else session,
            candidate=candidate,
            coach=None if coach.id == reader.id else coach.name,
            touched=self._touched(session),
            items=[self.items.line(reader, item, now=now) for item in session.items],
            withheld=withheld,
            opened=self._opened(candidate),
        )

    def told(self, key: str, *, now: datetime) -> ToldSession | None:
        """What the candidate hears of a session; None where it stands no more, or there is nothing to hear."""
        session = self.records.sessions.by_key(key)
        if session is None or not session.stands:
            return None
        candidate = self.lines.person(session.candidate_id)
        if not may(candidate, Action.SEE_NOTE, candidate):
            return None
        return ToldSession(candidate, self.line(candidate, session, now=now))

    def withdrawn(self, key: str, *, now: datetime) -> ToldSession | None:
        """What the candidate hears of a session whose hours were taken out; None where it stands."""
        session = self.records.sessions.by_key(key)
        if session is None or session.stands:
            return None
        candidate = self.lines.person(session.candidate_id)
        return ToldSession(candidate, self.line(candidate, session, now=now))

    def _of(self, actor: Person, candidate: Person, *, skipped: int, now: datetime) -> SessionList:
        check_may(actor, Action.SEE_NOTE, candidate, opened=self._opened(candidate))
        sessions = self.records.sessions.of([candidate.id])
        shown = [one for one in sessions if one.stands or one.coach_id == actor.id]
        newest_first = sorted(shown, key=lambda one: (one.entry.on, one.closed_at), reverse=True)[skipped:]
        page = _page(newest_first)
        lines = [self.line(actor, one, now=now) for one in page]
        if candidate.id != actor.id:
            read = [line.session for line in lines if line.session.notes]
            self.records.sessions.note_reading(read, actor.id, now=now)
        return SessionList(
            candidate=candidate,
            whose=None if candidate.id == actor.id else candidate.name,
            lines=lines,
            skipped=skipped,
            left=len(newest_first) - len(page),
        )

    def opened(self, person_id: int) -> Opened:
        """What the rules of that person's program open to more readers of notes."""
        return self._opened(self.lines.person(person_id))

    def _opened(self, person: Person) -> Opened:
        return self.lines.packs[person.program].writing.opened

    def _shows_notes(self, reader: Person, session: ClosedSession, candidate: Person) -> bool:
        of_today = session.coach_id == candidate.coach_id
        action = Action.SEE_NOTE if of_today else Action.SEE_EARLIER_NOTE
        return may(reader, action, candidate, opened=self._opened(candidate))

    def standards(self, person_id: int) -> Sequence[Standard]:
        """The standards of that person's program."""
        return self.lines.packs[self.lines.person(person_id).program].words.standards

    def _touched(self, session: ClosedSession) -> str | None:
        if session.cpsel is not None:
            return cpsel(session.cpsel, self.standards(session.candidate_id)).title
        if session.goal_id is None:
            return None
        goals = [draft.draft_id for draft in self.records.drafts.of([session.candidate_id], DraftKind.GOAL)]
        return goal_name(goals.index(session.goal_id) + 1) if session.goal_id in goals else None


def follow_ups(closing: Closing) -> Sequence[Errand]:
    """What follows from a session that is closed: the candidate hears of it, unless only its length is written down."""
    if not (closing.notes or closing.items or closing.next_on):
        return []
    return [Errand(f"{TELL_SESSION}:{closing.key}", TELL_SESSION, {"session": closing.key})]


def _page(sessions: Sequence[ClosedSession]) -> Sequence[ClosedSession]:
    """As many of them as one message holds, one at least."""
    length, page = 0, list[ClosedSession]()
    for session in sessions[:PAGE]:
        length += len(session.notes or "")
        if page and length > PAGE_OF_NOTES:
            break
        page.append(session)
    return page


def goal_name(number: int) -> str:
    """An IIP goal as people name it, by its place among the candidate's."""
    return f"IIP goal {number}"
