"""The table of a year: what was due, what came of it, and what must be nought."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from induction.reminding.reminders import ReminderState
from tests.benchmarks.year import oracle
from tests.benchmarks.year.year import Lived


@dataclass(frozen=True)
class Line:
    """A figure; `at_most` is what it may be, where that is bounded."""

    words: str
    figure: int
    at_most: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is what it may be."""
        return self.at_most is None or self.figure <= self.at_most

    def __str__(self) -> str:
        """The line as it is printed."""
        bound = "" if self.at_most is None else f"  (at most {self.at_most})"
        return f"{'  ' if self.holds else '! '}{self.words:60}{self.figure:>9,}{bound}"


def table(lived: Lived) -> list[Line]:
    """Everything that came of the year."""
    return [*_posts(lived), *_nudges(lived), *_troubles(lived)]


def _posts(lived: Lived) -> Iterator[Line]:
    weeks = list(oracle.weeks_of(lived))
    left_out = [one.kept for one in weeks if not one.arrived and one.kept is not None]
    reasons = Counter(one.reason for one in left_out if one.state is ReminderState.LEFT_OUT)
    yield Line("weekly posts due", len(weeks))
    yield Line("  there once", sum(len(one.arrived) == 1 for one in weeks))
    for reason, times in sorted(reasons.items(), key=lambda one: -one[1]):
        yield Line(f"  left out: {reason.words if reason else 'nobody knows why'}", times, None if reason else 0)
    yield Line("  held, and not there", sum(one.state is ReminderState.HELD for one in left_out))
    held = [one for one in weeks if one.kept is not None and one.kept.state is ReminderState.HELD]
    yield Line("  held, and there: nobody could look", sum(bool(one.arrived) for one in held))
    yield Line("lost: neither there nor on the list", sum(map(oracle.is_lost, weeks)), 0)
    there = [one.kept for one in weeks if one.arrived and one.kept is not None]
    yield Line("there, and on record as left out", sum(one.state is ReminderState.LEFT_OUT for one in there), 0)
    yield Line("doubled", sum(len(one.arrived) > 1 for one in weeks), 0)
    yield Line("left out without a cause", sum(oracle.is_without_cause(one, lived) for one in weeks), 0)
    yield Line("sent in a break or a pause, too early, or after the end", sum(map(oracle.is_wrong_to_send, weeks)), 0)
    yield Line("sent before its time, too late or at night", sum(map(oracle.is_at_a_bad_time, weeks)), 0)
    yield Line("held, and no administrator told", sum(oracle.held_in_silence(lived, one) for one in weeks), 0)


def _nudges(lived: Lived) -> Iterator[Line]:
    told = oracle.tellings(lived)
    yield Line("people", len(lived.school.pupils))
    yield Line("things that opened", sum(len(one.things) for one in lived.school.pupils))
    yield Line("nudges", len(told))
    yield Line("  most of one thing to one person", oracle.most_told(told), oracle.MOST)
    yield Line("  again too soon", oracle.too_soon(told), 0)
    yield Line("  most digests to one person on one day", oracle.digests_a_day(lived), 1)
    yield Line("  outside their hours", sum(map(oracle.is_outside_hours, told)), 0)
    yield Line("  in a snooze or a leave, or of a kind that they stopped", sum(map(oracle.is_unwanted, told)), 0)
    yield Line("  after it was done", sum(not one.thing.is_open(one.at) for one in told), 0)
    yield Line("  never, though open for three weeks", len(oracle.forgotten(lived, told)), 0)


def _troubles(lived: Lived) -> Iterator[Line]:
    yield Line("outages of Slack", len(lived.fate.of_slack))
    yield Line("outages of the companion", len(lived.fate.of_companion))
    yield Line("times it was killed", lived.fate.killed)
    yield Line("times Slack asked for patience", lived.workspace.turned_away)
    yield Line("connections broken after Slack had the message", lived.workspace.broken_off)
    yield Line("times the planner was asked", lived.minutes)
