"""A sentence about hours to its entries: cut into clauses, each read, what they share handed round."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

from bot.understanding.facts.findings import Findings
from bot.understanding.facts.people import Certainty, Companion
from bot.understanding.facts.topics import topic
from bot.understanding.intents import Ambiguous, Doubt, LogHours, Problem, SpokenEntry
from bot.understanding.logs.clauses import Draft, SpokenDay, Way, read_clause
from bot.understanding.logs.readings import whole
from bot.understanding.times.durations import Length, is_stretch
from bot.understanding.words.spans import Found
from induction.hours import MINUTES_A_DAY, HourKind

# Where one clause may end and the next begin, strongest first.
_JOINTS = (
    re.compile(r"\s*(?:[;\n]|\.\s|--)+\s*(?:and |then |also |plus )*"),
    re.compile(r"\s*,?\s*(?:\b(?:and then|and also|and|then|plus|also|as well as)\b|&|\+)\s*(?:also |then )?"),
    re.compile(r"\s*,\s*| - |\s*(?<!\bw)/ "),
)
_AND = re.compile(r"[a-z&+]")
_MOST_CUTS = 16
_SHARED = re.compile(r"\b(?:both|all|all of (?:them|it))\b")
_UP_TO_SHARED = re.compile(r"[\s,]*(?:for )?")
_HEADED = re.compile(r"\s*(?::|-\s)")
_AGAIN = re.compile(r"\b(?:again|another|more|both|all)\b")
# Parts of one visit: "observed Kim 1 hr and debriefed 30 min".
_BESIDE_COACHING = re.compile(r"\b(?:observ|debrief|check|conferenc|walk|post|pre)")
_SAME_DAY = re.compile(r"\bsame (?:day|date|night|evening)\b")


# How else a sentence is read that gives one length to several.
_WAYS = {Doubt.SEVERAL_PEOPLE: (Way.EACH, Way.TOGETHER), Doubt.SEVERAL_DAYS: (Way.EACH, Way.IN_ALL)}


def read_entries(findings: Findings, today: date) -> LogHours | Ambiguous:
    """The entries of a sentence, with the first problem among them, or why they cannot be told apart.

    With either come the readings that are left open, each whole.
    """
    reading = _read_in(Way.ASKED, findings, today)
    if isinstance(reading, LogHours) or reading.readings:
        return reading
    others = (_read_in(way, findings, today) for way in _WAYS.get(reading.doubt, ()))
    return reading.model_copy(update={"readings": tuple(one for other in others for one in whole(other))})


def _read_in(way: Way, findings: Findings, today: date) -> LogHours | Ambiguous:
    readings: list[LogHours | Ambiguous] = [_read(findings, cuts, today, way) for cuts in _cuts(findings)]
    logs = [reading for reading in readings if isinstance(reading, LogHours)]
    clean = [reading for reading in logs if reading.problem is None]
    if len({_core(reading) for reading in clean}) > 1:
        return Ambiguous(doubt=Doubt.SEVERAL_ACTIVITIES, readings=tuple(clean))
    return (clean or logs or readings)[-1]


def _core(reading: LogHours) -> tuple[tuple[object, ...], ...]:
    return tuple((e.kind, e.category, e.minutes, e.on, e.counterpart) for e in reading.entries)


def _cuts(findings: Findings) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to cut the sentence at its strongest joints so that each clause has one length."""
    places: list[list[tuple[int, int]]] = []
    for before, after in pairwise(findings.lengths):
        if _says_again(findings, before, after):
            continue
        between = _joints(findings, before.end, after.start)
        if not between:
            yield ()
            return
        places.append(between)
    for number, cuts in enumerate(product(*places)):
        if number == _MOST_CUTS:
            return
        yield cuts


def _says_again(findings: Findings, before: Found[Length], after: Found[Length]) -> bool:
    """Whether a stretch of the clock and a length are of one meeting: "3-3:45 with Dana, 45 min"."""
    if is_stretch(findings.plain, before) == is_stretch(findings.plain, after):
        return False
    joints = _joints(findings, before.end, after.start)
    if not joints or any(_AND.search(findings.plain, start, end) for start, end in joints):
        return False
    first = max((one.end for one in findings.lengths if one.end <= before.start), default=findings.start)
    last = min((one.start for one in findings.lengths if one.start >= after.end), default=findings.end)
    one, other = _named(findings.between(first, joints[0][0])), _named(findings.between(joints[-1][1], last))
    if before.value.minutes != after.value.minutes:
        return not one or not other
    return not one & other and not (one | other) >= {"learning", "people"}


