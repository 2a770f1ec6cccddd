"""Records that are slow, and four people who write meanwhile: each in another way, all at the same moment.

Who was told that nothing was recorded finds nothing recorded, then and later; whoever was not finds it recorded once.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, text

from storage.database.engine import database_url
from storage.records import Records
from tests.bot.dialog import Button, buttons
from tests.e2e.breathless_slack import BreathlessSlack
from tests.e2e.calling import Answer, Caller, Payload
from tests.e2e.cohort import furnished, records_of
from tests.e2e.mortal import Mortal

LIMIT = 3.0
"""Seconds that Slack waits for its acknowledgement."""

WAYS = 4
"""How many candidates write, each in a way of their own: U0 and so on."""

TELLING = 20.0
"""Seconds after which a person who was told nothing never will be."""

NOBODY_RECORDS = "SELECT pg_advisory_xact_lock(1, number) FROM generate_series(1, 20) AS number"
NOBODY_WRITES = "LOCK TABLE card IN SHARE MODE"
NOBODY_READS = "LOCK TABLE card, person IN ACCESS EXCLUSIVE MODE"
"""What another transaction of Postgres may hold: the turns of the candidates, the cards, or the people too."""

SLEEPY_TABLES = ("hour", "audit", "errand")

_FALL_ASLEEP = (
    "CREATE FUNCTION be_sleepy() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(0.8); RETURN NEW; END $$ LANGUAGE plpgsql"
)
_SLEEPY = "CREATE TRIGGER sleepy BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION be_sleepy()"
_WAKE_UP = "DROP FUNCTION be_sleepy CASCADE"

_numbers = count(1)

Slowness = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True)
class Told:
    """One person's write: how, what they were told and after how many seconds, and how often it is in the ledger."""

    way: str
    words: str
    seconds: float
    acknowledged: bool
    recorded: int

    @property
    def refused(self) -> bool:
        """Were they told that nothing was recorded?"""
        return "Not recorded" in self.words or "nothing was recorded" in self.words

    @property
    def means_recorded(self) -> int:
        """How often they must think that it is recorded."""
        return int(self.way in {"button", "modal"} and not self.refused)

    @property
    def doubtful(self) -> bool:
        """Were they told that nobody knows yet, and that trying again is safe?"""
        return "nothing is recorded twice" in self.words


@dataclass(frozen=True)
class Scene:
    """A companion, the Slack that it answers to, and its records."""

    companion: Caller
    slack: BreathlessSlack
    records: Records

    def told(self, slowness: Slowness = nullcontext) -> list[Told]:
        """What came of four writes while the records were slow, told once they are quick again."""
        round_ = next(_numbers)
        record, form = self._card("U0", round_), self._form("U1")
        ways: Mapping[str, Callable[[], tuple[Answer, str]]] = {
            "button": lambda: self._press("U0", record, f"response-{round_}"),
            "modal": lambda: self._submit("U1", form, round_),
            "command": lambda: self._type("U2", round_),
            "message": lambda: self._say("U3", round_),
        }
        with ExitStack() as slow, ThreadPoolExecutor(len(ways)) as people:
            slow.enter_context(slowness())
            answers = {way: people.submit(write) for way, write in ways.items()}
            found = {way: answer.result() for way, answer in answers.items()}
        time.sleep(1)  # what was under way has ended
        return [
            Told(way, words, answer.seconds, answer.acknowledged, self._recorded(f"U{number}", round_))
            for number, (way, (answer, words)) in enumerate(found.items())
        ]

    def crowd_told(self, crowd: int, slowness: Slowness) -> list[Told]:
        """What came of the press of so many people at once while the records were slow."""
        round_ = next(_numbers)
        cards = [self._card(f"U{person}", round_) for person in range(crowd)]

        def press(person: int) -> tuple[Answer, str]:
            return self._press(f"U{person}", cards[person], f"response-{round_}-{person}")

        with slowness(), ThreadPoolExecutor(crowd) as people:
            found = list(people.map(press, range(crowd)))
        time.sleep(1)
        return [
            Told("button", words, answer.seconds, answer.acknowledged, self._recorded(f"U{person}", round_))
            for person, (answer, words) in enumerate(found)
        ]

    def _card(self, user: str, minutes: int) -> Button:
        return buttons(self.companion.command(user, f"log {minutes} min coaching yesterday"))["Record"]

    def _form(self, user: str) -> Payload:
        trigger = f"trigger-{next(_numbers)}"
        self.companion.shortcut(user, "log_hours", trigger)
        return self.slack.opened[trigger]

    def _press(self, user: str, button: Button, response: str) -> tuple[Answer, str]:
        answer = self.companion.press(user, button, f"{self.slack.url}/{response}")
        return answer, self._said(response)

    def _submit(self, user: str, view: Payload, minutes: int) -> tuple[Answer, str]:
        yesterday = {"log_what": "coaching", "log_length": f"{minutes} min"}
        answer = self.companion.submit(user, view, f"V-{minutes}", yesterday)
        return answer, str(answer.body) if answer.body else self._said(f"D{user[1:]}")

    def _type(self, user: str, minutes: int) -> tuple[Answer, str]:
        answer = self.companion.type(user, f"log {minutes} min coaching yesterday", f"type-{minutes}")
        return answer, str(answer.body)

    def _say(self, user: str, minutes: int) -> tuple[Answer, str]:
        before = len(self.slack.texts(f"D{user[1:]}"))
        answer = self.companion.say(user, f"{minutes} min coaching yesterday", f"say-{minutes}")
        return answer, self._said(f"D{user[1:]}", before)

    def _said(self, where: str, before: int = 0) -> str:
        deadline = time.monotonic() + TELLING
        while len(said := self.slack.texts(where)) <= before and time.monotonic() < deadline:
            time.sleep(0.01)
        return said[-1] if len(said) > before else ""

    def _recorded(self, user: str, minutes: int) -> int:
        person = self.records.person_by_slack(user)
        entries = self.records.entries_of([person.id]) if person else ()
        return sum(entry.counts and entry.minutes == minutes for entry in entries)


@contextmanager
def opened(folder: Path, slack: BreathlessSlack, database_url: str | None, *, crowd: int = WAYS) -> Iterator[Scene]:
    """A companion with so many candidates, over new records."""
    settings = furnished(folder, slack.url, database_url, crowd=crowd)
    records = records_of(settings)
    try:
        with Mortal(settings) as companion:
            yield Scene(companion, slack, records)
    finally:
        records.close()


@contextmanager
def sqlite_locked(path: Path) -> Iterator[None]:
    """Another process writes, and does not come to an end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def postgres_locked(url: str, statement: str) -> Iterator[None]:
    """Another transaction holds what that statement takes, and does not come to an end."""
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection, connection.begin():
        connection.execute(text(statement))
        yield


@contextmanager
def postgres_sleepy(url: str, *tables: str) -> Iterator[None]:
    """Each row that goes into one of these tables takes most of a second."""
    _carry_out(url, _FALL_ASLEEP, *(_SLEEPY.format(table) for table in tables))
    try:
        yield
    finally:
        _carry_out(url, _WAKE_UP)


def _carry_out(url: str, *statements: str) -> None:
    with create_engine(database_url(url), poolclass=NullPool).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
