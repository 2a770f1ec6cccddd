"""What somebody says about hours, as far as it is plain; where it can be meant in a few ways, they choose."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.services.asking.inquiries import Inquiries
from bot.services.attendance.claims import TaughtHours
from bot.services.conversation.amendments import Amendments
from bot.services.conversation.missing import answers
from bot.services.conversation.moves import MOVE, Moves
from bot.services.conversation.own_sessions import answers as answers_of_own
from bot.services.conversation.own_sessions import as_answered, own_or_another
from bot.services.conversation.replies import Option, Pick, Spoken, WhichReading
from bot.services.hours.corrections import LoggedByOther, WhichEntry
from bot.services.hours.hours import Hours
from bot.services.people.names import WhichPerson
from bot.services.words import Words
from bot.understanding.intents import (
    Ambiguous,
    Correction,
    CorrectionAction,
    Doubt,
    EntryChanges,
    EntryReference,
    LogHours,
    SpokenEntry,
)
from bot.understanding.logs.named_entries import several_last
from bot.understanding.logs.readings import APART, labels
from bot.understanding.reading import read
from bot.understanding.wishes.short_answers import is_half_a_sentence
from induction.people import Person
from induction.refused import Refused
from prompts.hours import doubt_words, question_words
from prompts.welcome import unclear_words

Said = TypeVar("Said", SpokenEntry, EntryChanges, EntryReference)

MOST_PEOPLE = 10
"""As many people as somebody is asked to choose among with buttons."""
CARRIED = 1_800
"""As much as a choice carries before it is made, in characters: a button holds little more."""

_LOG, _ASK = "Log it", "It is a question"
_STALE = "I can no longer offer this as it was asked. Say it again, and I'll read it anew."


@dataclass(frozen=True)
class Readings:
    """The use case of what is open to a few readings. A choice is read again: what it leads to is never kept."""

    hours: Hours
    taught: TaughtHours
    inquiries: Inquiries

    @property
    def amendments(self) -> Amendments:
        """The use case of a card that is corrected before it was recorded."""
        return Amendments(self.hours)

    @property
    def moves(self) -> Moves:
        """The use case of a session that was recorded with the wrong person."""
        return Moves(self.hours)

    def reply(
        self,
        actor: Person,
        intent: LogHours | Correction | Ambiguous,
        pick: Pick,
        *,
        conversation: str | None = None,
        now: datetime,
    ) -> Spoken:
        """What follows from what was said, or the question with the answers to choose from.

        `conversation` is where it was said, where that is known. Refused as hours and corrections are.
        """
        if isinstance(intent, Correction) and pick.card is None and pick.entry is None:
            pick = pick.model_copy(update={"card": self.amendments.card_meant(actor, intent, conversation, now=now)})
        try:
            match intent:
                case LogHours():
                    return self._log(actor, intent, pick, now=now)
                case Correction():
                    return self._correct(actor, intent, pick, now=now)
                case Ambiguous():
                    return _asked(doubt_words(_doubt(intent), pick.said), intent, pick)
        except WhichPerson as which:
            if not 0 < len(which.people) <= MOST_PEOPLE or not _can_be_carried(pick):
                raise
            return WhichReading(_who(which), list(_people(which, pick)))
        except LoggedByOther as theirs:
            with suppress(Refused):
                return self.hours.confirmations.shown(actor, [theirs.entry.id], now=now)
            raise
        except WhichEntry as which:
            if not _can_be_carried(pick):
                raise
            options = [Option(label, pick.model_copy(update={"entry": one})) for one, label in which.choices.items()]
            return WhichReading(which.question, options)

    def chosen(self, actor: Person, pick: Pick, *, now: datetime) -> Spoken:
        """What follows from a choice. The same choice gives the same card.

        Refused to anybody else, and where what was offered can no longer be meant.
        """
        if pick.by != actor.id:
            raise Refused("not_your_question", "This was asked of somebody else. Say it yourself, and I'll ask you.")
        categories = self.hours.packs[actor.program].categories
        intent = read(pick.said, today=pick.on, role=actor.role, zone=ZoneInfo(actor.zone), categories=categories)
        if pick.reading is None and isinstance(intent, LogHours | Correction):
            return self.reply(actor, intent, pick, now=now)
        if isinstance(intent, LogHours) and pick.reading in answers_of_own(self.hours.packs[actor.program]):
            return self.reply(actor, intent, pick, now=now)
        if pick.reading == MOVE:
            return self.moves.move(actor, pick, now=now)
        if pick.reading == _ASK:
            return self.inquiries.ask(actor, pick.said, source=pick.key, place=None, now=now)
        offered = _offered(intent) if isinstance(intent, LogHours | Ambiguous) else {}
        meant = offered.get(pick.reading or "")
        if meant is None:
            raise Refused("stale_question", _STALE)
        return self.reply(actor, meant, pick, now=now)

    def _log(self, actor: Person, spoken: LogHours, pick: Pick, *, now: datetime) -> Spoken:
        if spoken.problem is not None and spoken.readings:
            return _asked(question_words(spoken.problem, pick.said), spoken, pick)
        told = self.hours.parties.told(actor, spoken)
        if told.problem is not None:
            offered = answers(actor, told.problem, pick, self.hours.packs[actor.program].categories)
            if offered and all(_can_be_carried(option.pick) for option in offered):
                return WhichReading(question_words(told.problem, pick.said), offered)
        pack = self.hours.packs[actor.program]
        if spoken.problem is None and (asked := own_or_another(actor, spoken, pick, pack)) and _carries(asked):
            return asked
        entries = tuple(as_answered(self._with(actor, pick, one), pick, pack) for one in spoken.entries)
        meant = spoken.model_copy(update={"entries": entries})
        apart = (pick.reading or "").endswith(APART)
        propose = partial(self.hours.propose, actor, said=pick.said, source=pick.key, separate=apart, now=now)
        return self.taught.typed(actor, meant, propose, said=pick.said, now=now) or propose(meant)

    def _correct(self, actor: Person, correction: Correction, pick: Pick, *, now: datetime) -> Spoken:
        """The card of the correction: of an entry, or of the open card that was just shown, in its place."""
        changes, which = self._with(actor, pick, correction.changes), self._with(actor, pick, correction.which)
        meant = correction.model_copy(update={"changes": changes, "which": which})
        if correction.action is CorrectionAction.DELETE and pick.entry is None and (count := several_last(pick.said)):
            raise WhichEntry(self.hours.corrections.last(actor, count), "I take out one at a time. Which one first?")
        try:
            if (asked := self.moves.asked(actor, meant, pick)) is not None:
                return asked
            if pick.card is not None:
                return self.amendments.amend(actor, pick.card, meant, source=pick.key, now=now)
            return self.hours.propose_correction(actor, meant, entry_id=pick.entry, source=pick.key, now=now)
        except Refused as refused:
            if refused.rule != "no_entry" or not is_half_a_sentence(pick.said):
                raise
            return Words(unclear_words(" ".join(pick.said.split()), logs=True))  # "not theo, dana", of nothing

    def _with(self, actor: Person, pick: Pick, said: Said) -> Said:
        """What was said, with whoever was chosen by the address that only they have; of those paired with them."""
        chosen = pick.who(said.counterpart)
        person = None if chosen is None else self.hours.records.person(chosen)
        if person is None or not _are_paired(actor, person):
            return said
        return said.model_copy(update={"counterpart": person.email})


def _are_paired(actor: Person, other: Person) -> bool:
    return actor.program == other.program and (other.id == actor.coach_id or other.coach_id == actor.id)


def _asked(question: str, intent: LogHours | Ambiguous, pick: Pick) -> Spoken:
    """The question, with the readings to choose from where there are some."""
    offered = _offered(intent)
    if not offered or not _can_be_carried(pick):
        return Words(question)
    return WhichReading(question, [Option(label, pick.model_copy(update={"reading": label})) for label in offered])


def _can_be_carried(pick: Pick) -> bool:
    return len(pick.model_dump_json()) <= CARRIED


def _carries(asked: WhichReading) -> bool:
    return all(_can_be_carried(option.pick) for option in asked.options)


def _doubt(intent: Ambiguous) -> str:
    """What is asked: of one length for several people or days, how it goes with them."""
    if any(entry.together for reading in intent.readings for entry in reading.entries):
        return "together"
    return "each_day" if intent.doubt is Doubt.SEVERAL_DAYS and intent.readings else intent.doubt


def _offered(intent: LogHours | Ambiguous) -> Mapping[str, LogHours]:
    """The readings by their label."""
    if isinstance(intent, Ambiguous) and intent.doubt is Doubt.QUESTION_OR_LOG:
        return {_LOG: intent.readings[0], _ASK: intent.readings[0]}
    return dict(zip(labels(intent.readings), intent.readings, strict=True)) if intent.readings else {}


def _who(which: WhichPerson) -> str:
    """The question, which asks who is meant also where it says first that nobody of that name is there."""
    return f"{which.question} Who was it?" if which.rule == "unknown_person" and not which.sure else which.question


def _people(which: WhichPerson, pick: Pick) -> Iterable[Option]:
    names = [person.name for person in which.people]
    for person in which.people:
        label = person.name if names.count(person.name) == 1 else f"{person.name} ({person.email})"
        label = f"Yes, {label}" if which.sure else label
        yield Option(label, pick.model_copy(update={"people": (*pick.people, (which.said or "", person.id))}))
