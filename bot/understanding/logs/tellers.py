"""Whose word it is: the same sentence about hours, as a candidate means it and as a coach does."""

import re

from bot.understanding.facts.findings import Findings
from bot.understanding.intents import Ambiguous, LogHours, Problem, SpokenEntry
from bot.understanding.logs.readings import a_choice
from induction.hours import HourKind
from induction.people import Role

_OBSERVING = re.compile(r"(?:i\s+|we\s+)?(?:observed|visited|shadowed|supervised|evaluated)\b(?!\s+(?:by|with)\b)")


def as_told_by(role: Role, findings: Findings, reading: LogHours | Ambiguous) -> LogHours | Ambiguous:
    """The reading as it is meant by somebody of that role.

    Candidates observe teachers and log for themselves: a person they name beside either is no coach of theirs, and
    they have one coach.
    """
    if role is not Role.CANDIDATE:
        return reading
    observing = _OBSERVING.match(findings.plain) is not None
    told = [_log_of_a_candidate(one, observing=observing) for one in reading.readings]
    readings = a_choice(one for one in told if one.problem is None and len({e.counterpart for e in one.entries}) == 1)
    if isinstance(reading, LogHours):
        reading = _log_of_a_candidate(reading, observing=observing)
    return reading.model_copy(update={"readings": readings})


def _log_of_a_candidate(log: LogHours, *, observing: bool) -> LogHours:
    entries = tuple(_entry_of_a_candidate(entry, observing=observing) for entry in log.entries)
    problem = log.problem
    if problem in {None, Problem.AMBIGUOUS_DATE} and any(entry.kind is None for entry in entries):
        problem = Problem.MISSING_ACTIVITY
    return LogHours(entries=entries, problem=problem)


def _entry_of_a_candidate(entry: SpokenEntry, *, observing: bool) -> SpokenEntry:
    if entry.kind is HourKind.PROFESSIONAL_LEARNING:
        return entry.model_copy(update={"counterpart": None})
    if entry.counterpart is None and entry.together:
        return entry.model_copy(update={"together": False})  # with the coach, and with others who log for themselves
    if observing and entry.counterpart is not None:
        return entry.model_copy(update={"kind": None})
    return entry
