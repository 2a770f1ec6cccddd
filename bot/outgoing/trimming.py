"""A value made to fit its shape: cut where people still understand it, and without what Slack would not take."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.outgoing.checking import Fault
from bot.outgoing.conforming import problems
from bot.outgoing.shapes import Kinds, Many, Record, Shape, Token, Words
from bot.outgoing.splitting import shorten
from bot.outgoing.words import words

_TELLING = (Words, Many, Record, Kinds)
"""The shapes of what people read."""
_BLOCK = re.compile(r"(?:/view)?/blocks/\d+")


class _Gone:
    """Stands where nothing of a value could be kept."""


GONE = _Gone()


@dataclass
class Trimming:
    """What became of a value: a note for each thing that was changed, and the parts that had to go, with their place.

    A part that told people nothing went as None.
    """

    notes: list[str] = field(default_factory=list)
    lost: list[tuple[str, object]] = field(default_factory=list)

    def fit(self, shape: Shape, value: object, at: str) -> Any:
        """The value as its shape wants it, or GONE; `at` is its JSON pointer."""
        if not any(problems(shape, value)):
            return value
        match shape, value:
            case Words(), str():
                fitting: Any = self._words(shape, value, at)
            case Words() | Token(), int() if not isinstance(value, bool):
                self.notes.append(f"{at} made a text")
                fitting = self.fit(shape, str(value), at)
            case Many(), list() | tuple():
                fitting = self._many(shape, value, at)
            case Record(), Mapping():
                fitting = self._record(shape, value, at)
            case Kinds(), _:
                fitting = self._kinds(shape, value, at)
            case _:
                fitting = GONE
        if fitting is GONE or any(problems(shape, fitting)):
            self._go(value if isinstance(shape, _TELLING) else None, at)
            return GONE
        return fitting

    def _words(self, shape: Words, value: str, at: str) -> str:
        short = shorten(value, shape.most)
        if short != value:
            self.notes.append(f"{at} shortened from {len(value)} to {len(short)} characters")
        return short

    def _many(self, shape: Many, value: Sequence[object], at: str) -> object:
        kept = [
            item if item is None and shape.nullable else self.fit(shape.of, item, f"{at}/{index}")
            for index, item in enumerate(value)
        ]
        kept = [item for item in kept if item is not GONE]
        if shape.most is not None and len(kept) > shape.most:
            self.notes.append(f"{at} cut from {len(kept)} to {shape.most} items")
            kept = kept[: shape.most]
        return kept

    def _record(self, shape: Record, value: Mapping[str, Any], at: str) -> object:
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            if name not in shape.fields:
                self.notes.append(f"{at} had a property that Slack does not know")
                continue
            wanted = shape.fields[name]
            fitting = self.fit(wanted, inner, f"{at}/{name}")
            if fitting is not GONE:
                kept[name] = fitting
            elif isinstance(wanted, Token) and wanted.vital:
                return GONE
        for name in shape.needs - kept.keys():
            if name in shape.instead:
                self.notes.append(f"{at}/{name} filled in")
                kept[name] = shape.instead[name]
        return self._by_rule(shape, kept, at)

    def _by_rule(self, shape: Record, kept: dict[str, Any], at: str) -> object:
        """Without the fields that break a rule among them."""
        for pointer, _ in list(problems(shape, kept)):
            name = pointer.split("/")[1] if pointer else ""
            if name in kept and name not in shape.needs:
                del kept[name]
                self._go(None, f"{at}/{name}")
        return kept

    def _kinds(self, shape: Kinds, value: object, at: str) -> object:
        """A value of a kind that may not stand here is kept where it is a text that may be said in another way."""
        kind = value.get("type") if isinstance(value, Mapping) else None
        if isinstance(kind, str) and kind in shape.of:
            return self.fit(shape.of[kind], value, at)
        text = value.get("text") if isinstance(value, Mapping) else value
        if not isinstance(text, str) or "plain_text" not in shape.of:
            return GONE
        self.notes.append(f"{at} made plain_text")
        return self.fit(shape, {"type": "plain_text", "text": text}, at)

    def _go(self, value: object, at: str) -> None:
        self.notes.append(f"{at} left out")
        self.lost = [(place, part) for place, part in self.lost if not f"{place}/".startswith(f"{at}/")]
        self.lost.append((at, value))

    def unmended(self, wrong: Sequence[Fault]) -> tuple[Fault, ...]:
        """The faults at places of which only the words are left."""
        found: dict[Fault, None] = {}
        for place, part in self.lost:
            if words(part):
                block = _BLOCK.match(place)
                found.update(dict.fromkeys(_within(place, wrong) or _within(block[0] if block else "", wrong)))
        return tuple(found)


def _within(place: str, wrong: Sequence[Fault]) -> list[Fault]:
    return [fault for fault in wrong if f"{fault.pointer}/".startswith(f"{place}/")]
