"""The rulebook: every program's rules as they hold, with what administrators settled, for whoever reads them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock, local
from time import monotonic
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from induction.packs.pack import ProgramPack
from induction.packs.rulings import Ruling, in_force, of_cohort, open_disputes, with_editions
from induction.people import Person
from induction.refused import Refused
from storage.database.patience import after, until
from storage.records import Records

HOME_ZONE = ZoneInfo("America/Los_Angeles")
"""Where the programs are: the day on which a ruling begins for a program as a whole is a day there."""

LOOKS = 0.1
"""Seconds between two looks for rulings of other processes: one page asks for its rules many times over.

What this process settles itself is there at once.
"""

_WAITS, _LATER = 0.3, 2.0
"""Seconds that a look may take, and those until the next one where the records could not be read."""

_KEPT = 256
"""How many packs with rulings in them are kept: one a cohort and day would do."""


@dataclass(frozen=True)
class _Seen:
    """What was settled when it was last looked: by program, and by whom, in their own time."""

    count: int
    written: int
    by_program: Mapping[str, Sequence[Ruling]]
    names: Mapping[int, str]


class Rulebook(Mapping[str, ProgramPack]):
    """The packs of all programs, each with what holds today for the program as a whole; safe in any thread.

    What is about one candidate asks `rules_for`. Within `read_by` the mapping itself gives a candidate's own rules.
    The same pack is given as long as nothing changes in it.
    """

    def __init__(
        self,
        packs: Mapping[str, ProgramPack],
        records: Records,
        clock: Callable[[], datetime],
        *,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self.bare = packs
        self._records = records
        self._clock = clock
        self._ticks = ticks
        self._lock = Lock()
        self._seen = _Seen(0, -1, {}, {})
        self._next_look = 0.0
        self._made: dict[tuple[object, ...], ProgramPack] = {}
        self._reader = local()

    def __getitem__(self, program: str) -> ProgramPack:
        """The program's pack as it holds today, for the program as a whole or for who reads just now."""
        reader: tuple[Person, date] | None = getattr(self._reader, "of", None)
        if reader is not None and reader[0].program == program:
            return self.rules_for(*reader)
        if program not in self.bare:
            raise KeyError(program)
        return self._in_force(program, None, None, self._clock().astimezone(HOME_ZONE).date())

    def __contains__(self, program: object) -> bool:
        return program in self.bare

    def __iter__(self) -> Iterator[str]:
        return iter(self.bare)

    def __len__(self) -> int:
        return len(self.bare)

    def rules_for(self, candidate: Person, on: date) -> ProgramPack:
        """The pack that holds for a candidate on a day: by their cohort, and the edition of their first day."""
        return self._in_force(candidate.program, candidate.cohort, candidate.starts_on, on)

    def rules_of_cohort(self, program: str, cohort: str, starts: date | None, on: date) -> ProgramPack:
        """The pack that holds for a cohort of that first day."""
        return self._in_force(program, cohort, starts, on)

    def open_disputes(self, program: str) -> int:
        """On how many rules the program's documents disagree, with no ruling that holds today for all of it."""
        today = self._clock().astimezone(HOME_ZONE).date()
        return len(open_disputes(self.bare[program], self._look().by_program.get(program, ()), today))

    @contextmanager
    def read_by(self, person: Person) -> Iterator[None]:
        """Within it this thread reads the rules of that person's program as they hold for them today."""
        before = getattr(self._reader, "of", None)
        self._reader.of = (person, day_of(person, self._clock()))
        try:
            yield
        finally:
            self._reader.of = before

    def at_rest(self, rulings: int) -> "Rulebook":
        """The same rules for as long as one page is made: they are not looked for again.

        `rulings` is how many there are, as the maker of the page has just read.
        """
        if self._seen.count == rulings:
            return _AtRest(self, self._seen)
        self._next_look = 0.0
        return _AtRest(self, self._look())

    def _in_force(self, program: str, cohort: str | None, starts: date | None, on: date) -> ProgramPack:
        pack, seen = self.bare[program], self._look()
        rulings = seen.by_program.get(program, ())
        if not rulings and not pack.editions:
            return pack
        editions = sum(starts is not None and one.cohorts_from <= starts for one in pack.editions)
        counting = tuple(sorted(one.id for one in of_cohort(rulings, cohort, on).values()))
        if not editions and not counting:
            return pack
        key = (program, editions, counting)
        made = self._made.get(key)
        if made is None:
            made = in_force(pack, rulings, cohort=cohort, cohort_start=starts, on=on, names=seen.names)
            with self._lock:
                if len(self._made) >= _KEPT:
                    self._made.clear()
                made = self._made.setdefault(key, made)
        return made

    def _look(self) -> _Seen:
        """What was settled by now; the records are asked for no more than how much, unless that changed.

        Records that cannot be read just now cost nobody an answer: what was seen last holds for a moment longer.
        """
        now, seen, written = self._ticks(), self._seen, self._records.rulings.written
        if seen.written == written and now < self._next_look:
            return seen
        try:
            with until(after(_WAITS)):
                count = self._records.rulings.count()
                seen = self._read(count, written) if count != seen.count else replace(seen, written=written)
        except Refused:
            self._seen, self._next_look = replace(seen, written=written), now + _LATER
            return seen
        self._seen, self._next_look = seen, now + LOOKS
        return seen

    def _read(self, count: int, written: int) -> _Seen:
        found = self._records.rulings.all()
        people = {number: self._records.person(number) for number in {one.ruled_by for one in found}}
        zones = {number: ZoneInfo(one.zone) for number, one in people.items() if one}
        local_ones = [
            one.model_copy(update={"ruled_at": one.ruled_at.astimezone(zones.get(one.ruled_by, HOME_ZONE))})
            for one in found
        ]
        by_program: dict[str, list[Ruling]] = {}
        for one in local_ones:
            by_program.setdefault(one.program, []).append(one)
        return _Seen(count, written, by_program, {number: one.name for number, one in people.items() if one})


