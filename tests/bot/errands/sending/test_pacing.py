"""Whose turn it is, on a clock that only goes on when somebody waits."""

from threading import Thread

import pytest

from bot.errands.sending.pacing import AHEAD, PATIENCE, SPACING, Pacing

SHARED = 0.25
"""Seconds between two messages to one workspace here."""


class Seconds:
    """A clock; `wait` lets the time pass at once."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.now += seconds
        return False


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def pacing(seconds: Seconds) -> Pacing:
    return Pacing(shared_spacing=SHARED, workspace_of=lambda address: address[1], clock=seconds, wait=seconds.wait)


def waited(pacing: Pacing, seconds: Seconds, conversation: str) -> float:
    began = seconds.now
    assert pacing.take_turn(conversation)
    return round(seconds.now - began, 3)


def test_the_first_message_never_waits_and_the_next_one_to_the_same_place_does(
    pacing: Pacing, seconds: Seconds
) -> None:
    assert [waited(pacing, seconds, one) for one in ("D1a", "D1b", "D1a", "D1a")] == [0, 0, SPACING, SPACING]


def test_what_is_scheduled_never_waits_and_keeps_the_pace_of_its_workspace(pacing: Pacing, seconds: Seconds) -> None:
    went = []
    for number in range(7):
        went.append(pacing.take_turn(f"U1n{number}", scheduled=True))
        seconds.wait(SHARED / 2)
    assert went == [True, False, True, False, True, False, True]


def test_a_workspace_waits_for_no_other(pacing: Pacing) -> None:
    assert [pacing.turn(one, scheduled=True) for one in ("U1a", "U1b", "U2a", "U2b")] == [0, SHARED, 0, SHARED]


def test_who_is_answered_passes_by_what_is_scheduled(pacing: Pacing, seconds: Seconds) -> None:
    for number in range(20):
        pacing.turn(f"U1n{number}", scheduled=True)
    assert [waited(pacing, seconds, f"D1n{number}") for number in range(20)] == [0] * 20


def test_what_is_scheduled_makes_up_for_the_answers_so_that_the_pace_holds(pacing: Pacing, seconds: Seconds) -> None:
    answered = sum(waited(pacing, seconds, f"D1n{number}") == 0 for number in range(10))
    went = 0
    for number in range(480):
        went += pacing.take_turn(f"U1n{number}", scheduled=True)
        seconds.wait(SHARED / 2)
    assert (answered, went) == (10, 230)


def test_a_flood_of_answers_keeps_the_pace_too(pacing: Pacing) -> None:
    turns = [pacing.turn(f"D1n{number}", scheduled=False) for number in range(40)]
    assert sum(seconds == 0 for seconds in turns) == AHEAD / SHARED + 1


def test_slack_does_not_say_who_had_enough_so_the_workspace_rests_as_well(pacing: Pacing, seconds: Seconds) -> None:
    pacing.rest("D1a", PATIENCE + 1)
    assert [pacing.take_turn(one) for one in ("D1a", "D1b", "D2a")] == [False, False, True]
    assert pacing.turn("U1c", scheduled=True) == PATIENCE + 1
    seconds.wait(PATIENCE + 1)
    assert [waited(pacing, seconds, one) for one in ("D1a", "D1b")] == [0, 0]


def test_what_broke_off_rests_nothing(pacing: Pacing, seconds: Seconds) -> None:
    pacing.rest("D1a", 0)
    assert waited(pacing, seconds, "D1a") == 0


def test_thousands_of_conversations_are_forgotten_once_they_are_free(pacing: Pacing, seconds: Seconds) -> None:
    for number in range(3000):
        assert waited(pacing, seconds, f"D{number % 90 + 10}n{number}") < PATIENCE
        seconds.wait(SPACING)
    assert waited(pacing, seconds, "D1last") == 0


def test_nobody_waits_after_the_end() -> None:
    pacing = Pacing()
    turns = [pacing.take_turn("D1")]
    waiting = Thread(target=lambda: turns.append(pacing.take_turn("D1")))
    waiting.start()
    pacing.close()
    waiting.join(timeout=0.5)
    assert turns == [True, False]
    assert pacing.closed
