"""The six California Professional Standards for Education Leaders (CPSELs), in our own words.

A third of candidates work in offices, so each says what it is about there too. A program of another profession names
its own standards in its pack.
"""

from collections.abc import Sequence

from pydantic import Field

from induction.packs.rules import PackValue

MOST_STANDARDS = 99


class Standard(PackValue):
    """One professional standard: its number, its name, and what it is about in a school and in an office."""

    number: int = Field(ge=1, le=MOST_STANDARDS)
    name: str
    school: str
    office: str

    @property
    def title(self) -> str:
        """The standard as people say it; a program's own word for CPSEL is put in where it is shown."""
        return f"CPSEL {self.number}: {self.name}"


CPSELS = (
    Standard(
        number=1,
        name="Shared vision",
        school="a picture of student success that staff and families share",
        office="a direction for your team that the schools it serves share",
    ),
    Standard(
        number=2,
        name="Instructional leadership",
        school="what is taught, how, and how teachers grow",
        office="how your work helps teachers teach and adults learn",
    ),
    Standard(
        number=3,
        name="Management and learning environment",
        school="safety, people, money and routines that let people learn",
        office="fair, dependable services, budgets and systems for schools",
    ),
    Standard(
        number=4,
        name="Family and community engagement",
        school="families and neighbors as partners in learning",
        office="how families and partners are heard in what your office does",
    ),
    Standard(
        number=5,
        name="Ethics and integrity",
        school="fair decisions, and owning what they lead to",
        office="fair use of power and data, and owning the results",
    ),
    Standard(
        number=6,
        name="External context and policy",
        school="law, policy and the wider world, and having a say in them",
        office="turning law and policy into practice, and shaping them",
    ),
)


def cpsel(number: int, standards: Sequence[Standard] = CPSELS) -> Standard:
    """The standard with that number; IndexError where the program has none of it."""
    for one in standards:
        if one.number == number:
            return one
    raise IndexError(number)
