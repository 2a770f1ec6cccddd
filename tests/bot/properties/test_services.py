"""Whatever is done to the hours, in any order and at the same moment, they are as a simple model has them.

Everything goes through the services: logging, correcting, voiding, undoing, confirming, disputing, and each of these
once more, as a re-delivery does it. `make fuzz` tries more and longer sequences.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from bot.companion import Companion
from bot.services.hours.filled import FilledHours
from bot.services.ledger.replies import Proposed, Receipt, SameSession
from bot.settings import Settings
from bot.understanding.intents import Correction, CorrectionAction, EntryReference, LogHours, SpokenEntry
from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.cards import CardAnswer, HourCard, Recorded
from induction.ledger.confirmations import WordTaken
from induction.people import Person, Role
from induction.refused import Refused
from tests.bot.conftest import NOW, Clock
from tests.bot.opening import opened
from tests.bot.properties.ledger_model import FACTS, LedgerModel, check_ledger, check_totals
from tests.bot.properties.proving import ProvedMachine, copies_of, proved

THREADS = 4

Outcome = Receipt | Proposed | SameSession | Recorded | Sequence[WordTaken] | Refused | None
Act = Callable[[], Outcome]


@dataclass(frozen=True)
class Stretch:
    """Some time that somebody logs. `whom` is a candidate by their place in the caseload of nobody in particular."""

    whom: int
    coaching: bool
    minutes: int
    day: int
    starts: int | None
    together: bool

    @property
    def on(self) -> date:
        return date(2026, 11, 14 + self.day)

    @property
    def times(self) -> tuple[time | None, time | None, int]:
        """From when to when, and the minutes."""
        if self.starts is None:
            return None, None, self.minutes
        minutes = min(self.minutes, 150)
        hours, rest = divmod(minutes, 60)
        return time(self.starts), time(self.starts + hours, rest), minutes


stretches = st.builds(
    Stretch,
    whom=st.integers(0, 2),
    coaching=st.booleans(),
    minutes=st.sampled_from((30, 45, 90, 600, 900)),
    day=st.integers(0, 2),
    starts=st.sampled_from((None, None, 9, 10, 13)),
    together=st.booleans(),
)
people = st.integers(0, 4)
right = st.sampled_from((True, True, True, True, False))
places = st.integers(0, 50)
latest = st.one_of(st.just(-1), places)
answers = st.sampled_from((None, CardAnswer.APART, CardAnswer.TOGETHER))
acts = st.one_of(
    st.tuples(st.sampled_from(("log", "propose")), people, stretches),
    st.tuples(st.just("press"), latest, answers),
    st.tuples(st.sampled_from(("undo", "undo", "again", "dismiss")), latest),
    st.tuples(st.sampled_from(("confirm", "dispute")), right, latest),
    st.tuples(st.sampled_from(("take_out", "void")), right, latest),
    st.tuples(st.just("correct"), right, latest, stretches),
)


class LedgerMachine(ProvedMachine):
    """People who work on hours, and the model that says what must have come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        companion = self.stack.enter_context(type(self).fresh())
        self.pool = self.stack.enter_context(ThreadPoolExecutor(THREADS))
        self.hours, self.records = companion.desk.hours, companion.records
        self.confirmations = companion.desk.confirmations
        everybody = [one for one in self.records.people() if one.program == "usc"]
        self.candidates = [one for one in everybody if one.role is Role.CANDIDATE]
        self.people = [*self.candidates, *(one for one in everybody if one.role is Role.COACH)]
        self.model, self.cards, self.done = LedgerModel(), list[HourCard](), list[Act]()
        self.keys = count()

    def teardown(self) -> None:
        self.stack.close()

    @initialize(first=st.lists(stretches, min_size=3, max_size=6))
    def begin(self, first: list[Stretch]) -> None:
        """There are some hours, and some cards that wait."""
        for number, what in enumerate(first):
            self.take_note([_attempt(self.act(("propose" if number % 3 else "log", number % 5, what)))])

    @rule(said=acts)
    def alone(self, said: tuple[object, ...]) -> None:
        """One after the other."""
        self.take_note([_attempt(self.act(said))])

    @rule(said=st.lists(acts, min_size=2, max_size=THREADS), same=st.booleans())
    def at_once(self, said: list[tuple[object, ...]], same: bool) -> None:  # noqa: FBT001 - hypothesis gives it by name
        """At the same moment: different acts, or one of them several times."""
        doing = [self.act(said[0])] * len(said) if same else [self.act(one) for one in said]
        start = Barrier(len(doing))
        self.take_note(list(self.pool.map(partial(_attempt_with, start), doing)))

    @invariant()
    def all_is_there_once(self) -> None:
        check_ledger(self.model, self.records, self.candidates)
        shown = {
            one.candidate.id: (
                one.hours.coaching.have,
                one.hours.professional_learning.have,
                one.hours.coaching.confirmed or 0,
            )
            for one in self.hours.lines.summaries(self.candidates, now=NOW)
        }
        check_totals(self.model, shown, self.candidates)

    def act(self, said: tuple[object, ...]) -> Act:
        """What was said, to be done once or several times."""
        name, *about = said
        found: Act = getattr(self, f"_{name}")(*about)
        if name != "again":
            self.done.append(found)
        return found

    def take_note(self, outcomes: Sequence[Outcome]) -> None:
        """Tell the model what was acknowledged."""
        for one in outcomes:
            if isinstance(one, Receipt | Recorded):
                self.model.recorded(one.entries)
            if isinstance(one, Receipt | Recorded | Proposed | SameSession):
                self.cards.append(one.card)
        words = [one for one in outcomes if not isinstance(one, Receipt | Recorded | Proposed | SameSession | Refused)]
        self.model.said([answer for answered in words for answer in answered or ()])

    def _log(self, who: int, what: Stretch) -> Act:
        actor, source = self.people[who], f"V{next(self.keys)}"
        entry = self._entry(actor, what)
        return lambda: FilledHours(self.hours).log(actor, entry, source=source, now=NOW)

    def _propose(self, who: int, what: Stretch) -> Act:
        actor, source = self.people[who], f"Ev{next(self.keys)}"
        starts, ends, minutes = what.times
        spoken = SpokenEntry(
            kind=HourKind.COACHING if what.coaching else HourKind.PROFESSIONAL_LEARNING,
            minutes=minutes,
            on=what.on,
            starts=starts,
            ends=ends,
            counterpart=self.candidates[what.whom].first_name if actor.role is Role.COACH else None,
        )
        return lambda: self.hours.propose(actor, LogHours(entries=(spoken,)), said="…", source=source, now=NOW)

    def _press(self, place: int, answer: CardAnswer | None) -> Act:
        return self._with_card(place, lambda actor, card: self.hours.do(actor, card.id, now=NOW, answer=answer))

    def _dismiss(self, place: int) -> Act:
        return self._with_card(place, lambda actor, card: self.hours.dismiss(actor, card.id, now=NOW))

    def _undo(self, place: int) -> Act:
        return self._with_card(place, lambda actor, card: self.hours.undo(actor, card.id, now=NOW))

    def _void(self, right: bool, place: int) -> Act:  # noqa: FBT001 - drawn like all that an act is about
        source, wish = (
            f"Ev{next(self.keys)}",
            Correction(action=CorrectionAction.DELETE, which=EntryReference(last=True)),
        )
        return self._with_entry(
            place,
            lambda old: self.hours.propose_correction(
                self._logger(old, right), wish, entry_id=old.id, source=source, now=NOW
            ),
        )

    def _take_out(self, right: bool, place: int) -> Act:  # noqa: FBT001 - the same
        source = f"V{next(self.keys)}"
        return self._with_entry(
            place, lambda old: self.hours.take_out(self._logger(old, right), old, reason=None, source=source, now=NOW)
        )

    def _correct(self, right: bool, place: int, what: Stretch) -> Act:  # noqa: FBT001 - the same
        source, filled = f"V{next(self.keys)}", FilledHours(self.hours)
        starts, ends, minutes = what.times

        def correct(old: LedgerEntry) -> Outcome:
            changes = {"minutes": minutes, "on": what.on, "starts": starts, "ends": ends}
            new = HourEntry.model_validate(old.model_dump(include=FACTS) | changes)
            return filled.correct(self._logger(old, right), old, new, reason=None, source=source, now=NOW)

        return self._with_entry(place, correct)

    def _confirm(self, right: bool, place: int) -> Act:  # noqa: FBT001 - the same
        return self._with_entry(
            place, lambda entry: self.confirmations.confirm(self._other(entry, right), [entry.id], now=NOW)
        )

    def _dispute(self, right: bool, place: int) -> Act:  # noqa: FBT001 - the same
        return self._with_entry(
            place, lambda entry: [self.confirmations.dispute(self._other(entry, right), entry.id, "No.", now=NOW)]
        )

    def _logger(self, entry: LedgerEntry, right: bool) -> Person:  # noqa: FBT001 - the same
        """Who logged it, or somebody else."""
        return next(one for one in self.people if (one.id == entry.logged_by) is right)

    def _other(self, entry: LedgerEntry, right: bool) -> Person:  # noqa: FBT001 - the same
        """The other party of the entry, or who logged it."""
        other = {entry.candidate_id, entry.coach_id} - {entry.logged_by} if right else {entry.logged_by}
        return next((one for one in self.people if one.id in other), self.people[0])

    def _again(self, place: int) -> Act:
        return self.done[place % len(self.done)] if self.done else _nothing

    def _with_card(self, place: int, do: Callable[[Person, HourCard], Outcome]) -> Act:
        """What is done to a card by whom it was shown to, where there is one."""
        if not self.cards:
            return _nothing
        card = self.cards[place % len(self.cards)]
        actor = next(one for one in self.people if one.id == card.actor_id)
        return lambda: do(actor, card)

    def _with_entry(self, place: int, do: Callable[[LedgerEntry], Outcome]) -> Act:
        """What is done to a line of the ledger as it stands then, where there is one."""
        numbers = sorted(self.model.lines)
        if not numbers:
            return _nothing
        number = numbers[place % len(numbers)]

        def act() -> Outcome:
            entry = self.records.entry(number)
            return None if entry is None else do(entry)

        return act

    def _entry(self, actor: Person, what: Stretch) -> HourEntry:
        candidate = self.candidates[what.whom] if actor.role is Role.COACH else actor
        coaching = what.coaching or actor.role is Role.COACH
        starts, ends, minutes = what.times
        return HourEntry(
            candidate_id=candidate.id,
            coach_id=(actor.id if actor.role is Role.COACH else actor.coach_id) if coaching else None,
            kind=HourKind.COACHING if coaching else HourKind.PROFESSIONAL_LEARNING,
            category=None if coaching else "plc",
            minutes=minutes,
            on=what.on,
            starts=starts,
            ends=ends,
            together=coaching and what.together,
        )


def _attempt(act: Act) -> Outcome:
    """What came of it; that it was refused is an answer too."""
    try:
        return act()
    except Refused as refused:
        return refused


def _attempt_with(start: Barrier, act: Act) -> Outcome:
    start.wait()
    return _attempt(act)


def _nothing() -> None:
    """There is nothing to do it to."""


@pytest.mark.slow
def test_on_sqlite(tmp_path: Path, furnished: Path, effort: int) -> None:
    homes = count()

    @contextmanager
    def fresh() -> Iterator[Companion]:
        home = shutil.copytree(furnished, tmp_path / f"home{next(homes)}")
        with opened(Settings(home=home), Clock()) as companion:
            yield companion
        shutil.rmtree(home)

    proved(LedgerMachine, fresh, examples=30 * effort, steps=20)


@pytest.mark.slow
def test_on_postgres(tmp_path: Path, furnished_postgres: str, effort: int) -> None:
    copy = copies_of(furnished_postgres)

    @contextmanager
    def fresh() -> Iterator[Companion]:
        with copy() as own, opened(Settings(home=tmp_path / "home", database_url=own), Clock()) as companion:
            yield companion

    proved(LedgerMachine, fresh, examples=15 * effort, steps=20)
