"""Quantities: the numbers of a sentence with all that gives them their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.wording.grounding.phrasing import BOUNDS, PER, TOTAL
from knowledge.wording.grounding.tokens import is_mark, is_number, topic, topics
from knowledge.wording.grounding.vocabulary import KINDS, MEASURES, NUMBERED

_FORWARD, _BACK = 2, 5
_REACH = 3


@dataclass(frozen=True)
class Quantity:
    """A number with all that it means.

    `unit` is a measure with its kind (`business day`), `counted` the words that follow a number without one, `label`
    what bears the number as its name. `part` is its part of the sentence, `own` are the topics there, `near` also
    those that the part leans on.
    """

    value: str
    unit: str | None = None
    counted: tuple[str, ...] = ()
    label: str | None = None
    bounds: frozenset[str] = frozenset()
    per: str | None = None
    part: int = 0
    own: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @property
    def is_bare(self) -> bool:
        """Whether the number alone says of nothing how much it is."""
        return not (self.unit or self.counted or self.label or ":" in self.value)

    def is_same_as(self, other: "Quantity") -> bool:
        """Whether both say the same number of the same thing, apart from the words around them."""
        alike = (self.value, self.unit, self.label, self.bounds, self.per)
        if alike != (other.value, other.unit, other.label, other.bounds, other.per):
            return False
        if self.counted and other.counted:
            return self.counted[0] in other.counted or other.counted[0] in self.counted
        return self.counted == other.counted


def quantities(parts: Sequence[Sequence[str]]) -> tuple[Quantity, ...]:
    """Every number of a sentence in its parts; what a part leaves out is taken from the parts around it."""
    found: list[Quantity] = []
    opening, per = _opening(parts)
    behind: frozenset[str] = frozenset()
    for nth, part in enumerate(parts):
        own = topics(part)
        near = own | opening | (frozenset() if own else behind)
        for quantity in _measured(part):
            whole = quantity
            if quantity.is_bare and found:
                whole = replace(quantity, unit=found[-1].unit, counted=found[-1].counted)
            found.append(replace(whole, part=nth, own=own, near=near))
        behind |= own
    for at in reversed(range(len(found))):  # "12 sessions and 40 hours a year": both are of a year
        found[at] = replace(found[at], per=found[at].per or per)
        per = None if found[at].per == TOTAL else found[at].per
    return tuple(found)


def _opening(parts: Sequence[Sequence[str]]) -> tuple[frozenset[str], str | None]:
    """The topics before the first number, which later parts lean on, and what they say it is counted for."""
    before: list[str] = []
    for part in parts:
        at = next((place for place, token in enumerate(part) if is_number(token)), None)
        before += part[:at]
        if at is not None:
            break
    return topics(before), next((token for token in before if token.startswith(PER)), None)


def _measured(part: Sequence[str]) -> list[Quantity]:
    """The numbers of one part with the marks that stand by them."""
    places = [place for place, token in enumerate(part) if is_number(token)]
    bounds: dict[int, set[str]] = {place: set() for place in places}
    per: dict[int, str] = {}
    for at, token in enumerate(part):
        before = max((place for place in places if place < at), default=None)
        after = min((place for place in places if place > at), default=None)
        if token in BOUNDS:
            owner = after if after is not None and after - at <= _FORWARD else before
            if owner is not None:
                bounds[owner].add(token)
        elif token.startswith(PER) and before is not None and at - before <= _BACK:
            per.setdefault(before, token)
    return [replace(_number(part, place), bounds=frozenset(bounds[place]), per=per.get(place)) for place in places]


def _number(part: Sequence[str], place: int) -> Quantity:
    """The number with its unit: the measure among the words that follow it, or else those words."""
    value = part[place]
    before = [token for token in part[:place] if not is_mark(token)]
    if before and before[-1] in NUMBERED:
        return Quantity(value, label=before[-1].removesuffix("s"))
    end = next((at for at in range(place + 1, len(part)) if is_number(part[at])), len(part))
    following = [token for token in part[place + 1 : end] if token in MEASURES or topic(token)][:_REACH]
    at = next((nth for nth, token in enumerate(following) if token in MEASURES), None)
    if at is None:
        return Quantity(value, counted=tuple(word for token in following if (word := topic(token))))
    kinds = [token for token in following[:at] if token in KINDS]
    return Quantity(value, unit=" ".join((*kinds, MEASURES[following[at]])))
