"""What a file of hours says of itself, and the words that people read in it for our keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True)
class About:
    """What a file is: whose hours, of which program, who exported it and when, and whether it is only a copy.

    `exported_at` is in the zone of whoever exports it, in which the times of the file are told. `categories` and
    `programs` are what people call those, by their keys.
    """

    title: str
    program: str
    exported_by: str
    exported_at: datetime
    of_record: bool
    categories: Mapping[str, str]
    programs: Mapping[str, str] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """The sentence that stands in the file."""
        if self.of_record:
            return "The program keeps its hours in the companion: this file is a copy of that record."
        return "Not the system of record: the program keeps its hours elsewhere, and what counts is what stands there."

    @property
    def zone(self) -> str:
        """The zone in which the file tells when something was logged, as people call it."""
        return str(self.exported_at.tzinfo).rpartition("/")[2].replace("_", " ")

    def local(self, at: datetime) -> datetime:
        """That time as a clock in the zone shows it, to the minute; a cell of a spreadsheet has no zone."""
        there = at.astimezone(self.exported_at.tzinfo).replace(tzinfo=None)
        return there - timedelta(seconds=there.second, microseconds=there.microsecond)
