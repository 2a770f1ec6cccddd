"""What is said to the companion alone: it may go on from a question, a card or a conversation that is open there."""

from dataclasses import dataclass, replace

from bot.services.asking.replies import Answered
from bot.services.conversation.typed_taps import TypedTaps
from bot.services.desk import Desk
from bot.services.drafts.replies import DraftForm, DraftShown
from bot.services.guiding.guided import Guided, WithQuestion
from bot.services.heard import Heard
from bot.services.replies import Reply
from bot.understanding.asides import is_aside
from bot.understanding.wishes.plain_commands import plain_command
from bot.understanding.wishes.short_answers import short_answer
from bot.understanding.writing.drafting import goes_on_with
from bot.understanding.writing.goals import cpsel_in
from bot.understanding.writing.steering import asks_to_have_it_written, hands_it_over
from induction.people import Person, Role
from induction.writing.goals import GoalPart, topic_of


@dataclass(frozen=True)
class DirectMessages:
    """Hands what goes on from something to what it goes on from, and everything else to the desk."""

    desk: Desk

    def reply(self, heard: Heard) -> Reply:
        """The reply to plain words in a direct message, where a word may stand for a tap."""
        told = self._going_on(heard) or self._coming_back(heard) or self._asking_on(heard, self.desk.message(heard))
        return self._asked_again(heard, told)

    def _going_on(self, heard: Heard) -> Reply | None:
        """What follows from words that go on from what was last said here; None for what stands by itself."""
        person = heard.person
        if (
            person is None
            or heard.channel is None
            or self.desk.crisis(heard.text)
            or self.desk.disclosure(heard.text, person)
        ):
            return None
        talk, answer = self.desk.talk, short_answer(heard.text)
        if (told := self._in_guide(person, heard)) is not None:
            return told
        if answer is None:
            return talk.goes_on(person, heard)
        done = talk.yes(person, answer, heard)
        return done or TypedTaps(self.desk.hours).do(answer, person, heard.channel, source=heard.source, now=heard.now)

    def _in_guide(self, person: Person, heard: Heard) -> Reply | None:
        """What follows where a question about a goal or a reflection waits for these words.

        What goes on from a card or a question about hours that was shown since comes first. None where the words
        are plainly about something else: then the question stays open.
        """
        if heard.typed_command is not None or (guide := self.desk.guiding.open(person, now=heard.now)) is None:
            return None
        if hands_it_over(heard.text):
            return self.desk.question(heard, f"Write my {guide.kind.value} for me.")
        if self.desk.talk.is_open(person, heard):
            if short_answer(heard.text) is not None:
                return None
            if (spoken := self.desk.talk.goes_on(person, heard)) is not None:
                return spoken
        if goes_on_with(heard.text) or self._is_aside(heard):
            return None
        return self.desk.guiding.answered(person, heard.text, source=heard.source, now=heard.now)

    def _is_aside(self, heard: Heard) -> bool:
        """Whether the words are plainly no answer: a question, a call for help, a command, hours to log."""
        text = self.desk.in_house_words(heard, heard.text)
        return plain_command(text) is not None or is_aside(text, heard.meaning(heard.text, self.desk.packs))

    def _coming_back(self, heard: Heard) -> Reply | None:
        """The next question of what a candidate began before; None for words that do not come back to anything."""
        kind = goes_on_with(heard.text)
        if kind is None or heard.person is None or heard.role is not Role.CANDIDATE:
            return None
        return self.desk.guiding.resume(heard.person, kind, source=heard.source, now=heard.now)

    def _asked_again(self, heard: Heard, reply: Reply) -> Reply:
        """What the documents say, and below it the question that waits meanwhile, where one does."""
        if not isinstance(reply, Answered) or heard.person is None or heard.channel is None:
            return reply
        if self.desk.guiding.open(heard.person, now=heard.now) is None:
            return reply
        asked = self.desk.guiding.again(heard.person, now=heard.now)
        return WithQuestion(reply, asked) if isinstance(asked, Guided) else reply

    def _asking_on(self, heard: Heard, reply: Reply) -> Reply:
        """The reply, and where it begins a goal or a reflection, or speaks of writing one, the first question of it."""
        if heard.person is None:
            return reply
        standard = cpsel_in(heard.text)
        if isinstance(reply, DraftForm):
            who = reply.candidate.id
            return self.desk.guiding.begin(
                heard.person, reply.kind, who, cpsel=standard, source=heard.source, now=heard.now
            )
        if isinstance(reply, DraftShown):
            asked = self.desk.guiding.take_up(heard.person, reply.draft.draft_id, now=heard.now)
            if not isinstance(asked, Guided):
                return reply
            if asked.part == GoalPart.CHANGE and (topic := topic_of(reply.draft.parts)):
                return replace(asked, note=f"Noted: “{topic}”. What you write now takes its place.")
            return WithQuestion(reply, asked)
        kind = asks_to_have_it_written(heard.text) if isinstance(reply, Answered) else None
        if kind is None or heard.role is not Role.CANDIDATE:
            return reply
        asked = self.desk.guiding.begin(
            heard.person, kind, heard.person.id, cpsel=standard, source=heard.source, now=heard.now
        )
        return WithQuestion(reply, asked) if isinstance(asked, Guided) and isinstance(reply, Answered) else reply
