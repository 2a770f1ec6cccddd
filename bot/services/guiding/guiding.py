"""The guided conversation: a goal or a reflection asked for one part at a time, in the person's own words.

What was asked last is kept with the version that the last answer became, so that nothing is lost between two messages,
in a second delivery of one, or by a restart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.services.drafts.drafts import Drafts
from bot.services.drafts.lines import title_of
from bot.services.guiding.guided import Guided
from bot.services.guiding.moving import Conversations, Move, Told, Where, over
from bot.services.guiding.taking import CHOSEN, Question, Taking
from bot.services.outbox import reply_key
from bot.understanding.writing.steering import Steer, says_nothing, steered
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.guiding import Guide, Taken
from induction.writing.reflections import ReflectionPart
from storage.errands import ErrandState

_IN_WORDS = "In a few words, please: what you type here becomes this part."
_FIRST = "This is the first question."
_GOING_ON = "Going on with “{title}”. For another one, say `new {kind}`."
_BACK_TO = "{whose} {kind} waits for this answer:"
_REMEMBERED = 5
"""As many messages as are known again where they come a second time."""


@dataclass(frozen=True)
class Guiding:
    """The use cases of a guided conversation. Whoever may write a draft may have it, with the time it is."""

    drafts: Drafts

    @property
    def conversations(self) -> Conversations:
        """Where everybody is."""
        return Conversations(self.drafts)

    def begin(
        self, actor: Person, kind: DraftKind, candidate_id: int, *, cpsel: int | None = None, source: str, now: datetime
    ) -> Told:
        """The first question for something new, for that CPSEL where one was named.

        `source` is the delivery's key: the same one, the same draft.
        """
        candidate = self.conversations.writing_with(actor, kind, candidate_id)
        offered = {one.number for one in self.drafts.lines.words(candidate).standards}
        given = {"cpsel": str(cpsel)} if cpsel in offered else {}
        guide = Guide(kind=kind, candidate_id=candidate.id, draft_id=_new_id(source), given=given, heard=(source,))
        return self.conversations.set_out(actor, guide, now=now)

    def take_up(self, actor: Person, draft_id: str, *, now: datetime) -> Told:
        """The next question for a draft that is there."""
        versions = self.conversations.versions(actor, draft_id)
        newest = versions[-1]
        if newest.author_id != actor.id:
            self.drafts.opened(actor, draft_id, now=now)
        guide = Guide(kind=newest.kind, candidate_id=newest.candidate_id, draft_id=draft_id, version=len(versions))
        return self.conversations.set_out(actor, guide, now=now)

    def resume(self, actor: Person, kind: DraftKind, *, source: str, now: datetime) -> Told:
        """The next question of what this candidate began and did not keep yet, or the first of something new."""
        guide = self.open(actor, now=now)
        if guide is not None and guide.kind is kind:
            return self.again(actor, now=now)
        begun = [one for one in self.drafts.records.drafts.of([actor.id], kind) if one.state is DraftState.DRAFT]
        if not begun:
            return self.begin(actor, kind, actor.id, source=source, now=now)
        newest = max(begun, key=lambda draft: draft.written_at)
        told = self.take_up(actor, newest.draft_id, now=now)
        going_on = _GOING_ON.format(title=title_of(newest), kind=kind.value)
        return replace(told, note=going_on) if isinstance(told, Guided) else told

    def again(self, actor: Person, *, now: datetime) -> Told:
        """What is asked now, once more."""
        told = self.conversations.moved(actor, lambda guide, _: Move(guide, asks=True), now=now)
        if not isinstance(told, Guided):
            return told
        whose = "Your" if told.mine else "The"
        return replace(told, again=True, note=_BACK_TO.format(whose=whose, kind=told.kind.value))

    def open(self, actor: Person, *, now: datetime) -> Guide | None:
        """The conversation in which a question waits for this person's answer."""
        guide = self.conversations.kept(actor, now=now)
        return guide if guide is not None and guide.part is not None else None

    def answered(self, actor: Person, said: str, *, source: str, now: datetime) -> Told:
        """What follows from a message: the words become the part that was asked for, unless they steer elsewhere.

        Two messages sent before the next question was there belong together. `source` is the message's own key.
        """

        def move(guide: Guide, versions: Sequence[Draft]) -> Move:
            if source in guide.heard:
                return Move(guide, asks=True)
            heard = guide.model_copy(update={"heard": (*guide.heard, source)[-_REMEMBERED:]})
            match steered(said):
                case Steer.SKIP:
                    return _skipping(heard)
                case Steer.BACK:
                    return _going_back(heard)
                case Steer.STOP | Steer.ENOUGH:
                    return Move(heard.asking(None), asks=True)
            if says_nothing(said):
                return Move(heard, note=_IN_WORDS, asks=True)
            if self._is_more_of_it(guide):
                return self._adding(heard, versions, said, now=now)
            return self._taking(heard, versions, said, lambda question: question.answered(said), now=now)

        return self.conversations.moved(actor, move, now=now)

    def skip(self, actor: Person, where: Where, *, now: datetime) -> Told:
        """The question after this one."""
        return self.conversations.pressed(actor, where, lambda guide, _: _skipping(guide), now=now)

    def back(self, actor: Person, where: Where, *, now: datetime) -> Told:
        """The question before this one, with what stands there."""
        return self.conversations.pressed(actor, where, lambda guide, _: _going_back(guide), now=now)

    def stop(self, actor: Person, where: Where, *, now: datetime) -> Told:
        """The draft as far as it is."""
        return self.conversations.pressed(actor, where, lambda guide, _: Move(guide.asking(None), asks=True), now=now)

    def choose(self, actor: Person, where: Where, value: str, *, now: datetime) -> Told:
        """What follows from a choice: of a CPSEL, a goal, a day, or the ids of entries with commas between them."""

        def move(guide: Guide, versions: Sequence[Draft]) -> Move:
            if not self.conversations.questioning.offers(guide, versions, value, now=now):
                return Move(guide, asks=True)
            return self._taking(guide, versions, value, lambda question: question.chosen(value), now=now)

        return self.conversations.pressed(actor, where, move, now=now)

    def whole(self, actor: Person, where: Where, *, now: datetime) -> Told:
        """The last answer, all of it in the part that was asked for."""

        def move(guide: Guide, versions: Sequence[Draft]) -> Move:
            if guide.taken is None or len(versions) != where.version:
                return Move(guide, asks=True)
            before = versions[: guide.taken.upon]
            question = self.conversations.questioning.of(guide.asking(guide.taken.part), before, now=now)
            return Move(guide, question.whole(guide.taken.said).parts)

        return self.conversations.pressed(actor, where, move, now=now)

    def undo(self, actor: Person, where: Where, *, now: datetime) -> Told:
        """The question before the last answer, and the draft as it was then."""

        def move(guide: Guide, versions: Sequence[Draft]) -> Move:
            if guide.taken is None or len(versions) != where.version:
                return Move(guide, asks=True)
            before = versions[guide.taken.upon - 1].parts if guide.taken.upon else guide.given
            answered = tuple(one for one in guide.answered if one != guide.taken.part)
            again = guide.model_copy(update={"answered": answered, "taken": None}).asking(guide.taken.part)
            return Move(again, before, asks=True)

        return self.conversations.pressed(actor, where, move, now=now)

    def _taking(
        self,
        guide: Guide,
        versions: Sequence[Draft],
        said: str,
        take: Callable[[Question], Taking],
        *,
        now: datetime,
    ) -> Move:
        part = guide.part or ""
        taking = take(self.conversations.questioning.of(guide, versions, now=now))
        if not taking.answers:
            return Move(guide, taking.parts, taking.note, asks=True)
        if part == ReflectionPart.ENTRIES and part not in taking.parts:
            guide, part = guide.past(part, skipped=True), ReflectionPart.TRIED.value
        taken = Taken(part=part, said=said, upon=len(versions))
        after = guide.past(part).model_copy(update={"taken": None if part in CHOSEN else taken})
        return Move(after, taking.parts, taking.note)

    def _adding(self, guide: Guide, versions: Sequence[Draft], said: str, *, now: datetime) -> Move:
        """What was sent before the next question was there, after what it goes on from."""
        if guide.taken is None:
            raise over()
        question = self.conversations.questioning.of(guide.asking(guide.taken.part), versions, now=now)
        both = guide.taken.model_copy(update={"said": f"{guide.taken.said}\n{said}"})
        return Move(guide.model_copy(update={"taken": both}), question.whole(said).parts)

    def _is_more_of_it(self, guide: Guide) -> bool:
        """Whether the question that follows the last answer has not been sent yet."""
        if guide.taken is None or not guide.heard:
            return False
        errand = self.drafts.records.errands.by_key(reply_key(guide.heard[-1], 0))
        return errand is not None and errand.state is ErrandState.WAITING


def _skipping(guide: Guide) -> Move:
    return Move(guide.past(guide.part or "", skipped=True).model_copy(update={"taken": None}))


def _going_back(guide: Guide) -> Move:
    earlier = guide.back()
    return Move(earlier, note=_FIRST if earlier == guide else None, asks=True)


def _new_id(source: str) -> str:
    """The id of the draft that a conversation begins: the same delivery never begins a second one."""
    return sha256(f"guide:{source}".encode()).hexdigest()[:32]
