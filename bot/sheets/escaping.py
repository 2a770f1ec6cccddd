"""Text on its way into a sheet and back: nothing in it becomes a formula, and nothing of it is lost."""

import re

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the beginning of a formula, and the mark itself that keeps it from that."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")


def neutral(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet could take it for a formula; undone by `restored`."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def restored(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text


def escaped(text: str) -> str:
    """The text as the parts of a workbook hold it, where XML takes no control characters; undone by `unescaped`."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
