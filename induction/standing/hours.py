"""Where a candidate stands with the hours: coaching, professional learning and its categories, by year and in all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from induction.calendar import program_year, year_span
from induction.hours import HourKind, LedgerEntry, Totals, totals
from induction.ledger.confirmations import EntryState, asks_for_word, confirmer, state_of
from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.people import Role
from induction.record.candidate import CandidateRecord
from induction.standing.pace import pace
from induction.standing.periods import beyond, last_day_of, length, years_begun
from induction.standing.standing import OPEN, Reading, Standing, StandingState, open_state

_WHOLE = ".total"
_TOGETHER = "total.hours.minimum"


def hour_standings(pack: ProgramPack, record: CandidateRecord, today: date) -> Iterator[Standing]:
    """Every hour requirement of the program years up to now, then of the whole program.

    No minute is left out: in every period the category rows add up to professional learning, and the whole program
    holds what the years hold together.
    """
    verified = verified_until(pack, record)
    for period in _periods(pack, record, today, verified):
        yield from _Rows(pack, record, period, today).all()


def verified_until(pack: ProgramPack, record: CandidateRecord) -> Mapping[str, datetime | None]:
    """For the key of hours, without `.total`, when a step that verifies them was last signed; None where it is not.

    A key that no step of the pack verifies is not there.
    """
    signed: dict[str, datetime | None] = {}
    reopened = {one.reopens for one in record.signings}
    for step in pack.verification:
        at = [
            one.signed_at
            for one in record.signings
            if one.step == step.key and one.reopens is None and one.id not in reopened
        ]
        for key in (need.removesuffix(_WHOLE) for need in step.needs if ".hours" in need):
            newest = max(filter(None, [signed.get(key), *at]), default=None)
            signed[key] = newest
    return signed


@dataclass(frozen=True)
class _Period:
    """One program year, or the whole program, with the entries that count for it."""

    year: int | None
    last_day: date | None
    entries: Sequence[LedgerEntry]
    states: Mapping[int, EntryState]
    verified: Mapping[str, datetime | None]
    asked_for: bool = True

    @cached_property
    def held(self) -> Totals:
        """What the entries of the period add up to."""
        return totals(self.entries)

    @cached_property
    def spoken(self) -> Mapping[tuple[HourKind, EntryState], int]:
        """The minutes of each kind by how far the two behind them agree."""
        minutes: dict[tuple[HourKind, EntryState], int] = defaultdict(int)
        for entry in self.entries:
            minutes[entry.kind, self.states[entry.id]] += entry.minutes
        return minutes

    def signed_for(self, key: str, kind: HourKind | None, category: str | None, *, by_category: bool) -> int | None:
        """The minutes that were on record when a step that verifies them was signed."""
        if key not in self.verified:
            return None
        at = self.verified[key]
        return sum(
            entry.minutes
            for entry in self.entries
            if at is not None
            and entry.logged_at <= at
            and kind in {None, entry.kind}
            and (not by_category or entry.category == category)
        )


def _periods(
    pack: ProgramPack, record: CandidateRecord, today: date, verified: Mapping[str, datetime | None]
) -> Iterator[_Period]:
    candidate = record.candidate
    counted = [entry for entry in record.entries if entry.counts]
    states = {entry.id: state_of(entry, record.said) for entry in counted}
    if candidate.starts_on is None:
        yield _Period(None, last_day_of(pack, candidate, None), counted, states, verified)
        return
    by_year: dict[int, list[LedgerEntry]] = {year: [] for year in years_begun(pack, candidate, today)}
    for entry in counted:
        by_year.setdefault(program_year(candidate.starts_on, entry.on), []).append(entry)
    for year, held in sorted(by_year.items()):
        asked_for = year > 0 and not beyond(pack, year)
        yield _Period(year, last_day_of(pack, candidate, year), held, states, verified, asked_for)
    whole = [entry for year, held in by_year.items() if year > 0 for entry in held]
    yield _Period(None, last_day_of(pack, candidate, None), whole, states, verified)


@dataclass(frozen=True)
class _Rows:
    """The rows of one period."""

    pack: ProgramPack
    record: CandidateRecord
    period: _Period
    today: date

    def all(self) -> Iterator[Standing]:
        """Coaching, professional learning and its categories, then everything together where a rule asks for that."""
        held = self.period.held
        yield self._row("coaching.hours", "coaching", held.coaching, kind=HourKind.COACHING)
        learning = HourKind.PROFESSIONAL_LEARNING
        yield self._row("pl.hours", "professional learning", held.professional_learning, kind=learning)
        yield from self._categories()
        if self._rule(_TOGETHER):
            yield self._row(_TOGETHER, "all hours", held.coaching + held.professional_learning)

    def _categories(self) -> Iterator[Standing]:
        held = self.period.held.by_category
        listed = [category.key for category in self.pack.categories]
        unlisted = sorted(key for key in held if key is not None and key not in listed)
        for category in (*listed, *unlisted, None):
            key = f"pl.{category or 'uncategorised'}.hours"
            have = held.get(category, 0)
            if not have and not self._rule(key):
                continue
            label = self.pack.category_label(category)
            row = self._row(key, label, have, kind=HourKind.PROFESSIONAL_LEARNING, category=category, by_category=True)
            if self._rule(key) is None:
                why = self._why_recorded(key, category)
                row = row.model_copy(update={"state": StandingState.RECORDED, "says": why, "ask": None})
            yield row

    def _row(
        self,
        key: str,
        label: str,
        have: int,
        *,
        kind: HourKind | None = None,
        category: str | None = None,
        by_category: bool = False,
    ) -> Standing:
        rule = self._rule(key)
        need = rule.minutes_a_year if rule else None
        remaining = None if need is None else max(0, need - have)
        source = rule.sources[0] if rule and rule.sources else None
        provisional = rule is not None and rule.state is RuleState.PROVISIONAL
        words: Mapping[str, Any] = {} if by_category else self._second_word(kind)
        awaits = self._awaited(kind, have, need, words)
        state = self._state(have, need, awaits)
        is_open = state in OPEN
        by = self.period.last_day if need is not None else None
        return Standing(
            key=self._key(key),
            label=label,
            year=self.period.year,
            kind=kind,
            category=category,
            by_category=by_category,
            have=have,
            need=need,
            remaining=remaining,
            state=state,
            says=rule.says if rule else self._unsaid(label),
            verified=self.period.signed_for(key, kind, category, by_category=by_category),
            pace=pace(remaining, max(self.today, self._first_day), by) if is_open and remaining and by else None,
            by=by,
            readings=self._readings(rule, have) if provisional and rule else (),
            doer=Role.CANDIDATE if is_open else next(iter(awaits), None),
            awaits=awaits,
            source=source,
            document=self.pack.document(source.document).title if source else None,
            provisional=provisional,
            conflict=rule.conflict if rule else (),
            ask=self.pack.contact_for("hours") if provisional or need is None else None,
            ruled=rule.ruled if rule else None,
            **words,
        )

    @property
    def _first_day(self) -> date:
        """The day from which the hours of the period can be done."""
        start, year = self.record.candidate.starts_on, self.period.year
        return self.today if start is None else year_span(start, year or 1)[0]

    def _second_word(self, kind: HourKind | None) -> Mapping[str, Any]:
        if kind is None:
            return {}
        disputed = {"disputed": self.period.spoken[kind, EntryState.DISPUTED]}
        if not asks_for_word(self.pack, kind):
            return disputed
        confirmed = self.period.spoken[kind, EntryState.CONFIRMED]
        return disputed | {"confirmed": confirmed, "stands": self.period.spoken[kind, EntryState.STANDS]}

    def _awaited(
        self, kind: HourKind | None, have: int, need: int | None, words: Mapping[str, int]
    ) -> tuple[Role, ...]:
        """Whose word is missing, where enough hours are logged and not enough of them are agreed on."""
        if need is None or have < need or "confirmed" not in words or words["confirmed"] + words["stands"] >= need:
            return ()
        entries = (entry for entry in self.period.entries if entry.kind is kind)
        roles = {role for entry in entries for role in self._speaks_next(entry)}
        return tuple(role for role in (Role.CANDIDATE, Role.COACH, Role.PROGRAM_ADMIN) if role in roles)

    def _speaks_next(self, entry: LedgerEntry) -> Iterator[Role]:
        """Who confirms an entry that waits for a word, or puts right one in dispute."""
        candidate, state = self.record.candidate, self.period.states[entry.id]
        if state is EntryState.LOGGED:
            asked = confirmer(self.pack, entry, candidate, logged_by=entry.logged_by)
            yield Role.CANDIDATE if asked == candidate.id else Role.COACH
        elif state is EntryState.DISPUTED:
            who = {candidate.id: Role.CANDIDATE, entry.coach_id: Role.COACH}
            yield who.get(entry.logged_by, Role.PROGRAM_ADMIN)

    def _readings(self, rule: Rule, have: int) -> tuple[Reading, ...]:
        """Each side of a rule on which the documents disagree, as far as it names a number."""
        times = rule.minutes_a_year // rule.value if rule.value and rule.minutes_a_year else 0
        needs = [(side, None if side.number is None else side.number * times) for side in rule.conflict]
        return tuple(
            Reading(
                value=side.value,
                source=side.source,
                document=self.pack.document(side.source.document).title,
                need=need,
                by=self.period.last_day,
                met=None if need is None else have >= need,
            )
            for side, need in needs
        )

    def _key(self, key: str) -> str:
        return key if self.period.year is not None else f"{key}{_WHOLE}"

    def _rule(self, key: str) -> Rule | None:
        return self.pack.rule(self._key(key)) if self.period.asked_for else None

    def _state(self, have: int, need: int | None, awaits: Sequence[Role]) -> StandingState:
        if need is None:
            return StandingState.UNKNOWN
        if have >= need:
            return StandingState.AWAITING if awaits else StandingState.MET
        return open_state(self.period.last_day, self.today)

    def _unsaid(self, label: str) -> str:
        if self.period.year == 0:
            return "No document says whether hours from before the first day count."
        if not self.period.asked_for:
            return f"The documents state hours for {length(self.pack)} program years, and none for a later one."
        span = "in the whole program" if self.period.year is None else "a year"
        return f"No document of {self.pack.short_name} says how much {label} is needed {span}."

    def _why_recorded(self, key: str, category: str | None) -> str:
        if category is None:
            return "Counts toward professional learning, and toward a category once it is given one."
        if self.pack.rule(key):
            return f"{self.pack.short_name} asks for these a year at a time."
        return f"Counts toward professional learning; {self.pack.short_name} asks for no number of these by themselves."
