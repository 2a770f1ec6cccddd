"""How long records are kept: who is past the time that a program's rule gives. Nothing is deleted by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.days import day_of
from bot.services.holdings.replies import PastTerm, RetentionList
from induction.access import Action, may
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.retention import kept_until
from storage.records import Records


@dataclass(frozen=True)
class Retention:
    """The use case of the time for which a program keeps records."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def listed(self, actor: Person, *, now: datetime) -> RetentionList:
        """Who is past it in the administrator's program."""
        if actor.role is not Role.PROGRAM_ADMIN:
            raise Refused(
                "not_allowed",
                "How long records are kept is the program administrator’s to look after. `/casc mydata` has yours.",
            )
        erasable = [one for one in self.records.people(actor.program) if may(actor, Action.ERASE, one)]
        return self._list(self.packs[actor.program], erasable, today=day_of(actor, now))

    def of_program(self, program: str, *, today: date) -> RetentionList:
        """Who is past it in that program, for whoever runs the companion."""
        return self._list(self.packs[program], list(self.records.people(program)), today=today)

    def _list(self, pack: ProgramPack, people: list[Person], *, today: date) -> RetentionList:
        rules = pack.retention
        candidates = [one for one in people if one.role is Role.CANDIDATE]
        terms = [(one, kept_until(rules, one)) for one in candidates]
        past = [PastTerm(one, until) for one, until in terms if until is not None and until < today]
        return RetentionList(
            pack=pack,
            rule=next((one for one in pack.rules if one.key == rules.rule), None),
            past=sorted(past, key=lambda one: (one.until, one.person.name)),
            without_end=sum(one.ends_on is None for one in candidates),
        )
