"""A person's sentence to what it means: no clock, no model, nothing but the words."""

import re
from datetime import date

from bot.understanding.activities import Telling
from bot.understanding.asking import call_for_help, is_question, is_request, own_standing, small_talk, without_opening
from bot.understanding.corrections import read_correction
from bot.understanding.doubts import doubt_about, spent
from bot.understanding.drafting import read_drafting
from bot.understanding.entries import read_entries
from bot.understanding.findings import Findings, find_all
from bot.understanding.intents import (
    Ambiguous,
    Doubt,
    Help,
    Intent,
    LogHours,
    Problem,
    Question,
    SpokenEntry,
)
from bot.understanding.people import Certainty
from bot.understanding.spelling import tidy
from bot.understanding.statements import asks_to_log, happened, is_plan, is_statement, says_log, was_not_done
from induction.hours import HourKind
from induction.people import Role

# No one logs hours in a text of this length; it goes to the documents as it is.
LONGEST = 600


# "Half a day" may be said of anything; "almost 2 hours" is said of hours.
_MEASURED = re.compile(r"\d|hour|hr|min")


def read(text: str, *, today: date, role: Role) -> Intent:
    """What the sentence means on that day, said by somebody of that role.

    Nothing is guessed: where two readings are possible the result is `Ambiguous` or carries a `Problem`.
    """
    if drafting := read_drafting(text):
        return drafting
    said = tidy(text)
    if not said:
        return Help()
    if len(said) > LONGEST:
        return Question(text=text.strip())
    if greeting := small_talk(said):
        return greeting
    said = without_opening(said)
    other = call_for_help(said) or own_standing(said)
    if other is not None:
        return other
    may_correct = is_request(said) or not is_question(said)
    if may_correct and (correction := read_correction(said, today)):
        return correction
    return _read_hours(said, today, role) or Question(text=text.strip())


def _read_hours(said: str, today: date, role: Role) -> LogHours | Ambiguous | None:
    """The hours that the sentence is about, None where it is about something else."""
    question = is_question(said)
    wanted = asks_to_log(said, question=question)
    if question and not wanted:
        return None
    findings = find_all(said, today)
    if not wanted and is_statement(findings):
        return None
    if wanted and findings.lengths and was_not_done(findings):
        return Ambiguous(doubt=Doubt.UNSURE)
    if not wanted and not spent(findings):
        return Ambiguous(doubt=Doubt.SEVERAL_LENGTHS) if len(findings.lengths) > 1 else None
    doubt = doubt_about(findings)
    if doubt is Doubt.UNKNOWN_REFERENCE:
        return Ambiguous(doubt=doubt)
    reading = read_entries(findings, today)
    if isinstance(reading, LogHours):
        reading = _as_told_by(role, findings, reading)
    if not _is_about_hours(findings, reading, wanted=wanted):
        return Ambiguous(doubt=Doubt.INCOMPLETE) if _is_fragment(findings) or says_log(said) else None
    if doubt is not None:
        return Ambiguous(doubt=doubt)
    return _unless_open(findings, reading, wanted=wanted)


def _unless_open(findings: Findings, reading: LogHours | Ambiguous, *, wanted: bool) -> LogHours | Ambiguous | None:
    """The reading, unless the sentence speaks of a plan or has a question in it."""
    future = isinstance(reading, LogHours) and reading.problem is Problem.FUTURE_DATE
    if is_plan(findings) and not future:
        return Ambiguous(doubt=Doubt.UNSURE) if wanted or findings.lengths else None
    if is_plan(findings) and not wanted and not (findings.lengths and _names_a_day(reading)):
        return None
    if "?" in findings.said and not wanted:
        complete = isinstance(reading, LogHours) and reading.problem is None and findings.days
        return Ambiguous(doubt=Doubt.QUESTION_OR_LOG) if complete else None
    return reading


def _names_a_day(reading: LogHours | Ambiguous) -> bool:
    return isinstance(reading, LogHours) and all(entry.on for entry in reading.entries)


def _is_about_hours(findings: Findings, reading: LogHours | Ambiguous, *, wanted: bool) -> bool:
    """Whether there is enough of an entry to record it or to ask for what it lacks."""
    kinds = [piece for piece in findings.activities if piece.value.telling is Telling.KIND]
    met = [piece for piece in findings.people if piece.value.certainty is Certainty.MET]
    if any(_MEASURED.search(findings.plain[piece.start : piece.end]) for piece in findings.lengths):
        around = (*kinds, *findings.activities, *findings.people, *findings.days, *findings.formats)
        return wanted or bool(around) or _is_fragment(findings)
    told = isinstance(reading, Ambiguous) or any(entry.kind for entry in reading.entries)
    if not told:
        return False
    if wanted:
        return True
    if kinds or happened(findings):
        return bool(findings.days or met)
    # "Call with Priya monday": a meeting of some kind, with somebody, on a day.
    return bool(findings.days and met and (findings.activities or findings.formats))


def _is_fragment(findings: Findings) -> bool:
    """Whether the sentence is made of nothing but pieces of an entry ("Dana 11/12 1", "coaching")."""
    words = re.sub(
        r"\b(?:a|an|the|for|of|on|at|with|w|and|my|me|i|it|log|please|pls|more|another|in|by|from|was|did|had)\b",
        " ",
        findings.rest(),
    )
    pieces = (*findings.lengths, *findings.days, *findings.activities, *findings.formats)
    unknown, number = re.findall(r"[^\W\d_]+", words), re.search(r"\d", words)
    if len(unknown) == 1:
        return bool(findings.days and number)
    return not unknown and bool(pieces or number)


def _as_told_by(role: Role, findings: Findings, reading: LogHours) -> LogHours:
    """The reading as it is meant by somebody of that role.

    Candidates observe teachers and log for themselves: a person they name beside either is no coach of theirs.
    """
    if role is not Role.CANDIDATE:
        return reading
    observing = re.match(
        r"(?:i\s+|we\s+)?(?:observed|visited|shadowed|supervised|evaluated)\b(?!\s+(?:by|with)\b)", findings.plain
    )
    entries = tuple(_of_a_candidate(entry, observing=observing is not None) for entry in reading.entries)
    problem = reading.problem
    if problem in {None, Problem.AMBIGUOUS_DATE} and any(entry.kind is None for entry in entries):
        problem = Problem.MISSING_ACTIVITY
    return LogHours(entries=entries, problem=problem)


def _of_a_candidate(entry: SpokenEntry, *, observing: bool) -> SpokenEntry:
    if entry.kind is HourKind.PROFESSIONAL_LEARNING:
        return entry.model_copy(update={"counterpart": None})
    if observing and entry.counterpart is not None:
        return entry.model_copy(update={"kind": None})
    return entry
