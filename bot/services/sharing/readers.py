"""Who read my IIP: every look of another, for the candidate whose it is and for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.services.days import day_of
from bot.services.sharing.replies import Look, Looks
from induction.access import Action, check_may
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.readings import Reading
from storage.records import Records

PAGE = 40
"""How many looks are read for one page, before those of one kind on one day are told in one line."""


@dataclass(frozen=True)
class Readers:
    """The use case of who looked at one's own record."""

    records: Records

    def of(self, actor: Person, *, before: int | None = None) -> Looks:
        """Who else looked at the candidate's own record, newest first; `before` is the look at which to go on."""
        if actor.role is not Role.CANDIDATE:
            raise Refused("not_a_party", "This shows candidates who looked at their own IIP, and you have none here.")
        check_may(actor, Action.SEE_READERS, actor)
        found = self.records.readings.of(actor.id, before=before, at_most=PAGE + 1)
        page = found[:PAGE]
        earlier = page[-1].id if len(found) > PAGE else None
        return Looks(actor, self._lines(actor, page), earlier, later=before is not None)

    def _lines(self, candidate: Person, page: Sequence[Reading]) -> Sequence[Look]:
        """A line for what one person looked at of one kind in a row on one day."""
        people = {one.id: one for one in self.records.people(candidate.program, former=True)}
        lines = []
        for _, run in groupby(page, key=lambda one: (one.reader_id, one.looked_at, day_of(candidate, one.at))):
            looks = list(run)
            newest = looks[0]
            reader = None if newest.reader_id is None else people.get(newest.reader_id)
            lines.append(Look(reader, newest.looked_at, len({one.item for one in looks}), newest.at))
        return lines
