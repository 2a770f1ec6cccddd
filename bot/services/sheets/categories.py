"""The program's categories by what a sheet calls them, in a cell of their own or in the title of a session."""

import re

from bot.sheets.cells import plain
from bot.sheets.layouts import Layout
from induction.packs.pack import ProgramPack
from induction.refused import Refused

_NUMBER = re.compile(r"\b\d+\b")
_SESSION = "_session"


class SheetCategories:
    """Reads categories of one program, by its own names for them and by those of a layout."""

    def __init__(self, pack: ProgramPack, layout: Layout) -> None:
        self._labels = [category.label for category in pack.categories]
        self._names = {
            plain(name): category.key
            for category in pack.categories
            for name in (category.key, category.label, *category.names, *layout.words.category.get(category.key, ()))
        }
        short = {
            plain(one.key.removesuffix(_SESSION)): one.key for one in pack.categories if one.key.endswith(_SESSION)
        }
        self._sessions = {name: key for name, key in short.items() if name not in self._names}

    def named(self, said: str) -> str:
        """The key of what stands in a cell for categories, also with the session's number; Refused for none of ours."""
        words = plain(said)
        for one in (words, _unnumbered(words)):
            if (key := self._names.get(one) or self._sessions.get(one)) is not None:
                return key
        known = ", ".join(self._labels) or "none"
        raise Refused("unknown_category", f"This program has no category “{said}”. It has: {known}.")

    def within(self, title: str, *, anywhere: bool) -> str | None:
        """The key of the one category that a session's title names, `anywhere` in it or else in front.

        The short name of a session, such as CPSEL, counts only in front of the heading of a register: within other
        words it is a topic.
        """
        words = f" {_unnumbered(plain(title))} "
        named = {key for name, key in self._names.items() if _is_in(name, words, anywhere=anywhere)}
        if not named and anywhere:
            named = {key for name, key in self._sessions.items() if words.startswith(f" {name} ")}
        return named.pop() if len(named) == 1 else None


def _is_in(name: str, words: str, *, anywhere: bool) -> bool:
    return f" {name} " in words if anywhere else words.startswith(f" {name} ")


def _unnumbered(words: str) -> str:
    """The words without the number of a session: `cpsel 3 session` says the same as `cpsel session 3`."""
    return " ".join(_NUMBER.sub(" ", words).split())
