"""Slips of the finger in words on which the record hangs: a day, a "not", a "half", a "change".

Unread, such a word would leave an entry that looks sound and is wrong: "1 hr coaching mondya" would be of today.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz.distance import OSA

from bot.understanding.facts.findings import find_all
from bot.understanding.facts.people import Certainty, Companion, is_name
from bot.understanding.words.vocabulary import NOT_NAMES, OPENING_WORDS
from induction.packs.pack import EVERYDAY_CATEGORIES, Category

_TELLING = tuple(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight weekend last
    next week january february april june july august september october november december
    hour hours minutes half quarter fifteen twenty thirty forty fifty sixty ninety
    cancelled canceled rescheduled postponed skipped missed never didn't wasn't couldn't not without
    maybe probably perhaps each both together separately with and
    change delete remove cancel erase update correct switch replace undo make should actually meant scratch
    """.split()  # noqa: SIM905 - a list of words, read as words
)
_SHORT = {
    "nxt": "next", "lst": "last", "ystd": "yesterday", "ystdy": "yesterday", "prolly": "probably",
    "mno": "mon", "wde": "wed", "ewd": "wed", "teu": "tue", "tuh": "thu", "rfi": "fri", "snu": "sun",
    "tuse": "tues", "teus": "tues", "wdes": "weds", "wesd": "weds", "thrus": "thurs", "tuhrs": "thurs",
    "thusr": "thurs",
    "mni": "min", "mims": "mins", "hsr": "hrs", "dint": "didn't", "didt": "didn't", "didn": "didn't",
    **dict.fromkeys(("tmr", "tmro", "tmrow", "2moro", "2morrow"), "tomorrow"),
    **dict.fromkeys(("aand", "abd", "adn", "amd", "andd", "anf", "annd", "nad", "nd", "qnd", "snd"), "and"),
    **dict.fromkeys(("nnot", "noot", "nott", "noy", "npt", "nt", "nto", "ont"), "not"),
}  # fmt: skip
# A weekday cut short is near to much else: with one letter wrong it may be meant, and is asked about.
_CUT_SHORT = ("tues", "weds", "thurs")
# Words of their own, one letter from one on which the record hangs.
_OTHER_WORDS = frozenset(
    """
    ant any augusta band bath beach beds bother brand burs calf cancels cancer cant cast chance changed changer
    changes charge clever collect connect corrected corrects cues cuts deeds deleted direct disconnect dissed does
    dot dues ease eased east eds end erased ever fast feds fifth forth four furs got grand hale hall halt halves
    hand hasn't hot hour hours hues hurs issued jules julia julie juneau junes kissed knot land lass lasts least
    lever list lost lot maker makes makeup marched mast mayhem mean meat meaty meds meek mental messed misses
    misused mixed moment moth mouse needs nest nester net newt nexus nightly ninth nod nor note now nut oath octet
    ours past peach peek positioned probable quarters reach reds reek removed remover replaced reschedule
    reschedules restore restored rot rues sand scratches seeds seek separate separated separates sever shipped
    shoulda shoulder shoulders sixth skipper slipped stand sundae switched teach teds text thirst thuds thugs thus
    ties toddy toes tubes tues tune tunes undoing unto updated used uses vast wads wand weak webs weed weeds weekday
    weekdays weekly weeks wets width wish wit witch wither within wouldn't
    """.split()  # noqa: SIM905 - a list of words, read as words
)
_KNOWN = NOT_NAMES | OPENING_WORDS | _OTHER_WORDS | frozenset(_TELLING)
_WORD = re.compile(r"[^\W_][^\W_']*(?:'+\w+)?")
_WEEK_BEHIND = re.compile(r" (?:week|wk|weekend|month|night|evening)\b")
_HALF_BEHIND = re.compile(r" an? (?:half|quarter)\b")
_AND_A_BEFORE = re.compile(r"\x00 (?:and|n|&) an? $")
_NAME_BEHIND = re.compile(r" ([A-Z]\w+)")
_BEFORE_DAY = ("last", "next", "this")
_NOT_BEFORE_DAY = frozenset({"his", "test", "text", "past", "lost", "list", *_BEFORE_DAY})
_OR = " or "
_ENDINGS = ("s", "'s", "d", "ed", "r", "er", "ly", "ing")
_SHORTEST, _LONG, _VERY_LONG = 4, 6, 9
"""From these lengths on a word keeps its shape with two letters exchanged, with any one slip, and with two."""
_MOST_SLIPS = 2


