"""What every command stands on: the settings and the clock, and how results are printed."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from bot.companion import Clock, Companion, opened
from bot.settings import Settings
from bot.views.legible import seen
from bot.watching.watch import UNWATCHED, Watch
from induction.packs.words import ProgramWords
from induction.people import Person
from induction.refused import Refused
from storage.database.patience import UNHURRIED

As = Annotated[str, typer.Option("--as", help="The e-mail address on the roster of whoever acts.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]
"""The options that many commands have."""


@dataclass(frozen=True)
class Session:
    """One run of the command line."""

    settings: Settings
    clock: Clock

    @contextmanager
    def companion(self, *, patience: float = UNHURRIED, watch: Watch = UNWATCHED) -> Iterator[Companion]:
        """The companion for as long as the command runs; nobody in Slack waits for what a command does."""
        with opened(self.settings, self.clock, patience=patience, watch=watch) as companion:
            yield companion


def session_of(context: typer.Context) -> Session:
    """The session that `bot.cli` put into the context."""
    session = context.obj
    if not isinstance(session, Session):
        raise TypeError("commands run below bot.cli.main")
    return session


def say(text: str) -> None:
    """A line for the person, on standard output; nothing in it speaks to the terminal."""
    typer.echo(seen(text))


def remark(text: str) -> None:
    """A line about the work, on standard error, out of the way of what another program reads."""
    typer.echo(seen(text), err=True)


def say_json(value: Any) -> None:
    """One JSON value on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def words_of(companion: Companion, person: Person) -> ProgramWords:
    """What the program of whoever acts calls things."""
    return companion.packs[person.program].words


def acting(companion: Companion, email: str) -> Person:
    """The person a command acts as; Refused where the roster has no such address."""
    person = companion.records.person_by_email(email)
    if person is None:
        raise Refused("unknown_person", f"{email} is not on the roster. See: companion roster --help")
    return person
