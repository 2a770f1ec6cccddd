"""Composed messages in line, workspace by workspace, until each is called."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from bot.errands.sending.outgoing import Outgoing
from bot.errands.sending.pacing import SHARED_SPACING, SPACING, Pacing
from storage.errands import KeptErrand

_AHEAD = 8
"""How many messages stand in line for each workspace, by and large: one that was composed long ago may be wrong."""


@dataclass(frozen=True)
class Letter:
    """The composed message of an errand."""

    errand: KeptErrand
    outgoing: Outgoing


class Line:
    """Letters that wait for their turn. Only one thread uses it."""

    def __init__(self, pacing: Pacing) -> None:
        self._pacing = pacing
        self._lanes: dict[str, deque[Letter]] = {}
        self._next: list[tuple[float, str]] = []
        self._length = 0

    def __bool__(self) -> bool:
        """Is anything in line?"""
        return self._length > 0

    @property
    def has_room(self) -> bool:
        """May more be composed? Those of a workspace that Slack wants left alone keep nobody else from it."""
        soon = self._pacing.clock() + SPACING
        going = [len(self._lanes[workspace]) for at, workspace in self._next if at <= soon]
        return sum(going) < _AHEAD * max(len(going), 1)

    @property
    def seconds(self) -> float | None:
        """Until the next letter may have its turn; None where the line is empty."""
        return max(self._next[0][0] - self._pacing.clock(), 0) if self._next else None

    def add(self, letter: Letter) -> None:
        """Put the letter at the end of its workspace's lane."""
        workspace = self._pacing.workspace_of(letter.outgoing.to)
        lane = self._lanes.setdefault(workspace, deque())
        if not lane:
            heappush(self._next, (self._pacing.clock(), workspace))
        lane.append(letter)
        self._length += 1

    def called(self, at_most: int) -> Sequence[Letter]:
        """The letters whose turn is now; it is taken. Each workspace has one before any has another."""
        now, called = self._pacing.clock(), list[Letter]()
        while self._next and self._next[0][0] <= now and len(called) < at_most:
            _, workspace = heappop(self._next)
            lane = self._lanes[workspace]
            letter = lane.popleft()
            seconds = 0 if letter.outgoing.answers else self._pacing.turn(letter.outgoing.to, scheduled=True)
            if seconds > SHARED_SPACING:
                lane.append(letter)  # another of its workspace may go to a conversation that is free
            elif seconds:
                lane.appendleft(letter)
            else:
                called.append(letter)
                self._length -= 1
            if lane:
                pause = seconds if seconds > SPACING else min(seconds or SHARED_SPACING, SHARED_SPACING)
                heappush(self._next, (now + pause, workspace))
        return called
