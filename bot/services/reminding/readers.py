"""Whom it is looked for what is open, and who of them is reminded of something about which candidate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from induction.people import Person, Role
from induction.reminding.calendars import OpenItem
from induction.reminding.candidate_items import candidate_items
from induction.reminding.coach_items import coach_items
from induction.reminding.items import CandidateCase
from induction.reminding.staff_items import admin_items, analyst_items, supervisor_items


class Readers:
    """These people by what they are."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people

    @cached_property
    def candidates(self) -> Mapping[int, Person]:
        """The candidates among them, by number."""
        return self._numbered(Role.CANDIDATE)

    @cached_property
    def coaches(self) -> Mapping[int, Person]:
        """The coaches, by number."""
        return self._numbered(Role.COACH)

    @cached_property
    def supervisors(self) -> Mapping[int, Person]:
        """The supervisors, by number."""
        return self._numbered(Role.SUPERVISOR)

    @cached_property
    def admins(self) -> Mapping[str, Sequence[Person]]:
        """The administrators, by program."""
        return self._of_program(Role.PROGRAM_ADMIN)

    @cached_property
    def analysts(self) -> Mapping[str, Sequence[Person]]:
        """The analysts, by program."""
        return self._of_program(Role.ANALYST)

    @property
    def help_others(self) -> bool:
        """Whether anybody among them hears early facts about others."""
        return bool(self.coaches or self.admins)

    def items_about(self, case: CandidateCase) -> Iterator[tuple[Person, Iterable[OpenItem]]]:
        """What each of them is reminded of about that candidate."""
        candidate = case.candidate
        if candidate.id in self.candidates:
            yield candidate, candidate_items(case)
        if (coach := self.coaches.get(candidate.coach_id or 0)) is not None:
            yield coach, coach_items(case, coach)
        if (supervisor := self.supervisors.get(candidate.supervisor_id or 0)) is not None:
            yield supervisor, supervisor_items(case, supervisor)
        for admin in self.admins.get(candidate.program, ()):
            yield admin, admin_items(case, admin)
        for analyst in self.analysts.get(candidate.program, ()):
            yield analyst, analyst_items(case, analyst)

    def _numbered(self, role: Role) -> Mapping[int, Person]:
        return {one.id: one for one in self.people if one.role is role}

    def _of_program(self, role: Role) -> Mapping[str, Sequence[Person]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for one in self.people:
            if one.role is role:
                found[one.program].append(one)
        return dict(found)
