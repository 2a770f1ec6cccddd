"""Letters on paper: fonts that have those of most names, and what stands for a letter that none of them has."""

from functools import cache
from importlib import import_module

REGULAR, BOLD = "FiraGO_Regular", "FiraGO_Bold"
"""FiraGO has Latin with every accent, Greek, Cyrillic, Hebrew, Arabic, Georgian, Devanagari and Thai letters."""

_UNSEEN = frozenset("\n\t")


@cache
def font_file(name: str) -> bytes:
    """The font of that name, as the package of free fonts holds it."""
    font: bytes = import_module(f"pymupdf_fonts.{name}").fontbuffer
    return font


def written(text: str, known: frozenset[int]) -> str:
    """The text in letters that are `known`; another one by its number, as `[U+738B]`, so that nobody loses a name."""
    return "".join(_written(letter, known) for letter in text)


def _written(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known or letter in _UNSEEN:
        return letter
    return f"[U+{ord(letter):04X}]" if letter.isprintable() else ""
