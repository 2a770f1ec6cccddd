"""Arrangement: the other orders in which a person's single sentence says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.drafting.speech import SPREADING, TIMES, is_past
from knowledge.drafting.statements import Item, Parting, is_figure

_SUBORDINATE = frozenset({"because", "if", "when", "although", "though", "once", "unless"})


def arrangements(said: Sequence[Item], given: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items of the one sentence in another order, each parted as the proposal parts them.

    A deadline may move to the front or the end, and a clause with `because` or `if` before or behind the other one.
    """
    if any(one.parted is Parting.STOP for one in given) or len(said) != len(given):
        return
    yield from _with_deadline_moved(said, given)
    yield from _with_clause_moved(said, given)


def _with_deadline_moved(said: Sequence[Item], given: Sequence[Item]) -> Iterator[Sequence[Item]]:
    plain = not any(one.parted or one.joined or one.word in SPREADING or is_past(one.word) for one in given)
    starts = [at for at, one in enumerate(given) if one.word == "by"]
    if not plain or len(starts) != 1:
        return
    start = end = starts[0]
    end += 1
    while end < len(given) and (given[end].word in TIMES or is_figure(given[end].word)) and not given[end].links:
        end += 1
    if not any(one.word in TIMES for one in given[start:end]):
        return
    day, rest = given[start:end], [*given[:start], *given[end:]]
    if rest and (not start or end == len(given)):
        yield _parted_as(said, [*day, *rest], len(day))
        yield _parted_as(said, [*rest, *day], len(rest))


def _with_clause_moved(said: Sequence[Item], given: Sequence[Item]) -> Iterator[Sequence[Item]]:
    places = [at for at, one in enumerate(given) if one.word in _SUBORDINATE]
    others = [one for one in given if one.word in SPREADING and one.word not in _SUBORDINATE]
    if len(places) != 1 or others or any(one.joined for one in given):
        return
    parted = [at for at, one in enumerate(given) if one.parted]
    if places == [0] and len(parted) == 1:
        yield _parted_as(said, [*given[parted[0] :], *given[: parted[0]]], len(given) - parted[0])
    elif places[0] and parted in ([], places):
        at = places[0]
        if said[len(given) - at].parted is Parting.COMMA:
            yield _parted_as(said, [*given[at:], *given[:at]], len(given) - at)


def _parted_as(said: Sequence[Item], given: Sequence[Item], at: int) -> Sequence[Item]:
    """The items, with the seam that has come in place of another parted as the proposal parts it."""
    seam = said[at] if said[at].parted is not Parting.STOP else given[at]
    parted = [replace(one, parted=one.parted if place else Parting.NONE) for place, one in enumerate(given)]
    parted[at] = replace(parted[at], parted=seam.parted, joined=False)
    return parted
