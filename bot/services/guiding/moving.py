"""How a guided conversation moves: each step with the version that it leads to, once, whoever else writes meanwhile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services.drafts.drafts import SHARED, Drafts
from bot.services.drafts.replies import DraftShown
from bot.services.guiding.guided import Guided
from bot.services.guiding.questions import Questioning, as_draft
from bot.services.words import Words
from induction.access import may
from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import WRITE, Draft, DraftKind
from induction.writing.guiding import OPEN_FOR, Guide, asked_next
from storage.errands import Errand

Told = Guided | DraftShown | Words
"""What follows in a guided conversation: the next question, the draft as far as it is, or that there is none."""

TOLD_AFTER = timedelta(minutes=30)
"""How long after a coach's last answer the candidate is told of what they wrote together: once, not at every part."""

_TRIES = 4
_WAITS = "It waits here as it is. Say `my {kind}` to go on with it."
_NOT_BEGUN = "Nothing is written yet. Whenever you like, say `I want to write a {kind}`."


@dataclass(frozen=True)
class Where:
    """The question that a button stands under: of which draft, on top of which version, and for which part."""

    draft_id: str
    version: int
    part: str


@dataclass(frozen=True)
class Move:
    """Where the conversation goes: the draft's parts, where they change, and what is said first.

    `asks` says that `guide` names what is asked next; otherwise that follows from the draft.
    """

    guide: Guide
    parts: Mapping[str, str] | None = None
    note: str | None = None
    asks: bool = False


MoveOf = Callable[[Guide, Sequence[Draft]], Move]
"""What a message or a press makes of the conversation and of the draft's versions so far."""


@dataclass(frozen=True)
class Conversations:
    """The guided conversations of people, one each. Everybody has their own, also about one draft."""

    drafts: Drafts

    @property
    def questioning(self) -> Questioning:
        """What the questions need."""
        return Questioning(self.drafts)

    def kept(self, actor: Person, *, now: datetime) -> Guide | None:
        """How far this person is; None where nothing was asked for as long as a question stays open."""
        return self.drafts.records.guides.of(actor.id, since=now - OPEN_FOR)

    def set_out(self, actor: Person, guide: Guide, *, now: datetime) -> Told:
        """The first question, of a conversation that takes the place of the one before."""
        versions = self.drafts.records.drafts.versions(guide.draft_id)
        asking = guide.asking(asked_next(guide.kind, self.questioning.open_parts(guide, versions, now=now), ()))
        self._put(actor, self.kept(actor, now=now), asking, now=now)
        return self._told(actor, asking, versions, Move(asking), fresh=False, now=now)

    def pressed(self, actor: Person, where: Where, move: MoveOf, *, now: datetime) -> Told:
        """What follows from a press, if it is of the question that is asked now; otherwise what is asked now.

        A question of a conversation that is over, or that made room for another, is asked again by it.
        """
        guide = self.kept(actor, now=now)
        if guide is None or guide.draft_id != where.draft_id:
            newest = self.versions(actor, where.draft_id)[-1]
            again = Guide(kind=newest.kind, candidate_id=newest.candidate_id, draft_id=where.draft_id)
            asked = again.model_copy(update={"version": where.version, "part": where.part})
            self._put(actor, guide, asked, now=now)

        def checked(guide: Guide, versions: Sequence[Draft]) -> Move:
            if (guide.version, guide.part) != (where.version, where.part):
                return Move(guide, asks=True)
            return move(guide, versions)

        return self.moved(actor, checked, now=now)

    def moved(self, actor: Person, move: MoveOf, *, now: datetime) -> Told:
        """Where the conversation is after the move, which is made anew where something else was quicker."""
        for _ in range(_TRIES):
            guide = self.kept(actor, now=now)
            if guide is None:
                raise over()
            self.writing_with(actor, guide.kind, guide.candidate_id)
            versions = self.drafts.records.drafts.versions(guide.draft_id)
            moved = move(guide, versions)
            draft = self._version(actor, moved, versions, now=now)
            versions = (*versions, draft) if draft else versions
            after = self._next(moved, versions, now=now)
            if self._went_on(actor, guide, after, draft, now=now):
                return self._told(actor, after, versions, moved, fresh=draft is not None, now=now)
        raise Refused("try_again", "That did not work just now, and nothing of it is recorded. Please try again.")

    def versions(self, actor: Person, draft_id: str) -> Sequence[Draft]:
        """Every version; Refused alike where there is no such draft and where the actor may not write it."""
        versions = self.drafts.records.drafts.versions(draft_id)
        if not versions:
            raise over()
        self.writing_with(actor, versions[0].kind, versions[0].candidate_id)
        return versions

    def writing_with(self, actor: Person, kind: DraftKind, candidate_id: int) -> Person:
        """The candidate whose draft it is; Refused where the actor may not write it."""
        candidate = self.drafts.records.person(candidate_id)
        if candidate is None or not may(actor, WRITE[kind], candidate):
            raise over()
        return candidate

    def _version(self, actor: Person, moved: Move, versions: Sequence[Draft], *, now: datetime) -> Draft | None:
        """The version that the move leads to; None where it changes nothing."""
        before = versions[-1].parts if versions else {}
        if moved.parts is None or dict(moved.parts) == dict(before):
            return None
        return as_draft(moved.guide, len(versions) + 1, moved.parts, author_id=actor.id, now=now)

    def _next(self, moved: Move, versions: Sequence[Draft], *, now: datetime) -> Guide:
        guide = moved.guide.model_copy(update={"version": len(versions)})
        if moved.asks:
            return guide
        return guide.asking(asked_next(guide.kind, self.questioning.open_parts(guide, versions, now=now), guide.passed))

    def _went_on(self, actor: Person, before: Guide, after: Guide, draft: Draft | None, *, now: datetime) -> bool:
        if before == after and draft is None:
            return True
        errands = []
        if draft is not None and draft.author_id != draft.candidate_id:
            what = {"draft_id": draft.draft_id, "version": draft.version}
            errands = [Errand(f"{SHARED}:{draft.draft_id}:{draft.version}", SHARED, what, now + TOLD_AFTER)]
        try:
            return self.drafts.records.guides.go_on(
                actor.id, before, after, since=now - OPEN_FOR, now=now, draft=draft, errands=errands
            )
        except Refused as refused:
            if refused.rule != "stale_draft":
                raise
            return False

    def _put(self, actor: Person, before: Guide | None, after: Guide, *, now: datetime) -> None:
        """Put a conversation in the place of the one before; of two at the same moment the first stays."""
        self.drafts.records.guides.go_on(actor.id, before, after, since=now - OPEN_FOR, now=now)

    def _told(
        self, actor: Person, guide: Guide, versions: Sequence[Draft], moved: Move, *, fresh: bool, now: datetime
    ) -> Told:
        if guide.part is not None:
            return self.questioning.asked(actor, guide, versions, note=moved.note, fresh=fresh, now=now)
        if not versions:
            return Words(_NOT_BEGUN.format(kind=guide.kind.value))
        shown = self.drafts.opened(actor, guide.draft_id, now=now)
        told = _WAITS.format(kind=guide.kind.value) if shown.gaps and shown.mine else None
        return replace(shown, changes=(), told=told)


def over() -> Refused:
    """The refusal of what is not asked any more, or never was of this person."""
    return Refused("no_question", "This is not asked any more. `/casc goals` and `/casc reflections` show yours.")
