"""On which line of a TOML text something stands. `tomllib` tells what a text holds, and never where."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

Place = tuple[str | int, ...]
"""The names and numbers that lead to something, such as ("rules", 3, "unit")."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(?P<name>[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*')[ \t]*")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\r\n#]+")


def lines_of(text: str) -> Mapping[Place, int]:
    """The line, from 1, of everything that a sound TOML text holds: tables, their names, and what lists hold."""
    return _Reader(text).read()


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """The line of the place, or of the nearest thing around it that stands in the text; 1 where nothing does."""
    return next((lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), 1)


class _Reader:
    """Goes once through a text that `tomllib` has read, so that what it meets is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._tables: Counter[Place] = Counter()
        self._lines: dict[Place, int] = {}

    def read(self) -> Mapping[Place, int]:
        """Every place of the text with its line."""
        table: Place = ()
        self._skip()
        while self._at < len(self._text):
            if self._takes("[["):
                table = self._header(self._names("]]"), listed=True)
            elif self._takes("["):
                table = self._header(self._names("]"), listed=False)
            else:
                self._pair(table)
            self._skip()
        return self._lines

    def _header(self, names: list[str], *, listed: bool) -> Place:
        place: Place = ()
        for number, name in enumerate(names, start=1):
            place = (*place, name)
            self._note(place)
            if listed and number == len(names):
                self._tables[place] += 1
            if self._tables[place]:
                place = (*place, self._tables[place] - 1)
        self._note(place)
        return place

    def _pair(self, table: Place) -> None:
        place = table
        for name in self._names("="):
            place = (*place, name)
            self._note(place)
        self._value(place)

    def _value(self, place: Place) -> None:
        self._skip()
        if string := _STRING.match(self._text, self._at):
            self._at = string.end()
        elif self._takes("["):
            for number in self._until("]"):
                self._note((*place, number))
                self._value((*place, number))
        elif self._takes("{"):
            for _ in self._until("}"):
                self._pair(place)
        elif scalar := _SCALAR.match(self._text, self._at):
            self._at = scalar.end()

    def _until(self, end: str) -> Iterator[int]:
        """Stops before each thing that stands in brackets, by its number."""
        number = 0
        self._skip()
        while not self._takes(end):
            yield number
            number += 1
            self._skip()
            self._takes(",")
            self._skip()

    def _names(self, end: str) -> list[str]:
        """The dotted names up to the mark that ends them."""
        names = []
        while key := _KEY.match(self._text, self._at):
            name = key["name"]
            names.append(name if name[0] not in "\"'" else tomllib.loads(f"name = {name}")["name"])
            self._at = key.end()
            if not self._takes("."):
                break
        self._takes(end)
        return names

    def _skip(self) -> None:
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at

    def _takes(self, mark: str) -> bool:
        if not self._text.startswith(mark, self._at):
            return False
        self._at += len(mark)
        return True

    def _note(self, place: Place) -> None:
        self._lines.setdefault(place, bisect_right(self._ends, self._at - 1) + 1)
