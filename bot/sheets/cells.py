"""What stands in a cell, as words, yes or no, a number, or one of ours; what says none of them is a fault."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from bot.sheets.tables import Cell

Key = TypeVar("Key", bound=StrEnum)

_SHOWN = 40
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0", ""}


class Fault(Exception):  # noqa: N818 - a finding about a cell, and nobody's error
    """A cell that does not say what it should: what is wrong, and what would be right."""


def plain(text: object) -> str:
    """Words without case and punctuation, by which headings and names are compared."""
    return " ".join(re.sub(r"[^\w%]+", " ", str(text).casefold().replace("_", " ")).split())


def text_of(cell: Cell) -> str:
    """The cell as words, without the blanks around them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def shown(text: object) -> str:
    """What stands in a cell, short enough for a message."""
    words = " ".join(str(text).split())
    return f"“{words if len(words) <= _SHOWN else f'{words[:_SHOWN]}…'}”"


def yes_or_no(cell: Cell) -> bool:
    """Whether the cell says yes."""
    said = plain(text_of(cell))
    if said not in _YES | _NO:
        raise Fault(f"{shown(cell)} is neither yes nor no.")
    return said in _YES


def number(cell: Cell) -> int | None:
    """The whole number in the cell, such as that of an entry; None where it is empty."""
    text = text_of(cell)
    if text and not text.isdecimal():
        raise Fault(f"{shown(cell)} is no number.")
    return int(text) if text else None


def instant(cell: Cell) -> datetime:
    """The point in time in the cell, with its time zone."""
    try:
        found = datetime.fromisoformat(text_of(cell))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Fault(f"{shown(cell)} is no point in time with its zone, such as 2026-10-12T17:30:00+00:00.")
    return found


def one_of(cell: Cell, kinds: type[Key], words: Mapping[Key, Iterable[str]]) -> Key | None:
    """Which of ours the cell means by our words or the layout's; None where it is empty."""
    said = plain(text_of(cell))
    if not said:
        return None
    for kind in kinds:
        if said in {plain(kind.value), *map(plain, words.get(kind, ()))}:
            return kind
    raise Fault(f"{shown(cell)} is none of {', '.join(plain(kind.value) for kind in kinds)}.")