def mended(said: str, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES) -> str:
    """The sentence with slips put right in words that nothing else was understood by.

    Where a slip may have been made in either of two words, both are put in its place: "tuesday or thursday".
    """
    findings = find_all(said, today, categories)
    rest = replace(findings, people=tuple(piece for piece in findings.people if _is_named(piece.value))).rest()
    days = {piece.start for piece in findings.days}
    for word in reversed(list(_WORD.finditer(rest))):
        before_day = word.end() + 1 in days or _WEEK_BEHIND.match(rest, word.end()) is not None
        beside = _before_day(word[0]) if before_day else _beside(word, said)
        if meant := beside or _meant(word[0], dated=bool(days)):
            said = said[: word.start()] + meant + said[word.end() :]
    return said


def _is_named(companion: Companion) -> bool:
    """Whether it is somebody's name and no slip: "turs 45 min" has a word where a name may stand."""
    return companion.certainty is not Certainty.LISTED or (companion.name or "")[:1].isupper()


def _before_day(word: str) -> str | None:
    """What the word means before a day: "lats week", "nxet tues"."""
    return None if word in _NOT_BEFORE_DAY else next(_one_slip_from(word, _BEFORE_DAY), None)


def _beside(word: re.Match[str], said: str) -> str | None:
    """What a word can only mean beside others: "1 hour ad a half", "an hour and a hlf", "Dana an Kim"."""
    rest, behind_found = word.string, word.string[: word.start()].endswith("\x00 ")
    if _AND_A_BEFORE.search(rest[: word.start()]):
        return next(_one_slip_from(word[0], ("half", "quarter")), None)
    name = _NAME_BEHIND.match(said, word.end())
    somebody = name is not None and is_name(name[1].lower()) and not name[1].isupper()
    if behind_found and (somebody or _HALF_BEHIND.match(rest, word.end())):
        return next(_one_slip_from(word[0], ("and",)), None)
    return None


def _one_slip_from(word: str, words: Iterable[str]) -> Iterator[str]:
    return (one for one in words if OSA.distance(word, one) == 1)


def _meant(word: str, *, dated: bool) -> str | None:
    """What the word can mean anywhere; None where it means itself."""
    if word in _SHORT:
        return _SHORT[word]
    if word in _KNOWN or (not word.endswith("ss") and word.removesuffix("s") in _KNOWN):
        return None
    near = [one for one in _TELLING if _is_slip(word, one)]
    if near:
        least = min(OSA.distance(word, one) for one in near)
        nearest = [one for one in near if OSA.distance(word, one) == least]
        return _OR.join(nearest) if all(one.endswith("day") for one in nearest) else nearest[0]
    if dated or not (short := [*_one_slip_from(word, _CUT_SHORT)]):
        return None
    return _OR.join(short) if len(short) > 1 else f"{short[0]}{_OR}today"


def _is_slip(word: str, right: str) -> bool:
    """Whether the word is that one with a slip in it."""
    slips = OSA.distance(word, right)
    if slips == 1 and len(right) >= _SHORTEST and sorted(word) == sorted(right):
        return True
    if any(word == right + ending and not right.endswith(ending) for ending in _ENDINGS):
        return False
    if slips == 1:
        return len(right) >= _LONG or (len(right) == _LONG - 1 and len(word) != len(right))
    return slips <= _MOST_SLIPS and len(right) >= _VERY_LONG
