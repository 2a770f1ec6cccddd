"""Suggested wording: asked for by the candidate alone, where their program allows it, and taken piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.reading import not_there
from bot.services.drafts.replies import DraftShown
from bot.services.outbox import Outbox
from bot.services.rulebook import rules_of
from bot.services.suggesting.pieces import pieces_of
from bot.services.suggesting.suggested import WordingHeld, WordingLine, WordingShown
from induction.access import Action, check_may, may
from induction.packs.pack import ProgramPack
from induction.packs.writing import Authorship
from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import SEE, Draft
from induction.writing.suggestions import Suggestion
from knowledge.drafting.drafter import Drafter
from storage.errands import Errand
from storage.records import Records

SUGGEST = "suggest"
"""The kind of the errand that has a draft worded, and brings what came of it."""

UNDER_WAY = (
    "I am having wording suggested for this. It comes as a message of its own, beside your own words, in a minute or "
    "two. Until you take something, nothing here changes."
)


@dataclass(frozen=True)
class DraftModel:
    """The model that words drafts: how it is called, and whether it runs on another machine."""

    drafter: Drafter
    name: str
    remote: bool


@dataclass(frozen=True)
class Suggesting:
    """The use cases of suggested wording. Every public method that a person calls takes who acts, and the time.

    With `structure` in the pack, or with no model, nothing is ever sent anywhere.
    """

    records: Records
    packs: Mapping[str, ProgramPack]
    drafts: Drafts
    model: DraftModel | None
    outbox: Outbox

    def ask(
        self, actor: Person, draft_id: str, version: int, *, confirmed: bool = False, source: str, now: datetime
    ) -> DraftShown | WordingHeld | WordingShown:
        """That it is under way; what was proposed for that version already; or the question that comes first.

        Where the text seems to name people who are not on the roster, a remote model gets nothing before the candidate
        `confirmed`. `source` is the press's own key: the same one asks once.
        """
        versions, candidate = self.drafts.reading.open_to(actor, draft_id, SEE)
        check_may(actor, Action.SUGGEST_WORDING, candidate)
        model = self._check_allowed(candidate, now)
        draft = versions[-1]
        if draft.version != version:
            raise Refused("stale_draft", "This draft has changed since. Please open it once more, and ask from there.")
        if made := self._made(draft):
            return self._shown(draft, candidate, made)
        names = self.drafts.lines.bystanders(candidate.program, draft.parts)
        if names and model.remote and not confirmed:
            return WordingHeld(draft, names)
        if not self.records.errands.waits(SUGGEST, actor.id):
            details = {"draft_id": draft_id, "version": version, "person_id": actor.id}
            errand = Errand(f"{SUGGEST}:{source}", SUGGEST, details)
            self.records.suggestions.ask(errand, now=now)
            self.outbox.wake([errand.key])
        return self.drafts.opened(actor, draft_id, told=UNDER_WAY, now=now)

    def worded(self, draft_id: str, version: int, *, now: datetime) -> WordingShown | None:
        """What the model proposes for that version, kept beside the person's own words; None where there is none.

        Called again after a crash it gives what was kept then.
        """
        versions = self.records.drafts.versions(draft_id)
        candidate = self.records.person(versions[0].candidate_id) if versions else None
        if candidate is None or len(versions) < version:
            return None
        draft = versions[version - 1]
        if made := self._made(draft):
            return self._shown(draft, candidate, made)
        try:
            model = self._check_allowed(candidate, now)
        except Refused:
            return self._shown(draft, candidate, (), answered=False)
        came = model.drafter.proposals(pieces_of(draft), names=self._names(candidate, draft), now=now)
        kept = self.records.suggestions.keep(
            [
                Suggestion(
                    id=0,
                    draft_id=draft_id,
                    version=version,
                    candidate_id=candidate.id,
                    part=one.part,
                    own_words=one.words,
                    proposed=one.proposed,
                    model=model.name,
                    proposed_at=now,
                )
                for one in came.proposed
            ]
        )
        return self._shown(draft, candidate, kept, refused=came.refused, answered=came.trouble is None)

    def answer(self, actor: Person, number: int, *, taken: bool, now: datetime) -> WordingShown:
        """What was proposed, with this one taken into a new version of the draft or left; answered once for all.

        Refused where the candidate changed the words since that it stands beside.
        """
        suggestion = self.records.suggestions.suggestion(number)
        candidate = self.records.person(suggestion.candidate_id) if suggestion else None
        if suggestion is None or candidate is None or not may(actor, Action.SUGGEST_WORDING, candidate):
            raise not_there()
        if taken:
            self._check_allowed(candidate, now)
        self.records.suggestions.answer(number, taken=taken, now=now)
        draft = self.records.drafts.versions(suggestion.draft_id)[suggestion.version - 1]
        return self._shown(draft, candidate, self._made(draft))

    def _check_allowed(self, candidate: Person, now: datetime) -> DraftModel:
        """The model; Refused where the candidate's program has drafts in their own words alone, or there is none."""
        writing = rules_of(self.packs, candidate, day_of(candidate, now)).writing
        if writing.authorship is not Authorship.SUGGEST:
            raise Refused(
                "own_words_alone",
                "Your program has goals and reflections in your own words alone, so no wording is suggested.",
            )
        if self.model is None:
            raise Refused("no_model", "There is no model here that could suggest wording. Your own words stand.")
        return self.model

    def _made(self, draft: Draft) -> Sequence[Suggestion]:
        found = self.records.suggestions.of_draft(draft.draft_id)
        return [one for one in found if one.version == draft.version]

    def _names(self, candidate: Person, draft: Draft) -> Sequence[str]:
        """Whose names the model does not get: everybody's on the roster, and those that seem to be people's."""
        roster = [one.name for one in self.records.people(candidate.program)]
        return [*roster, *self.drafts.lines.bystanders(candidate.program, draft.parts)]

    def _shown(
        self, draft: Draft, candidate: Person, made: Sequence[Suggestion], *, refused: int = 0, answered: bool = True
    ) -> WordingShown:
        labels = {piece.part: piece.label for piece in pieces_of(draft)}
        lines = [WordingLine(labels[one.part], one) for one in made]
        newest = self.records.drafts.versions(draft.draft_id)[-1].version
        return WordingShown(draft, candidate, lines, newest, len(labels) - len(lines) if lines else refused, answered)
