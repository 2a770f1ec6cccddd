"""What a form that closes a session says: what it closes with, and the hours that are recorded with it."""

import re
from datetime import datetime

from bot.services.ledger.lengths import spoken_length
from bot.services.sessions.replies import FilledSession, SessionForm, Side
from bot.understanding.times.durations import Length
from induction.hours import HourEntry, HourKind
from induction.ledger.sessions import AgreedItem, Closing, check_items, check_next_meeting, check_notes
from induction.people import Person
from induction.refused import Refused

CPSEL, GOAL = "cpsel", "goal"

_MINUTES = re.compile(r"[1-9]\d{1,2}")


def closing_of(form: SessionForm, candidate: Person, filled: FilledSession, *, source: str, now: datetime) -> Closing:
    """What the session closes with. Without a day an action item is due on the next meeting.

    What was ticked or chosen and never offered counts as nothing.
    """
    cpsel, goal_id = _touched(form, filled.touched)
    owners = {Side.CANDIDATE: candidate.id, Side.COACH: form.coach.id, None: candidate.id}
    items = (
        AgreedItem(
            owner_id=owners[item.owner], text=" ".join((item.text or "").split()), due=item.due or filled.next_on
        )
        for item in filled.items
        if item.text or item.due
    )
    waiting = {line.item.id for line in form.waiting}
    return Closing(
        key=source,
        candidate_id=candidate.id,
        coach_id=form.coach.id,
        closed_at=now,
        cpsel=cpsel,
        goal_id=goal_id,
        notes=filled.notes,
        items=tuple(items),
        next_on=filled.next_on,
        done=tuple(one for one in filled.done if one in waiting),
    )


def check_closing(closing: Closing, form: SessionForm) -> None:
    """Refuse what a session cannot close with, and nothing at all where its hours are recorded already."""
    check_notes(closing.notes)
    check_next_meeting(closing.next_on, today=form.today)
    check_items(closing.items, parties={closing.candidate_id, closing.coach_id}, today=form.today)
    if form.entry_id is not None and not (closing.notes or closing.items or closing.next_on or closing.done):
        raise Refused("nothing_written", "Please write something here: a few words are enough.")


def hours_of(form: SessionForm, closing: Closing, filled: FilledSession) -> HourEntry:
    """The hours that were filled in; Refused with the rule of the field that is empty or cannot be read."""
    if filled.on is None:
        raise Refused("missing_day", "Which day was it?")
    length = closing_length(filled.length)
    return HourEntry(
        candidate_id=closing.candidate_id,
        coach_id=closing.coach_id,
        kind=HourKind.COACHING,
        minutes=length.minutes or 0,
        on=filled.on,
        topic=_topic(form, closing),
        starts=length.starts,
        ends=length.ends,
        zone=form.coach.zone,
    )


def closing_length(said: str | None) -> Length:
    """The length that was typed; a number by itself is minutes, where it is no number of hours.

    Refused where it is none, or could be either.
    """
    if not said:
        raise Refused("missing_duration", "How long was it? For example `45`, `1 h 30` or `3:30-4:15`.")
    plain = said.strip()
    return Length(int(plain)) if _MINUTES.fullmatch(plain) else spoken_length(plain)


def rows_in(filled: FilledSession) -> int:
    """For how many action items the form had room: of each somebody is chosen to do it."""
    return max((number for number, item in enumerate(filled.items, start=1) if item.owner), default=1)


def _touched(form: SessionForm, chosen: str | None) -> tuple[int | None, str | None]:
    """The CPSEL, or the id of the goal, that was chosen."""
    kind, _, which = (chosen or "").partition(":")
    if kind == CPSEL and which in {str(one.number) for one in form.standards}:
        return int(which), None
    return None, which if kind == GOAL and which in dict(form.goals) else None


def _topic(form: SessionForm, closing: Closing) -> str | None:
    """What the hours are about, as somebody would type it."""
    if closing.cpsel is not None:
        return f"CPSEL {closing.cpsel}"
    return None if closing.goal_id is None else dict(form.goals)[closing.goal_id].partition(":")[0]