class _AtRest(Rulebook):
    """A rulebook as of one moment."""

    def __init__(self, book: Rulebook, seen: _Seen) -> None:
        vars(self).update(vars(book))
        self._seen = seen

    def _look(self) -> _Seen:
        return self._seen


def at_rest(packs: Mapping[str, ProgramPack], rulings: int) -> Mapping[str, ProgramPack]:
    """The packs for as long as one page is made, where they are a rulebook; `rulings` is how many there are."""
    return packs.at_rest(rulings) if isinstance(packs, Rulebook) else packs


def rules_of(packs: Mapping[str, ProgramPack], candidate: Person, on: date) -> ProgramPack:
    """The pack that holds for a candidate on a day: with what was settled, where the packs are a rulebook."""
    if isinstance(packs, Rulebook):
        return packs.rules_for(candidate, on)
    return with_editions(packs[candidate.program], candidate.starts_on)


def rules_of_cohort(
    packs: Mapping[str, ProgramPack], program: str, cohort: str, starts: date | None, on: date
) -> ProgramPack:
    """The pack that holds for a cohort, where the packs are a rulebook; else the program's."""
    return packs.rules_of_cohort(program, cohort, starts, on) if isinstance(packs, Rulebook) else packs[program]


def read_by(packs: Mapping[str, ProgramPack], person: Person | None) -> AbstractContextManager[None]:
    """Where the packs are a rulebook: within it this thread reads a person's own rules; nothing changes else."""
    if person is None or not isinstance(packs, Rulebook):
        return nullcontext()
    return packs.read_by(person)


def disputes_in(packs: Mapping[str, ProgramPack], program: str) -> int:
    """On how many rules a program's documents disagree, without those that somebody settled."""
    return (
        packs.open_disputes(program)
        if isinstance(packs, Rulebook)
        else len(open_disputes(packs[program], (), date.max))
    )


def as_written(packs: Mapping[str, ProgramPack]) -> Mapping[str, ProgramPack]:
    """The packs as their files have them, for what nobody can settle and what must not wait for the records."""
    return packs.bare if isinstance(packs, Rulebook) else packs
