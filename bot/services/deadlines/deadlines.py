"""What is due this week, next, and later: for a candidate, a caseload, a cohort, or a program."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.services.days import day_of
from bot.services.deadlines.agreed import agreed
from bot.services.deadlines.replies import CandidateDue, CohortDates, CohortDeadlines, DeadlineList
from bot.services.people.meant import where_of
from bot.services.people.names import named
from bot.services.rulebook import rules_of
from bot.understanding.wishes.way import due_of
from induction.access import Action, may
from induction.ahead.dated import Ahead, Deadline, ahead, by_day, due_between
from induction.ahead.deadlines import Timetable, common_dates, deadlines, timetable
from induction.dates.schedule import FORTNIGHT, monday_of
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.refused import Refused
from induction.roster import cohort_named
from induction.standing.requirements import pack_for
from storage.records import Records

_COHORT = "cohort "
_OPEN_TO = "What is due for somebody is open to them, their coach and the program."


@dataclass(frozen=True)
class Deadlines:
    """The use case behind `/casc deadlines`. Every public method takes the person who asks."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, actor: Person, words: str, *, now: datetime) -> DeadlineList | CohortDeadlines:
        """What is due: for the actor, or for the candidate or the cohort that the words name.

        Refused for a name or a cohort that is not open to the actor.
        """
        said = words.strip()
        if actor.role is Role.CANDIDATE:
            if said:
                named(said, [actor], where=where_of(actor))
            return self.of_candidate(actor, actor, now=now)
        candidates = self._candidates(actor)
        cohort = _cohort_in(said, candidates)
        if said and cohort is None:
            among = [one for one in candidates if may(actor, Action.SEE_STEPS, one)]
            if candidates and not among:
                raise Refused("not_allowed", _OPEN_TO)
            return self.of_candidate(actor, named(said, among, where=where_of(actor)), now=now)
        return self._of_several(actor, candidates, cohort, now=now)

    def of_candidate(self, actor: Person, candidate: Person, *, now: datetime) -> DeadlineList:
        """What is due for one candidate, whose record is open to the actor."""
        admins = [one.name for one in self.records.people(candidate.program) if one.role is Role.PROGRAM_ADMIN]
        pack = rules_of(self.packs, candidate, day_of(actor, now))
        found = self.ahead_of(actor, candidate, now=now)
        return DeadlineList(candidate, actor.id == candidate.id, pack, found, admins)

    def asked(self, actor: Person, text: str, *, now: datetime) -> DeadlineList | None:
        """Every reading of when the one thing is due of which the text asks that; None where it asks for no one thing.

        Refused for a name that is not open to the actor.
        """
        wanted = due_of(text)
        return None if wanted is None else self._about(actor, *wanted, now=now)

    def _about(self, actor: Person, what: str, whose: str, *, now: datetime) -> DeadlineList | None:
        if actor.role is Role.CANDIDATE and whose:
            named(whose, [actor], where=where_of(actor))
        candidates = [one for one in self._candidates(actor) if may(actor, Action.SEE_STEPS, one)]
        if not whose and actor.role is not Role.CANDIDATE:
            return None
        candidate = named(whose, candidates, where=where_of(actor)) if whose else actor
        today, told = day_of(actor, now), _plain_words(what)
        found = [one for one in self.everything(actor, candidate, today) if told <= _plain_words(one.title)]
        found = [one for one in found if told == _plain_words(one.title)] or found
        if len({one.title for one in found}) != 1:
            return None
        reply = self.of_candidate(actor, candidate, now=now)
        return replace(reply, ahead=ahead(found, today), about=found[0].title)

    def ahead_of(self, actor: Person, candidate: Person, *, now: datetime) -> Ahead:
        """The same without the program's people: what is past, what comes now, and what comes later."""
        today = day_of(actor, now)
        return ahead(self.everything(actor, candidate, today), today)

    def everything(self, actor: Person, candidate: Person, today: date) -> Sequence[Deadline]:
        """Every dated thing of a candidate that the actor may see, with what the two agreed on in coaching."""
        if not may(actor, Action.SEE_STEPS, candidate):
            raise Refused("not_allowed", _OPEN_TO)
        record = self.records.candidates.record(candidate)
        return by_day(
            (*self._program(record, today), *agreed(self.records, actor, [candidate], today).get(candidate.id, ()))
        )

    def common(self, actor: Person, cohort: str | None, today: date) -> Sequence[tuple[str | None, Sequence[Deadline]]]:
        """What each cohort of the actor has in common, or the one that is named."""
        candidates = self._candidates(actor)
        return [
            (name, common_dates(rules_of(self.packs, members[0], today), start))
            for name, members in _by_cohort(candidates).items()
            if cohort in {None, name} and (start := _start(members))
        ]

    def _of_several(
        self, actor: Person, candidates: Sequence[Person], cohort: str | None, *, now: datetime
    ) -> CohortDeadlines:
        today, pack = day_of(actor, now), self.packs[actor.program]
        members = [one for one in candidates if cohort in {None, one.cohort}]
        common = dict(self.common(actor, cohort, today))
        cohorts = [
            CohortDates(name, len(those), ahead(common[name], today))
            for name, those in _by_cohort(members).items()
            if name in common
        ]
        title = f"cohort {cohort}" if cohort else "your candidates" if actor.role is Role.COACH else pack.short_name
        seen = [one for one in members if may(actor, Action.SEE_STEPS, one)]
        people = self._of_their_own(actor, seen, today) if seen or not members else None
        return CohortDeadlines(title, pack, cohorts, people, cohort)

    def _of_their_own(self, actor: Person, candidates: Sequence[Person], today: date) -> Sequence[CandidateDue]:
        """Who has something in this week or the next that not everybody in the cohort has, what is nearest first."""
        last = monday_of(today) + FORTNIGHT - timedelta(days=1)
        between = agreed(self.records, actor, candidates, today)
        tables: dict[tuple[int, date | None, bool], Timetable] = {}
        found = []
        for record in self.records.candidates.records(candidates):
            candidate = record.candidate
            rules, start = rules_of(self.packs, candidate, today), candidate.starts_on
            pack = pack_for(rules, record)
            key = (id(rules), start, pack is rules)
            table = tables.get(key) or tables.setdefault(key, timetable(pack, start))
            theirs = (*table.own_between(record, today, last, today), *between.get(candidate.id, ()))
            if soon := due_between(theirs, today, last):
                found.append(CandidateDue(candidate, soon))
        return sorted(found, key=lambda one: (one.soon[0].last or date.max, one.candidate.name))

    def _program(self, record: CandidateRecord, today: date) -> Sequence[Deadline]:
        candidate = record.candidate
        return deadlines(rules_of(self.packs, candidate, today), record, candidate.starts_on, today)

    def _candidates(self, actor: Person) -> Sequence[Person]:
        """Those whose cohorts the actor has to do with."""
        match actor.role:
            case Role.CANDIDATE:
                return [actor]
            case Role.COACH:
                return self.records.candidates_of(actor.id)
            case _:
                return [one for one in self.records.people(actor.program) if one.role is Role.CANDIDATE]


def _plain_words(text: str) -> set[str]:
    return set(text.casefold().replace(",", " ").replace("'s", "").split()) - {"the", "my", "of", "a", "an"}


def _cohort_in(said: str, candidates: Sequence[Person]) -> str | None:
    """The cohort that the words name; None where they name none. Refused for one that is not there."""
    names = sorted({one.cohort for one in candidates if one.cohort})
    plain = said.casefold().removesuffix(" cohort")
    if plain.startswith(_COHORT):
        return cohort_named(plain.removeprefix(_COHORT), names)
    return next((name for name in names if name.casefold() in {plain, said.casefold()}), None)


def _by_cohort(candidates: Sequence[Person]) -> Mapping[str | None, Sequence[Person]]:
    """The candidates of each cohort, by its name; who is in none comes last."""
    names = sorted({one.cohort for one in candidates}, key=lambda name: (name is None, name or ""))
    return {name: [one for one in candidates if one.cohort == name] for name in names}


def _start(candidates: Sequence[Person]) -> date | None:
    """The day on which most of them began, of several the first."""
    starts = Counter(one.starts_on for one in candidates if one.starts_on is not None)
    return max(starts, key=lambda day: (starts[day], -day.toordinal()), default=None)
