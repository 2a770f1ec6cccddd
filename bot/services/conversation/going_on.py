"""Words that go on from what was just said: an answer to a question about hours, or a change to an open card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.services.confirming.replies import ToConfirm
from bot.services.conversation.asked import Last, LastAsked
from bot.services.conversation.readings import Readings
from bot.services.conversation.replies import Pick, Spoken, WhichReading
from bot.services.conversation.typed_taps import last_shown, open_cards
from bot.services.days import day_of
from bot.services.heard import Heard
from bot.services.hours.corrections import in_words
from bot.services.words import Words
from bot.understanding.intents import (
    Ambiguous,
    Correction,
    CorrectionAction,
    Doubt,
    EntryReference,
    Intent,
    LogHours,
    Problem,
)
from bot.understanding.logs.fragments import Fragment, continued, fragment, in_company, is_scrap
from bot.understanding.wishes.short_answers import ShortAnswer
from induction.packs.pack import ProgramPack
from induction.people import PARTIES, Person, Role
from induction.refused import Refused
from prompts.hours import doubt_words, question_words, wrong_words

ABOUT_HOURS = LogHours | Correction | Ambiguous
_ASKING = frozenset({*Problem, "unknown_person", "which_person"})


@dataclass(frozen=True)
class GoingOn:
    """The use case of a conversation about hours: what was asked in it is kept, and a few words answer it."""

    readings: Readings
    packs: Mapping[str, ProgramPack]

    @property
    def asked(self) -> LastAsked:
        """What was asked last."""
        return LastAsked(self.readings.hours.records)

    def reply(self, actor: Person, intent: ABOUT_HOURS, pick: Pick, heard: Heard) -> Spoken:
        """What follows from what was said about hours; where something is asked first, the sentence is kept for it."""
        try:
            reply = self.readings.reply(actor, intent, pick, conversation=heard.channel, now=heard.now)
        except Refused as refused:
            if refused.rule in _ASKING:
                self._keep(actor, pick, heard)
            raise
        if isinstance(reply, WhichReading) or (isinstance(reply, Words) and not isinstance(intent, Correction)):
            self._keep(actor, pick, heard)
        return reply

    def is_open(self, actor: Person, heard: Heard) -> bool:
        """Whether the last thing said here is a card that is open, or a question about hours."""
        if heard.channel is None:
            return False
        records = self.readings.hours.records
        cards = open_cards(records, actor, now=heard.now)
        if last_shown(records, actor, cards, heard.channel, now=heard.now) is not None:
            return True
        return self.asked.of(actor, heard.channel, Last.SENTENCE, now=heard.now) is not None

    def goes_on(self, actor: Person, heard: Heard) -> Spoken | None:
        """What follows from a few words beside an open card, or a question, that is the last thing said here.

        None where they are not about that, or say all that there is to say of hours by themselves.
        """
        if heard.channel is None or (said := self.said(actor, heard)) is None or self._is_whole(actor, said, heard):
            return None
        card = self.readings.amendments.last_card(actor, heard.channel, now=heard.now)
        if card is not None:
            if len(said.names) > 1 or said.tells_anew:
                return None
            if said.names:
                named = Correction(
                    action=CorrectionAction.UPDATE, which=EntryReference(last=True), changes=said.changes
                )
                pick = _pick(heard, actor, f"no, {said.text}").model_copy(update={"card": card.id})
                return self.readings.reply(actor, named, pick, now=heard.now)
            return self.readings.amendments.add(actor, card, said, source=heard.source, now=heard.now)
        asked = self.asked.of(actor, heard.channel, Last.SENTENCE, now=heard.now)
        return None if asked is None else self._answered(actor, asked, said, heard)

    def yes(self, actor: Person, answer: ShortAnswer, heard: Heard) -> Spoken | None:
        """What follows from a yes to the one thing that was asked last; None where it was not such a question."""
        if heard.channel is None or answer is not ShortAnswer.YES:
            return None
        asked = self.asked.of(actor, heard.channel, Last.SENTENCE, now=heard.now)
        if asked is None:
            return None
        intent, pick = heard.meaning(asked, self.packs), _pick(heard, actor, asked)
        reply = self.reply(actor, intent, pick, heard) if isinstance(intent, ABOUT_HOURS) else None
        if isinstance(reply, WhichReading) and len(reply.options) == 1:
            return self.readings.chosen(actor, reply.options[0].pick, now=heard.now)
        return reply

    def scrap(self, actor: Person, heard: Heard, text: str) -> Spoken | None:
        """What is asked back about a few words that speak of hours, or of whom they were with; None for any other."""
        if actor.role not in PARTIES or ((said := self.said(actor, heard)) is None and not is_scrap(text)):
            return None
        names = self._names(actor)
        sentence = said.text if said else in_company(text, names)
        intent, pick = heard.meaning(sentence, self.packs), _pick(heard, actor, sentence)
        if isinstance(intent, LogHours | Ambiguous):
            return self.reply(actor, intent, pick, heard)
        unsaid = Problem.MISSING_ACTIVITY if said is None else None
        words = question_words(unsaid, text) if unsaid else doubt_words(Doubt.INCOMPLETE, text)
        self._keep(actor, pick, heard)
        return Words(words)

    def complaint(self, actor: Person, heard: Heard) -> Spoken:
        """What is asked of somebody who says that something is wrong, and not what: the open card, or what waits."""
        hours = self.readings.hours
        card = heard.channel and self.readings.amendments.last_card(actor, heard.channel, now=heard.now)
        if not card and (waiting := hours.confirmations.waiting_for(actor, now=heard.now)):
            return ToConfirm(waiting)
        entry = card.entries[0] if card else hours.corrections.meant(actor, EntryReference(last=True))
        return Words(wrong_words(in_words(entry), recorded=not card))

    def said(self, actor: Person, heard: Heard) -> Fragment | None:
        """What a few words say of hours, with the names of those whom the actor can mean."""
        pick = _pick(heard, actor, heard.text)
        categories = self.packs[actor.program].categories
        return fragment(heard.text, pick.on, categories, names=self._names(actor))

    def _answered(self, actor: Person, asked: str, said: Fragment, heard: Heard) -> Spoken | None:
        on, categories = _pick(heard, actor, asked).on, self.packs[actor.program].categories
        sentence = continued(asked, said, on, categories)
        intent = heard.meaning(sentence, self.packs)
        return (
            self.reply(actor, intent, _pick(heard, actor, sentence), heard) if isinstance(intent, ABOUT_HOURS) else None
        )

    def _is_whole(self, actor: Person, said: Fragment, heard: Heard) -> bool:
        """Whether the words are hours to log by themselves."""
        intent: Intent = heard.meaning(said.text, self.packs)
        if not isinstance(intent, LogHours):
            return False
        return self.readings.hours.parties.told(actor, intent).problem is None

    def _names(self, actor: Person) -> Sequence[str]:
        records = self.readings.hours.records
        if actor.role is Role.COACH:
            others: Sequence[Person] = records.candidates_of(actor.id)
        else:
            coach = records.person(actor.coach_id) if actor.coach_id else None
            others = [coach] if coach else []
        return [name for person in others for name in (person.name, person.first_name)]

    def _keep(self, actor: Person, pick: Pick, heard: Heard) -> None:
        if heard.place is not None and heard.channel is not None:
            self.asked.keep(actor, heard.channel, Last.SENTENCE, pick.said, source=heard.source, now=heard.now)


def _pick(heard: Heard, actor: Person, said: str) -> Pick:
    """The sentence as it is carried by the answers to it."""
    return Pick(by=actor.id, source=heard.source, said=said, on=day_of(actor, heard.now))
