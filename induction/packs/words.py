"""What a program calls things. Its own words are said to its people, and read from them."""

from collections.abc import Mapping

from induction.packs.cpsels import CPSELS, Standard
from induction.packs.rules import PackValue
from induction.people import Role


class ProgramWords(PackValue):
    """The program's own words; what it leaves out is said as the state says it of administrators.

    `coaching` is what a coach does, `coached` that it was done. Each is one thing, as it stands within a sentence:
    "mentor", "teaching standard".
    """

    coach: str = "coach"
    coaching: str = "coaching"
    coached: str = "coached"
    candidate: str = "candidate"
    supervisor: str = "site supervisor"
    administrator: str = "program administrator"
    plan: str = "IIP"
    plan_in_full: str = "Individual Induction Plan"
    standard: str = "CPSEL"
    standards: tuple[Standard, ...] = CPSELS

    @property
    def is_the_houses(self) -> bool:
        """Whether the program calls everything as the companion does by itself; its standards may be its own."""
        return self.model_copy(update={"standards": HOUSE_WORDS.standards}) == HOUSE_WORDS

    @property
    def roles(self) -> Mapping[Role, str]:
        """What the people are called who have a name of the program's own."""
        return {
            Role.CANDIDATE: self.candidate,
            Role.COACH: self.coach,
            Role.SUPERVISOR: self.supervisor,
            Role.PROGRAM_ADMIN: self.administrator,
        }

    def numbered(self, number: int) -> str:
        """The standard with that number as people refer to it, such as "CPSEL 4"."""
        return f"{self.standard[:1].upper()}{self.standard[1:]} {number}"

    def title(self, number: int) -> str:
        """The standard with its name; only its number where the program has none of that number."""
        named = next((f": {one.name}" for one in self.standards if one.number == number), "")
        return f"{self.numbered(number)}{named}"


HOUSE_WORDS = ProgramWords()
