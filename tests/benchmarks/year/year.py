"""One simulated year, from the first minute to the table of what came of it."""

import tempfile
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, select, update

from induction.packs.pack import ProgramPack
from induction.people import Role
from knowledge.program_packs import load_packs
from storage.database.engine import create_writer, database_url
from storage.database.patience import UNHURRIED
from storage.records import Records
from storage.tables.errands import ErrandRow
from storage.tables.people import PersonRow
from storage.tables.programs import CohortRow
from storage.tables.reminding import PostingRow, ReminderRow, SchoolBreakRow
from tests.benchmarks.year.clock import VirtualClock
from tests.benchmarks.year.companion import Running
from tests.benchmarks.year.fate import Fate, Killed
from tests.benchmarks.year.school import Cohort, OpenThings, School
from tests.benchmarks.year.slack import Workspace

STEP, BUSY, AT_NIGHT, IN_OUTAGES = timedelta(minutes=30), timedelta(minutes=1), timedelta(hours=3), timedelta(hours=3)
NIGHT = range(9)
"""Hours of UTC at which nothing has its time anywhere in North America."""

_WAITS = 120.0


@dataclass(frozen=True)
class Lived:
    """What came of a year: everything that was said, and every reminder as it is on record in the end."""

    school: School
    packs: Mapping[str, ProgramPack]
    fate: Fate
    workspace: Workspace
    reminders: Sequence[ReminderRow]
    errands: frozenset[str]
    minutes: int


def live(
    school: School,
    fate: Fate,
    random: Random,
    *,
    packs: Mapping[str, ProgramPack] | None = None,
    keyless: bool = False,
) -> Lived:
    """Live that year of the school with what fate has for it; `keyless`, Slack loses the keys of messages."""
    packs = packs or load_packs()
    clock = VirtualClock(school.begins)
    closed = [one.channel for one in school.cohorts if one.channel] + [f"D{one.slack_id}" for one in school.pupils]
    workspace = Workspace(clock, fate, frozenset(random.sample(closed, len(closed) // 4)), keyless)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'year.db'}"
        numbers = _enrol(url, school)
        life = _Life(url, packs, school, clock, fate, workspace, numbers)
        minutes = life.live()
        return Lived(school, packs, fate, workspace, *_kept(url), minutes)


@dataclass
class _Life:
    url: str
    packs: Mapping[str, ProgramPack]
    school: School
    clock: VirtualClock
    fate: Fate
    workspace: Workspace
    numbers: Mapping[str, int]

    def live(self) -> int:
        """How many minutes the planner was asked in."""
        changes = deque(sorted(self._changes(), key=lambda one: one[0]))
        running, minutes = None, 0
        with closing(Records(self.url, patience=UNHURRIED)) as records:
            while self.clock() < self.school.ends:
                if (back := self.fate.back_at(self.clock())) is not None:
                    self.clock.reach(back)
                    running = None if running is None else running.close()
                while changes and changes[0][0] <= self.clock():
                    self._change(records, *changes.popleft())
                running = running or self._started()
                begun, minutes = self.clock(), minutes + 1
                try:
                    busy = running.minute()
                except Killed:
                    running, busy = running.close(), True
                self.clock.reach(self._next(begun, busy=busy))
            records.reminders.settle()
        if running is not None:
            running.close()
        return minutes

    def _started(self) -> Running:
        things = OpenThings({one.slack_id: one for one in self.school.pupils})
        return Running(self.url, self.packs, things, self.workspace, self.clock, self.fate)

    def _next(self, begun: datetime, *, busy: bool) -> datetime:
        """The next minute that is worth asking in: a whole one, and no later than a change."""
        if busy and not self.fate.slack_is_away(begun):
            return begun.replace(second=0, microsecond=0) + BUSY
        step = IN_OUTAGES if busy else AT_NIGHT if begun.hour in NIGHT else STEP
        return datetime.fromtimestamp((begun.timestamp() // step.seconds + 1) * step.seconds, begun.tzinfo)

    def _changes(self) -> list[tuple[datetime, str, Any]]:
        """Whatever people set in the course of the year, with its time."""
        wished = [(wish.since, one.slack_id, wish.choice) for one in self.school.pupils for wish in one.wishes]
        paused = [
            (at, f"{one.program}/{one.name}", at if at == one.paused[0] else None)
            for one in self.school.cohorts
            if one.paused is not None
            for at in one.paused
        ]
        return [*wished, *paused]

    def _change(self, records: Records, at: datetime, who: str, what: Any) -> None:
        if who in self.numbers:
            records.choices.choose(self.numbers[who], what, actor_id=self.numbers[who], now=at)
            return
        program, name = who.split("/")
        cohort = (PostingRow.program == program, PostingRow.cohort == name)
        with records._database.writing() as connection:
            connection.execute(update(PostingRow).where(*cohort).values(paused_at=what))


def _enrol(url: str, school: School) -> Mapping[str, int]:
    """The numbers of the people who can be reminded, by their Slack id, once everybody is on the roster."""
    with closing(Records(url)) as records:
        records.migrate()
    writer = create_writer(database_url(url), patience=_WAITS)
    with writer.begin() as connection:
        connection.execute(insert(PersonRow), [_member(one) for one in school.cohorts])
        connection.execute(insert(PersonRow), [
            {
                "name": f"Person {one.slack_id}",
                "email": f"{one.slack_id}@example.org",
                "program": one.program,
                "role": one.role,
                "zone": one.zone,
                "slack_id": one.slack_id,
            }
            for one in school.pupils
        ])  # fmt: skip
        connection.execute(insert(CohortRow), [
            {"program": one.program, "name": one.name, "channel_id": one.channel, "set_at": school.begins}
            for one in school.cohorts
            if one.channel is not None
        ])  # fmt: skip
        connection.execute(insert(PostingRow), [_posting(one, school.begins) for one in school.cohorts])
        connection.execute(insert(SchoolBreakRow), [
            {
                "program": one.program,
                "cohort": one.name,
                "title": "Recess",
                "first": rest.first,
                "last": rest.last,
                "set_at": school.begins,
            }
            for one in school.cohorts
            for rest in one.breaks
        ])  # fmt: skip
        linked = select(PersonRow.slack_id, PersonRow.id).where(PersonRow.slack_id.is_not(None))
        numbers = {row.slack_id: row.id for row in connection.execute(linked)}
    writer.dispose()
    return numbers


def _member(cohort: Cohort) -> dict[str, object]:
    """Its one candidate, who is not on Slack."""
    return {
        "name": f"Member of {cohort.name}",
        "email": f"{cohort.program}.{cohort.name}@example.org",
        "program": cohort.program,
        "role": Role.CANDIDATE,
        "zone": cohort.zone,
        "cohort": cohort.name,
        "starts_on": cohort.starts,
        "ends_on": cohort.ends,
    }


def _posting(cohort: Cohort, since: datetime) -> dict[str, object]:
    return {
        "program": cohort.program,
        "cohort": cohort.name,
        "since": since,
        "weekday": cohort.weekday,
        "at": cohort.at,
    }


def _kept(url: str) -> tuple[Sequence[ReminderRow], frozenset[str]]:
    """Every reminder, and the keys of every errand."""
    with closing(Records(url, patience=UNHURRIED)) as records, records._database.reading() as connection:
        rows = connection.execute(select(ReminderRow).order_by(ReminderRow.id)).mappings()
        return [ReminderRow(**row) for row in rows], frozenset(connection.scalars(select(ErrandRow.key)))
