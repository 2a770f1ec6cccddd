"""Slips of the finger: how likely a mistyped word was meant for another one."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_SOUND_ALIKE = frozenset(map(frozenset, ("ck", "cs", "st", "ct", "sz", "td", "mn", "iy")))

_SHORT, _LONG = 5, 8
_SWAPPED, _DOUBLED, _CLOSE, _LETTER, _OTHER = 0.6, 0.6, 0.8, 0.9, 1.1
_FIRST = 0.5
"""What a slip in the first letter costs besides: people seldom miss that one."""

_FAR = 2.0
"""What two slips cost. Only a long word shows them plainly, and not at its ends: professionals is no slip."""


def slack(word: str) -> int:
    """How many slips a word of that length may have."""
    return 1 if len(word) < _LONG else 2


def slip(typed: str, meant: str, distance: int) -> float | None:
    """What it costs to have typed the one for the other, `distance` slips away; None where nobody would.

    A short word with one letter for another is mostly another word, park for part, and so it must at least be the key
    beside it or sound alike.
    """
    if distance > 1:
        return _FAR if typed[0] == meant[0] and typed[-1] == meant[-1] else None
    at = next((place for place, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), -1)
    at = min(len(typed), len(meant)) if at < 0 else at
    if at == 0 and len(typed) < _SHORT and len(typed) != len(meant):
        return None
    first = _FIRST if at == 0 else 0.0
    if len(typed) != len(meant):
        cost = _lost_or_added(typed, meant, at)
        return None if cost > _DOUBLED and len(typed) > len(meant) and len(typed) <= _SHORT else cost + first
    if sorted(typed) == sorted(meant):
        return _SWAPPED + first
    if _is_close(typed[at], meant[at]):
        return _CLOSE + first if len(typed) >= _SHORT else None
    return _OTHER if not first and len(typed) >= _LONG else None


def _lost_or_added(typed: str, meant: str, at: int) -> float:
    longer = max(typed, meant, key=len)
    return _DOUBLED if at and longer[at - 1] == longer[at] else _LETTER


def _is_close(one: str, other: str) -> bool:
    return {one, other} <= _VOWELS or frozenset((one, other)) in _SOUND_ALIKE or _are_neighbours(one, other)


def _are_neighbours(one: str, other: str) -> bool:
    places = [(row, keys.index(key)) for key in (one, other) for row, keys in enumerate(_ROWS) if key in keys]
    if len(places) < len((one, other)):
        return False
    (row, column), (next_row, next_column) = places
    return abs(row - next_row) <= 1 and abs(column - next_column) <= 1
