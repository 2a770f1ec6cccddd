"""The cohort at a glance: a coach's caseload or a program's candidates, those who need help first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.cohort.replies import CohortTable, TableRow, TableView
from bot.services.days import day_of
from bot.services.people.meant import candidates_open_to
from bot.services.people.names import named
from bot.services.rulebook import rules_of
from induction.access import Action
from induction.ahead.attention import Concern, attention
from induction.dates.rounds import blinded
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.standing.requirements import standings, summary_of
from storage.records import Records

NO_COACH = 0
_CONCERNS: Mapping[str, Concern] = {
    **{one.value: one for one in Concern},
    **{one.label: one for one in Concern},
    "due soon": Concern.DUE,
    "late": Concern.BEHIND,
    "overdue": Concern.BEHIND,
    "awaiting": Concern.WAITING,
    "no contact": Concern.NO_CONTACT,
    "slow": Concern.PACE,
}
_MINE = frozenset({"me", "mine", "needs me", "need me", "waiting for me"})


@dataclass(frozen=True)
class CohortTables:
    """The use case behind `/casc cohort`: a coach sees only their own candidates, an administrator the program's."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, actor: Person, view: TableView = TableView(), *, now: datetime) -> CohortTable:  # noqa: B008 - a value
        """The candidates open to the actor, as the view has them; Refused for who has none to look after."""
        if actor.role not in {Role.COACH, Role.PROGRAM_ADMIN}:
            raise Refused(
                "no_cohort",
                "The cohort at a glance is for coaches and the program administrator. `/casc progress` shows where "
                "you stand.",
            )
        everybody = candidates_open_to(actor, Action.SEE_HOURS, self.records)
        chosen = [one for one in everybody if _is_in(one, view)]
        rows = [row for row in self.rows(chosen, now=now) if _is_looked_at(row, view, actor.role)]
        rows.sort(key=_help_first)
        table = CohortTable(
            reader=actor,
            pack=self.packs[actor.program],
            rows=rows,
            everybody=len(everybody),
            view=view,
            today=day_of(actor, now),
            cohorts=sorted({one.cohort for one in everybody if one.cohort}),
            coaches=self._coaches(actor, everybody),
        )
        page = min(max(0, view.page), table.pages - 1)
        return replace(table, view=replace(view, page=page))

    def meant(self, actor: Person, words: str, *, now: datetime) -> CohortTable:
        """The same from words: a cohort, a coach, a concern such as `behind`, or `me` for what needs the actor."""
        said = " ".join(words.split()).casefold()
        table = self.of(actor, TableView(), now=now)
        if not said:
            return table
        if said in _MINE:
            return self.of(actor, TableView(mine=True), now=now)
        if said in _CONCERNS:
            return self.of(actor, TableView(concern=_CONCERNS[said]), now=now)
        cohort = next((one for one in table.cohorts if one.casefold() == said), None)
        if cohort is not None:
            return self.of(actor, TableView(cohort=cohort), now=now)
        if not table.coaches:
            there = ", ".join([*table.cohorts, *(one.label for one in table.counts)])
            raise Refused("unknown_cohort", f"I know no “{words}” here. You can say: {there or 'behind'}, or `me`.")
        coach = named(words, table.coaches, where="among the cohorts and coaches of your program")
        return self.of(actor, TableView(coach=coach.id), now=now)

    def rows(self, candidates: Sequence[Person], *, now: datetime) -> Iterator[TableRow]:
        """Each of these candidates at a glance, in their order; the caller has checked that they are open."""
        for record in self.records.candidates.records(candidates):
            today = day_of(record.candidate, now)
            pack = rules_of(self.packs, record.candidate, today)
            found = standings(pack, blinded(pack, record), today)
            hours = summary_of(pack, record, found, today)
            yield TableRow(record.candidate, hours, attention(pack, record, found, hours.share, today))

    def _coaches(self, actor: Person, candidates: Sequence[Person]) -> Sequence[Person]:
        """The coaches of these candidates, for an administrator to choose from."""
        if actor.role is not Role.PROGRAM_ADMIN:
            return ()
        theirs = {one.coach_id for one in candidates}
        return sorted((one for one in self.records.people(actor.program) if one.id in theirs), key=lambda one: one.name)


def _is_in(candidate: Person, view: TableView) -> bool:
    if view.cohort is not None and candidate.cohort != view.cohort:
        return False
    return view.coach is None or (candidate.coach_id or NO_COACH) == view.coach


def _is_looked_at(row: TableRow, view: TableView, role: Role) -> bool:
    if view.concern is not None and not row.attention.of(view.concern):
        return False
    return not view.mine or row.attention.needs(role)


def _help_first(row: TableRow) -> tuple[tuple[object, ...], str]:
    return row.attention.rank, row.candidate.name
