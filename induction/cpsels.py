"""The six California Professional Standards for Education Leaders (CPSELs), in our own words.

A third of candidates work in offices, so each says what it is about there too.
"""

from pydantic import BaseModel, ConfigDict


class Cpsel(BaseModel):
    """One standard: its number, its name, and what it is about in a school and in an office."""

    model_config = ConfigDict(frozen=True)

    number: int
    name: str
    school: str
    office: str

    @property
    def title(self) -> str:
        """The standard as people say it."""
        return f"CPSEL {self.number}: {self.name}"


CPSELS = (
    Cpsel(
        number=1,
        name="Shared vision",
        school="a picture of student success that staff and families share",
        office="a direction for your team that the schools it serves share",
    ),
    Cpsel(
        number=2,
        name="Instructional leadership",
        school="what is taught, how, and how teachers grow",
        office="how your work helps teachers teach and adults learn",
    ),
    Cpsel(
        number=3,
        name="Management and learning environment",
        school="safety, people, money and routines that let people learn",
        office="fair, dependable services, budgets and systems for schools",
    ),
    Cpsel(
        number=4,
        name="Family and community engagement",
        school="families and neighbors as partners in learning",
        office="how families and partners are heard in what your office does",
    ),
    Cpsel(
        number=5,
        name="Ethics and integrity",
        school="fair decisions, and owning what they lead to",
        office="fair use of power and data, and owning the results",
    ),
    Cpsel(
        number=6,
        name="External context and policy",
        school="law, policy and the wider world, and having a say in them",
        office="turning law and policy into practice, and shaping them",
    ),
)


def cpsel(number: int) -> Cpsel:
    """The standard with that number, 1 to 6; IndexError for any other."""
    if number < 1:
        raise IndexError(number)
    return CPSELS[number - 1]
