"""Which standards goals are for: where a pack says so, so many in each program year, and others than before.

The first standards that got a goal in a year bind the years after it: as many of them as that year asks for.
"""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class YearStandards(BaseModel):
    """What a program year asks of goals, and what is there: `asked` standards, each with a goal of its own.

    `taken` got a goal that was kept in this year, in that order, `before` those by which earlier years are met. `left`
    are all that are neither.
    """

    model_config = ConfigDict(frozen=True)

    year: int
    asked: int
    taken: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def to_choose(self) -> int:
        """How many are still to be chosen."""
        return max(0, self.asked - len(self.taken))

    @property
    def says(self) -> str:
        """How it stands: `Year 1: CPSEL 1, 3; one more to choose`."""
        there = _listed(self.taken) if self.taken else f"{_number(self.asked)} {_plural(self.asked)}"
        if not self.to_choose:
            return f"Year {self.year}: {there}; none is missing"
        among = f" from {_listed(self.left)}" if self.before and self.left else ""
        more = f"{_number(self.to_choose)} more to choose" if self.taken else "to choose"
        return f"Year {self.year}: {there}{'; ' if self.taken else ' '}{more}{among}"

    def question(self, standard: int) -> str | None:
        """What a goal for that standard is asked in this year; None where it is one of those asked for."""
        if standard in self.taken[: self.asked]:
            return None
        if standard in self.before:
            others = f" Year {self.year} is for {_listed(self.left)}." if self.left else ""
            return f"CPSEL {standard} had its goal in an earlier year.{others} Which CPSEL is this goal for?"
        if not self.to_choose:
            taken = _listed(self.taken[: self.asked])
            return f"Year {self.year} has its {_number(self.asked)} goals: {taken}. Is this one for a later year?"
        return None


def taken_up(kept: Iterable[tuple[int | None, int]], asked: Mapping[int, int]) -> Mapping[int | None, tuple[int, ...]]:
    """The standards that each program year took up, by the goals kept in it: (year, standard), the oldest first.

    `asked` is how many each year asks for. The year None is for goals of candidates without a first day.
    """
    found: dict[int | None, tuple[int, ...]] = {}
    before: set[int] = set()
    goals = tuple(kept)
    for year in sorted({*asked, *(year for year, _ in goals if year is not None)}):
        fresh = dict.fromkeys(standard for when, standard in goals if when == year and standard not in before)
        found[year] = tuple(fresh)
        before.update(found[year][: asked.get(year, 0)])
    found[None] = tuple(dict.fromkeys(standard for _, standard in goals))
    return found


def year_standards(
    by_year: Sequence[int], kept: Iterable[tuple[int | None, int]], year: int, numbers: Sequence[int]
) -> YearStandards | None:
    """What that year asks of goals, and what is there; None where the pack asks for nothing by the year.

    `by_year` is the pack's number of standards for each year, `numbers` those of the standards that the program has.
    """
    if not 1 <= year <= len(by_year):
        return None
    taken = taken_up(kept, dict(enumerate(by_year, start=1)))
    before = {number for earlier in range(1, year) for number in taken[earlier][: by_year[earlier - 1]]}
    return YearStandards(
        year=year,
        asked=by_year[year - 1],
        taken=taken[year],
        before=tuple(sorted(before)),
        left=tuple(number for number in numbers if number not in {*before, *taken[year]}),
    )


def _listed(numbers: Sequence[int]) -> str:
    return f"CPSEL {', '.join(map(str, numbers))}"


def _plural(count: int) -> str:
    return "CPSEL" if count == 1 else "CPSELs"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
