"""What stands behind a word of `/casc` that needs no reading: the use case that it calls."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.services.heard import Heard
from bot.services.replies import Reply
from bot.services.use_cases import UseCases
from induction.people import Person

Act = Callable[[UseCases, Person, str, Heard], Reply]
"""What is done for a person with the words behind the command."""


def _progress(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.standings.of(person, words or None, now=heard.now)


def _history(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.histories.of(person, words, now=heard.now)


def _confirm(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.confirmations.listed(person, now=heard.now)


def _attendance(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    if words.lower() == "list":
        return cases.attendance.sessions(person, now=heard.now)
    return cases.attendance.form(person, words or None, now=heard.now)


def _export(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.exports.ask(person, words, source=heard.source, now=heard.now)


def _weekly(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.weekly.preview(person, words or None, here=heard.channel, now=heard.now)


def _gaps(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.gaps.of(person, now=heard.now)


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "progress": _progress,
        "history": _history,
        "confirm": _confirm,
        "attendance": _attendance,
        "export": _export,
        "weekly": _weekly,
        "gaps": _gaps,
    }
)
