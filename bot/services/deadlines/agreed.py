"""What coach and candidate agreed on, as dated things: action items with a day, and when they meet next."""

from collections.abc import Mapping, Sequence
from datetime import date

from induction.access import Action, may
from induction.ahead.dated import Dated, Deadline
from induction.ledger.sessions import ActionItem, next_meeting, open_items
from induction.people import Person, Role
from storage.records import Records


def agreed(
    records: Records, actor: Person, candidates: Sequence[Person], today: date
) -> Mapping[int, Sequence[Deadline]]:
    """The same by the candidate's number, of those candidates with whom the actor is one of the two."""
    numbers = [one.id for one in candidates if may(actor, Action.SETTLE_ITEM, one)]
    if not numbers:
        return {}
    sessions = records.sessions.of(numbers)
    found: dict[int, list[Deadline]] = {number: [] for number in numbers}
    for item in open_items(sessions):
        if item.due is not None:
            found[item.candidate_id].append(_of_item(item, item.due))
    for number in numbers:
        day = next_meeting([one for one in sessions if one.candidate_id == number], today)
        if day is not None:
            found[number].append(_on(day, f"meeting-{number}", "coaching session", Dated.MEETING))
    return found


def _of_item(item: ActionItem, due: date) -> Deadline:
    doer = Role.CANDIDATE if item.owner_id == item.candidate_id else Role.COACH
    return _on(due, f"item-{item.id}", item.text, Dated.ITEM, doer)


def _on(day: date, key: str, title: str, kind: Dated, doer: Role | None = None) -> Deadline:
    return Deadline(key=key, title=title, kind=kind, first=day, last=day, doer=doer)
