"""Reckoned: what a program's rules make of the dates, scores and parts that a question itself gives."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from induction.packs.pack import ProgramPack
from induction.packs.reckoning import limits, part_sum
from induction.packs.rules import Rule
from induction.packs.rulings import rule_words
from induction.record.assessments import average, marks_of
from knowledge.answers import Answer, AnswerStatus, Conflict, Question
from knowledge.finding.places import place_of
from knowledge.language.words import stem, stems
from knowledge.passages import Passage
from knowledge.quoting.citing import citation_of, cited
from knowledge.refusing.contacts import contact_for
from prompts.reckoning import due_words, part_words, score_words, span_words

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,? (?P<year>20\d\d))?\b|\b(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>(?:20)?\d\d))?\b",
    re.IGNORECASE,
)
_SOME_YEAR = 2001  # neither it nor the next is a leap year, where nobody said which one is meant
_CENTURY = 2000
_SCORES = re.compile(r"(?<![\d.])[1-5](?:\s*(?:,|and|&|/)\s*(?:and\s+)?[1-5](?!\d|\.\d)){2,}")
_ASKS_SCORE = re.compile(
    r"\b(?:pass\w*|enough|scores?|average|proficien\w+|good|clear|ok|okay|fail\w*)\b", re.IGNORECASE
)
_ASKS_DUE = re.compile(r"\b(?:when|due|by what|deadline|how long|until)\b", re.IGNORECASE)
_ALL_DONE = re.compile(
    r"\b(?:did|done|finished|completed|attended|went to|have) (?:\w+ ){0,3}?(?:all|every|each|both)\b|\b(?:all"
    r"|both) (?:\w+ ){0,4}?done\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:am i|is that|do i have|that's|does that|enough|hours|there yet)\b", re.IGNORECASE)
_SHARED, _NAMED = 2, 2


def reckoned(text: str, pack: ProgramPack | None, asker: str | None = None) -> tuple[str, Rule] | None:
    """What code works out, in words, and the rule it rests on; None where the question gives nothing to go by."""
    if pack is None:
        return None
    who = contact_for("hours program requirements", pack, asker).named
    return _of_scores(text, pack, who) or _of_dates(text, pack, who) or _of_parts(text, pack)


def answer_reckoned(
    words: str,
    rule: Rule,
    question: Question,
    found: Answer,
    passages: Sequence[Passage],
    packs: Mapping[str, ProgramPack],
) -> Answer:
    """The answer that says what was worked out, on the places of its rule, or those found where they are not loaded."""
    pack = packs[question.program or ""]
    sources = [side.source for side in rule.conflict] or list(rule.sources)
    places = [place for source in sources if (place := place_of(source, pack, passages))]
    citations = cited(places, (), packs) or found.citations
    sides = tuple(citation_of(place, packs) for place in places) if rule.conflict else ()
    return Answer(
        status=AnswerStatus.ANSWERED,
        text=words if rule_words(rule) in words else f"{words}\n{rule_words(rule)}",
        citations=citations,
        grounds=len(citations) if places else found.grounds,
        conflicts=(Conflict(about=question.text, sides=sides),) if rule.conflict else (),
        route=contact_for(question.text, pack, question.asker_role),
    )


def _of_scores(text: str, pack: ProgramPack, who: str) -> tuple[str, Rule] | None:
    rule, listed = pack.rule("score.pass"), _SCORES.search(text)
    if rule is None or listed is None or not _ASKS_SCORE.search(text):
        return None
    scores = [int(digit) for digit in re.findall(r"[1-5]", listed[0])]
    found = marks_of(dict(enumerate(scores, start=1)), rule)
    if not found:
        return rule_words(rule), rule
    mean = f"{float(average(scores)):.2f}".rstrip("0")
    mean = f"{mean}0" if mean.endswith(".") else mean
    met, missed = [mark.words for mark in found if mark.met], [mark.words for mark in found if not mark.met]
    return score_words(mean, min(scores), met=met, missed=missed, who=who), rule


def _of_dates(text: str, pack: ProgramPack, who: str) -> tuple[str, Rule] | None:
    days = _dates(text)
    rule = _deadline(text, pack) if days else None
    if rule is None:
        return None
    with_year = bool(re.search(r"\b20\d\d\b", text))
    first, *others = days
    start = _day(first, with_year=with_year)
    found = limits(rule, first, *others[:1])
    if others and found:
        end, between = _day(others[0], with_year=with_year), (others[0] - first).days
        kept, missed = ([one.words for one in found if one.kept is keeps] for keeps in (True, False))
        return span_words(start, end, between, kept=kept, missed=missed, who=who), rule
    if found and _ASKS_DUE.search(text):
        return due_words(start, [(one.words, _day(one.last_day, with_year=with_year)) for one in found], who=who), rule
    return None


def _of_parts(text: str, pack: ProgramPack) -> tuple[str, Rule] | None:
    rule = pack.rule("pl.hours")
    if rule is None or not _ALL_DONE.search(text) or not _WHOLE.search(text):
        return None
    said = frozenset(stems(text))
    done = frozenset(one.key for one in pack.categories if said & {stem(one.label.lower().split()[-1])})
    parts = part_sum(pack, done) if done else None
    return (part_words(parts.done, parts.open, whole=parts.whole), rule) if parts else None


def _deadline(text: str, pack: ProgramPack) -> Rule | None:
    """The rule with a deadline that shares most with the question, its key above all, where it shares enough."""
    said = frozenset(stems(text))
    rules = [rule for rule in pack.rules if rule.counts_from]
    shared = [_shared(said, rule) for rule in rules]
    return rules[shared.index(max(shared))] if shared and max(shared) >= _SHARED else None


def _shared(said: frozenset[str], rule: Rule) -> int:
    named = len(said & frozenset(stems(rule.key.replace(".", " "))))
    return _NAMED * named + len(said & frozenset(stems(f"{rule.says} {rule.counts_from}")))


def _dates(text: str) -> list[date]:
    """The days that the text names, in their order; a day without a year falls behind the one before it."""
    found: list[date] = []
    for match in _DATE.finditer(text):
        month = match["m"] or str(_MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1)
        year = match["year"] or match["y"]
        in_year = int(year) + (_CENTURY if len(year) == len("26") else 0) if year else None
        try:
            day = date(
                in_year or (found[-1].year if found else _SOME_YEAR),
                int(month),
                int(match["day"] or match["day2"] or match["d"]),
            )
        except ValueError:
            continue
        if in_year is None and found and day < found[-1]:
            day = day.replace(year=day.year + 1)
        found.append(day)
    return found


def _day(day: date, *, with_year: bool) -> str:
    return f"{day:%B} {day.day}, {day.year}" if with_year else f"{day:%B} {day.day}"
