"""Words made comparable: lower case, stems, and numbers as digits whether they were spelled or not."""

import re

import Stemmer

_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
NUMBERS = {word: str(number) for number, word in enumerate(_SPELLED.split())} | _TENS
"""Spelled numbers as digits."""

_CARRY_NO_MEANING = (
    "a about after again all also am an and any anybody anyone are as at be because been before being but by can cant "
    "could did do does doing dont each every for from get gets give go going gonna got had has have hey hi how i if "
    "im in into is isnt it its just kind know let like lot many may me might more most much must my need no not now "
    "of off ok okay on only or other our over own per please pls really right said say says she should so some "
    "something tell than thanks that the their them then there these they thing things this those to too under until "
    "up ur us use very via wanna want was wat we well were what whats when where which while who whom whose why will "
    "with within would you your yours ain aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn"
)
STOP_WORDS = frozenset(_CARRY_NO_MEANING.split())

# Scanned documents print the letter O for a zero ("O5 A") and part a code from its letter.
_ZERO = re.compile(r"\bo(?=\d)")
_CODE = re.compile(r"\b(0\d) ?([a-z])\b")
_WORD = re.compile(r"[a-z0-9]+(?:,\d{3})*(?:\.\d+)?(?:['’][a-z]+)?")
_stemmer = Stemmer.Stemmer("english")


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, spelled numbers as digits."""
    plain = _CODE.sub(r"\1\2", _ZERO.sub("0", text.lower()))
    found = _WORD.findall(plain.replace("%", " percent ").replace("$", " dollars "))
    return [NUMBERS.get(plain, plain) for plain in (word.replace("’", "'").split("'")[0] for word in found)]


def stem(word: str) -> str:
    """The stem of one lower-case word; a number is its own stem."""
    return word if word[0].isdigit() else str(_stemmer.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order, without those that carry no meaning of their own."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)
