from datetime import date

import pytest

from induction.packs.pack import Category, ProgramPack
from induction.packs.reckoning import Limit, PartSum, limits, part_sum
from induction.packs.rules import Rule, RuleState, Side, Source

HERE = Source(document="handbook", line=1, place="Here", figure="90 days")


def rule(key: str, *sides: str, value: int | None = None, unit: str | None = None, **more: str) -> Rule:
    state = RuleState.PROVISIONAL if sides else RuleState.AGREED
    conflict = tuple(Side(value=side, source=HERE) for side in sides)
    return Rule(
        key=key, says="Three on each.", state=state, value=value, unit=unit, sources=(HERE,), conflict=conflict, **more
    )


ENROL = rule("enrol", "admitted within 120 days", "enrolled within the first year", "in spring", value=120, unit="days")


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2026, 11, 20), (False, True)),
        (date(2026, 10, 29), (True, True)),
        (date(2027, 7, 1), (False, True)),
        (date(2027, 7, 2), (False, False)),
    ],
)
def test_a_day_is_held_against_every_reading_of_the_deadline(day: date, kept: tuple[bool, bool]) -> None:
    assert limits(ENROL, date(2026, 7, 1), day) == (
        Limit("admitted within 120 days", date(2026, 10, 29), kept[0]),
        Limit("enrolled within the first year", date(2027, 7, 1), kept[1]),
    )


@pytest.mark.parametrize(
    ("value", "unit", "start", "last"),
    [
        (1, "months", date(2026, 1, 31), date(2026, 2, 28)),
        (1, "years", date(2024, 2, 29), date(2025, 2, 28)),
        (6, "months", date(2026, 8, 31), date(2027, 2, 28)),
        (2, "weeks", date(2026, 12, 25), date(2027, 1, 8)),
        (3, "months", date(2026, 9, 30), date(2026, 12, 30)),
    ],
)
def test_months_and_years_end_on_the_same_day_or_the_last_of_the_month(
    value: int, unit: str, start: date, last: date
) -> None:
    [limit] = limits(rule("start", value=value, unit=unit, counts_from="enrollment"), start)
    assert limit.last_day == last
    assert limit.words == f"within {value} {unit.removesuffix('s') if value == 1 else unit} of enrollment"


def test_the_parts_of_a_year_are_summed() -> None:
    hours = {"unit": "hours", "per": "year"}
    pack = ProgramPack(
        id="fern",
        name="Fern",
        short_name="Fern",
        documents=({"id": "handbook", "title": "Fern", "file": "fern.md"},),
        rules=(
            rule("pl.hours", value=30, **hours),
            rule("pl.session.hours", value=12, **hours),
            rule("pl.plc.hours", value=18, **hours),
        ),
        categories=(Category(key="session", label="sessions"), Category(key="plc", label="PLC")),
    )
    assert part_sum(pack, frozenset({"session"})) == PartSum((("sessions", 12),), (("PLC", 18),), 30)
    assert part_sum(pack, frozenset({"other"})) is None
    assert part_sum(pack.model_copy(update={"rules": ()}), frozenset()) is None
