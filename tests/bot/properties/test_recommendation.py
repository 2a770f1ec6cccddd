"""Whatever is done on the way to the recommendation, in any order and at the same moment, is there once.

Steps are recorded and taken back, signed and opened again, people rate, rules are settled and taken back, plans are
written: each through its service, and each once more, as a re-delivery does it. `make fuzz` tries more sequences.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import NullPool, create_engine, text

from bot.companion import Companion
from bot.services.assessing.replies import FilledRating
from bot.services.rulings.replies import RulingAsked
from bot.services.verification.replies import FilledStep, Signed
from bot.settings import Settings
from induction.recommendation.verification import standing_signings
from induction.record.milestones import standing_milestones
from induction.record.support import PlanDraft
from induction.refused import Refused
from tests.bot.conftest import NOW, Clock
from tests.bot.listeners.verification.conftest import PACK, ROSTER
from tests.bot.opening import opened
from tests.bot.properties.proving import ProvedMachine, copies_of, proved

THREADS = 4
PINE = f"""{PACK}
[[assessment.rounds]]
key = "first"
label = "first assessment"
rule = "steps"

[[warnings.statuses]]
key = "watch"
label = "Watch"
rule = "steps"
"""
STEPS = ("coach", "uploads", "check", "recommend", "fee")
AFTER = dict(zip(STEPS[1:], STEPS, strict=False))
KEYS, MOST = ("survey", "letter"), {"survey": 1, "letter": 2}
PLAN = PlanDraft(status="watch", goals=(("Meet twice", date(2026, 12, 4)),))
AUDITED = {
    "milestone": ("record_step", "take_back_step"),
    "rating": ("rate",),
    "signing": ("sign_step", "reopen_step"),
    "ruling": ("rule", "undo_ruling"),
    "support_plan": ("write_plan",),
}
"""Which lines of the audit each table's rows have, one each."""

Act = Callable[[], object]

places = st.integers(0, 20)
mostly_theirs = st.sampled_from((0, 0, 1, 2, 3))
mostly_admin = st.sampled_from((2, 2, 2, 2, 0, 3))
acts = st.one_of(
    st.tuples(st.just("record"), mostly_theirs, st.sampled_from(KEYS)),
    st.tuples(st.just("back"), mostly_theirs, places),
    st.tuples(st.just("rate"), st.sampled_from((0, 1, 1, 2)), st.integers(1, 3)),
    st.tuples(st.just("sign"), st.integers(0, 3), st.sampled_from((*STEPS, "next", "next", "next"))),
    st.tuples(st.just("sign"), st.integers(0, 3), st.just("next")),
    st.tuples(st.just("reopen"), mostly_admin, st.sampled_from(STEPS)),
    st.tuples(st.just("rule"), mostly_admin, st.integers(0, 1)),
    st.tuples(st.just("undo"), mostly_admin, places),
    st.tuples(st.just("plan"), mostly_admin, st.booleans()),
    st.tuples(st.just("again"), places),
)


@dataclass
class WayModel:
    """What was acknowledged: the deliveries that wrote to each table, and what they wrote."""

    milestones: dict[str, int] = field(default_factory=dict)
    backs: set[int] = field(default_factory=set)
    ratings: dict[str, int] = field(default_factory=dict)
    signed: dict[str, int] = field(default_factory=dict)
    rulings: dict[str, int] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)
    plans: set[tuple[str, int]] = field(default_factory=set)


