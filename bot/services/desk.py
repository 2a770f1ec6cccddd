"""The front desk: whatever someone says, by command or in plain words, becomes one call of one use case."""

from dataclasses import replace
from difflib import get_close_matches

from bot.services.asking.replies import Answered, WhichProgram
from bot.services.attendance.calendar import RECORDING
from bot.services.commands import ACTS
from bot.services.conversation.replies import Pick
from bot.services.conversation.typed_taps import TypedTaps
from bot.services.days import day_of
from bot.services.heard import COMMANDS, Heard, check_length
from bot.services.ledger.replies import LogForm
from bot.services.people.meant import is_somebody
from bot.services.people.pairing import OwnPeople
from bot.services.replies import Reply
from bot.services.rulebook import as_written
from bot.services.use_cases.use_cases import UseCases
from bot.services.words import Crisis, Disclosed, Help, Words
from bot.understanding.crisis import is_crisis
from bot.understanding.intents import (
    Ambiguous,
    Correction,
    Greeting,
    LogHours,
    ShowDrafts,
    ShowProgress,
    WriteDraft,
)
from bot.understanding.intents import Help as HelpWanted
from bot.understanding.reading import LONGEST as LONGEST_LOG
from bot.understanding.wishes.attendance import wants_attendance
from bot.understanding.wishes.plain_commands import is_complaint, is_plain_wish, plain_command
from bot.understanding.wishes.sessions import session_command, session_wish, told_done
from bot.understanding.wishes.short_answers import (
    asks_for_dates,
    asks_for_own_log,
    cpsels_asked,
    goes_on,
    is_half_a_sentence,
    is_wish_to_log,
    own_person,
    short_answer,
)
from induction.packs.own_words import in_house_words
from induction.people import PARTIES, Person, Role
from induction.refused import Refused
from induction.writing.drafts import DraftKind
from knowledge.answers import Answer, AnswerStatus
from knowledge.refusing.disclosures.disclosure import card_words, disclosed
from prompts.drafts import cpsel_answer
from prompts.hours import doubt_words
from prompts.welcome import greeting_words, stranger_words, unclear_words

DRAFTS = {
    "goal": DraftKind.GOAL,
    "goals": DraftKind.GOAL,
    "reflect": DraftKind.REFLECTION,
    "reflection": DraftKind.REFLECTION,
    "reflections": DraftKind.REFLECTION,
}


