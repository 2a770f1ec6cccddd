"""Who needs help first: each concern, and the order between candidates, as a table."""

from datetime import date

import pytest

from induction.ahead.attention import Attention, Concern, Matter
from induction.people import Role

NOV, DEC = date(2026, 11, 3), date(2026, 12, 4)


def matter(concern: Concern, on: date | None = None, label: str = "portfolio", *doers: Role) -> Matter:
    return Matter(concern=concern, label=label, on=on, doers=doers)


def of(*matters: Matter, share: float = 0.5) -> Attention:
    return Attention(matters=matters, share=share)


IN_ORDER = [
    ("two things behind", of(matter(Concern.BEHIND, DEC), matter(Concern.BEHIND, DEC))),
    ("one thing behind, for longer", of(matter(Concern.BEHIND, NOV), matter(Concern.DUE, NOV))),
    ("one thing behind", of(matter(Concern.BEHIND, DEC), matter(Concern.DUE), matter(Concern.DUE))),
    ("due, and fewer hours", of(matter(Concern.DUE, DEC), share=0.1)),
    ("due", of(matter(Concern.DUE, DEC), share=0.9)),
    ("waiting for somebody", of(matter(Concern.WAITING))),
    ("assignments missing", of(matter(Concern.ASSIGNMENTS))),
    ("no contact", of(matter(Concern.NO_CONTACT, NOV), share=0.0)),
    ("slow pace", of(matter(Concern.PACE), share=0.0)),
    ("nothing, and fewer hours", of(share=0.2)),
    ("nothing", of(share=1.0)),
]


def test_who_needs_help_first_comes_first() -> None:
    shuffled = sorted(IN_ORDER, key=lambda one: one[0])
    assert [name for name, _ in sorted(shuffled, key=lambda one: one[1].rank)] == [name for name, _ in IN_ORDER]


@pytest.mark.parametrize(
    ("role", "needed"), [(Role.COACH, True), (Role.CANDIDATE, True), (Role.PROGRAM_ADMIN, False), (Role.ANALYST, False)]
)
def test_it_needs_whoever_acts_next(role: Role, needed: bool) -> None:  # noqa: FBT001 - a row of the table
    attention = of(
        matter(Concern.BEHIND, NOV, "goals", Role.CANDIDATE), matter(Concern.WAITING, None, "coaching", Role.COACH)
    )
    assert attention.needs(role) is needed


def test_of_a_concern_there_is_what_there_is() -> None:
    attention = of(matter(Concern.BEHIND, NOV), matter(Concern.DUE, DEC))
    assert attention.first is Concern.BEHIND
    assert attention.of(Concern.DUE) == (matter(Concern.DUE, DEC),)
    assert attention.of(Concern.PACE) == ()
    assert of().first is None
