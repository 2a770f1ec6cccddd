"""A person's sentence to what it means: no clock, no model, nothing but the words."""

import re
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings, find_all
from bot.understanding.facts.people import Certainty
from bot.understanding.facts.unfinished import completed
from bot.understanding.intents import (
    Ambiguous,
    Doubt,
    Help,
    Intent,
    LogHours,
    Problem,
    Question,
)
from bot.understanding.logs.choices import choices
from bot.understanding.logs.corrections import read_correction
from bot.understanding.logs.doubts import doubt_about, spent
from bot.understanding.logs.entries import read_entries
from bot.understanding.logs.named_entries import named_correction
from bot.understanding.logs.readings import a_choice, whole
from bot.understanding.logs.slips import mended
from bot.understanding.logs.statements import asks_to_log, happened, is_plan, is_statement, says_log, was_not_done
from bot.understanding.logs.tellers import as_told_by
from bot.understanding.wishes.asking import (
    call_for_help,
    is_question,
    is_request,
    own_standing,
    small_talk,
    without_opening,
)
from bot.understanding.wishes.invitations import told_plainly
from bot.understanding.words.spelling import tidy
from bot.understanding.writing.drafting import read_drafting
from bot.understanding.writing.headings import announced
from induction.packs.pack import EVERYDAY_CATEGORIES, Category
from induction.people import Role

# No one logs hours in a text of this length; it goes to the documents as it is.
LONGEST = 600


# "Half a day" may be said of anything; "almost 2 hours" is said of hours.
_MEASURED = re.compile(r"\d|hour|hr|min")


def read(
    text: str,
    *,
    today: date,
    role: Role,
    zone: ZoneInfo | None = None,
    categories: Sequence[Category] = EVERYDAY_CATEGORIES,
) -> Intent:
    """What the sentence means on that day, said by somebody of that role in that zone.

    `categories` are those of their program. Nothing is guessed: where two readings are possible the result is
    `Ambiguous` or carries a `Problem`.
    """
    if drafting := read_drafting(text):
        return drafting
    said = tidy(told_plainly(text, today=today, zone=zone))
    if not said:
        return Help()
    if len(said) > LONGEST:
        return Question(text=text.strip())
    if greeting := small_talk(said):
        return greeting
    said = mended(without_opening(said), today, categories)
    other = call_for_help(said) or own_standing(said)
    if other is not None:
        return other
    may_correct = is_request(said) or not is_question(said)
    if may_correct and (named := named_correction(said, today, categories)):
        return named
    if may_correct and (correction := read_correction(said, today, categories)):
        return correction
    if listed := _announced(said, today, role, categories):
        return listed
    return _read_hours(said, today, role, categories) or Question(text=text.strip())


def _announced(said: str, today: date, role: Role, categories: Sequence[Category]) -> LogHours | None:
    """The entries behind their number, where there are as many as it says."""
    front = announced(said)
    listed = front and _read_hours(front.rest, today, role, categories)
    if front is None or not isinstance(listed, LogHours) or len(listed.entries) != front.count:
        return None
    return listed


def _read_hours(said: str, today: date, role: Role, categories: Sequence[Category]) -> LogHours | Ambiguous | None:
    """The hours that the sentence is about, None where it is about something else."""
    question = is_question(said)
    wanted = asks_to_log(said, question=question)
    if question and not wanted:
        return None
    findings = find_all(said, today, categories)
    if question and not (findings.lengths or findings.days or findings.activities or says_log(said)):
        return None  # "will you count zoom the same as in person"
    if not wanted and is_statement(findings):
        return None
    reading = _taken(findings, today, role, wanted=wanted)
    if reading is None or not isinstance(reading, Ambiguous) or reading.doubt is Doubt.QUESTION_OR_LOG:
        return reading
    open_to = reading.readings or [
        one for chosen in choices(findings) for one in whole(_taken(chosen, today, role, wanted=wanted))
    ]
    if reading.doubt is Doubt.UNCLEAR_NUMBER and not open_to:
        rest = findings.rest()
        further = (find_all(one, today, categories) for one in completed(said, rest))
        sure = tuple(one for more in further for one in whole(_taken(more, today, role, wanted=wanted)))
        return reading.model_copy(update={"readings": sure[:1]})
    return reading.model_copy(update={"readings": a_choice(open_to)})


def _taken(findings: Findings, today: date, role: Role, *, wanted: bool) -> LogHours | Ambiguous | None:
    """The hours as they are told, with the readings that the telling itself leaves open."""
    if wanted and findings.lengths and was_not_done(findings):
        return Ambiguous(doubt=Doubt.UNSURE)
    if not wanted and not spent(findings):
        return Ambiguous(doubt=Doubt.SEVERAL_LENGTHS) if len(findings.lengths) > 1 else None
    doubt = doubt_about(findings)
    if doubt is Doubt.UNKNOWN_REFERENCE:
        return Ambiguous(doubt=doubt)
    reading = as_told_by(role, findings, read_entries(findings, today))
    if not _is_about_hours(findings, reading, wanted=wanted):
        return Ambiguous(doubt=Doubt.INCOMPLETE) if _is_fragment(findings) or says_log(findings.said) else None
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
        return Ambiguous(doubt=Doubt.QUESTION_OR_LOG, readings=(reading,)) if complete else None
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
