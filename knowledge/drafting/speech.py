"""Speech: the small words that join what is stated, the forms of one word, and what says that something is over."""

from itertools import takewhile

from rapidfuzz.distance import OSA

from knowledge.language.english import is_english
from knowledge.language.forms import SAME_WORD
from knowledge.language.words import stem

ARTICLES = {"a": "a", "an": "a", "the": "the"}
_LINKING = frozenset(
    """
    being having doing to of in on at for as it its this that these those there here which who whom / 's
    """.split()  # noqa: SIM905 - a list of words, read as words
)
LINKS = {
    **{word: word for word in _LINKING},
    **dict.fromkeys(("is", "am", "are", "be"), "be"),
    **dict.fromkeys(("have", "has"), "have"),
    **dict.fromkeys(("do", "does"), "do"),
}
"""Words that only join what a person said, each with what it stands for."""

FREE = frozenset({*ARTICLES, *LINKS, "and"} - {"/", "'s"})

FILLERS = frozenset("um uh uhm erm er lol".split())  # noqa: SIM905 - a list of words, read as words
EMPHASIS = frozenset("really basically actually honestly literally".split())  # noqa: SIM905 - a list of words, read as words
OPENERS = frozenset({"ok", "okay", "well"})
"""Words that may go: anywhere; anywhere but behind a `not`; and where a clause opens with them and a comma follows."""

SELF = frozenset("i me my mine myself we us our ours ourselves".split())  # noqa: SIM905 - a list of words, read as words
"""The words by which somebody speaks of themselves, alone or with others."""

SUBJECTS = frozenset({"i", "we", "you", "he", "she", "they"})

AIM = "§aim"
AIMS = frozenset("want wants wanna aim aims intend intends".split())  # noqa: SIM905 - a list of words, read as words

DENIALS = frozenset("not no never none nor neither without nothing nobody hardly barely".split())  # noqa: SIM905 - a list of words, read as words
FORCES = DENIALS | frozenset(
    """
    must may might can cannot could should shall would ought need needs needed required allowed able possible possibly
    maybe perhaps likely if unless
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""What denies, allows, advises or binds."""

SPREADING = FORCES | frozenset(
    """
    say says said tell tells told think thinks thought believe believes believed feel feels felt hope hopes hoped know
    knows knew report reported reports claim claimed asked ask asks promise promised because when while since although
    though until before after during only every each all most some so that than who which whether why how
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""What bends everything else in its sentence: it would bend more, or less, were the sentence joined or parted."""

ADVERBIAL = frozenset("by until from since before after during with without within because when while than so".split())  # noqa: SIM905 - a list of words, read as words
"""What may belong to the words before it as well as to those behind it."""

WANTING = frozenset({AIM, *"plan hope need help ask tell try start begin will learn able ready allow invite".split()})  # noqa: SIM905 - a list of words, read as words
"""What takes a verb with a `to`."""

STATES = frozenset(
    "down up low high late absent ready good bad small big hard easy long short poorly badly flat".split()  # noqa: SIM905 - a list of words, read as words
)
"""What can only be, and is no doing: `tardies down` are down, where `students present` may present."""

TIMES = frozenset(
    """
    january february march april maymonth june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()  # noqa: SIM905 - a list of words, read as words
)

AMOUNTS = frozenset(
    """
    half third quarter twice double triple most many several few afew some all every each both none majority minority
    dozen dozens hundred hundreds thousand thousands couple more less fewer least entire whole everyone everybody
    always often rarely seldom sometimes usually mostly nearly almost about first second last only
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""Quantities in words."""

PLURAL = frozenset("several few afew many both dozens hundreds thousands".split())  # noqa: SIM905 - a list of words, read as words
SHARES = frozenset("half most some many all both none each several afew".split())  # noqa: SIM905 - a list of words, read as words
"""Amounts that say that there is more than one, and those that are of something."""

OUTCOMES = frozenset(
    """
    improve improvement increase grow growth rise rose raise gain achieve achievement reach succeed success successful
    better higher lower reduce reduction decrease decline drop fall fell close complete finish accomplish result impact
    effective strong positive significant greatly ensure transform boost strengthen enhance foster build met
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""Words that claim that something came of it."""

_LONG = 7
_ENDINGS = frozenset({"", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied"})
_OTHER_WORDS = ({"", "e"}, {"", "y"}, {"e", "y"}, {"s", "es"}, {"s", "y"}, {"e", "ies"})
"""Endings by which no forms of one word differ: `moral` and `morale`."""

_IRREGULAR = frozenset(
    """
    was were had did been went came saw made took gave got said told knew thought found felt left kept held met led
    built taught brought bought began wrote spoke grew rose fell ran won lost sent spent showed chose drew drove heard
    paid sat stood understood became broke begun written spoken grown risen fallen known seen gone done given taken
    """.split()  # noqa: SIM905 - a list of words, read as words
)


def is_form_of(word: str, other: str) -> bool:
    """Whether both are forms of one word and tell of the same time: `call` and `calls`, never `call` and `called`."""
    if word == other:
        return True
    alike = SAME_WORD.get(word, stem(word)) == SAME_WORD.get(other, stem(other))
    return alike and is_past(word) == is_past(other) and _differ_by_endings(word, other)


def is_past(word: str) -> bool:
    """Whether the form says that something is over and done."""
    return word in _IRREGULAR or (word.endswith("ed") and not word.endswith("eed"))


def is_plural_of(word: str, other: str) -> bool:
    """Whether the word says more than one where the other says one, or is the form for `she` of a word for `I`."""
    return word in {f"{other}s", f"{other}es"} or (other.endswith("y") and word == f"{other[:-1]}ies")


def is_corrected(word: str, typed: str) -> bool:
    """Whether somebody mistyped a longish word, which is no English, by one letter.

    A word that is English may be meant, and a shorter one may be a name.
    """
    if len(typed) < _LONG or typed[0] != word[0] or is_past(word) != is_past(typed):
        return False
    return OSA.distance(word, typed, score_cutoff=1) == 1 and not is_english(typed) and is_english(word)


def _differ_by_endings(word: str, other: str) -> bool:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    shared = "".join(letter for letter, _ in alike)
    endings = {_ending(one, shared) for one in (word, other)}
    return bool(shared) and endings <= _ENDINGS and endings not in _OTHER_WORDS


def _ending(word: str, shared: str) -> str:
    """What follows the shared letters, without the doubled one of `planning`."""
    rest = word[len(shared) :]
    return rest[1:] if len(rest) > 1 and rest[0] == shared[-1] else rest
