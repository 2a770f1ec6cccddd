"""Where a candidate stands: what the pack asks for, what the ledger holds, and which document says so.

Everything is counted from the ledger each time and never stored. No document sets a pace within a year, so nothing is
called behind before its time is over.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from induction.calendar import program_year, year_span
from induction.confirmations import EntryState, Said, asks_for_word, minutes_in
from induction.hours import HourKind, LedgerEntry, Totals, totals
from induction.packs import Contact, ProgramPack
from induction.people import Person
from induction.rules import Rule, RuleState, Side, Source

NOTHING_SAID: Said = MappingProxyType({})


class StandingState(StrEnum):
    """Where one requirement is."""

    MET = "met"
    OPEN = "open"  # not yet met, and there is time left
    BEHIND = "behind"  # not met, and its time is over
    RECORDED = "recorded"  # counts toward a larger row; the program asks for nothing of it by itself
    UNKNOWN = "unknown"  # no document says how much is needed


class Standing(BaseModel):
    """One requirement of one program year, or of the whole program where `year` is None; `year` 0 is before it began.

    `have`, `need` and `remaining` are minutes; the last two are None where no rule says how many. `category` is set on
    the rows that split professional learning, and is None there for what has no category yet. `confirmed` and
    `disputed` are those of the minutes in `have` on which the other party spoke, and `stands` those that the program
    recorded itself and nobody spoke against; `confirmed` is None where the program asks for no second word. `source`
    with the title of its `document` is where the need comes from; `conflict` holds the sides where documents disagree.
    `ask` is whom to ask where something is not settled.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    label: str
    year: int | None
    have: int
    need: int | None
    remaining: int | None
    state: StandingState
    says: str
    unit: str = "minutes"
    kind: HourKind | None = None
    by_category: bool = False
    category: str | None = None
    confirmed: int | None = None
    disputed: int = 0
    stands: int = 0
    source: Source | None = None
    document: str | None = None
    provisional: bool = False
    conflict: tuple[Side, ...] = ()
    ask: Contact | None = None

    @property
    def period(self) -> str:
        """The stretch of time as people say it."""
        if self.year is None:
            return "whole program"
        return f"Year {self.year}" if self.year else "before the first day"


class HourSummary(BaseModel):
    """A candidate's coaching and professional learning of `year`, or of the whole program where it is None."""

    model_config = ConfigDict(frozen=True)

    year: int | None
    coaching: Standing
    professional_learning: Standing

    @property
    def share(self) -> float:
        """How much of what is asked for is there, from 0 to 1; 1 where nothing is known to be asked for."""
        asked = [(one.have, one.need) for one in (self.coaching, self.professional_learning) if one.need]
        return sum(min(have, need) for have, need in asked) / sum(need for _, need in asked) if asked else 1.0


def standings(
    pack: ProgramPack, candidate: Person, entries: Sequence[LedgerEntry], today: date, said: Said = NOTHING_SAID
) -> tuple[Standing, ...]:
    """Every hour requirement of the program years up to now, then of the whole program.

    No minute is left out: in every period the category rows add up to professional learning, and the whole program
    holds what the years hold together. `entries` are the candidate's; `today` is the day where the candidate is;
    `said` is what the other party said of each.
    """
    periods = _periods(pack, candidate, entries, today, said)
    return tuple(row for period in periods for row in _Rows(pack, period, today).all())


def summary(
    pack: ProgramPack, candidate: Person, entries: Sequence[LedgerEntry], today: date, said: Said = NOTHING_SAID
) -> HourSummary:
    """Coaching and professional learning of the current program year.

    The whole program stands in for it once the program's years are over, and where the roster has no first day.
    """
    year = _current_year(candidate, today)
    if year is not None and _beyond(pack, year):
        year = None
    coaching, learning = (
        one
        for one in standings(pack, candidate, entries, today, said)
        if one.year == year and one.kind is not None and not one.by_category
    )
    return HourSummary(year=year, coaching=coaching, professional_learning=learning)


@dataclass(frozen=True)
class _Period:
    """One program year, or the whole program, with what the ledger holds for it."""

    year: int | None
    last_day: date | None
    entries: Sequence[LedgerEntry]
    said: Said
    asked_for: bool = True

    @cached_property
    def held(self) -> Totals:
        """What the entries of the period add up to."""
        return totals(self.entries)

    def spoken_of(self, state: EntryState, kind: HourKind) -> int:
        """The minutes of that kind on which the other party said so."""
        return minutes_in(state, (entry for entry in self.entries if entry.kind is kind), self.said)


def _periods(
    pack: ProgramPack, candidate: Person, entries: Sequence[LedgerEntry], today: date, said: Said
) -> Iterator[_Period]:
    start = candidate.starts_on
    if start is None:
        yield _Period(None, candidate.ends_on, entries, said)
        return
    by_year: dict[int, list[LedgerEntry]] = {year: [] for year in _years_begun(pack, candidate, today)}
    for entry in entries:
        if entry.counts:
            by_year.setdefault(program_year(start, entry.on), []).append(entry)
    for year, held in sorted(by_year.items()):
        asked_for = year > 0 and not _beyond(pack, year)
        yield _Period(year, _last_day(candidate, start, year), held, said, asked_for)
    whole = [entry for year, held in by_year.items() if year > 0 for entry in held]
    yield _Period(None, _last_day_of_all(pack, candidate, start), whole, said)


