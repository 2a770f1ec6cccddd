"""What the program years of a candidate ask of their goals, from one read of their record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.ledger.lines import LedgerLines
from induction.calendar import program_year
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.record.candidate import GoalOnRecord
from induction.writing.drafts import Draft
from induction.writing.goals import Term, term_of
from induction.writing.standards import YearStandards, year_standards


@dataclass(frozen=True)
class GoalYears:
    """The goals that the candidate kept, by the program years of their own. `goals` are none where no year counts."""

    candidate: Person
    pack: ProgramPack
    goals: Sequence[GoalOnRecord]

    def at(self, day: date) -> YearStandards | None:
        """What the year of that day asks; None where the program does not go by years, or the first day is unknown."""
        start = self.candidate.starts_on
        if start is None or not self.pack.writing.standards_by_year:
            return None
        kept = [(program_year(start, one.kept_on), one.standard) for one in self.goals if one.standard is not None]
        numbers = [one.number for one in self.pack.words.standards]
        return year_standards(self.pack.writing.standards_by_year, kept, program_year(start, day), numbers)

    def term(self, draft: Draft, today: date) -> Term:
        """The time that the draft belongs to: the year in which it was kept first, or else today's."""
        kept_on = {one.draft_id: one.kept_on for one in self.goals}
        return term_of(self.candidate, self.at(kept_on.get(draft.draft_id, today)))


def years_of(candidate: Person, lines: LedgerLines) -> GoalYears:
    """The program years of this candidate; their record is read only where the program's goals go by years."""
    pack = lines.packs[candidate.program]
    goals = lines.records.candidates.record(candidate).goals if pack.writing.standards_by_year else ()
    return GoalYears(candidate, pack, sorted(goals, key=lambda one: one.kept_on))
