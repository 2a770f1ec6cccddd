import time
from threading import Thread

from bot.errands.sending.pacing import PATIENCE, Pacing


def waited(pacing: Pacing, conversation: str) -> float:
    began = time.monotonic()
    assert pacing.take_turn(conversation)
    return time.monotonic() - began


def test_the_first_message_never_waits_and_the_next_one_to_the_same_place_does() -> None:
    pacing = Pacing(spacing=0.2)
    assert waited(pacing, "D1") < 0.1
    assert waited(pacing, "D2") < 0.1
    assert 0.1 < waited(pacing, "D1") < 0.5


def test_a_place_that_slack_wants_left_alone_is_left_alone() -> None:
    pacing = Pacing()
    pacing.rest("D1", PATIENCE + 1)
    assert not pacing.take_turn("D1")
    assert waited(pacing, "D2") < 0.1


def test_nobody_waits_after_the_end() -> None:
    pacing = Pacing()
    turns = [pacing.take_turn("D1")]
    waiting = Thread(target=lambda: turns.append(pacing.take_turn("D1")))
    waiting.start()
    pacing.close()
    waiting.join(timeout=0.5)
    assert turns == [True, False]
