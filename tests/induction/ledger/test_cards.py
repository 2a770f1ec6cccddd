from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.cards import NO_REASON, CardAction, CardAnswer, CardState, HourCard, Recorded, check_open
from induction.ledger.group_coaching import OpenGroup
from induction.refused import Refused

ENTRY = HourEntry(candidate_id=1, kind=HourKind.COACHING, minutes=90, on=date(2026, 11, 18), coach_id=2)
CARD = HourCard(
    id="c1",
    actor_id=2,
    action=CardAction.RECORD,
    entries=(ENTRY,),
    created_at=datetime(2026, 11, 18, 17, tzinfo=UTC),
)


def test_a_card_is_open_until_its_tap_and_corrects_nothing_by_itself():
    assert (CARD.state, CARD.corrects, CARD.reason) == (CardState.OPEN, None, None)


def test_a_card_does_not_change_in_place():
    with pytest.raises(ValidationError):
        CARD.state = CardState.DONE


@pytest.mark.parametrize("action", CardAction)
def test_a_card_comes_back_the_same_from_where_it_was_kept(action: CardAction):
    card = CARD.model_copy(update={"action": action, "corrects": 4, "reason": "it was yesterday"})
    assert HourCard.model_validate_json(card.model_dump_json()) == card


def test_what_was_recorded_says_whether_it_was_the_first_time():
    assert Recorded(card=CARD, entries=(), first_time=False).first_time is False


@pytest.mark.parametrize(
    ("corrects", "reason", "why"),
    [(None, None, None), (None, "said", "said"), (4, "said", "said"), (4, None, NO_REASON), (4, "", NO_REASON)],
)
def test_what_changes_something_on_record_has_a_reason(corrects: int | None, reason: str | None, why: str | None):
    assert CARD.model_copy(update={"corrects": corrects, "reason": reason}).why == why


@pytest.mark.parametrize(
    ("state", "rule"), [(CardState.OPEN, None), (CardState.DONE, "card_done"), (CardState.DISMISSED, "card_dismissed")]
)
def test_only_an_open_card_is_changed(state: CardState, rule: str | None):
    card = CARD.model_copy(update={"state": state})
    if rule is None:
        check_open(card)
        return
    with pytest.raises(Refused) as refused:
        check_open(card)
    assert refused.value.rule == rule


def of(candidate: int, **facts: Any) -> HourEntry:
    return ENTRY.model_copy(update={"candidate_id": candidate, **facts})


def at(entry: HourEntry, hour: int) -> HourEntry:
    return entry.model_copy(update={"starts": time(hour), "ends": time(hour + 1)})


def test_an_answer_is_written_on_the_card():
    assert CARD.answered(None, []) == CARD
    assert CARD.answered(CardAnswer.APART, []) == CARD.model_copy(update={"apart": True})


def test_those_that_were_one_session_are_marked_and_no_others():
    card = CARD.model_copy(update={"entries": (of(1), of(3), of(4, minutes=30))})
    marked = (of(1, together=True), of(3, together=True), of(4, minutes=30))
    assert card.answered(CardAnswer.TOGETHER, []) == card.model_copy(update={"entries": marked})


def test_the_one_at_the_time_of_a_recorded_session_is_marked():
    card = CARD.model_copy(update={"entries": (at(of(1), 9), of(1, on=date(2026, 11, 17)))})
    recorded = LedgerEntry(**at(of(3), 9).model_dump(), id=7, logged_by=2, logged_at=CARD.created_at)
    marked = (at(of(1, together=True), 9), of(1, on=date(2026, 11, 17)))
    assert card.answered(CardAnswer.TOGETHER, [recorded]) == card.model_copy(update={"entries": marked})


def test_where_nothing_is_open_any_more_all_coaching_on_the_card_is_marked():
    learning = HourEntry(candidate_id=1, kind=HourKind.PROFESSIONAL_LEARNING, minutes=60, on=date(2026, 11, 18))
    card = CARD.model_copy(update={"entries": (of(1), learning)})
    marked = (of(1, together=True), learning)
    assert card.answered(CardAnswer.TOGETHER, []) == card.model_copy(update={"entries": marked})


def test_what_is_separate_by_its_persons_word_is_not_asked_about():
    card = CARD.model_copy(update={"entries": (of(1), of(3))})
    assert card.open_group([]) == OpenGroup(places=(0, 1), apart=True, recorded=False)
    assert card.model_copy(update={"separate": True}).open_group([]) is None
