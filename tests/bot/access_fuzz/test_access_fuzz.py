"""Random requests through Slack by people of every role: nobody is shown what the access table does not open to them.

Every word that anybody types carries a mark. After each request all that went out is searched for marks, where each
stands is read from the database, and the hand-written table of tests/induction/test_access.py says who may see it now.
What is pressed and sent off is what the companion itself ever showed, so that whatever is built later is tried too.
`make fuzz` sends ten thousand.
"""

import logging
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import cast

import pytest

from bot.settings import Settings
from induction.access import ALLOWED, Action, Relation
from induction.people import Person, Role
from tests.bot.access_fuzz.allowing import KEPT, MARK, Allowing, Cell, Kept
from tests.bot.access_fuzz.showing import Sight
from tests.bot.access_fuzz.visiting import Request, Visitors, begin
from tests.bot.bad_inputs.listening import listened_to
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

SEED = 20261122
EPISODE = 800
"""So many requests go to one companion, which then begins anew: its lists stay short."""

AT_MOST = 3000
"""Requests within which a leak is met."""

SHOWN = 12
"""How many of the leaks are shown."""

pytestmark = pytest.mark.slow


class Lines(logging.Handler):
    """What our own rooms log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(logging.Formatter().format(record))


@contextmanager
def logged() -> Iterator[Lines]:
    lines = Lines()
    rooms = [logging.getLogger(room) for room in ("bot", "knowledge", "storage", "induction", "prompts")]
    for room in rooms:
        room.addHandler(lines)
        room.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        for room in rooms:
            room.removeHandler(lines)
            room.setLevel(logging.NOTSET)


@dataclass
class Watch:
    """Compares what was shown with the table, and keeps what should not have been."""

    visitors: Visitors
    allowing: Allowing
    lines: Lines
    clock: Clock
    leaks: list[str] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)
    before: dict[int, Person] = field(default_factory=dict)
    _first: Iterator[Request] | None = None

    def one(self, number: int) -> None:
        """Send one request, a while after the last; now and then the roster changes, and what is due goes out."""
        visitors, chance = self.visitors, self.visitors.chance
        if self._first is None:
            self._first = visitors.first()
        self.clock.now += timedelta(minutes=chance.randrange(1, 20))
        request = next(self._first, None) or visitors.at_random()
        self.look(f"request {number}", visitors.send(request), request)
        visitors.fresh.clear()
        if chance.random() < 0.1:
            self.look(f"after request {number}", visitors.sweep(), None)
        if chance.random() < 0.01:
            visitors.change_the_roster()

    def people(self) -> dict[int, Person]:
        return {one.id: one for one in self.visitors.companion.records.people()}

    def look(self, told: str, seen: list[Sight], request: Request | None) -> None:
        """Judge everything that was shown because of one request."""
        now = self.people()
        before, self.before = self.before or now, now
        known = {one.slack_id: one.id for one in now.values()}
        for mark in self.visitors.fresh:
            self.visitors.typed[mark] = request.user if request else ""
        fresh = set(self.visitors.fresh)
        for sight in seen:
            for mark in sorted({one.lower() for one in MARK.findall(sight.words)}):
                own = self.visitors.typed.get(mark) == sight.reader
                echoed = mark in fresh and (own or (request is not None and request.aloud))
                echoed |= own and sight.is_export
                if not echoed and not self._may_read(mark, known.get(sight.reader), (now, before), own=own):
                    self._leak(told, sight.reader, mark, request)
                elif not own:
                    self.read.update({place.table for place in self.allowing.kept.places(mark)})
            for mark in MARK.findall(sight.preview):
                if self.allowing.is_iip(mark.lower()):
                    self._leak(f"{told} (preview)", sight.reader, mark, request)
        self.leaks += [f"{told} (log): {line[:400]}" for line in self.lines.found if MARK.search(line)]
        self.lines.found.clear()

    def _may_read(self, mark: str, reader: int | None, moments: Sequence[Mapping[int, Person]], *, own: bool) -> bool:
        """Whether it was theirs to read before the request or is after it: what they are to one another may change."""
        return any(
            reader in people and self.allowing.may_read(mark, people[reader], people, typed_by_them=own)
            for people in moments
            if reader is not None
        )

    def _leak(self, told: str, reader: str, mark: str, request: Request | None) -> None:
        places = sorted({f"{one.table} of {one.whose}" for one in self.allowing.kept.places(mark.lower())})
        about = _short(request) if request else ""
        self.leaks.append(f"{told}: {reader} was shown words of {self.visitors.typed.get(mark)} in {places} {about}")


def _short(request: Request) -> str:
    body = request.body
    event = body.get("event") or {}
    view = body.get("view") or {}
    action = (body.get("actions") or [{}])[0]
    return (
        f"{request.user} {request.kind} {body.get('text') or event.get('text') or ''}"
        f"{action.get('action_id', '')} {action.get('value') or action.get('selected_option') or ''} "
        f"{view.get('callback_id', '')} {view.get('private_metadata', '')}"
    )[:400]


@dataclass
class Findings:
    """What came of so many requests: the leaks, the cells of the table that were used, who read whose words of what."""

    leaks: list[str] = field(default_factory=list)
    used: set[Cell] = field(default_factory=set)
    read: Counter[str] = field(default_factory=Counter)

    def add(self, watch: Watch) -> None:
        """Take over what one companion's visitors found."""
        self.leaks += watch.leaks
        self.used |= watch.allowing.used
        self.read += watch.read