def _named(part: Findings) -> set[str]:
    """What a part of the sentence names for itself."""
    learned = any(piece.value.kind is HourKind.PROFESSIONAL_LEARNING for piece in part.activities)
    told = {"day": part.days, "people": part.people, "activity": part.activities, "learning": learned}
    return {name for name, found in told.items() if found}


def _joints(findings: Findings, start: int, end: int) -> list[tuple[int, int]]:
    start -= findings.plain[:start].endswith(".")  # "mon Ana 1 hr. tues Luis 1 hr.": of the length, and a full stop
    taken: list[Found[object]] = [*findings.lengths, *findings.days, *findings.activities, *findings.people]
    for joint in _JOINTS:
        found = [
            (match.start(), match.end())
            for match in joint.finditer(findings.plain, start, end)
            if not any(piece.start < match.start() and match.end() < piece.end for piece in taken)
        ]
        if found:
            return found
    return []


def _read(findings: Findings, cuts: tuple[tuple[int, int], ...], today: date, way: Way) -> LogHours | Ambiguous:
    starts = (findings.start, *(end for _, end in cuts))
    ends = (*(start for start, _ in cuts), findings.end)
    drafts: list[Draft] = []
    for start, end in zip(starts, ends, strict=True):
        read = read_clause(findings.between(start, end), today, way)
        if isinstance(read, Doubt):
            return Ambiguous(doubt=read)
        drafts += read
    if cuts:
        weak = not any(_JOINTS[0].fullmatch(findings.plain[start:end]) for start, end in cuts)
        drafts = _shared(drafts, findings, weak=weak, today=today)
    reading = _log(drafts)
    if reading.problem is not Problem.AMBIGUOUS_DATE:
        return reading
    dated = (_log(few) for few in _dated(drafts, today))
    return reading.model_copy(update={"readings": tuple(one for one in dated if one.problem is None)})


def _log(drafts: Sequence[Draft]) -> LogHours:
    entries = tuple(_entry(draft) for draft in drafts)
    problems = [problem for draft, entry in zip(drafts, entries, strict=True) if (problem := _problem(draft, entry))]
    return LogHours(entries=entries, problem=min(problems, key=list(Problem).index, default=None))


def _dated(drafts: Sequence[Draft], today: date) -> Iterator[list[Draft]]:
    """The drafts with each of the few days that an open one may be; those that share a day share it in all of them."""
    left_open = list(dict.fromkeys(draft.day for draft in drafts if draft.day.on is None))
    for days in product(*(day.among for day in left_open)):
        chosen = {day: SpokenDay(on, said=True, ahead=on > today) for day, on in zip(left_open, days, strict=True)}
        yield [replace(draft, day=chosen.get(draft.day, draft.day)) for draft in drafts]


def _shared(drafts: list[Draft], findings: Findings, *, weak: bool, today: date) -> list[Draft]:
    """The drafts with what was said once for all of them."""
    own_days = all(draft.day.said for draft in drafts)
    elided = any(draft.kind is None or not (draft.clause.activities or own_days) for draft in drafts)
    drafts = _share_kind(drafts)
    for_all = _SHARED.search(findings.plain) is not None
    if elided or for_all or _AGAIN.search(findings.plain):
        drafts = _share(drafts, "companion", lambda draft: draft.kind is HourKind.COACHING)
    alike = len({draft.kind for draft in drafts}) == 1
    one_format = _is_for_all(findings, findings.formats)
    if one_format or (alike and weak):
        # Clauses that each have a day of their own are complete: a format in one is not for the others.
        drafts = _share(drafts, "format", lambda draft: not draft.clause.formats and (one_format or not own_days))
    return _share_day(drafts, findings, weak=weak or for_all, today=today)


def _is_for_all(findings: Findings, pieces: Sequence[Found[object]]) -> bool:
    """Whether one of the pieces is said of every entry: "both on zoom", "on zoom for both"."""
    return any(
        piece.start >= shared.end() or _UP_TO_SHARED.fullmatch(findings.plain, piece.end, shared.start())
        for shared in _SHARED.finditer(findings.plain)
        for piece in pieces
    )


