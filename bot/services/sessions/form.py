"""A session to close on a form: what the form offers, and what becomes of it once it is sent off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.services.confirming.confirmations import LONGEST_REASON
from bot.services.days import day_of
from bot.services.feedback.coaching import CoachingRatings
from bot.services.hours.hours import Hours
from bot.services.ledger.replies import SessionPair
from bot.services.outbox import Outbox
from bot.services.people.names import named
from bot.services.sessions.filled import check_closing, closing_of, hours_of, rows_in
from bot.services.sessions.questions import CARD_ANSWERS, question_about
from bot.services.sessions.replies import FilledSession, SessionAnswer, SessionClosed, SessionForm
from bot.services.sessions.sessions import Sessions, follow_ups, goal_name
from induction.access import Action, check_may, may
from induction.hours import LedgerEntry
from induction.ledger.cards import HourCard
from induction.ledger.confirmations import EntryState
from induction.ledger.sessions import MOST_ITEMS, Closing
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind, finished
from induction.writing.goals import Goal
from prompts.same_session import reason_words
from storage.errands import Errand


@dataclass(frozen=True)
class SessionForms:
    """The use case of closing a session. A form is explicit: what it says is recorded at once."""

    hours: Hours
    sessions: Sessions
    outbox: Outbox

    def blank(self, actor: Person, said: str | None = None, *, now: datetime) -> SessionForm:
        """The form for the candidate who was named, or the only one there is, or one to be chosen."""
        caseload = self._caseload(actor)
        whom = named(said, caseload, where="in your caseload") if said else caseload[0] if len(caseload) == 1 else None
        return self._form(actor, FilledSession(candidate_id=whom.id if whom else None), now=now)

    def of(self, actor: Person, candidate_id: int, *, on: date | None = None, now: datetime) -> SessionForm:
        """The form for a session with this candidate, on that day or today."""
        return self._form(actor, FilledSession(candidate_id=candidate_id, on=on), now=now)

    def beside(self, actor: Person, entry_id: int, *, now: datetime) -> SessionForm:
        """The form for what belongs beside hours that the coach has recorded already."""
        return self._form(actor, FilledSession(), entry=self._recorded(actor, entry_id), now=now)

    def again(
        self, actor: Person, filled: FilledSession, *, entry_id: int | None, rows: int, now: datetime
    ) -> SessionForm:
        """The form with what is filled in so far, for whom it names now, with room for so many action items."""
        entry = None if entry_id is None else self._recorded(actor, entry_id)
        form = self._form(actor, filled, entry=entry, now=now)
        return replace(form, rows=min(max(rows, 1), MOST_ITEMS))

    def send(
        self, actor: Person, filled: FilledSession, *, entry_id: int | None, source: str, now: datetime
    ) -> SessionClosed | SessionForm:
        """The session closed as the form says. `source` is the form's own key: the same one changes nothing any more.

        Where something is asked about the hours, the form comes back with the question. Refused with the rule of the
        field that is to be put right. Either way nothing is kept, neither the hours nor anything else.
        """
        form = self.again(actor, filled, entry_id=entry_id, rows=rows_in(filled), now=now)
        if form.candidate is None:
            raise Refused("which_person", "With whom was it? Choose one of your candidates.")
        check_may(actor, Action.WRITE_NOTE, form.candidate)
        closing = closing_of(form, form.candidate, filled, source=source, now=now)
        if self.sessions.records.sessions.by_key(source) is None:  # sent off twice around midnight, a day may pass
            check_closing(closing, form)
        if entry_id is not None:
            return self._beside(form, closing, entry_id)
        card = self.hours.filled_card(actor, hours_of(form, closing, filled), None, now=now)
        question = question_about(self.hours, actor, card)
        if question is None:
            return self._with_hours(form, closing, card)
        if filled.answer is None or not question.answered_by(filled):
            return replace(form, question=question)
        if question.pair is not None and filled.answer is not SessionAnswer.APART:
            return self._as_theirs(form, closing, question.pair, filled.answer)
        beside = self.sessions.records.entries_beside(card.entries)
        return self._with_hours(form, closing, card.answered(CARD_ANSWERS.get(filled.answer), beside))

    def _with_hours(self, form: SessionForm, closing: Closing, card: HourCard) -> SessionClosed:
        """Closed together with its hours, in one transaction."""
        errands = follow_ups(closing)
        recorded = self.hours.record_session(card, closing, errands=errands)
        receipt = self.hours.receipt(form.coach, recorded, now=closing.closed_at)
        return replace(self._closed(form, closing, errands), receipt=receipt)

    def _beside(self, form: SessionForm, closing: Closing, entry_id: int) -> SessionClosed:
        """Closed beside hours that are recorded already."""
        errands = follow_ups(closing)
        self.sessions.records.sessions.close(closing, entry_id, errands=errands)
        return self._closed(form, closing, errands)

    def _as_theirs(
        self, form: SessionForm, closing: Closing, pair: SessionPair, answer: SessionAnswer
    ) -> SessionClosed:
        """Closed beside what the candidate logged, with the coach's word on that."""
        closed, now = self._beside(form, closing, pair.entry.id), closing.closed_at
        reason = reason_words(pair.differences)[:LONGEST_REASON]
        if answer is SessionAnswer.NOT_RIGHT and reason:
            self.hours.confirmations.dispute(form.coach, pair.entry.id, reason, now=now)
            return replace(closed, disputed=True)
        if pair.theirs.state is EntryState.LOGGED:
            self.hours.confirmations.confirm(form.coach, [pair.entry.id], now=now)
            return replace(closed, confirmed=True)
        return closed

    def _closed(self, form: SessionForm, closing: Closing, errands: Sequence[Errand]) -> SessionClosed:
        """What the coach gets, once what follows is on its way."""
        self.outbox.wake([errand.key for errand in errands if errand.due_at is None])
        session = self.sessions.records.sessions.by_key(closing.key)
        if session is None:
            raise ValueError("a session is closed with its hours, or beside them")
        coaching = CoachingRatings(self.sessions.records, self.outbox)
        return SessionClosed(
            self.sessions.line(form.coach, session, now=closing.closed_at),
            offers_rating=coaching.is_time_to_offer(form.coach, now=closing.closed_at),
        )

    def _form(
        self, actor: Person, known: FilledSession, *, entry: LedgerEntry | None = None, now: datetime
    ) -> SessionForm:
        caseload = self._caseload(actor)
        whom = entry.candidate_id if entry else known.candidate_id
        candidate = next((one for one in caseload if one.id == whom), None)
        form = SessionForm(
            coach=actor,
            candidates=sorted(caseload, key=lambda one: one.name),
            candidate=candidate,
            today=day_of(actor, now),
            known=known,
            entry_id=entry.id if entry else None,
            entry=self.sessions.lines.line(entry, actor) if entry else None,
            standards=self.sessions.standards(actor.id),
            opened=self.sessions.opened(actor.id),
        )
        if candidate is None:
            return form
        goals = self._goals(actor, candidate, now=now)
        return replace(form, goals=goals, waiting=self.sessions.items.waiting_with(actor, candidate, now=now))

    def _caseload(self, actor: Person) -> Sequence[Person]:
        if actor.role is not Role.COACH:
            mine = " `/casc sessions` shows what was agreed." if actor.role is Role.CANDIDATE else ""
            raise Refused("not_a_party", f"A session is closed by the coach who was there.{mine}")
        caseload = self.sessions.records.candidates_of(actor.id)
        if not caseload:
            raise Refused(
                "no_caseload", "No candidate is paired with you on the roster. Your program administrator can pair you."
            )
        return caseload

    def _recorded(self, actor: Person, entry_id: int) -> LedgerEntry:
        """Hours of a session with this coach; Refused alike where there are none and where they are not theirs."""
        entry = self.sessions.records.entry(entry_id)
        candidate = None if entry is None else self.sessions.lines.person(entry.candidate_id)
        if entry is None or candidate is None or entry.coach_id != actor.id:
            raise Refused("no_entry", "These hours are not of a session with you, or are no longer there.")
        check_may(actor, Action.WRITE_NOTE, candidate)
        if not entry.counts:
            raise Refused(
                "already_changed",
                "These hours were corrected or taken out meanwhile. Look at `/casc progress` once more.",
            )
        return entry

    def _goals(self, actor: Person, candidate: Person, *, now: datetime) -> Sequence[tuple[str, str]]:
        """The IIP goals that the candidate kept, by id and name; that their titles are shown is noted."""
        if not may(actor, Action.SEE_GOAL, candidate):
            return ()
        drafts = self.sessions.records.drafts
        kept: list[tuple[int, Draft]] = []
        for number, draft in enumerate(drafts.of([candidate.id], DraftKind.GOAL), start=1):
            kept += [(number, one) for one in finished(drafts.versions(draft.draft_id))[-1:]]
        if kept:
            drafts.note_reading([draft for _, draft in kept], actor.id, now=now)
        return [(draft.draft_id, f"{goal_name(number)}: {Goal.of(draft.parts).title}") for number, draft in kept]
