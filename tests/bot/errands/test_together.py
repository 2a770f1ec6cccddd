"""Digests that are composed together say what each would say alone."""

from datetime import UTC, datetime, timedelta

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.together import together
from bot.services.reminding.digests import DIGEST
from tests.bot.closing import close
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog

AT = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)  # a Tuesday, eight in the morning in Los Angeles


def test_each_says_what_it_would_say_alone(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    close(dialog, session_item_1="Read it", session_owner_1="coach", session_due_1="2026-12-01")
    clock.now = AT - timedelta(minutes=20)
    for _ in companion.desk.reminding.planner.minute(now=clock.now):
        pass
    keys = companion.records.errands.due_of_kind(DIGEST, now=AT)
    errands = list(companion.records.errands.still_waiting(keys).values())
    alone = composers(companion)
    in_one_go = together(companion, alone, errands, AT)
    sent = [in_one_go[DIGEST](errand, AT) for errand in errands]
    assert len(errands) > 1
    assert None not in sent
    assert sent == [alone[DIGEST](errand, AT) for errand in errands]


def test_with_nothing_to_compose_nothing_is_read(companion: Companion) -> None:
    alone = composers(companion)
    assert together(companion, alone, [], AT) == alone