class Desk(UseCases):
    """Hands what was heard to the use case it belongs to. Crisis words come before everything else."""

    def crisis(self, text: str) -> Crisis | None:
        """The fixed card where the words are those of a crisis; needs no record, no document and no model."""
        if not is_crisis(text):
            return None
        return Crisis([line for pack in as_written(self.packs).values() for line in pack.crisis_lines])

    def disclosure(self, text: str, person: Person | None, *, kept: bool = False) -> Disclosed | None:
        """The fixed card where somebody tells of harm, or complains: looked up nowhere, and kept nowhere.

        `kept` says that it is part of a record which the person keeps here all the same.
        """
        told = disclosed(text)
        if told is None:
            return None
        program = person.program if person else self.questions.home_program
        pack = as_written(self.packs).get(program or "")
        return Disclosed(card_words(told, pack, person.role if person else None, kept=kept))

    def answered(self, delivery: str) -> bool:
        """Whether this delivery was answered before."""
        return self.records.claimed(delivery)

    def command(self, heard: Heard) -> Reply:
        """The reply to `/casc` with `heard.text` behind it."""
        card = self.crisis(heard.text) or self.disclosure(heard.text, heard.person)
        if card is not None:
            return card
        check_length(heard.text)
        word, _, rest = heard.text.strip().partition(" ")
        words = rest.strip()
        match word.lower():
            case "":
                return self._help(heard)
            case "ask":
                return self._ask(heard, words)
            case _ if wish := session_command(heard.text):
                return self.closings.wanted(self.known(heard), wish, now=heard.now)
            case "log" | "session":
                return self._log(heard, words)
            case "goal" | "reflect" | "reflection":
                return self._draft(heard, WriteDraft(kind=DRAFTS[word.lower()], words=words))
            case "goals" | "reflections":
                return self._drafts(heard, ShowDrafts(kind=DRAFTS[word.lower()], of=words or None))
            case "correct" | "help":
                return self._plain(heard, words)
            case named if act := ACTS.get(named):
                return act(self, self.known(heard), words, heard)
            case _:
                return self._unknown(heard, word)

    def message(self, heard: Heard) -> Reply:
        """The reply to plain words in a direct message or a mention."""
        card = self.crisis(heard.text) or self.disclosure(heard.text, heard.person)
        if card is not None:
            return card
        check_length(heard.text)
        if (words := heard.typed_command) is not None:
            return self.command(replace(heard, text=words))
        return self._in_plain_words(heard) or self._plain(heard, heard.text)

    def _in_plain_words(self, heard: Heard) -> Reply | None:
        """What a command does that was said in plain words; None where they are none, or name nobody who is known."""
        if heard.person is None or (words := plain_command(self.in_house_words(heard, heard.text))) is None:
            return None
        try:
            return self.command(replace(heard, text=words))
        except Refused as refused:
            named_nobody = refused.rule == "unknown_person" and not words.startswith("history")
            if named_nobody and not is_somebody(heard.person, words.partition(" ")[2], self.records):
                return None
            raise

    def _plain(self, heard: Heard, text: str) -> Reply:  # noqa: C901, PLR0912 - a case for each intent
        """What was said, read as an intent and handed to its use case."""
        if not text or is_wish_to_log(text):
            return self._help(heard, about_logging=bool(text))
        if (wished := self._wished(heard, self.in_house_words(heard, text))) is not None:
            return wished
        match intent := heard.meaning(text, self.packs):
            case Ambiguous() if heard.person is None:
                return Words(doubt_words(intent.doubt, text))
            case LogHours() | Correction() | Ambiguous():
                return self._hours(heard, intent, text)
            case WriteDraft():
                return self._draft(heard, intent)
            case ShowDrafts():
                return self._drafts(heard, intent)
            case ShowProgress():
                return self.standings.of(self.known(heard), intent.of, now=heard.now)
            case HelpWanted():
                return self._help(heard, about_logging=intent.about_logging)
            case Greeting():
                return self._greeting(heard, intent)
            case _ if heard.person is not None and is_complaint(text):
                return self.talk.complaint(heard.person, heard)
            case _ if heard.person is not None and (scrap := self.talk.scrap(heard.person, heard, text)):
                return scrap
            case _ if is_half_a_sentence(text) and not self._goes_on(heard, text):
                said = " ".join(text.split())
                return Words(unclear_words(said, logs=heard.role in PARTIES))
            case _:
                return self.question(heard, text)

    def _wished(self, heard: Heard, text: str) -> Reply | None:
        """What the words ask for about sessions, if they do: to record one, to close one, or what was agreed on."""
        if heard.role in RECORDING and wants_attendance(text):
            return self.attendance.form(self.known(heard), now=heard.now)
        if heard.person is not None and (told := self.evidence_finder.said(heard.person, heard.text, now=heard.now)):
            return told
        if heard.person is not None and (chosen := self._about_reminders(heard, heard.person, text)) is not None:
            return chosen
        if heard.person is not None and (wall := self._at_the_wall(heard, heard.person, text)) is not None:
            return wall
        if heard.person is not None and (step := self.steps.said(heard.person, text, now=heard.now)) is not None:
            return step
        if heard.person is not None and (due := self.deadlines.asked(heard.person, text, now=heard.now)) is not None:
            return due
        if heard.person is not None and (done := told_done(text)) is not None:
            marked = self.closings.items.told_done(heard.person, done or None, now=heard.now)
            if marked is not None:
                return marked
        if wish := session_wish(text):
            return self.closings.wanted(self.known(heard), wish, now=heard.now)
        return None

    def _about_reminders(self, heard: Heard, person: Person, text: str) -> Reply | None:
        """What is said to a wish about reminders; None for words that are none."""
        return self.reminding.choices.said(person, text, source=heard.source, now=heard.now)

    def _at_the_wall(self, heard: Heard, person: Person, text: str) -> Reply | None:
        """What is said to a question of who reads an IIP; None for words that ask nothing of the kind."""
        return self.walls.asked(person, text, lambda: self._asked(heard, heard.text))

    def _hours(self, heard: Heard, intent: LogHours | Correction | Ambiguous, said: str) -> Reply:
        """The card for hours or their correction, or the question that it takes first."""
        person = self.known(heard)
        pick = Pick(by=person.id, source=heard.source, said=said, on=day_of(person, heard.now))
        return self.talk.reply(person, intent, pick, heard)

    def _ask(self, heard: Heard, text: str) -> Reply:
        """`/casc ask …`: the documents answer, but where somebody stands is counted and never looked up."""
        if heard.person is not None and isinstance(intent := heard.meaning(text, self.packs), ShowProgress):
            return self.standings.of(heard.person, intent.of, now=heard.now)
        return self.question(heard, text)

    def question(self, heard: Heard, text: str) -> Reply:
        """What the documents say; who one's own coach is stands on the roster, and what comes next in the calendar."""
        said = self.in_house_words(heard, text)
        program = heard.person.program if heard.person else self.questions.home_program
        if role := own_person(said):
            return OwnPeople(self.records).who(self.known(heard), role)
        if asked := cpsels_asked(said, self.own_words.standards(program)):
            return Answered(text, None, Answer(status=AnswerStatus.ANSWERED, text=cpsel_answer(asked)))
        if heard.role is Role.CANDIDATE and asks_for_own_log(said):
            return self.histories.of(self.known(heard), "", now=heard.now)
        if heard.person is not None and asks_for_dates(said):
            return self.deadlines.of(heard.person, "", now=heard.now)
        return self._asked(heard, text)

    def _asked(self, heard: Heard, text: str) -> Answered | WhichProgram:
        return self.inquiries.ask(heard.person, text, source=heard.source, place=heard.place, now=heard.now)

    def _goes_on(self, heard: Heard, text: str) -> bool:
        """Whether half a sentence, such as `and in year 2`, goes on from a question that was asked a moment ago."""
        return goes_on(text) and self.inquiries.goes_on(heard.person, heard.place, heard.now)

    def _draft(self, heard: Heard, wanted: WriteDraft) -> Reply:
        return self.drafts.begin(self.known(heard), wanted.kind, wanted.words, source=heard.source, now=heard.now)

    def _drafts(self, heard: Heard, wanted: ShowDrafts) -> Reply:
        return self.drafts.listed(self.known(heard), wanted.kind, wanted.of, now=heard.now)

    def _log(self, heard: Heard, text: str) -> Reply:
        """`/casc log …`: the words are a log or a correction, and anything else is asked about."""
        person = self.known(heard)
        if not text:
            return self.log_forms.blank(person, now=heard.now)
        if isinstance(heard.meaning(text, self.packs), LogHours | Correction | Ambiguous):
            return self._plain(heard, text)
        if len(text) > LONGEST_LOG:
            raise Refused(
                "long_log",
                "That is more than I can read as hours at once. Please send it in parts, ten lines or so each.",
            )
        raise Refused(
            "unreadable_log",
            "I can't read that as hours. Say how long, what and when, such as `90 min coaching yesterday`.",
        )

    def _unknown(self, heard: Heard, word: str) -> Reply:
        """A word that is no command: what was probably meant, or plain words that make sense as they are."""
        if heard.person is not None and (answer := short_answer(heard.text)):
            taps, channel = TypedTaps(self.hours), heard.channel or ""
            done = taps.do(answer, heard.person, channel, source=heard.source, now=heard.now)
            return done or self._plain(heard, heard.text)
        if is_plain_wish(heard.text):
            return self._plain(heard, heard.text)
        near = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=0.6)
        if near or " " not in heard.text.strip():
            return Help(heard.role, near[0] if near else "help")
        return self._plain(heard, heard.text)

    def in_house_words(self, heard: Heard, text: str) -> str:
        """The text as the house would say it, for whoever looks for words of its own in it."""
        words = heard.person and self.own_words.of_program(heard.person.program)
        return in_house_words(text, words) if words else text

    def known(self, heard: Heard) -> Person:
        """Who is speaking; Refused, with what is open to them all the same, for someone on no roster."""
        if heard.person is None:
            raise Refused("stranger", stranger_words([pack.short_name for pack in self.questions.programs()]))
        return heard.person

    def _greeting(self, heard: Heard, said: Greeting) -> Reply:
        if heard.person is None:
            return self._help(heard)
        return Words(greeting_words(heard.person.first_name, heard.person.role.value, thanks=said.thanks))

    def _help(self, heard: Heard, *, about_logging: bool = False) -> Help | LogForm:
        """What can be done here; the way to log, where that was asked by someone who logs."""
        if about_logging and heard.person is not None and heard.person.role in PARTIES:
            return self.log_forms.blank(heard.person, now=heard.now)
        return Help(heard.role)
