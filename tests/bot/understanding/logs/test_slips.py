"""Slips of the finger in the words on which a record hangs never lead to an entry that looks sound and is wrong."""

from collections.abc import Iterator, Sequence

import pytest

from bot.understanding.intents import Correction, Intent, LogHours, Question
from bot.understanding.logs.slips import mended
from bot.understanding.reading import read
from tests.bot.understanding.sayings import COACH, TODAY, coaching, log, nov, told

_BESIDE = {
    "q": "wa", "w": "qe", "e": "wr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo", "o": "ip", "p": "o",
    "a": "sq", "s": "ad", "d": "sf", "f": "dg", "g": "fh", "h": "gj", "j": "hk", "k": "jl", "l": "k", "z": "x", "x":
    "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip
# Slips that are words of their own, as which they are read.
_REAL = {"rues", "ties", "eds", "weeds", "wes", "hurs", "thus", "his", "on", "an", "bot", "mot", "nit", "ot", "mon"}

SENTENCES = [
    *(("1 hr coaching w/ Rosa {}", day) for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "sunday")),
    *(("50 min with Rosa {}, budgets", day) for day in ("yesterday", "tomorrow", "tues", "weds", "thurs")),
    *(("coaching Rosa {} week 1 hr", which) for which in ("last", "next", "this")),
    *(("2 hrs PLC {} friday", which) for which in ("last", "next")),
    ("1 hr coaching with Rosa in {}", "october"),
    ("1 hr coaching with Rosa {} 3", "november"),
    ("an hour and a {} with Rosa", "half"),
    ("an hour and a {} with Rosa", "quarter"),
    ("1 hour {} a half with Rosa", "and"),
    ("an hour and {} minutes with Rosa", "twenty"),
    ("an hour and fifteen {} with Rosa", "minutes"),
    ("90 {} coaching Rosa", "min"),
    ("1 hr 30 {} with Rosa", "min"),
    ("1 hr coaching w/ Rosa yesterday was {}", "cancelled"),
    ("we {} have coaching w/ Rosa yesterday, 1 hr", "didn't"),
    ("1 hr coaching with Rosa, {} Bea", "not"),
    ("{} 1 hr coaching w/ Rosa yesterday", "maybe"),
    ("45 min with Rosa {} Bea", "and"),
    ("45 min {} with Rosa and Bea", "each"),
    ("{} my 1 hr coaching w/ Rosa yesterday", "delete"),
    ("{} the coaching w/ Rosa yesterday to 1 hr", "change"),
    ("that {} be 45 min with Rosa", "should"),
    ("{} i log 1 hr coaching with Rosa yesterday", "can"),
    ("i {} 2 more hours of plc", "need"),
]


def slips(word: str) -> Iterator[str]:
    """The word with two letters exchanged, one left out, one twice, or one from beside it on the keyboard."""
    for place, letter in enumerate(word):
        before, behind = word[:place], word[place + 1 :]
        yield before + behind
        yield before + letter + letter + behind
        yield from (before + other + behind for other in _BESIDE.get(letter, ""))
        if behind:
            yield before + behind[0] + letter + behind[1:]


def offered(said: str) -> Sequence[object]:
    """What would be offered for confirmation as sound."""
    intent = read(said, today=TODAY, role=COACH)
    if not isinstance(intent, LogHours) or intent.problem is not None:
        return ()
    return tuple((entry.kind, entry.minutes, entry.on) for entry in intent.entries)


@pytest.mark.parametrize(("sentence", "word"), SENTENCES)
def test_a_slip_is_read_as_meant_or_asked_about(sentence: str, word: str) -> None:
    sound = {(), offered(sentence.format(word))}
    wrong = [slip for slip in set(slips(word)) - _REAL if offered(sentence.format(slip)) not in sound]
    assert wrong == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1 hr coaching w/ Rosa mondya", log(coaching(60, nov(16), counterpart="Rosa"))),
        ("an hour nad a hafl with Rosa frdiay", log(coaching(90, nov(13), counterpart="Rosa"))),
        ("an hour and tewnty minutes coaching Rosa", log(coaching(80, nov(18), counterpart="Rosa"))),
    ],
)
def test_a_plain_slip_costs_no_question(said: str, meant: LogHours) -> None:
    assert told(said, COACH) == meant


def test_a_slip_in_either_of_two_days_leaves_both_to_choose_from() -> None:
    assert mended("1 hr coaching w/ Rosa thuesday", TODAY) == "1 hr coaching w/ Rosa tuesday or thursday"
    intent = read("1 hr coaching w/ Rosa tuds", today=TODAY, role=COACH)
    assert isinstance(intent, LogHours)
    assert [one.entries[0].on for one in intent.readings] == [nov(17), nov(18)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("coaching w/ Rosa yesterday 1 hr was cancled", Question),
        ("chagne yesterdays coaching to 45 min", Correction),
        ("delte my 1 hr coaching from monday", Correction),
    ],
)
def test_a_slip_makes_no_log_of_what_is_none(said: str, kind: type[Intent]) -> None:
    assert isinstance(read(said, today=TODAY, role=COACH), kind)


@pytest.mark.parametrize(
    "said",
    [
        "1 hr with Frida, budgets",
        "45 min with Wes and his weekly data",
        "coaching Rosa 30 min, hall duty and the text set",
        "an hour with Noe, separate meetings shipped later",
        "30 min with Tess re test week",
    ],
)
def test_words_and_names_of_their_own_stay(said: str) -> None:
    assert mended(said, TODAY) == said
