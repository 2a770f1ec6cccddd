"""Hours filled in on a form: what the form offers, and what becomes of it once it is sent off."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.services.attendance.calendar import TaughtCalendar
from bot.services.days import day_of
from bot.services.hours.filled import FilledHours
from bot.services.hours.hours import Hours
from bot.services.ledger.lengths import time_spent
from bot.services.ledger.replies import FilledLog, LogForm, Proposed, Receipt, SameSession
from bot.services.people.names import named
from bot.understanding.intents import LogHours, SpokenEntry
from bot.understanding.reading import read
from induction.hours import HourEntry, HourKind, LedgerEntry, duration
from induction.ledger.attendance import typed_categories
from induction.ledger.cards import CardState, HourCard, check_open
from induction.packs.pack import ProgramPack
from induction.people import PARTIES, Person, Role
from induction.refused import Refused
from prompts.attendance import untyped_words

_NO_HOURS: Mapping[Role, str] = {
    Role.PROGRAM_ADMIN: "`/casc progress` shows you the cohort.",
    Role.INSTRUCTOR: "`/casc attendance` records who was at your session, and gives everybody its hours.",
}


@dataclass(frozen=True)
class LogForms:
    """The use case of the log form. A form is explicit: what it says is recorded at once, unless it has to be asked."""

    hours: Hours

    def blank(self, actor: Person, *, candidate_id: int | None = None, now: datetime) -> LogForm:
        """The form with nothing in it but today, and with whom where that is known; Refused for who logs no hours."""
        return self._form(actor, FilledLog(candidate_id=candidate_id), now=now)

    def of_card(self, actor: Person, place: str, *, now: datetime) -> LogForm:
        """The form with what a card shows; sent off, it takes the card's place.

        `place` is the card's id, with `:0` and so on behind it for one of several entries.
        """
        card, position = self._entry_of_card(actor, place)
        if card.state is not CardState.OPEN:
            done = "was recorded already" if card.state is CardState.DONE else "was put away"
            raise Refused("card_settled", f"This card {done}, so there is nothing to change on it. Say it again?")
        known = replace(_filled(card.entries[position]), reason=card.reason)
        return replace(self._form_of(actor, card, now=now), known=known, replaces=place, corrects=None)

    def of_entry(self, actor: Person, entry_id: int, *, now: datetime) -> LogForm:
        """The form with an entry that the actor logged; sent off, it corrects that entry."""
        old = self._own_entry(actor, entry_id)
        if not old.counts:
            raise Refused(
                "already_changed", "That entry was corrected or taken out. `/casc progress` shows what counts."
            )
        return self._correcting(actor, old, now=now)

    def filled(self, actor: Person, known: FilledLog, *, now: datetime) -> LogForm:
        """The form with what is known already; the rest is for the person to fill in."""
        return self._form(actor, known, now=now)

    def of_words(
        self, actor: Person, text: str, *, author: Person | None = None, said: datetime, now: datetime
    ) -> LogForm:
        """The form with what the words say, as far as they are sure; "today" is the day on which they were said.

        An `author` who is a candidate of the actor and names no other speaks of their own coaching.
        """
        form = self.blank(actor, now=now)
        zone, categories = ZoneInfo(actor.zone), self.hours.packs[actor.program].categories
        intent = read(text, today=day_of(actor, said), role=actor.role, zone=zone, categories=categories)
        if not isinstance(intent, LogHours) or len(intent.entries) != 1:
            return form
        known = _understood(form, intent.entries[0])
        if known.candidate_id is None and author is not None and author.id in {one.id for one in form.candidates}:
            known = replace(known, candidate_id=author.id)
        return replace(form, known=known)

    def send(
        self, actor: Person, filled: FilledLog, *, source: str, replaces: str | None = None, now: datetime
    ) -> Receipt | Proposed | SameSession:
        """What was recorded from the form, or the card where something about it is asked.

        `source` is the form's own key: the same one changes nothing any more. Of a card with several entries one is
        changed, and the card is shown again: the others were read, not filled in.
        """
        if replaces is None:
            entry = _entry(self.blank(actor, now=now), filled)
            return FilledHours(self.hours).log(actor, entry, source=source, now=now)
        card, position = self._entry_of_card(actor, replaces)
        entry = _entry(self._form_of(actor, card, now=now), filled)
        if self.hours.records.card_answering(source) is None:
            check_open(card)
        entry = _told_as(entry, card.entries[position])
        if len(card.entries) > 1:
            entries = (*card.entries[:position], entry, *card.entries[position + 1 :])
            return self.hours.propose_instead(actor, card, entries, source=source, now=now)
        return FilledHours(self.hours).log(actor, entry, source=source, replaces=card.id, reason=filled.reason, now=now)

    def correct(
        self, actor: Person, entry_id: int, filled: FilledLog, *, reason: str | None, source: str, now: datetime
    ) -> Receipt | Proposed | SameSession:
        """What was recorded in place of that entry, for that reason, or the card where something about it is asked.

        The same `source` changes nothing any more.
        """
        old = self._own_entry(actor, entry_id)
        entry = _told_as(_entry(self._correcting(actor, old, now=now), filled), old)
        why = filled.reason or reason
        return FilledHours(self.hours).correct(actor, old, entry, reason=why, source=source, now=now)

    def _own_entry(self, actor: Person, entry_id: int) -> LedgerEntry:
        entry = self.hours.records.entry(entry_id)
        if entry is None or entry.logged_by != actor.id:
            raise Refused("no_entry", "That entry is no longer there, or somebody else logged it.")
        return entry

    def _correcting(self, actor: Person, old: LedgerEntry, *, now: datetime) -> LogForm:
        """The form for an entry whose two people stay who they are, also where they are paired with others now."""
        person = self.hours.lines.person
        return LogForm(
            actor=actor,
            candidates=[person(old.candidate_id)] if actor.role is Role.COACH else (),
            coach=person(old.coach_id) if old.coach_id else self.hours.records.person(actor.coach_id or 0),
            categories=() if actor.role is Role.COACH else typed_categories(self.hours.packs[actor.program]),
            today=day_of(actor, now),
            known=_filled(old),
            corrects=old.id,
            asks_why=True,
        )

    def _form_of(self, actor: Person, card: HourCard, *, now: datetime) -> LogForm:
        """The form of a card: what corrects an entry is with those who were in it, whoever is paired with whom now."""
        old = None if card.corrects is None else self.hours.records.entry(card.corrects)
        return self.blank(actor, now=now) if old is None else self._correcting(actor, old, now=now)

    def _entry_of_card(self, actor: Person, place: str) -> tuple[HourCard, int]:
        """The card, and which of its entries is meant."""
        card_id, _, position = place.partition(":")
        card, number = self.hours.own_card(actor, card_id), int(position) if position.isdecimal() else 0
        if number >= len(card.entries):
            raise Refused("no_entry", "There is nothing to change on this card. Put it away and say it again.")
        return card, number

    def _untyped(self, pack: ProgramPack) -> str:
        """What nobody types, and who records it."""
        recorders = TaughtCalendar(self.hours.records, self.hours.packs).recorders(pack.id)
        return untyped_words([pack.category_label(one) for one in pack.entries.taught], [one.name for one in recorders])

    def _form(self, actor: Person, known: FilledLog, *, now: datetime, replaces: str | None = None) -> LogForm:
        if actor.role not in PARTIES:
            others = _NO_HOURS.get(actor.role, "`/casc help` shows what you can do here.")
            raise Refused("not_a_party", f"Hours are logged by the candidate or the coach who were there. {others}")
        records, pack = self.hours.records, self.hours.packs[actor.program]
        coach = actor.role is Role.COACH
        candidates = records.candidates_of(actor.id) if coach else ()
        if coach and not candidates:
            raise Refused(
                "no_caseload", "No candidate is paired with you on the roster. Your program administrator can pair you."
            )
        return LogForm(
            actor=actor,
            candidates=sorted(candidates, key=lambda one: one.name),
            coach=records.person(actor.coach_id) if actor.coach_id else None,
            categories=() if coach else typed_categories(pack),
            today=day_of(actor, now),
            known=known,
            replaces=replaces,
            untyped=None if coach or not pack.entries.taught else self._untyped(pack),
        )


def _told_as(entry: HourEntry, shown: HourEntry) -> HourEntry:
    """The entry that was filled in, in whose place another was shown: with what the form does not ask, as it was."""
    return entry.model_copy(update={"together": shown.together, "zone": shown.zone or entry.zone})


def _filled(entry: HourEntry) -> FilledLog:
    """The entry as it is filled in: clock times, or else the length."""
    facts = entry.model_dump(include={one.name for one in fields(FilledLog)} - {"length"})
    return FilledLog(**facts, length=None if entry.starts else duration(entry.minutes))


def _understood(form: LogForm, spoken: SpokenEntry) -> FilledLog:
    """What was said, as far as it is sure, as it is filled in."""
    facts = spoken.model_dump(include={"kind", "category", "on", "format", "topic", "starts", "ends"})
    said = None if spoken.starts or spoken.minutes is None else duration(spoken.minutes)
    return FilledLog(**facts, length=said, candidate_id=_whom(form, spoken.counterpart))


def _whom(form: LogForm, said: str | None) -> int | None:
    if said is None:
        return None
    try:
        return named(said, form.candidates, where="").id
    except Refused:
        return None


def _entry(form: LogForm, filled: FilledLog) -> HourEntry:
    """The entry that was filled in; Refused with the rule of the field that is empty or cannot be read."""
    starts, ends, minutes = time_spent(filled.length, filled.starts, filled.ends)
    if filled.on is None:
        raise Refused("missing_day", "Which day was it?")
    facts = {"minutes": minutes, "on": filled.on, "format": filled.format, "topic": filled.topic}
    facts |= {"starts": starts, "ends": ends, "zone": form.actor.zone}
    if form.actor.role is Role.COACH:
        if filled.candidate_id not in {one.id for one in form.candidates}:
            raise Refused("which_person", "With whom was it? Choose one of your candidates.")
        return HourEntry(candidate_id=filled.candidate_id, coach_id=form.actor.id, kind=HourKind.COACHING, **facts)
    if filled.kind is None:
        raise Refused("missing_activity", "What was it? Choose one.")
    coaching = filled.kind is HourKind.COACHING
    if coaching and form.coach is None:
        raise Refused("no_coach", "You are not paired with a coach yet. Your program administrator can pair you.")
    return HourEntry(
        candidate_id=form.actor.id,
        coach_id=form.coach.id if coaching and form.coach else None,
        kind=filled.kind,
        category=None if coaching else filled.category,
        **facts,
    )
