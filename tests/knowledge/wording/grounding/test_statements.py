"""What a sentence says, taken apart."""

import pytest

from knowledge.wording.grounding.phrasing import plain
from knowledge.wording.grounding.quantities import Quantity
from knowledge.wording.grounding.statements import stated


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("no later than 30 days after you enroll", "within thirty days of you enroll"),
        ("at least five years", "five years or more"),
        ("no fewer than 20 hours", "a minimum of 20 hours"),
        ("36 hours a year", "36 hours annually"),
        ("$7,000 to $10,000", "between 7000 and 10000 dollars"),
        ("twenty-four hours", "24 hours"),
        ("cannot", "may not"),
        ("82%", "82 percent"),
        ("5:30 p.m.", "5:30 PM"),
        ("at no cost", "free of charge"),
    ],
)
def test_what_is_said_in_two_ways_is_said_in_one(one: str, another: str) -> None:
    in_order = sorted(plain(one).split()), sorted(plain(another).split())
    assert in_order[0] == in_order[1]


def test_may_is_a_month_where_a_month_can_be() -> None:
    assert plain("You may present in May, from mid-May or on May 5.") == (
        "you §may present in maymonth, from maymonth or on maymonth 5."
    )


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("40 hours a year", Quantity("40", unit="hour", per="§per-year")),
        ("40 school hours in all", Quantity("40", unit="school hour", per="§per-program")),
        ("up to 10 business days", Quantity("10", unit="business day", bounds=frozenset({"§max"}))),
        ("3 or more points", Quantity("3", unit="point", bounds=frozenset({"§min"}))),
        ("20 to 30%", Quantity("20-30", unit="percent")),
        ("in Year 2", Quantity("2", label="year")),
        ("7:30 p.m.", Quantity("7:30")),
    ],
)
def test_a_number_has_its_unit_its_limit_and_its_period(text: str, quantity: Quantity) -> None:
    [found] = stated(text).quantities
    assert (found.value, found.unit, found.label, found.bounds, found.per) == (
        quantity.value,
        quantity.unit,
        quantity.label,
        quantity.bounds,
        quantity.per,
    )


def test_a_bare_number_takes_the_unit_before_it_and_a_period_behind_it() -> None:
    found = stated("40 hours a year, 80 in all, 12 sessions and 18 workshops a month").quantities
    assert [(one.value, one.unit, one.counted, one.per) for one in found] == [
        ("40", "hour", (), "§per-year"),
        ("80", "hour", (), "§per-program"),
        ("12", None, ("session",), "§per-month"),
        ("18", None, ("workshop",), "§per-month"),
    ]


def test_who_does_what_and_what_is_denied() -> None:
    said = stated("The coach keeps the log, and you may not sign or send it.")
    assert said.roles == ("coach", "candidate")
    assert said.doers == {("keep", "coach"), ("log", "coach"), ("sign", "candidate"), ("send", "candidate")}
    assert said.forces == (("§may", "sign"), ("§not", "sign"))
    assert ("or", "sign", "send") in said.joined
