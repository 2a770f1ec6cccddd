"""`make replicas`: three processes of durable work on one Postgres, of which one is killed every few seconds.

Weekly posts and digests come due one after the other meanwhile, and Slack is a moody stand-in in its own process. At
the end every one of them was sent once, is held and told, or was left out with its reason: none is lost or doubled.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from induction.reminding.reminders import ReminderState
from storage.errands import ErrandState
from storage.records import Records
from tests.benchmarks.recording import postgres
from tests.e2e.cohort import records_of
from tests.e2e.due_soon import PROGRAM, DueSoon, channel, due_soon
from tests.e2e.moody_slack import Taken, moody_slack
from tests.e2e.replica import Replica
from tests.e2e.soak import Say

REPLICAS = 3
MINUTES = 10.0
EVERY = 2.0
"""Seconds between two cohorts that come due, and between two people."""

SHORTEST, LONGEST = 3.0, 8.0
"""Seconds between two kills."""

CLOSED_ONE_IN = 8
"""One channel in so many lets nobody read its history."""

SETTLING = 30.0
"""Seconds that it takes to write a roster of some hundreds, and to start."""

LAST_SWEEP = 180.0
"""Seconds in which what a crash left is resumed, and what Slack put off has gone out."""

ENDS = ("sent once", "left out", "held", "lost", "doubled")


@dataclass(frozen=True)
class Tally:
    """What became of everything that came due, by kind and end; `reasons` of what was left out and held."""

    due: Mapping[str, int]
    ends: Mapping[str, Counter[str]]
    reasons: Mapping[str, int]
    others_doubled: int
    too_many_digests: int
    untold: int
    kills: int
    messages: int

    @property
    def is_sound(self) -> bool:
        """Is nothing lost, doubled or kept from the administrator, and nobody told more often than allowed?"""
        wrong = sum(counted[end] for counted in self.ends.values() for end in ("lost", "doubled"))
        return not (wrong or self.others_doubled or self.too_many_digests or self.untold)

    def __str__(self) -> str:
        head = f"{'':14}{'due':>8}" + "".join(f"{end:>11}" for end in ENDS)
        rows = [
            f"{kind:14}{self.due[kind]:>8,}" + "".join(f"{counted[end]:>11,}" for end in ENDS)
            for kind, counted in self.ends.items()
        ]
        why = ", ".join(f"{times} {reason}" for reason, times in sorted(self.reasons.items())) or "none"
        below = (
            f"left out or held because: {why}",
            f"digests more than one a day: {self.too_many_digests}",
            f"other messages that came twice: {self.others_doubled}",
            f"held and not told: {self.untold}",
        )
        return "\n".join([f"{self.kills} kills, {self.messages:,} messages taken", head, *rows, *below])


def replicas(seconds: float, url: str, folder: Path, say: Say) -> Tally:
    """What became of posts and digests that came due for so long, while one replica after the other was killed."""
    now = datetime.now(UTC)  # noqa: TID251 - the replicas go by this clock too
    first = now + timedelta(seconds=SETTLING)
    last = first + timedelta(seconds=seconds)
    channels = [channel(number, closed=number % CLOSED_ONE_IN == 0) for number in range(1, round(seconds / EVERY) + 1)]
    with moody_slack() as slack, ExitStack() as stack:
        due = due_soon(folder, slack.url, url, channels, first=first, last=last)
        say(f"{len(due.posts)} cohorts and as many people come due from {first:%H:%M:%S} to {last:%H:%M:%S} UTC")
        records = records_of(due.settings)
        stack.callback(records.close)
        working = [stack.enter_context(Replica(due.settings, str(number))) for number in range(REPLICAS)]
        for one in working:
            one.await_work()
        kills = _kill_until(last, working, say)
        _await_quiet(records, due, last)
        for one in working:
            one.stop()
        faults = sum(one.printed().count("Traceback") for one in working)
        say(f"{faults} tracebacks in what the replicas printed")
        return tally(records, due, slack, kills)


def _kill_until(last: datetime, working: Sequence[Replica], say: Say) -> int:
    """How many were killed by then, each followed by another one in its place."""
    kills = 0
    while _seconds_to(last) > 0:
        time.sleep(random.uniform(SHORTEST, LONGEST))  # noqa: S311 - a moment, not a secret
        dying = random.choice(working)  # noqa: S311 - the same
        dying.kill()
        dying.start()
        kills += 1
        if kills % 10 == 0:
            say(f"{kills} kills, {max(_seconds_to(last), 0):.0f} s to go")
    return kills


def _await_quiet(records: Records, due: DueSoon, last: datetime) -> None:
    """Wait until nothing of it waits any more, or it never will."""
    deadline = time.monotonic() + LAST_SWEEP
    while time.monotonic() < deadline:
        now = datetime.now(UTC)  # noqa: TID251 - as above
        planned = {key for key in (*due.posts, *due.digests) if records.errands.by_key(key) is not None}
        decided = planned | {one.key for one in records.reminders.posts(PROGRAM, since=last.date() - timedelta(days=9))}
        if decided >= {*due.posts, *due.digests} and not records.errands.due_keys(now=now):
            break
        time.sleep(1)
    time.sleep(3)  # a second message would have come by then


def tally(records: Records, due: DueSoon, slack: Taken, kills: int) -> Tally:
    """What is on record and what Slack took, side by side."""
    messages = slack.messages()
    taken = Counter(one["key"] for one in messages if one["key"])
    since = datetime.now(UTC).date() - timedelta(days=9)  # noqa: TID251 - as above
    kept = {one.key: one for one in records.reminders.posts(PROGRAM, since=since)}
    kept |= {key: one for key in due.digests for one in records.reminders.of_errand(key)}
    left_out = {
        key: one.reason.value
        for key, one in kept.items()
        if one.state is ReminderState.LEFT_OUT and one.reason is not None
    }
    ends: dict[str, Counter[str]] = {}
    reasons: Counter[str] = Counter()
    for kind, keys in (("weekly posts", due.posts), ("digests", due.digests)):
        ends[kind] = Counter()
        for key in keys:
            errand = records.errands.by_key(key)
            held = errand is not None and errand.state is ErrandState.HELD
            ends[kind][_end(taken[key], held=held, left_out=key in left_out)] += 1
            if held or (key in left_out and not taken[key]):
                reasons[left_out[key] if key in left_out else str(errand.trouble if errand else "")] += 1
    held_keys = {one.key for one in records.errands.held()}
    return Tally(
        due={"weekly posts": len(due.posts), "digests": len(due.digests)},
        ends=ends,
        reasons=reasons,
        others_doubled=sum(times > 1 for key, times in taken.items() if key not in {*due.posts, *due.digests}),
        too_many_digests=_too_many(taken),
        untold=len(held_keys) if held_keys and not any(key.startswith("trouble:") for key in taken) else 0,
        kills=kills,
        messages=len(messages),
    )


def _end(times: int, *, held: bool, left_out: bool) -> str:
    if times > 1:
        return "doubled"
    if held:
        return "held"
    if times == 1:
        return "sent once"
    return "left out" if left_out else "lost"


def _too_many(taken: Counter[str]) -> int:
    """How many digests somebody got on a day beyond the one that they may get."""
    of_person = Counter(key.split(":")[1] for key in taken.elements() if key.startswith("digest:"))
    return sum(times - 1 for times in of_person.values())


def _seconds_to(moment: datetime) -> float:
    return (moment - datetime.now(UTC)).total_seconds()  # noqa: TID251 - as above


def main(minutes: float) -> bool:
    """Whether it went well; the table is printed."""
    say: Callable[[str], None] = partial(print, flush=True)
    with tempfile.TemporaryDirectory(prefix="companion-replicas-") as folder, postgres(Path(folder)) as url:
        counted = replicas(minutes * 60, url, Path(folder), say)
    say(str(counted))
    return counted.is_sound


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    raise SystemExit(0 if main(parser.parse_args().minutes) else 1)
