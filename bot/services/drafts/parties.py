"""Whose goal or reflection it is: the candidate who writes, or whom a coach or an administrator names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.people.meant import candidate_meant, candidates_open_to, where_of, whose
from bot.services.people.names import named
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.drafts import SEE, DraftKind
from storage.records import Records

_PLURAL = {DraftKind.GOAL: "IIP goals", DraftKind.REFLECTION: "Reflections"}
_COMMANDS = {DraftKind.GOAL: "goal", DraftKind.REFLECTION: "reflect"}
_NAME = r"(?:(?:with|for) )?(?P<who>[^\W\d_][^:\n\d]{0,60}?)"
_NAME_FIRST = re.compile(rf"{_NAME}\s*:\s*(?P<words>.*)", re.DOTALL)
_NAME_ALONE = re.compile(_NAME)
_LONGEST_NAME = 4


@dataclass(frozen=True)
class DraftParties:
    """Finds the candidate from who speaks and whom they named. Who may see none learns no name."""

    records: Records

    def writing(self, actor: Person, kind: DraftKind, said: str) -> tuple[Person, str]:
        """The candidate whose draft it is, and the words of it; Refused with the question to answer."""
        if actor.role is Role.CANDIDATE:
            return actor, said
        if actor.role is not Role.COACH:
            raise Refused(
                "not_allowed",
                f"{_PLURAL[kind]} are written by the candidate, alone or together with the coach paired with them.",
            )
        caseload = self.records.candidates_of(actor.id)
        first = _NAME_FIRST.fullmatch(said)
        if first and len(first["who"].split()) <= _LONGEST_NAME:
            return named(first["who"], caseload, where=where_of(actor)), first["words"].strip()
        alone = _NAME_ALONE.fullmatch(said)
        if alone and (candidate := _if_named(alone["who"], caseload)):
            return candidate, ""
        if len(caseload) == 1:
            return caseload[0], said
        raise whose(actor, caseload, example=f"/casc {_COMMANDS[kind]} {{name}}: …")

    def reading(self, actor: Person, kind: DraftKind, said: str | None) -> Person:
        """The candidate whose drafts are asked for; Refused with the question to answer."""
        among = candidates_open_to(actor, SEE[kind], self.records)
        return candidate_meant(actor, said, among, example=f"/casc {kind.value}s {{name}}")


def _if_named(said: str, people: Sequence[Person]) -> Person | None:
    try:
        return named(said, people, where="")
    except Refused:
        return None
