"""The person whom a cell of a sheet names: by address, by a name in either order, or by a name within other words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from bot.sheets.lines import Named
from induction.people import Person
from induction.refused import Refused

_APART = re.compile(r"\s*[|:/()\[\]]\s*|\s+[-–—]\s+")
_NEAR = 0.75


class SheetPeople:
    """The people among whom a sheet may name one. `where` says so in a refusal, such as "in your caseload"."""

    def __init__(self, people: Sequence[Person], where: str) -> None:
        self._where = where
        self._people = {person.id: person for person in people}
        self._by_address = {person.email.casefold(): person for person in people}
        self._names = {person.id: folded(person.name) for person in people}

    def find(self, said: Named) -> Person:
        """The one who is meant; Refused where that is nobody here, with who is near, or more than one."""
        known = self._by_address.get(said.email.strip().casefold())
        if known is not None:
            return known
        for numbers in (self._whole(said.name), self._within(said.name), self._fitting(said.name)):
            if len(numbers) == 1:
                return self._people[numbers.pop()]
            if numbers:
                names = " or ".join(sorted(self._people[number].name for number in numbers))
                raise Refused("which_person", f"{_quoted(said)} may be {names}. Write the e-mail address.")
        raise Refused("unknown_person", f"I find no {_quoted(said)} {self._where}.{self._near(said)}")

    def _whole(self, said: str) -> set[int]:
        parts = {name for part in _parts(said) for name in _orders(part)}
        return {number for number, name in self._names.items() if name in parts}

    def _within(self, said: str) -> set[int]:
        words = f" {folded(said)} "
        return {
            number for number, name in self._names.items() if f" {name} " in words or f" {_last_first(name)} " in words
        }

    def _fitting(self, said: str) -> set[int]:
        """Those whose name has all words of the cell, in its order: `ana lima` fits `Ana Maria Lima`."""
        if _APART.search(said):
            return set()
        return {
            number
            for number, name in self._names.items()
            if any(_fits(one.split(), name.split()) for one in _orders(said))
        }

    def _near(self, said: Named) -> str:
        names = {name: number for number, name in self._names.items()}
        addresses = {address: person.id for address, person in self._by_address.items()}
        tried = [(name, names) for part in _parts(said.name) for name in _orders(part)]
        tried += [(said.email.casefold(), addresses)] if said.email else []
        for one, known in tried:
            if close := get_close_matches(one, list(known), n=1, cutoff=_NEAR):
                return f" Is it {self._people[known[close[0]]].name}?"
        return ""


def _quoted(said: Named) -> str:
    """What is written, of several columns each."""
    return " or ".join(f"“{one}”" for one in str(said).split(" | "))


def folded(name: str) -> str:
    """A name without case, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def _parts(said: str) -> Iterable[str]:
    return [part for part in (said, *_APART.split(said)) if part.strip()]


def _orders(said: str) -> Sequence[str]:
    """The name as it is, and where it has a comma the other way round."""
    last, comma, first = said.partition(",")
    turned = [folded(f"{first} {last}")] if comma else []
    return [one for one in [*turned, folded(said)] if one]


def _last_first(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last} {first}".strip()


def _fits(wanted: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(words)
    return bool(wanted) and all(word in rest for word in wanted)
