"""Joints: whether a proposal joins and parts what is stated as the person did, or only as grammar wants it.

The small words decide who did what to whom: `asked the coach` and `asked for the coach`, `8 of 41` and `8 and 41`, `we
have` and `we are`. So they stay as they are, but for a few that a note leaves out. A stop stays a stop, since what is
said in one sentence does not hold for the next one.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from knowledge.drafting.speech import (
    ADVERBIAL,
    AIM,
    DENIALS,
    SHARES,
    SPREADING,
    STATES,
    SUBJECTS,
    TIMES,
    WANTING,
    is_past,
)
from knowledge.drafting.statements import WILL, Fact, Item, Parting, is_figure

_PLACES = frozenset({"in", "on", "at"})
_FAR = 3
"""How many items a verb's `to` may stand behind what wants it: `want more students to lead`."""


def is_joined_alike(said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    """Whether the item in that place follows the one before it in both alike."""
    return (
        _has_article(said[at], given[at]) and _is_linked(said, given, at) and (at == 0 or _is_parted(said, given, at))
    )


def _has_article(said: Item, given: Item) -> bool:
    """Whether the article stays; a note may get one, but for `few`, which is fewer than `a few`."""
    return said.article == given.article or (not given.article and said.article in {"a", "the"})


def _is_linked(said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    there, here = Counter(given[at].links), Counter(said[at].links)
    lost, added = list((there - here).elements()), list((here - there).elements())
    if not lost and not added:
        return said[at].links == given[at].links
    if lost:
        swapped = len(lost) == len(added) == 1 and {*lost, *added} <= _PLACES and given[at].word in TIMES
        return swapped or (lost == ["be"] and not added and given[at].word.endswith("ing"))
    return all(_ADDED.get(link, _never)(said, given, at) for link in added)


def _be(said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    """`Tardies down` are down; `teachers observed` are not observed, and `I coach` is not `I am a coach`."""
    item = given[at]
    acting = at > 0 and given[at - 1].word in SUBJECTS and item.word.endswith("ing")
    noun = said[at].article != item.article
    return not noun and not is_past(item.word) and (acting or item.word in STATES or _is_bare_figure(said, at))


def _is_bare_figure(said: Sequence[Item], at: int) -> bool:
    return said[at].kind is Fact.FIGURE and said[at].links == ("it", "be")


def _have(_said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    return at > 0 and given[at - 1].word in SUBJECTS and is_past(given[at].word)


def _to(_said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    """A verb's: in the same clause as what wants it, and before no figure, name or day."""
    clause = [given[at], *given[max(0, at - _FAR) : at][::-1]]
    wanted = next((back for back, one in enumerate(clause) if back and one.word in WANTING), 0)
    return bool(wanted) and all(not one.parted and not one.joined for one in clause[:wanted]) and _is_word(given[at])


def _is_word(item: Item) -> bool:
    return item.kind in {Fact.WORD, Fact.OUTCOME} and not item.links


def _place(_said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    """Before a day or a time, where none of them is."""
    item, before = given[at].word, given[at - 1].word if at else ""
    timed = item in TIMES or (is_figure(item) and ":" in item)
    return timed and not given[at].links and before not in ADVERBIAL and before not in TIMES


def _of(_said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    return at > 0 and given[at - 1].word in SHARES and given[at].kind is Fact.WORD and not given[at].links


def _it(said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    return given[at].opens and _is_bare_figure(said, at) and not given[at].links


def _never(_said: Sequence[Item], _given: Sequence[Item], _at: int) -> bool:
    return False


_ADDED: dict[str, Callable[[Sequence[Item], Sequence[Item], int], bool]] = {
    "be": _be,
    "have": _have,
    "to": _to,
    "in": _place,
    "on": _place,
    "at": _place,
    "of": _of,
    "it": _it,
}
"""The links that a note leaves out, each with where it may come."""


def _is_parted(said: Sequence[Item], given: Sequence[Item], at: int) -> bool:
    one, own = said[at], given[at]
    if one.joined and not own.joined and not own.parted:
        return False
    if own.joined and not one.joined and not one.parted:
        return False
    if own.parted is Parting.STOP:
        return one.parted is Parting.STOP or ((one.parted > 0 or one.joined) and not _spreads(given, at, both=True))
    if one.parted is Parting.STOP:
        return _may_stop(given, at)
    if own.parted:
        return one.parted > 0 or one.joined
    return not one.parted or own.joined or _may_pause(given, at)


def _may_stop(given: Sequence[Item], at: int) -> bool:
    """Whether a sentence of its own may begin here."""
    item, clause = given[at], _sentence(given, at)
    if _spreads(given, at, both=False) or clause[0].kind is Fact.DATE or item.word in ADVERBIAL:
        return False
    if item.parted:
        return True
    stated = any(is_past(one.word) or "be" in one.links for one in clause)
    return stated and (item.joined or (item.word in SUBJECTS and not item.links))


def _may_pause(given: Sequence[Item], at: int) -> bool:
    """Whether a comma may come before this item: not behind a `no`, an amount or a figure, and not before a list."""
    before = given[at - 1]
    if before.word in DENIALS or before.kind in {Fact.AMOUNT, Fact.FORCE}:
        return False
    return given[at].kind in {Fact.FIGURE, Fact.PERSON} or given[at].word in {"because", "but", "so", *STATES}


def _spreads(given: Sequence[Item], at: int, *, both: bool) -> bool:
    """Whether a word of this sentence, up to here or also behind it, would bend what is parted from it or joined."""
    behind = [given[at]] if both else []
    for one in given[at + 1 :] if both else ():
        if one.parted is Parting.STOP:
            break
        behind.append(one)
    spreading = [one.word for one in (*_sentence(given, at), *behind)]
    return any(word in SPREADING or word in {WILL, AIM} or (both and word in TIMES) for word in spreading)


def _sentence(given: Sequence[Item], at: int) -> list[Item]:
    """The items of the sentence before this one; of the sentence that ends here, where a stop stands before it."""
    found: list[Item] = []
    for one in reversed(given[:at]):
        found.insert(0, one)
        if one.parted is Parting.STOP:
            break
    return found
