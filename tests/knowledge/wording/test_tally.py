from collections.abc import Mapping

import pytest

from knowledge.wording.tally import Count, Outcome, Tally

SHOWN, REFUSED = Count(Outcome.SHOWN), Count(Outcome.REFUSED, "word")


def test_what_was_counted_is_handed_over_once_and_stays_counted() -> None:
    tally, kept = Tally(), list[Mapping[Count, int]]()
    for outcome, reason in ((Outcome.SHOWN, ""), (Outcome.REFUSED, "word"), (Outcome.SHOWN, "")):
        tally.add(outcome, reason)
    tally.hand_over(kept.append)
    tally.hand_over(kept.append)
    tally.add(Outcome.SHOWN)
    tally.hand_over(kept.append)
    assert kept == [{SHOWN: 2, REFUSED: 1}, {SHOWN: 1}]
    assert tally.counts() == {SHOWN: 3, REFUSED: 1}


def test_what_could_not_be_kept_is_handed_over_the_next_time() -> None:
    def lose(counts: Mapping[Count, int]) -> None:
        raise OSError(len(counts))

    tally, kept = Tally(), list[Mapping[Count, int]]()
    tally.add(Outcome.SHOWN)
    with pytest.raises(OSError, match="1"):
        tally.hand_over(lose)
    tally.add(Outcome.SHOWN)
    tally.hand_over(kept.append)
    assert kept == [{SHOWN: 2}]
