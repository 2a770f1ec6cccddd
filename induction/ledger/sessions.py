"""Coaching sessions as their coach closes them: what was written down, who took on what, and when the two meet next.

A session hangs on its hour entry and stands as long as that counts: where the hours are taken out, its notes are
withdrawn and its action items are nobody's any more. The limits are the house's own; no program document states any.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from pydantic import BaseModel, ConfigDict, Field

from induction.hours import LedgerEntry
from induction.packs.cpsels import MOST_STANDARDS
from induction.refused import Refused

MOST_ITEMS = 3
LONGEST_ITEM = 200
LONGEST_NOTES = 3000
A_WEEK = timedelta(days=7)


class AgreedItem(BaseModel):
    """What `owner_id`, the coach or the candidate, took on in a session; `due` is None where no day was agreed."""

    model_config = ConfigDict(frozen=True)

    owner_id: int
    text: str
    due: date | None = None


class ActionItem(AgreedItem):
    """An action item as it is kept: the `position`-th, from 0, of the session with that key.

    `done_at` and `done_by` are None until one of the two says that it is done.
    """

    id: int
    session: str
    position: int
    candidate_id: int
    done_at: datetime | None = None
    done_by: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.done_at is None

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.is_open and self.due is not None and self.due < today


class Closing(BaseModel):
    """What a coach closes a session with; `key` is the delivery that did, the one key of its meaning.

    `cpsel` or `goal_id`, the id of an IIP goal, is what was touched. `done` are the action items of earlier sessions
    that are done.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    candidate_id: int
    coach_id: int
    closed_at: datetime
    cpsel: int | None = Field(default=None, ge=1, le=MOST_STANDARDS)
    goal_id: str | None = None
    notes: str | None = None
    items: tuple[AgreedItem, ...] = ()
    next_on: date | None = None
    done: tuple[int, ...] = ()


class ClosedSession(BaseModel):
    """A session as it is kept. `entry` is the newest word of the ledger on its hours, which may void them."""

    model_config = ConfigDict(frozen=True)

    key: str
    entry: LedgerEntry
    candidate_id: int
    coach_id: int
    closed_at: datetime
    cpsel: int | None = None
    goal_id: str | None = None
    notes: str | None = None
    items: tuple[ActionItem, ...] = ()
    next_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether its hours count."""
        return self.entry.counts


def check_notes(notes: str | None) -> None:
    """Refuse notes that are longer than a form takes."""
    if notes is not None and len(notes) > LONGEST_NOTES:
        raise Refused("long_notes", f"Please keep the notes to {LONGEST_NOTES:,} characters; these are {len(notes):,}.")


def check_items(items: Collection[AgreedItem], *, parties: Collection[int], today: date) -> None:
    """Refuse more items than a session closes with, and each that lacks something: the rule ends with its number."""
    if len(items) > MOST_ITEMS:
        raise Refused("many_items", f"A session closes with up to {MOST_ITEMS} action items. Which matter most?")
    for number, item in enumerate(items, start=1):
        _check_item(item, number, parties=parties, today=today)


def _check_item(item: AgreedItem, number: int, *, parties: Collection[int], today: date) -> None:
    if not item.text.strip():
        raise Refused(f"empty_item_{number}", "What is to be done? A few words are enough.")
    if len(item.text) > LONGEST_ITEM:
        raise Refused(f"long_item_{number}", f"Please say it in at most {LONGEST_ITEM} characters.")
    if item.owner_id not in parties:
        raise Refused(f"owner_of_item_{number}", "Who does it: the candidate or the coach?")
    if item.due is not None and item.due < today:
        raise Refused(f"past_item_{number}", "This day has passed. By which day will it be done?")


def check_next_meeting(next_on: date | None, *, today: date) -> None:
    """Refuse a next meeting on a day that has passed."""
    if next_on is not None and next_on < today:
        raise Refused("past_meeting", "This day has passed. When do you meet next?")


def open_items(sessions: Iterable[ClosedSession]) -> tuple[ActionItem, ...]:
    """What still has to be done, overdue first: by the day it is due, and last what has no day."""
    waiting = (item for session in sessions if session.stands for item in session.items if item.is_open)
    return tuple(sorted(waiting, key=lambda item: (item.due or date.max, item.id)))


def done_since(sessions: Iterable[ClosedSession], since: datetime) -> tuple[ActionItem, ...]:
    """What was done since then, newest first."""
    done = [
        (item.done_at, item)
        for session in sessions
        if session.stands
        for item in session.items
        if item.done_at is not None and item.done_at >= since
    ]
    return tuple(item for _, item in sorted(done, key=lambda one: (one[0], one[1].id), reverse=True))


def next_meeting(sessions: Iterable[ClosedSession], today: date) -> date | None:
    """When coach and candidate meet next, as the session that was closed last says; None once that day has passed."""
    named = [session for session in sessions if session.stands and session.next_on is not None]
    newest = max(named, key=lambda session: session.closed_at, default=None)
    return None if newest is None or newest.next_on is None or newest.next_on < today else newest.next_on


def met_since(session: ClosedSession, entries: Iterable[LedgerEntry]) -> bool:
    """Whether the two have logged another session for a later day than that one, among the candidate's entries."""
    return any(entry.counts and entry.coach_id == session.coach_id and entry.on > session.entry.on for entry in entries)
