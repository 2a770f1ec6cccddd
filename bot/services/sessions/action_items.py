"""Action items: what coach and candidate agreed on, until one of the two says that it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from bot.services.people.names import named
from bot.services.sessions.replies import ItemLine, ItemList, ItemShown
from induction.access import Action, may
from induction.ledger.sessions import A_WEEK, ActionItem, ClosedSession, done_since, next_meeting, open_items
from induction.people import PARTIES, Person, Role
from induction.refused import Refused
from storage.records import Records

LATELY = timedelta(days=1)
"""How long what was done stays in sight, to be taken back."""


_SAYS_LITTLE = 2
"""How long the words are that tell no item from another."""


@dataclass(frozen=True)
class ActionItems:
    """The use cases of action items, for the two who agreed on them. Every public method takes the person who acts."""

    records: Records
    lines: LedgerLines

    def listed(self, actor: Person, said: str | None = None, *, now: datetime) -> ItemList:
        """What this person and the other of each pair agreed on, or of the one who is named.

        Refused for who agrees on nothing here, and for a name that a coach has not in their caseload.
        """
        if actor.role not in PARTIES:
            raise Refused(
                "not_a_party",
                "Action items are between a candidate and their coach. `/casc sessions` with a candidate's name shows "
                "what was agreed, where it is open to you.",
            )
        if said is None or actor.role is not Role.COACH:
            return self.of(actor, now=now)
        return self.of(actor, now=now, whom=named(said, self._candidates(actor), where="in your caseload"))

    def of(self, actor: Person, *, now: datetime, whom: Person | None = None) -> ItemList:
        """The same; nothing for who agrees on nothing here."""
        asked = self._candidates(actor) if whom is None else (whom,)
        candidates = {one.id: one for one in asked if may(actor, Action.SETTLE_ITEM, one)}
        sessions = self.records.sessions.of(list(candidates))
        meetings = [
            (day, self._other(actor, candidate))
            for candidate in candidates.values()
            if (day := next_meeting(_with(candidate, sessions), day_of(actor, now)))
        ]
        return ItemList(
            lines=[self.line(actor, item, now=now) for item in open_items(sessions)],
            done=[self.line(actor, item, now=now) for item in done_since(sessions, now - LATELY)],
            meetings=sorted(meetings),
        )

    def told_done(self, actor: Person, words: str | None, *, now: datetime) -> ItemShown | ItemList | None:
        """The open item of this person that the words name, or all that are open, to be marked; None for neither."""
        if actor.role not in {Role.CANDIDATE, Role.COACH}:
            return None
        mine = [line for line in self.of(actor, now=now).lines if line.item.owner_id == actor.id]
        if words is None:
            return ItemShown(mine[0]) if len(mine) == 1 else ItemList(mine) if mine else None
        told = {word for word in words.lower().split() if len(word) > _SAYS_LITTLE}
        fitting = [line for line in mine if told & set(line.item.text.lower().replace(",", " ").split())]
        return ItemShown(fitting[0]) if len(fitting) == 1 else ItemList(fitting) if fitting else None

    def waiting_with(self, actor: Person, candidate: Person, *, now: datetime) -> Sequence[ItemLine]:
        """What is open with that one candidate, as the next session's form shows it."""
        items = open_items(self.records.sessions.of([candidate.id]))
        return [self.line(actor, item, now=now) for item in items]

    def finish(self, actor: Person, item_id: int, *, now: datetime) -> ItemShown:
        """The item, done by this person; one that was done before stays as it was."""
        self._own(actor, item_id)
        self.records.sessions.finish_item(item_id, actor.id, now=now)
        return self._shown(actor, item_id, now=now)

    def reopen(self, actor: Person, item_id: int, *, now: datetime) -> ItemShown:
        """The item, to be done again."""
        self._own(actor, item_id)
        self.records.sessions.reopen_item(item_id, actor.id, now=now)
        return self._shown(actor, item_id, now=now)

    def postpone(self, actor: Person, item_id: int, due: date, *, now: datetime) -> ItemShown:
        """The item that was `due` on that day, due a week from today.

        One that was put off or done meanwhile stays as it is.
        """
        self._own(actor, item_id)
        later = day_of(actor, now) + A_WEEK
        moved = self.records.sessions.move_item(item_id, actor.id, due=due, to=later, now=now)
        return replace(self._shown(actor, item_id, now=now), moved=moved)

    def line(self, reader: Person, item: ActionItem, *, now: datetime) -> ItemLine:
        """The item as this person knows it."""
        owner = None if item.owner_id == reader.id else self.lines.person(item.owner_id)
        candidate = self.lines.person(item.candidate_id)
        is_named = owner is not None and candidate.id in {owner.id, reader.id}
        done_by = None if item.done_by in {None, reader.id} else self.lines.person(item.done_by or 0).first_name
        return ItemLine(
            item=item,
            owner=owner.first_name if owner else None,
            beside=None if is_named or reader.id == candidate.id else candidate.first_name,
            done_by=done_by,
            done_on=item.done_at and day_of(reader, item.done_at),
            overdue=item.is_overdue(day_of(reader, now)),
        )

    def _shown(self, actor: Person, item_id: int, *, now: datetime) -> ItemShown:
        return ItemShown(self.line(actor, self._own(actor, item_id), now=now))

    def _own(self, actor: Person, item_id: int) -> ActionItem:
        """The item, where this person may settle it; Refused alike where there is none and where it is not open."""
        found = self.records.sessions.item(item_id)
        if found is None or not found[1].stands:
            raise _not_there()
        item, _ = found
        if not may(actor, Action.SETTLE_ITEM, self.lines.person(item.candidate_id)):
            raise _not_there()
        return item

    def _candidates(self, actor: Person) -> Sequence[Person]:
        return self.records.candidates_of(actor.id) if actor.role is Role.COACH else (actor,)

    def _other(self, actor: Person, candidate: Person) -> str:
        """The other of the two by their first name."""
        if actor.id != candidate.id:
            return candidate.first_name
        return self.lines.person(candidate.coach_id).first_name if candidate.coach_id else "your coach"


def _with(candidate: Person, sessions: Sequence[ClosedSession]) -> list[ClosedSession]:
    return [session for session in sessions if session.candidate_id == candidate.id]


def _not_there() -> Refused:
    return Refused("no_item", "This action item is not there any more, or is not open to you.")
