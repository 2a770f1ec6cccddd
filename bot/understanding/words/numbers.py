"""Numbers as people write them: 2, 1.5, 1,200, 1 1/2, ninety, forty-five, two and a half."""

import re
from fractions import Fraction

from bot.understanding.words.spans import alternatives

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}

_BELOW_HUNDRED = rf"(?:{alternatives(_TENS)}(?:[\s-]{alternatives(list(_UNITS)[1:10])})?|{alternatives(_UNITS)})"
WORD = rf"\b(?:(?:(?:a|{alternatives(_UNITS)})\s+hundred(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?)|{_BELOW_HUNDRED})\b"
DIGITS = r"(?<![\w/.:,])(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?:[.,]\d{1,3})?|\.\d{1,3})"
PART = r"(?:[1-3]/[2-4](?![\d/])|a\s+half|a\s+quarter|half|quarter)"
AMOUNT = rf"(?:(?:{DIGITS}|{WORD})(?:(?:\s+(?:and\s+|&\s*)?|\s*-\s*){PART})?|(?<![\w/.:])[1-3]/[2-4](?![\d/]))"


def amount(text: str) -> Fraction:
    """The number that a match of `AMOUNT` (or a part of one) stands for."""
    total = Fraction(0)
    scale = text.strip().lower()
    for piece in re.findall(r"\d+/\d+|[\d.,]*\d|[a-z]+", scale):
        if piece == "hundred":
            total = (total or Fraction(1)) * 100
        elif piece[-1].isdigit():
            total += _digits(piece)
        else:
            total += _UNITS.get(piece, _TENS.get(piece, _PARTS.get(piece, Fraction(0))))
    return total


def _digits(piece: str) -> Fraction:
    if re.fullmatch(r"\d{1,3}(,\d{3})+", piece):
        piece = piece.replace(",", "")
    return Fraction(piece.replace(",", "."))
