"""Hours from a calendar that somebody shares: proposed on a card, asked about, or left out with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.calendars.entries import Circle, Lack, Meant, meant
from bot.calendars.events import CalendarEvent, events_of
from bot.services.calendars.replies import FromCalendar, LeftOut, OpenEvent
from bot.services.hours.form import LogForms
from bot.services.hours.hours import Hours
from bot.services.ledger.replies import FilledLog
from bot.understanding.intents import LogHours
from induction.calendar import day_words, moment_words
from induction.hours import duration
from induction.people import Person, Role
from induction.refused import Refused

MOST = 20
"""Events on one card, as many as can be changed one by one there; of a larger calendar only what is plain is taken."""

_NO_EVENT = (
    "There is no event in that calendar that I can read. Save the event from your calendar once more, as an `.ics` "
    "file, or type what you did, such as `45 min coaching yesterday`."
)
_NOTHING_PLAIN = (
    "That calendar has {count} events, and none that is over says by its words or its guests that it was coaching or "
    "professional learning. Send one session as a file of its own, or paste its line, such as `Coaching with "
    "{whom}, Tue, Nov 17, 3:30 – 4:15pm`."
)


@dataclass(frozen=True)
class Calendars:
    """The use case of a shared calendar. Nothing is recorded from it before the tap."""

    hours: Hours

    def read(self, actor: Person, text: str, *, source: str, now: datetime) -> FromCalendar:
        """What the calendars in that text come to. `source` is the delivery's key: the same one, the same card.

        Refused for who logs no hours, for a text that holds no event, and for a single event with the rule that
        forbids it.
        """
        form = LogForms(self.hours).blank(actor, now=now)
        others = form.candidates or ([form.coach] if form.coach else [])
        circle = Circle(actor, others, self.hours.packs[actor.program].categories)
        events = events_of(text, zone=ZoneInfo(actor.zone), now=now)
        if not events:
            raise Refused("no_event", _NO_EVENT)
        if len(events) == 1:
            return self._single(events[0], circle, source=source, now=now)
        return self._several(events, circle, source=source, now=now)

    def _single(self, event: CalendarEvent, circle: Circle, *, source: str, now: datetime) -> FromCalendar:
        if (objection := _objection(event, circle.actor, now)) is not None:
            raise Refused(*objection)
        known = meant(event, circle)
        if (lack := known.lacks) is not None:
            return FromCalendar(None, open=[_open(known, lack)])
        return self._on_card([known], circle.actor, source=source, now=now)

    def _several(self, events: Sequence[CalendarEvent], circle: Circle, *, source: str, now: datetime) -> FromCalendar:
        plain: list[Meant] = []
        asked: list[OpenEvent] = []
        left_out: list[LeftOut] = []
        later = 0
        for event in events:
            if (objection := _objection(event, circle.actor, now)) is not None:
                left_out.append(LeftOut(event, objection[1]))
                continue
            known = meant(event, circle)
            if (lack := known.lacks) is not None:
                asked.append(_open(known, lack))
            elif len(plain) == MOST:
                later += 1
            elif (why := self._why_not(known, plain, circle.actor, now=now)) is not None:
                left_out.append(LeftOut(event, why))
            else:
                plain.append(known)
        large = len(events) > MOST
        if large and not plain:
            raise Refused("nothing_plain", _NOTHING_PLAIN.format(count=len(events), whom=_somebody(circle)))
        found = FromCalendar(None)
        if plain:
            found = self._on_card(plain, circle.actor, source=source, now=now)
        return FromCalendar(
            found.proposed,
            open=() if large else asked,
            left_out=left_out,
            repeating=found.repeating,
            unrelated=len(asked) if large else 0,
            later=later,
        )

    def _on_card(self, known: Sequence[Meant], actor: Person, *, source: str, now: datetime) -> FromCalendar:
        spoken = LogHours(entries=tuple(one.entry for one in known))
        proposed = self.hours.propose(actor, spoken, said="", source=source, now=now)
        return FromCalendar(proposed, repeating=[one.event for one in known if one.event.repeats])

    def _why_not(self, known: Meant, beside: Sequence[Meant], actor: Person, *, now: datetime) -> str | None:
        """Why it cannot be recorded beside the others of the card; None where it can."""
        clashing = next((one.event for one in beside if known.event.overlaps(one.event)), None)
        if clashing is not None:
            return f"{_began(known.event)} overlaps {event_words(clashing)}. You were at one of them: type which."
        try:
            self.hours.check(actor, known.entry, now=now)
        except Refused as refused:
            return f"{_began(known.event)}: {refused.message}"
        return None


def event_words(event: CalendarEvent) -> str:
    """The event in a few words: its title, and when it was."""
    title = f"“{event.title}”" if event.title else "an event without a title"
    return f"{title}, {moment_words(event.starts) if event.starts else day_words(event.on)}"


def _objection(event: CalendarEvent, actor: Person, now: datetime) -> tuple[str, str] | None:
    """The rule by which the event is no hours of theirs, and its sentence; None where nothing speaks against it."""
    if event.cancelled:
        return ("cancelled_event", f"{_began(event)} was called off, so there is nothing to log.")
    if any(one.declined and one.email == actor.email.lower() for one in event.invited):
        return ("declined_event", f"You declined {event_words(event)}. If you went all the same, type what you did.")
    if not event.is_over(now.astimezone(ZoneInfo(actor.zone))):
        return ("future_date", f"{_began(event)} has not happened yet. Log it when it is done.")
    return None


def _began(event: CalendarEvent) -> str:
    words = event_words(event)
    return f"{words[0].upper()}{words[1:]}"


def _open(known: Meant, lack: Lack) -> OpenEvent:
    entry, others = known.entry, known.others
    facts = entry.model_dump(include={"kind", "category", "on", "format", "topic", "starts", "ends"})
    length = None if entry.starts or entry.minutes is None else duration(entry.minutes)
    whom = others[0].id if len(others) == 1 and known.circle.actor.role is Role.COACH else None
    return OpenEvent(known.event, lack, FilledLog(**facts, length=length, candidate_id=whom))


def _somebody(circle: Circle) -> str:
    return circle.others[0].first_name if circle.others else "my coach"