@dataclass(frozen=True)
class Peopled:
    """A home with everybody on its roster and something of everybody in its records; by whom each mark was typed."""

    home: Path
    typed: Mapping[str, str]


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Peopled:
    home = tmp_path_factory.mktemp("peopled") / "home"
    with opened(Settings(home=home), Clock()) as companion:
        return Peopled(home, begin(companion))


def tried(slack: SlackStub, peopled: Peopled, folder: Path, requests: int, *, until_leaking: bool = False) -> Findings:
    """What comes of so many requests, or of fewer where the first leak is enough."""
    found = Findings()
    for first in range(0, requests, EPISODE):
        home = shutil.copytree(peopled.home, folder / f"home-{first}")
        with watching(slack, home, Random(f"{SEED}:{first}")) as watch:  # noqa: S311 - a case, not a secret
            watch.visitors.typed.update(peopled.typed)
            for number in range(first, min(first + EPISODE, requests)):
                watch.one(number)
                if until_leaking and watch.leaks:
                    break
        found.add(watch)
        shutil.rmtree(home)
    return found


@contextmanager
def watching(slack: SlackStub, home: Path, chance: Random) -> Iterator[Watch]:
    """A companion of its own, with visitors who begin."""
    clock = Clock()
    slack.calls.clear()
    slack.uploads.clear()
    with opened(Settings(home=home), clock) as companion, logged() as lines:
        shortcuts = sorted(name for kind, name in listened_to(companion.doorway) if kind == "shortcut")
        visitors = Visitors(companion, Dialog(companion, slack), chance, shortcuts)
        kept = Kept(home / "companion.db")
        yield Watch(visitors, Allowing(kept), lines, clock)
        kept.close()


def test_nobody_is_shown_what_the_table_does_not_open(
    slack: SlackStub, peopled: Peopled, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """And of every kind of words that anybody wrote somebody else read some, so that it was not for want of any."""
    requests = request.config.getoption("bad_inputs")
    found = tried(slack, peopled, tmp_path, requests)
    assert found.leaks == [], f"{len(found.leaks)} of {requests}:\n" + "\n".join(found.leaks[:SHOWN])
    assert KEPT.keys() - {"suggestion", "signing", "coaching_rating"} <= found.read.keys()
    assert {(Role.COACH, "mine", Action.SEE_GOAL), (Role.PROGRAM_ADMIN, "another's", Action.SEE_GOAL)} <= found.used


@pytest.mark.parametrize(
    ("relation", "action"),
    [
        (Relation.NONE, Action.SEE_GOAL),
        (Relation.INSTRUCTOR, Action.SEE_GOAL),
        (Relation.SUPERVISOR, Action.SEE_GOAL),
        (Relation.ANALYST, Action.SEE_NOTE),
        (Relation.ADMIN, Action.SEE_NOTE),
        (Relation.COACH, Action.SEE_EARLIER_NOTE),
    ],
)
def test_one_action_too_many_is_found(
    relation: Relation,
    action: Action,
    slack: SlackStub,
    peopled: Peopled,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the companion's own table opens what the hand-written one does not, a short run meets it."""
    monkeypatch.setitem(cast("dict[Relation, frozenset[Action]]", ALLOWED), relation, ALLOWED[relation] | {action})
    assert tried(slack, peopled, tmp_path, AT_MOST, until_leaking=True).leaks != []
