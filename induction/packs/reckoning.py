"""Reckoning: what a program's rules make of figures that a person gives, side by side and without a verdict."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule

_LIMIT = re.compile(r"\b(?P<number>\d+|first|one|two|three|six)[ -](?P<unit>day|week|month|year)s?\b", re.IGNORECASE)
_NUMBERS = {"first": 1, "one": 1, "two": 2, "three": 3, "six": 6}
_PL_HOURS = re.compile(r"pl\.(?P<category>[a-z0-9_]+)\.hours")
_DECEMBER = 12


@dataclass(frozen=True)
class Limit:
    """One reading of a deadline: its words, the last day that it allows, and whether a day keeps it."""

    words: str
    last_day: date
    kept: bool | None = None


@dataclass(frozen=True)
class PartSum:
    """Hours of the categories done and of those still open, as (label, hours), and the year's whole."""

    done: tuple[tuple[str, int], ...]
    open: tuple[tuple[str, int], ...]
    whole: int


def limits(rule: Rule, start: date, day: date | None = None) -> tuple[Limit, ...]:
    """Every reading of the deadline, counted from `start`; where a `day` is given, whether it is in time."""
    unit = (rule.unit or "").removesuffix("s") if rule.value == 1 else rule.unit
    readings = [side.value for side in rule.conflict] or [f"within {rule.value} {unit} of {rule.counts_from}"]
    if rule.ruled is not None:
        readings = [rule.ruled.says]
    found = []
    for words in readings:
        if stretch := _LIMIT.search(words):
            last = _after(start, _NUMBERS.get(stretch["number"].lower()) or int(stretch["number"]), stretch["unit"])
            found.append(Limit(words, last, None if day is None else day <= last))
    return tuple(found)


def part_sum(pack: ProgramPack, done: frozenset[str]) -> PartSum | None:
    """What the year's categories of professional learning come to; None where the pack does not count them."""
    whole = pack.rule("pl.hours")
    counted = {match["category"]: rule.value for rule in pack.rules if (match := _PL_HOURS.fullmatch(rule.key))}
    hours = {category: value for category, value in counted.items() if value is not None}
    if whole is None or whole.value is None or not hours or not done <= hours.keys():
        return None
    parts = [(category, (pack.category_label(category), value)) for category, value in hours.items()]
    return PartSum(
        done=tuple(part for category, part in parts if category in done),
        open=tuple(part for category, part in parts if category not in done),
        whole=whole.value,
    )


def _after(start: date, number: int, unit: str) -> date:
    """The last day of that many days, weeks, months or years from `start`."""
    match unit.lower():
        case "day":
            return start + timedelta(days=number)
        case "week":
            return start + timedelta(weeks=number)
        case "month":
            months = start.month - 1 + number
        case _:
            months = start.month - 1 + _DECEMBER * number
    return _clamped(start.year + months // _DECEMBER, months % _DECEMBER + 1, start.day)


def _clamped(year: int, month: int, day: int) -> date:
    """That day of the month, or its last where it has fewer."""
    first_of_next = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), first_of_next - timedelta(days=1))
