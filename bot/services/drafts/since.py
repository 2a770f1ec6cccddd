"""What a candidate did since their last reflection: the facts that its questions are fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from induction.hours import LedgerEntry
from induction.people import Person, Role
from induction.record.assessments import Rating
from induction.writing.drafts import Draft, DraftKind
from induction.writing.goals import Goal
from induction.writing.reflections import Reflection, Since, last_kept, logged_since, round_reflected, since_last

AFTER_EACH_ROUND = "assess.reflection"
"""The rule of a program that asks for a reflection after each assessment."""


@dataclass(frozen=True)
class SinceLast:
    """Reads what there is to reflect on. It decides nothing: who may write with the candidate was asked before."""

    lines: LedgerLines

    def of(self, candidate: Person, *, besides: str | None = None) -> Since:
        """What happened since the last reflection that was kept, other than the draft `besides`."""
        reflections = self._reflections(candidate, besides)
        since = last_kept(reflections)
        records, pack = self.lines.records, self.lines.packs[candidate.program]
        sessions = [one for one in records.sessions.of([candidate.id]) if one.entry.counts]
        items = [item for session in sessions for item in session.items]
        touched = {one.goal_id for one in sessions if since is None or one.closed_at > since}
        goals = records.drafts.of([candidate.id], DraftKind.GOAL)
        ratings = records.ratings.of_candidates([candidate.id])
        labels = {one.key: one.label for one in pack.assessment.rounds}
        new = [one for one in ratings if since is None or one.rated_at > since]
        found = since_last(
            None if since is None else day_of(candidate, since),
            self.entries(candidate, besides=besides),
            done=[one.text for one in items if one.done_at and (since is None or one.done_at > since)],
            left=[one.text for one in items if one.is_open],
            goals=[Goal.of(one.parts).title for one in goals if one.draft_id in touched],
            rated=[labels[one.round] for one in new if one.round in labels],
        )
        if pack.rule(AFTER_EACH_ROUND) is None:
            return found
        due = round_reflected(list(labels), _rated_by_oneself(ratings), reflections)
        return found.model_copy(update={"round": labels.get(due or "")})

    def entries(self, candidate: Person, *, besides: str | None = None) -> Sequence[LedgerEntry]:
        """The entries that were logged since then and count, by day."""
        since = last_kept(self._reflections(candidate, besides))
        return logged_since(self.lines.records.entries_of([candidate.id]), since)

    def reflected(self, draft: Draft) -> Sequence[LedgerEntry]:
        """The entries that a reflection is about, by day, as far as they still count; none of a goal."""
        if draft.kind is not DraftKind.REFLECTION or not (ids := Reflection.of(draft.parts).entries):
            return ()
        held = self.lines.records.entries_of([draft.candidate_id])
        return sorted((one for one in held if one.id in ids and one.counts), key=lambda one: (one.on, one.id))

    def _reflections(self, candidate: Person, besides: str | None) -> Sequence[Draft]:
        drafts = self.lines.records.drafts.of([candidate.id], DraftKind.REFLECTION)
        return [one for one in drafts if one.draft_id != besides]


def _rated_by_oneself(ratings: Sequence[Rating]) -> dict[str, datetime]:
    """When the candidate first rated themselves in each round."""
    own = [one for one in ratings if one.rater_role is Role.CANDIDATE]
    return {one.round: one.rated_at for one in reversed(own)}
