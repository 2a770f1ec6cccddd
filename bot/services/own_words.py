"""What the programs here call things: looked up for whoever is spoken to."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from re import Pattern

from bot.services.rulebook import as_written
from induction.packs.cpsels import CPSELS, Standard
from induction.packs.own_words import said_otherwise
from induction.packs.pack import ProgramPack
from induction.packs.words import ProgramWords
from storage.database.patience import after, until
from storage.records import Records

_A_MOMENT = 0.3
"""Seconds that looking somebody up may take: then the house's words will do."""


@dataclass(frozen=True)
class OwnWords:
    """Each program's own words, as its pack has them."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of_person(self, slack_id: str) -> ProgramWords | None:
        """What the program of that Slack user calls things; None for somebody on no roster.

        None too where the records are busy or out of reach: that costs the program's own words, and no answer.
        """
        with suppress(Exception), until(after(_A_MOMENT)):
            person = self.records.person_by_slack(slack_id)
            return self.of_program(person.program) if person else None
        return None

    def of_program(self, program: str) -> ProgramWords | None:
        """What the program calls things; None where there is none of that id."""
        pack = as_written(self.packs).get(program)
        return pack.words if pack is not None else None

    def standards(self, program: str | None) -> Sequence[Standard]:
        """The professional standards of the program; the state's six where there is none of that id."""
        words = self.of_program(program or "")
        return words.standards if words else CPSELS

    @property
    def otherwise(self) -> Pattern[str]:
        """Finds what some program here calls otherwise than the house does."""
        return said_otherwise(pack.words for pack in as_written(self.packs).values())
