"""What stands behind a word of `/casc` that needs no reading: the use case that it calls."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.services.heard import Heard
from bot.services.replies import Reply
from bot.services.use_cases.use_cases import UseCases
from induction.access import Action, may
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


def _reminders(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.reminding.choices.command(person, words, source=heard.source, now=heard.now)


def _gaps(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.gaps.of(person, now=heard.now)


def _plan(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.support_plans.listed(person, words or None, now=heard.now)


def _warnings(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.early_warnings.of(person, words or None, now=heard.now)


def _rulings(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.rulings.listed(person, now=heard.now)


def _rate(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.ratings.begin(person, words or None, now=heard.now)


def _ratings(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.growths.of(person, words or None, source=heard.source, now=heard.now)


def _cohort(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.cohort_tables.meant(person, words, now=heard.now)


def _report(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.accreditation.ask(person, words, source=heard.source, now=heard.now)


def _pulse(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    if may(person, Action.RUN_PULSE, person):
        return cases.pulse_rounds.said(person, words, source=heard.source, now=heard.now)
    return cases.pulse_answers.form(person, now=heard.now)


def _coaching(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.coaching.said(person, words, source=heard.source, now=heard.now)


def _deadlines(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    first, _, rest = words.partition(" ")
    if first.lower() == "feed":
        return cases.feeds.of(person, rest, source=heard.source, now=heard.now)
    return cases.deadlines.of(person, words, now=heard.now)


def _steps(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.steps.of(person, words or None, now=heard.now)


def _verify(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.sign_offs.of(person, words or None, now=heard.now)


def _packet(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.packets.ask(person, words, source=heard.source, now=heard.now)


def _shared(cases: UseCases, person: Person, _words: str, _heard: Heard) -> Reply:
    return cases.sharing.listed(person)


def _readers(cases: UseCases, person: Person, _words: str, _heard: Heard) -> Reply:
    return cases.readers.of(person)


def _evidence(cases: UseCases, person: Person, words: str, heard: Heard) -> Reply:
    return cases.evidence_finder.command(person, words, now=heard.now)


def _mydata(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.mydata.ask(person, source=heard.source, now=heard.now)


def _erase(cases: UseCases, person: Person, words: str, _heard: Heard) -> Reply:
    return cases.erasing.card(person, words)


def _retention(cases: UseCases, person: Person, _words: str, heard: Heard) -> Reply:
    return cases.retention.listed(person, now=heard.now)


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "progress": _progress,
        "history": _history,
        "confirm": _confirm,
        "deadlines": _deadlines,
        "cohort": _cohort,
        "report": _report,
        "attendance": _attendance,
        "export": _export,
        "weekly": _weekly,
        "gaps": _gaps,
        "reminders": _reminders,
        "steps": _steps,
        "verify": _verify,
        "packet": _packet,
        "rate": _rate,
        "ratings": _ratings,
        "pulse": _pulse,
        "coaching": _coaching,
        "rulings": _rulings,
        "plan": _plan,
        "warnings": _warnings,
        "mydata": _mydata,
        "erase": _erase,
        "retention": _retention,
        "evidence": _evidence,
        "shared": _shared,
        "readers": _readers,
    }
)
