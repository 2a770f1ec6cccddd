"""What somebody said: who, where and when, whether it is a command, and what it means on their day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.services.days import day_of
from bot.understanding.intents import Intent
from bot.understanding.own_words import as_typed
from bot.understanding.reading import read
from induction.packs.own_words import in_house_words
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused

COMMANDS = (
    *("ask", "log", "correct", "confirm", "deadlines", "progress", "history", "export"),
    *("goal", "goals", "reflect", "reflections", "evidence", "shared", "readers"),
    *("session", "sessions", "items", "attendance", "coaching"),
    *("steps", "verify", "packet", "rate", "ratings", "plan", "warnings"),
    *("cohort", "report", "rulings", "weekly", "gaps", "pulse", "reminders"),
    *("mydata", "retention", "erase", "help"),
)
LONGEST = 3000

_WITHOUT_SLASH = "|".join(word for word in COMMANDS if word != "coaching")  # "CASC coaching" is a meeting's title
_TYPED_COMMAND = re.compile(
    rf"(?:/casc\b|casc(?=\s+(?:{_WITHOUT_SLASH})\b))\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
"""A command that arrives as a message, as it does in a thread or with a blank in front."""


@dataclass(frozen=True)
class Heard:
    """Something a person said. `person` is None for someone on no roster; `source` is the delivery's own key.

    `channel` is where it was said, where that is known; `place` the conversation there, where one can go on.
    """

    text: str
    person: Person | None
    source: str
    now: datetime
    channel: str | None = None
    place: str | None = None

    @property
    def role(self) -> Role | None:
        """The role of whoever spoke, where they are on the roster."""
        return self.person.role if self.person else None

    @property
    def typed_command(self) -> str | None:
        """What stands behind `/casc`, where the message is such a command."""
        typed = _TYPED_COMMAND.fullmatch(self.text.strip())
        return typed["words"] if typed else None

    def meaning(self, text: str, packs: Mapping[str, ProgramPack]) -> Intent:
        """What the text means on the speaker's day and in their program.

        A stranger is read as a candidate of none, on the day it is in UTC.
        """
        if self.person is None:
            return read(text, today=self.now.date(), role=Role.CANDIDATE)
        person, pack = self.person, packs[self.person.program]
        meant = read(
            in_house_words(text, pack.words),
            today=day_of(person, self.now),
            role=person.role,
            zone=ZoneInfo(person.zone),
            categories=pack.categories,
        )
        return meant if pack.words.is_the_houses else as_typed(meant, text, pack.words)


def check_length(text: str) -> None:
    """Refuse what is longer than the companion reads."""
    if len(text) > LONGEST:
        raise Refused("too_much", f"That is {len(text):,} characters; I read up to {LONGEST:,}. Shorter, please?")