def _years_begun(pack: ProgramPack, candidate: Person, today: date) -> range:
    current = _current_year(candidate, today) or 0
    return range(1, min(current, _length(pack) or current) + 1)


def _current_year(candidate: Person, today: date) -> int | None:
    if candidate.starts_on is None:
        return None
    return max(1, program_year(candidate.starts_on, min(today, candidate.ends_on or today)))


def _length(pack: ProgramPack) -> int | None:
    """How many years the program lasts, where a document says."""
    rule = pack.rule("program.length")
    return rule.value if rule is not None and rule.unit == "years" else None


def _beyond(pack: ProgramPack, year: int) -> bool:
    length = _length(pack)
    return length is not None and year > length


def _last_day(candidate: Person, start: date, year: int) -> date | None:
    return min(year_span(start, year)[1], candidate.ends_on or date.max) if year else None


def _last_day_of_all(pack: ProgramPack, candidate: Person, start: date) -> date | None:
    """The end of the whole program: the roster's word, else the length that a document states."""
    length = _length(pack)
    return candidate.ends_on or (year_span(start, length)[1] if length else None)


@dataclass(frozen=True)
class _Rows:
    """The rows of one period."""

    pack: ProgramPack
    period: _Period
    today: date

    def all(self) -> Iterator[Standing]:
        """Coaching, professional learning and its categories, then everything together where a rule asks for that."""
        held = self.period.held
        yield self._row("coaching.hours", "coaching", held.coaching, kind=HourKind.COACHING)
        learning = HourKind.PROFESSIONAL_LEARNING
        yield self._row("pl.hours", "professional learning", held.professional_learning, kind=learning)
        yield from self._categories()
        if self._rule("total.hours.minimum"):
            yield self._row("total.hours.minimum", "all hours", held.coaching + held.professional_learning)

    def _categories(self) -> Iterator[Standing]:
        held = self.period.held.by_category
        listed = [category.key for category in self.pack.categories]
        unlisted = sorted(key for key in held if key is not None and key not in listed)
        for category in (*listed, *unlisted, None):
            key = f"pl.{category or 'uncategorised'}.hours"
            have = held.get(category, 0)
            if not have and not self._rule(key):
                continue
            row = self._row(key, self.pack.category_label(category), have, kind=HourKind.PROFESSIONAL_LEARNING)
            told = {"by_category": True, "category": category, "confirmed": None, "disputed": 0, "stands": 0}
            if self._rule(key) is None:
                told |= {"state": StandingState.RECORDED, "says": self._why_recorded(key, category), "ask": None}
            yield row.model_copy(update=told)

    def _row(self, key: str, label: str, have: int, *, kind: HourKind | None = None) -> Standing:
        rule = self._rule(key)
        need = rule.minutes if rule else None
        source = rule.sources[0] if rule and rule.sources else None
        provisional = rule is not None and rule.state is RuleState.PROVISIONAL
        return Standing(
            key=self._key(key),
            label=label,
            year=self.period.year,
            kind=kind,
            have=have,
            need=need,
            remaining=None if need is None else max(0, need - have),
            state=self._state(have, need),
            says=rule.says if rule else self._unsaid(label),
            source=source,
            document=self.pack.document(source.document).title if source else None,
            provisional=provisional,
            conflict=rule.conflict if rule else (),
            ask=self.pack.contact_for("hours") if provisional or need is None else None,
            **self._second_word(kind),
        )

    def _second_word(self, kind: HourKind | None) -> Mapping[str, int]:
        if kind is None:
            return {}
        disputed = {"disputed": self.period.spoken_of(EntryState.DISPUTED, kind)}
        if not asks_for_word(self.pack, kind):
            return disputed
        confirmed = self.period.spoken_of(EntryState.CONFIRMED, kind)
        return disputed | {"confirmed": confirmed, "stands": self.period.spoken_of(EntryState.STANDS, kind)}

    def _key(self, key: str) -> str:
        return key if self.period.year is not None else f"{key}.total"

    def _rule(self, key: str) -> Rule | None:
        return self.pack.rule(self._key(key)) if self.period.asked_for else None

    def _state(self, have: int, need: int | None) -> StandingState:
        if need is None:
            return StandingState.UNKNOWN
        if have >= need:
            return StandingState.MET
        over = self.period.last_day is not None and self.today > self.period.last_day
        return StandingState.BEHIND if over else StandingState.OPEN

    def _unsaid(self, label: str) -> str:
        if self.period.year == 0:
            return "No document says whether hours from before the first day count."
        if not self.period.asked_for:
            return f"The documents state hours for {_length(self.pack)} program years, and none for a later one."
        span = "in the whole program" if self.period.year is None else "a year"
        return f"No document of {self.pack.short_name} says how much {label} is needed {span}."

    def _why_recorded(self, key: str, category: str | None) -> str:
        if category is None:
            return "Counts toward professional learning, and toward a category once it is given one."
        if self.pack.rule(key):
            return f"{self.pack.short_name} asks for these a year at a time."
        return f"Counts toward professional learning; {self.pack.short_name} asks for no number of these by themselves."
