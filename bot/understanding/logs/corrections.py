"""Wishes to change or void what was recorded: what is meant, and what it should be."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings, find_all
from bot.understanding.facts.formats import the_format
from bot.understanding.facts.misnamed import somebody_else
from bot.understanding.intents import Correction, CorrectionAction, EntryChanges, EntryReference
from bot.understanding.logs.correction_signs import adds_to_an_entry, asks_to_change, asks_to_delete, is_mistaken
from bot.understanding.logs.reasons import without_reason
from bot.understanding.times.day_hints import DayHint, the_day
from bot.understanding.times.durations import Length
from bot.understanding.words.spans import Found, lowered, masked
from induction.hours import HourKind
from induction.packs.pack import EVERYDAY_CATEGORIES, Category

_MEETS = re.compile(r"\b(?:with|w/)|\bnot\b|\bshould\b")
_MARKER = re.compile(
    r"\b(?P<new>should(?:'ve| have)? (?:be|been|say|read|actually be)|shoulda been|supposed to (?:be"
    r"|say)|ought to be|make (?:that|it|this|those|them)|meant(?: to (?:say|put|type|write|enter))?"
    r"|but (?:it was|it's|was|it should be)|but|(?:it|that|this) (?:was|were|is)|(?:was"
    r"|were)(?: (?:actually|really|only))?|actually|(?<!with\s)to(?=\s)|instead(?! of)|now|as)\b"
    r"|\b(?P<old>not|instead of|rather than|from|(?:i )?(?:logged|put|entered|recorded|wrote|typed)"
    r"|change|fix|correct|edit|update|amend|adjust|modify|revise|switch|move|set|replace)\b"
)
_LAST = re.compile(r"\b(?:last|latest|most recent|previous|that|it|this|just)\b")
_HOURS_IN_A_DAY = 24


def read_correction(said: str, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES) -> Correction | None:
    """The correction that the sentence asks for, with the reason that it gives; None where it asks for none."""
    if meant := somebody_else(said):
        which = EntryReference(last=True, counterpart=meant.instead_of)
        changes = EntryChanges(counterpart=meant.name)
        return Correction(action=CorrectionAction.UPDATE, which=which, changes=changes, reason=meant.wrong)
    find = partial(find_all, today=today, categories=categories)
    whole = _correction(said, today, find)

    def corrects(part: str) -> bool:
        correction = _correction(part, today, find)
        return correction is not None and (whole is None or _says_as_much(correction, whole))

    parts = without_reason(said, corrects, tells_more=lambda part: _tells_more(find(part)))
    correction = whole if parts.reason is None else _correction(parts.rest, today, find)
    if correction is None:
        return None
    return correction.model_copy(update={"reason": parts.reason or _confession(said)})


def _says_as_much(part: Correction, whole: Correction) -> bool:
    """Whether the part says what is to change, if the whole does: "wrong category, it was PLC" does so behind."""
    return part.action is CorrectionAction.DELETE or part.changes != EntryChanges() or whole.changes == EntryChanges()


def _tells_more(findings: Findings) -> bool:
    """Whether a part of the sentence says what the entry was, or is to be."""
    return bool(findings.lengths or findings.days or findings.formats) or _MEETS.search(findings.plain) is not None


def _confession(said: str) -> str | None:
    """The sentence where it is a reason and nothing else: "I logged that twice by mistake"."""
    return said.strip(" .!") if is_mistaken(lowered(said)) else None


def _correction(said: str, today: date, find: Callable[[str], Findings]) -> Correction | None:
    plain = _outlined(find(said))
    if asks_to_delete(plain):
        return Correction(action=CorrectionAction.DELETE, which=_reference(find(said), plain, today))
    if adds_to_an_entry(plain):
        which = _reference(find(said), plain, today).model_copy(update={"minutes": None})
        return Correction(action=CorrectionAction.UPDATE, which=which)
    if not asks_to_change(plain):
        return None
    old, new = (find(side) for side in _sides(said, plain))
    which = _reference(old, plain, today, beside=new)
    return Correction(action=CorrectionAction.UPDATE, which=which, changes=_changes(new, today))


def _outlined(findings: Findings) -> str:
    """The sentence in lower case with lengths and days masked; a range ("from 60 to 90 min") keeps its words."""
    text = findings.plain
    closed = [piece for piece in findings.lengths if not piece.value.open]
    days = [piece for piece in findings.days if piece.value != DayHint() and not _possessive(findings, piece)]
    return masked(masked(text, closed), days)


def _possessive(findings: Findings, piece: Found[DayHint]) -> bool:
    return findings.plain[piece.start : piece.end].endswith("'s")


def _sides(said: str, plain: str) -> tuple[str, str]:
    """What the entry was said to be, and what it should be."""
    markers = list(_MARKER.finditer(plain))
    sides: dict[str, list[str]] = {"old": [], "new": []}
    side = "old" if any(marker["new"] for marker in markers) else "new"
    start = 0
    for marker in markers:
        sides[side].append(said[start : marker.start()])
        side = "new" if marker["new"] else "old"
        start = marker.end()
        if marker["old"] == "not" and (comma := re.search(r"[,;]", plain[start:])):
            # "not 90, 60 min"
            sides["old"].append(said[start : start + comma.start()])
            side, start = "new", start + comma.end()
    sides[side].append(said[start:])
    return " , ".join(sides["old"]), " , ".join(sides["new"])


def _reference(findings: Findings, plain: str, today: date, beside: Findings | None = None) -> EntryReference:
    """Which entry is meant; the last one where the sentence does not tell it by a fact of its own."""
    kind, category = _kind(findings)
    days = [piece.value for piece in findings.days]
    days += [piece.value for piece in beside.days if _possessive(beside, piece)] if beside else []
    facts = EntryReference(
        kind=kind,
        category=category,
        minutes=_minutes(findings),
        on=the_day(days, today) if days else None,
        format=the_format(findings.formats),
        counterpart=_counterpart(findings),
    )
    tells = facts.model_dump(exclude={"minutes", "format"}, exclude_defaults=True)
    return facts.model_copy(update={"last": not tells or (not facts.on and _LAST.search(plain) is not None)})


def _changes(findings: Findings, today: date) -> EntryChanges:
    kind, category = _kind(findings)
    days = [piece.value for piece in findings.days if not _possessive(findings, piece)]
    length = _the_length(findings)
    return EntryChanges(
        kind=kind,
        category=category,
        minutes=_minutes(findings),
        on=the_day(days, today) if days else None,
        format=the_format(findings.formats),
        counterpart=_counterpart(findings),
        starts=length.starts if length else None,
        ends=length.ends if length else None,
    )


def _kind(findings: Findings) -> tuple[HourKind | None, str | None]:
    told = {
        (piece.value.kind, piece.value.category) for piece in findings.activities if piece.value.telling is Telling.KIND
    }
    return told.pop() if len(told) == 1 else (None, None)


def _the_length(findings: Findings) -> Length | None:
    return findings.lengths[0].value if len(findings.lengths) == 1 else None


def _minutes(findings: Findings) -> int | None:
    """The length that was said; a number without a unit that no day has hours for can only be minutes."""
    if findings.lengths:
        length = _the_length(findings)
        return length.minutes if length else None
    bare = [int(number) for number in re.findall(r"(?<![\w/:.-])\d{1,4}(?![\w/:.-])", findings.rest())]
    return bare[0] if len(bare) == 1 and bare[0] > _HOURS_IN_A_DAY else None


def _counterpart(findings: Findings) -> str | None:
    names = {piece.value.name for piece in findings.people if piece.value.name}
    return names.pop() if len(names) == 1 else None
