"""A sentence with something chosen that it leaves open: each way to do so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import TypeVar

from bot.understanding.facts.activities import Activity, Telling
from bot.understanding.facts.findings import Findings
from bot.understanding.facts.people import Certainty, Companion
from bot.understanding.times.durations import Length, is_stretch
from bot.understanding.words.either import OR
from bot.understanding.words.spans import Found
from induction.hours import HourKind

T = TypeVar("T")
Pieces = tuple[Found[T], ...]

_MOST_WAYS = 8


def choices(findings: Findings) -> Iterator[Findings]:
    """The findings with one length, one person and one activity where they hold several to choose from."""
    ways = product(_lengths(findings.plain, findings.lengths), _people(findings.people), _activities(findings))
    for lengths, people, (activities, alone) in islice(ways, _MOST_WAYS):
        chosen = replace(findings, lengths=lengths, people=() if alone else people, activities=activities)
        yield replace(chosen, left_out=tuple(_left_out(findings, chosen)))


def _lengths(plain: str, found: Pieces[Length]) -> Iterable[Pieces[Length]]:
    """One of the lengths that were said to choose from, or of a stretch of the clock and a length that do not agree."""
    stretches = [piece for piece in found if is_stretch(plain, piece)]
    if (len(stretches), len(found)) == (1, 2):
        return [(piece,) for piece in found]
    return product(*(_each(piece, piece.value.among) for piece in found))


def _people(found: Pieces[Companion]) -> Iterable[Pieces[Companion]]:
    """One of the people who were said to choose from."""
    return product(
        *(_each(piece, [Companion(name, piece.value.certainty) for name in piece.value.among]) for piece in found)
    )


def _each(piece: Found[T], among: Iterable[T]) -> list[Found[T]]:
    return [Found(piece.start, piece.end, one) for one in among] or [piece]


def _activities(findings: Findings) -> Iterable[tuple[Pieces[Activity], bool]]:
    """One of the activities that were named, or of learning and meeting somebody there, where it then is alone."""
    found = findings.activities
    told = [piece for piece in found if piece.value.telling is Telling.KIND and not piece.value.topical]
    named = dict.fromkeys((piece.value.kind, piece.value.category) for piece in told)
    if len(named) > 1:
        others = {one: {p for p in told if (p.value.kind, p.value.category) != one} for one in named}
        return [(tuple(piece for piece in found if piece not in others[one]), False) for one in named]
    met = any(piece.value.certainty is Certainty.MET for piece in findings.people)
    if met and any(kind is HourKind.PROFESSIONAL_LEARNING for kind, _ in named):
        return [(tuple(piece for piece in found if piece not in told), False), (found, True)]
    return [(found, False)]


def _left_out(findings: Findings, chosen: Findings) -> Iterator[Found[object]]:
    """What was not chosen, with the "or" between it and what was."""
    kept = {(piece.start, piece.end) for piece in chosen.pieces}
    pieces = sorted(findings.pieces, key=lambda piece: piece.start)
    for number, piece in enumerate(pieces):
        if (piece.start, piece.end) in kept:
            continue
        before = pieces[number - 1].end if number else piece.start
        behind = pieces[number + 1].start if number + 1 < len(pieces) else piece.end
        start = before if OR.fullmatch(findings.plain, before, piece.start) else piece.start
        end = behind if OR.fullmatch(findings.plain, piece.end, behind) else piece.end
        yield Found(start, end, None)