def _share_kind(drafts: list[Draft]) -> list[Draft]:
    lenders = {(draft.kind, draft.category) for draft in drafts if draft.kind}
    if len(lenders) != 1:
        return drafts
    kind, category = lenders.pop()
    return [
        replace(draft, kind=kind, category=category) if draft.kind is None and _leans(draft, kind) else draft
        for draft in drafts
    ]


def _leans(draft: Draft, kind: HourKind | None) -> bool:
    """Whether a clause without an activity says "the same again": with its own day, person or "another"."""
    clause = draft.clause
    if draft.other:
        return False
    if clause.activities:
        beside = _BESIDE_COACHING.search(clause.plain, clause.start, clause.end) is not None
        return kind is HourKind.COACHING and beside
    if draft.companion is not None:
        return kind is HourKind.COACHING
    return draft.day.said or _AGAIN.search(clause.plain, clause.start, clause.end) is not None


def _share(drafts: list[Draft], fact: str, lacks: Callable[[Draft], bool]) -> list[Draft]:
    said = {getattr(draft, fact) for draft in drafts} - {None}
    if len(said) != 1:
        return drafts
    (value,) = said
    return [
        replace(draft, **{fact: value}) if getattr(draft, fact) is None and lacks(draft) else draft for draft in drafts
    ]


def _share_day(drafts: list[Draft], findings: Findings, *, weak: bool, today: date) -> list[Draft]:
    """The day for every draft; open where one clause has a day and it is not clear that it is meant for all."""
    if len({draft.day for draft in drafts if draft.day.said}) == 0:
        return drafts
    lender = _lender(drafts, findings, weak=weak, today=today)
    return [draft if draft.day.said else replace(draft, day=lender) for draft in drafts]


def _lender(drafts: Sequence[Draft], findings: Findings, *, weak: bool, today: date) -> SpokenDay:
    first, last = drafts[0], drafts[-1]
    said = [draft for draft in drafts if draft.day.said]
    # A clause without a day is of today: where only today was said, both readings agree.
    agreed = len({draft.day.on for draft in drafts}) == 1
    if agreed or (len({draft.day for draft in said}) == 1 and _SAME_DAY.search(findings.plain)):
        return said[0].day
    if len(said) == 1 and weak:
        piece = said[0].clause.days[0]
        told: list[Found[object]] = [*findings.lengths, *findings.activities]
        heads = _HEADED.match(findings.plain, piece.end) and piece.start < first.clause.lengths[0].start
        leads = said[0] is first and (heads or piece.start <= min(other.start for other in told))
        ends = said[0] is last and piece.start > last.clause.lengths[0].start
        if leads or ends:
            return said[0].day
    # A clause without a day is of that of another clause, or of today.
    days = {draft.day.on for draft in said if draft.day.on} | {today}
    return SpokenDay(None, said=True, among=tuple(sorted(days)))


def _entry(draft: Draft) -> SpokenEntry:
    companion = draft.companion
    length = draft.length
    return SpokenEntry(
        kind=draft.kind,
        category=draft.category,
        minutes=length.minutes if length else None,
        on=draft.day.on,
        format=draft.format,
        counterpart=companion.name if companion and _counts(draft, companion) else None,
        topic=topic(draft.clause),
        starts=length.starts if length else None,
        ends=length.ends if length else None,
        together=draft.together,
    )


def _counts(draft: Draft, companion: Companion) -> bool:
    """Whether the person named is the other party: always in coaching, in PL only whom it is logged for."""
    return draft.kind is not HourKind.PROFESSIONAL_LEARNING or companion.certainty is Certainty.NAMED_FOR


def _problem(draft: Draft, entry: SpokenEntry) -> Problem | None:
    checks = {
        Problem.TOO_LONG: entry.minutes is not None and entry.minutes > MINUTES_A_DAY,
        Problem.NON_POSITIVE: entry.minutes is not None and entry.minutes <= 0,
        Problem.MISSING_DURATION: entry.minutes is None,
        Problem.MISSING_ACTIVITY: entry.kind is None,
        Problem.AMBIGUOUS_DATE: entry.on is None,
    }
    return (
        Problem.FUTURE_DATE if draft.day.ahead else next((problem for problem, wrong in checks.items() if wrong), None)
    )
