"""The front desk: whatever someone says, by command or in plain words, becomes one call of one use case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches

from bot.services.hours import Hours
from bot.services.ledger_lines import day_of
from bot.services.progress import Standings
from bot.services.questions import Questions
from bot.services.replies import Crisis, Help, Reply, Words
from bot.understanding.crisis import is_crisis
from bot.understanding.intents import Ambiguous, Correction, Greeting, Intent, LogHours, ShowProgress
from bot.understanding.intents import Help as HelpWanted
from bot.understanding.reading import read
from induction.packs import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from prompts.hours import doubt_words
from prompts.welcome import greeting_words, stranger_words
from storage.records import Records

COMMANDS = ("ask", "log", "correct", "progress", "help")
LONGEST = 3000


@dataclass(frozen=True)
class Heard:
    """Something a person said. `person` is None for someone on no roster; `source` is the delivery's own key."""

    text: str
    person: Person | None
    source: str
    now: datetime


@dataclass(frozen=True)
class Desk:
    """Hands what was heard to the use case it belongs to. Crisis words come before everything else."""

    hours: Hours
    standings: Standings
    questions: Questions
    packs: Mapping[str, ProgramPack]
    records: Records

    def crisis(self, text: str) -> Crisis | None:
        """The fixed card where the words are those of a crisis; needs no record, no document and no model."""
        if not is_crisis(text):
            return None
        return Crisis([line for pack in self.packs.values() for line in pack.crisis_lines])

    def first_time(self, heard: Heard) -> bool:
        """Whether this delivery has not been answered before."""
        return self.records.claim(heard.source, now=heard.now)

    def command(self, heard: Heard) -> Reply:
        """The reply to `/casc` with `heard.text` behind it."""
        crisis = self.crisis(heard.text)
        if crisis is not None:
            return crisis
        _check_length(heard.text)
        word, _, rest = heard.text.strip().partition(" ")
        words = rest.strip()
        match word.lower():
            case "":
                return self._help(heard)
            case "ask":
                return self._ask(heard, words)
            case "log":
                return self._log(heard, words)
            case "progress":
                return self.standings.of(self._known(heard), words or None, now=heard.now)
            case "correct" | "help":
                return self._plain(heard, words)
            case _:
                return self._unknown(heard, word)

    def message(self, heard: Heard) -> Reply:
        """The reply to plain words in a direct message or a mention."""
        crisis = self.crisis(heard.text)
        if crisis is not None:
            return crisis
        _check_length(heard.text)
        return self._plain(heard, heard.text)

    def _plain(self, heard: Heard, text: str) -> Reply:
        """What was said, read as an intent and handed to its use case."""
        if not text:
            return self._help(heard)
        match intent := _read(heard, text):
            case LogHours():
                return self.hours.propose(self._known(heard), intent, said=text, source=heard.source, now=heard.now)
            case Correction():
                return self.hours.propose_correction(self._known(heard), intent, source=heard.source, now=heard.now)
            case ShowProgress():
                return self.standings.of(self._known(heard), intent.of, now=heard.now)
            case Ambiguous():
                return Words(doubt_words(intent.doubt, text))
            case HelpWanted():
                return self._help(heard)
            case Greeting():
                return Words(greeting_words(heard.person.first_name)) if heard.person else self._help(heard)
            case _:
                return self.questions.ask(heard.person, text)

    def _ask(self, heard: Heard, text: str) -> Reply:
        """`/casc ask …`: the documents answer, but where somebody stands is counted and never looked up."""
        if heard.person is not None and isinstance(intent := _read(heard, text), ShowProgress):
            return self.standings.of(heard.person, intent.of, now=heard.now)
        return self.questions.ask(heard.person, text)

    def _log(self, heard: Heard, text: str) -> Reply:
        """`/casc log …`: the words are a log or a correction, and anything else is asked about."""
        if not text:
            raise Refused("empty_log", "What did you do? For example: `/casc log 45 min coaching yesterday`.")
        self._known(heard)
        if isinstance(_read(heard, text), LogHours | Correction | Ambiguous):
            return self._plain(heard, text)
        raise Refused(
            "unreadable_log",
            "I can't read that as hours. Say how long, what and when, such as `90 min coaching yesterday`.",
        )

    def _unknown(self, heard: Heard, word: str) -> Reply:
        """A word that is no command: what was probably meant, or plain words that make sense as they are."""
        near = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=0.6)
        if near or " " not in heard.text.strip():
            return replace(self._help(heard), nearest=near[0] if near else "help")
        return self._plain(heard, heard.text)

    def _known(self, heard: Heard) -> Person:
        """Who is speaking; Refused, with what is open to them all the same, for someone on no roster."""
        if heard.person is None:
            raise Refused("stranger", stranger_words([pack.short_name for pack in self.questions.programs()]))
        return heard.person

    def _help(self, heard: Heard) -> Help:
        return Help(heard.person.role if heard.person else None)


def _read(heard: Heard, text: str) -> Intent:
    """What the text means on the speaker's day; a stranger is read as a candidate, on the day it is in UTC."""
    if heard.person is None:
        return read(text, today=heard.now.date(), role=Role.CANDIDATE)
    return read(text, today=day_of(heard.person, heard.now), role=heard.person.role)


def _check_length(text: str) -> None:
    if len(text) > LONGEST:
        raise Refused("too_much", f"That is {len(text):,} characters; I read up to {LONGEST:,}. Shorter, please?")
