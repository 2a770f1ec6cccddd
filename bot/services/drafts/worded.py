"""Which parts of a draft carry wording of a model, as its reader is told, and whether they may ask for some."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.drafts.replies import WordedLine
from bot.services.ledger.lines import LedgerLines
from bot.services.rulebook import rules_of
from induction.access import Action, may
from induction.packs.writing import Authorship
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind
from induction.writing.goals import CHOSEN as CHOSEN_OF_GOAL
from induction.writing.goals import GoalPart
from induction.writing.reflections import CHOSEN as CHOSEN_OF_REFLECTION
from induction.writing.reflections import ReflectionPart
from induction.writing.suggestions import worded_parts

_CHOSEN = CHOSEN_OF_GOAL | CHOSEN_OF_REFLECTION


@dataclass(frozen=True)
class WordedParts:
    """Reads what a model's share in a draft is. `model` says whether there is one that may word drafts."""

    lines: LedgerLines
    model: bool

    def of(self, reader: Person, candidate: Person, draft: Draft) -> Sequence[WordedLine]:
        """The parts that carry wording which a model proposed; everybody who reads the draft is told."""
        suggestions = self.lines.records.suggestions.of_draft(draft.draft_id)
        part_of = GoalPart if draft.kind is DraftKind.GOAL else ReflectionPart
        by = self.lines.name(candidate.id, reader)
        return [
            WordedLine(part_of(part).label, by, day_of(reader, one.suggestion.answered_at), one.changed)
            for part, one in worded_parts(draft.parts, draft.version, suggestions).items()
            if one.suggestion.answered_at is not None
        ]

    def suggests(self, reader: Person, candidate: Person, draft: Draft, *, now: datetime) -> bool:
        """Whether the reader may have wording suggested for the draft: it is theirs, and their program allows it."""
        if not self.model or not may(reader, Action.SUGGEST_WORDING, candidate):
            return False
        writing = rules_of(self.lines.packs, candidate, day_of(candidate, now)).writing
        return writing.authorship is Authorship.SUGGEST and not _CHOSEN.issuperset(draft.parts)
