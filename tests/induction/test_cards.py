from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from induction.cards import CardAction, CardState, HourCard, Recorded
from induction.hours import HourEntry, HourKind

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
