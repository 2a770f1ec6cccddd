"""One table, and what in it is about a person: whose a row is, what they are given of it, and what erasing does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from storage.tables.ground import Row

KEY = "a delivery's own number, which says nothing of anybody"
SECRET = "whoever holds it reads the calendar"  # noqa: S105 - says why one is withheld
OTHERS = "it may be about somebody else"
OF_OTHERS = "what they did in somebody else’s record stays in that record, without their name"
NOBODY = "it holds nobody’s data"


class Fate(StrEnum):
    """What becomes of a person's rows when they are erased."""

    GOES = "goes"
    EMPTIED = "emptied"
    STAYS = "stays"


@dataclass(frozen=True)
class Place:
    """One table.

    A row is a person's whose number is in `whose`, or whose row in the table of `through` is theirs, which its column
    names. They are given what is `told` of it, and of a row of somebody else's in which one of `by` names them, what is
    `told_by`: what they did, and not to whom. `withheld` says of every other column why nobody is given it. With the
    person `fate` comes to the rows that are theirs; those of others stay, and `why` says what that is for.
    """

    row: type[Row]
    what: str
    told: tuple[str, ...] = ()
    whose: str | None = None
    through: tuple[str, type[Row]] | None = None
    by: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    fate: Fate = Fate.GOES
    why: str = ""

    @property
    def table(self) -> str:
        """Its name in the database."""
        return str(self.row.__tablename__)

    @property
    def holds_people(self) -> bool:
        """Whether a row can be somebody's, or say what somebody did."""
        return bool(self.whose or self.through or self.by)


def named(columns: str) -> tuple[str, ...]:
    """The columns of that list."""
    return tuple(columns.split())
