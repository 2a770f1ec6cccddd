"""A line of a sheet as an entry of the ledger: whose it is, with whom, and in which of the program's categories."""

from collections.abc import Iterable, Sequence

from bot.services.sheets.categories import SheetCategories
from bot.services.sheets.people import SheetPeople
from bot.sheets.layouts import Layout
from bot.sheets.lines import SheetLine
from induction.access import Action, check_may
from induction.hours import HourEntry, HourKind
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused


class RowEntries:
    """Reads lines for one person who imports them, among the people of their program."""

    def __init__(self, actor: Person, people: Sequence[Person], pack: ProgramPack, layout: Layout) -> None:
        self._actor = actor
        self._pack = pack
        self._layout = layout
        self._coaches = {person.id: person for person in people if person.role is Role.COACH}
        self._candidates = _candidates(actor, people)
        self._categories = SheetCategories(pack, layout)

    def entry(self, line: SheetLine) -> tuple[HourEntry, Person]:
        """The entry and its candidate; Refused with the question to answer, or with the rule that forbids it."""
        candidate = self._candidate(line)
        check_may(self._actor, Action.IMPORT_HOURS, candidate)
        if line.kind is None:
            raise Refused("no_kind", "Is it coaching or professional learning? Say it in a column “Kind”.")
        category = self._category(line)
        entry = HourEntry(
            candidate_id=candidate.id,
            coach_id=self._coach(line, candidate).id if line.kind is HourKind.COACHING else None,
            kind=line.kind,
            category=category,
            minutes=line.minutes,
            on=line.on,
            format=line.format,
            topic=line.topic,
            starts=line.starts,
            ends=line.ends,
            zone=line.zone,
            together=line.together,
        )
        self._check_own_to_import(entry)
        return entry, candidate

    def _candidate(self, line: SheetLine) -> Person:
        if line.candidate is not None:
            return self._candidates.find(line.candidate)
        if self._actor.role is Role.CANDIDATE:
            return self._actor
        raise Refused("no_candidate", "It does not say whose hours these are. Name the candidate in a column.")

    def _coach(self, line: SheetLine, candidate: Person) -> Person:
        """The coach who was there: the one named, and where none is the importer, or the candidate's of today."""
        if line.coach is not None:
            return self._coaches_for(candidate).find(line.coach)
        number = self._actor.id if self._actor.role is Role.COACH else candidate.coach_id
        coach = None if number is None else self._coaches.get(number)
        if coach is None:
            raise Refused(
                "no_coach", f"Nobody is paired with {candidate.name} on the roster. Name the coach in a column “Coach”."
            )
        return coach

    def _coaches_for(self, candidate: Person) -> SheetPeople:
        match self._actor.role:
            case Role.COACH:
                return SheetPeople([self._actor], "here: you import the coaching that you gave yourself")
            case Role.CANDIDATE:
                own = [self._coaches[one] for one in [candidate.coach_id] if one in self._coaches]
                return SheetPeople(own, "as your coach on the roster; your program administrator can import it")
            case _:
                return SheetPeople(list(self._coaches.values()), f"among the coaches of {self._pack.short_name}")

    def _category(self, line: SheetLine) -> str | None:
        """The pack's key for what the line says; the title says it in a register, and of the program's own sessions."""
        if line.category is not None:
            return self._categories.named(line.category)
        if line.kind is HourKind.COACHING or line.topic is None or line.history is not None:
            return None
        is_register = self._layout.sessions is not None
        key = self._categories.within(line.topic, anywhere=is_register)
        return key if is_register or key in self._pack.entries.taught else None

    def _check_own_to_import(self, entry: HourEntry) -> None:
        """Refuse a coach the learning of others, and everybody but the administrator what an instructor records."""
        if self._actor.role is Role.COACH and entry.kind is HourKind.PROFESSIONAL_LEARNING:
            raise Refused(
                "not_a_party",
                "Professional learning is imported by the candidate who did it, or by the program administrator.",
            )
        if self._actor.role is not Role.PROGRAM_ADMIN and entry.category in self._pack.entries.taught:
            label = self._pack.category_label(entry.category)
            raise Refused("taught", f"Hours of {label} come from the instructor, who records who was there.")


def _candidates(actor: Person, people: Iterable[Person]) -> SheetPeople:
    candidates = [person for person in people if person.role is Role.CANDIDATE]
    match actor.role:
        case Role.CANDIDATE:
            return SheetPeople([actor], "in your own record, the only one that you can import into")
        case Role.COACH:
            return SheetPeople([one for one in candidates if one.coach_id == actor.id], "in your caseload")
        case _:
            return SheetPeople(candidates, "among the candidates on the roster")
