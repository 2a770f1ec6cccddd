"""Errands of kinds that there are no more."""

from bot.companion import Companion
from bot.errands.kinds import TAKEN_OVER
from storage.errands import Errand, ErrandState
from tests.bot.conftest import NOW
from tests.bot.dialog import Dialog


def test_an_errand_of_an_earlier_version_ends_without_a_word(dialog: Dialog, companion: Companion) -> None:
    left = [Errand(f"{kind}:1", kind, {"session": "V1", "reader_id": 1, "candidate_id": 4}) for kind in TAKEN_OVER]
    companion.records.errands.add(left, now=NOW)
    dialog.sweep()
    dialog.settle()
    ended = [companion.records.errands.by_key(one.key) for one in left]
    assert [one and (one.state, one.sent_channel) for one in ended] == [(ErrandState.DONE, None)] * 3
    assert dialog.slack.sent("chat.postMessage") == []