class WayMachine(ProvedMachine):
    """People on the way of one candidate, and the model that says what must have come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.companion = self.stack.enter_context(type(self).fresh())
        self.pool = self.stack.enter_context(ThreadPoolExecutor(THREADS))
        self.desk, self.records = self.companion.desk, self.companion.records
        people = {one.slack_id: one for one in self.records.people()}
        self.zoe = people["UZOE"]
        self.people = [self.zoe, people["UCORA"], people["UADA"], people["UOLU"]]
        self.model, self.done, self.keys = WayModel(), list[Act](), count()

    @initialize(ready=st.sampled_from((True, True, False)))
    def begin(self, ready: bool) -> None:  # noqa: FBT001 - hypothesis gives it by name
        """Mostly everything is there that the first signatures ask for."""
        for who, key in ((0, "survey"), (0, "letter"), (2, "letter")) if ready else ():
            _attempt(self._record(who, key))

    def teardown(self) -> None:
        self.stack.close()

    @rule(said=acts)
    def alone(self, said: tuple[object, ...]) -> None:
        """One after the other."""
        _attempt(self.act(said))

    @rule(said=st.lists(acts, min_size=2, max_size=THREADS), how=st.sampled_from(("each", "same", "alike")))
    def at_once(self, said: list[tuple[object, ...]], how: str) -> None:
        """At the same moment: each its own act, one delivery several times, or several that mean the same."""
        if how == "same":
            doing = [self.act(said[0])] * len(said)
        else:
            doing = [self.act(said[0] if how == "alike" else one) for one in said]
        start = Barrier(len(doing))
        list(self.pool.map(partial(_attempt_with, start), doing))

    @invariant()
    def milestones_stand_once(self) -> None:
        found = self.records.milestones.of_candidates([self.zoe.id])
        told = [one for one in found if one.key in KEYS]
        standing = {one.id for one in standing_milestones(told)}
        assert standing == set(self.model.milestones.values()) - self.model.backs
        assert len(told) == len(set(self.model.milestones.values())) + len(self.model.backs)
        by_key = Counter(one.key for one in told if one.id in standing)
        assert all(by_key[key] <= MOST[key] for key in KEYS), by_key

    @invariant()
    def ratings_are_those_that_were_given(self) -> None:
        found = self.records.ratings.of_candidates([self.zoe.id])
        assert Counter(one.scores[1] for one in found) == Counter(self.model.ratings.values())

    @invariant()
    def signatures_stand_once_and_in_order(self) -> None:
        found = self.records.signings.of_candidates([self.zoe.id])
        made = [one for one in found if one.reopens is None]
        assert {one.id for one in made} == set(self.model.signed.values())
        open_again = {one.reopens for one in found}
        standing = [one.step for one in made if one.id not in open_again]
        assert len(standing) == len(set(standing)) == len(standing_signings(found))
        assert all(AFTER[step] in standing for step in standing if step in AFTER)

    @invariant()
    def rulings_stand_once(self) -> None:
        found = self.records.rulings.of_program("pine")
        assert {one.id for one in found if one.undoes is None} == set(self.model.rulings.values())
        assert sorted(one.undoes for one in found if one.undoes is not None) == sorted(self.model.undone)

    @invariant()
    def plans_have_each_version_once(self) -> None:
        found = self.records.support.plans_of([self.zoe.id])
        assert sorted((one.plan_id, one.version) for one in found) == sorted(self.model.plans)

    @invariant()
    def every_row_is_in_the_audit(self) -> None:
        engine = create_engine(_sync(self.records.url), poolclass=NullPool)
        with engine.connect() as connection:
            for table, actions in AUDITED.items():
                rows = connection.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - a name of our own
                listed = ", ".join(f"'{one}'" for one in actions)
                audited = connection.scalar(text(f"SELECT count(*) FROM audit WHERE action IN ({listed})"))  # noqa: S608 - names of our own
                assert rows == audited, table

    def act(self, said: tuple[object, ...]) -> Act:
        """What was said, to be done once or several times."""
        name, *about = said
        found: Act = getattr(self, f"_{name}")(*about)
        if name != "again":
            self.done.append(found)
        return found

    def _record(self, who: int, key: str) -> Act:
        actor, source = self.people[who], f"step:{next(self.keys)}"
        filled = FilledStep(on=date(2026, 11, 3))

        def record() -> None:
            kept = self.desk.steps.record(actor, self.zoe.id, key, filled, source=source, now=NOW)
            self.model.milestones[source] = kept.milestone.id

        return record

    def _back(self, who: int, place: int) -> Act:
        actor, source = self.people[who], f"back:{next(self.keys)}"
        known = sorted(self.model.milestones.values())
        if not known:
            return _nothing
        number = known[place % len(known)]

        def back() -> None:
            self.desk.steps.take_back(actor, self.zoe.id, number, "a slip", source=source, now=NOW)
            self.model.backs.add(number)

        return back

    def _rate(self, who: int, level: int) -> Act:
        actor, source = self.people[who], f"form:{next(self.keys)}"
        filled = FilledRating(dict.fromkeys(range(1, 7), level))

        def rate() -> None:
            self.desk.ratings.send(actor, self.zoe.id, "first", filled, source=source, now=NOW)
            self.model.ratings[source] = level

        return rate

    def _sign(self, who: int, step: str) -> Act:
        signed = standing_signings(self.records.signings.of_candidates([self.zoe.id]))
        if step == "next":
            step = next((one for one in STEPS if one not in signed), STEPS[0])
            who = (1, 0, 2, 3, 0)[STEPS.index(step)]
        actor, source, marks = self.people[who], f"sign:{next(self.keys)}", list[str]()

        def sign() -> None:
            marks.extend([] if marks else [self.desk.sign_offs.form(actor, self.zoe.id, step, now=NOW).mark])
            reply = self.desk.sign_offs.sign(actor, self.zoe.id, step, mark=marks[0], on=None, source=source, now=NOW)
            if isinstance(reply, Signed):
                kept = self.records.signings.by_source(source)
                assert kept is not None
                self.model.signed[source] = kept.id

        return sign

    def _reopen(self, who: int, step: str) -> Act:
        actor, source = self.people[who], f"reopen:{next(self.keys)}"
        return lambda: self.desk.sign_offs.reopen(actor, self.zoe.id, step, "a slip", source=source, now=NOW)

    def _rule(self, who: int, side: int) -> Act:
        actor, source = self.people[who], f"V{next(self.keys)}"

        def settle() -> None:
            made = self.desk.rulings.rule(
                actor, "pine", RulingAsked("letters", "as agreed", side=side), source=source, now=NOW
            )
            self.model.rulings[source] = made.settled.ruling.id

        return settle

    def _undo(self, who: int, place: int) -> Act:
        actor, source, known = self.people[who], f"V{next(self.keys)}", sorted(self.model.rulings.values())
        if not known:
            return _nothing
        number = known[place % len(known)]

        def undo() -> None:
            self.desk.rulings.undo(actor, number, "a slip", source=source, now=NOW)
            self.model.undone.add(number)

        return undo

    def _plan(self, who: int, new: bool) -> Act:  # noqa: FBT001 - drawn like all that an act is about
        actor, source = self.people[who], f"V{next(self.keys)}"
        known = sorted(self.model.plans)
        plan_id, version = (None, 0) if new or not known else known[-1]

        def write() -> None:
            plans = self.desk.support_plans
            form = plans.sent(actor, self.zoe.id, PLAN, plan_id, version, now=NOW)
            kept = plans.save(form, source=source, now=NOW).line.plan
            self.model.plans.add((kept.plan_id, kept.version))

        return write

    def _again(self, place: int) -> Act:
        return self.done[place % len(self.done)] if self.done else _nothing


def _attempt(act: Act) -> None:
    """Do it; that it is refused is an answer too."""
    try:
        act()
    except Refused:
        return


def _attempt_with(start: Barrier, act: Act) -> None:
    start.wait()
    _attempt(act)


def _nothing() -> None:
    """There is nothing to do it to."""


def _sync(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture
def pine(tmp_path: Path) -> Path:
    """The folder with the program's pack."""
    folder = tmp_path / "packs" / "pine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PINE, encoding="utf-8")
    return tmp_path / "packs"


@pytest.mark.slow
def test_on_sqlite(tmp_path: Path, pine: Path, effort: int) -> None:
    homes = count()

    @contextmanager
    def fresh() -> Iterator[Companion]:
        home = tmp_path / f"home{next(homes)}"
        with opened(Settings(home=home, packs=pine), Clock()) as companion:
            companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
            yield companion

    proved(WayMachine, fresh, examples=15 * effort, steps=25)


@pytest.mark.slow
def test_on_postgres(tmp_path: Path, pine: Path, new_postgres_url: Callable[[], str], effort: int) -> None:
    url = new_postgres_url()
    with opened(Settings(home=tmp_path / "furnished", database_url=url, packs=pine), Clock()) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
    copy = copies_of(url)

    @contextmanager
    def fresh() -> Iterator[Companion]:
        with (
            copy() as own,
            opened(Settings(home=tmp_path / "home", database_url=own, packs=pine), Clock()) as companion,
        ):
            yield companion

    proved(WayMachine, fresh, examples=8 * effort, steps=25)
