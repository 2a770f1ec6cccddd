"""People named in a text who are not on the roster: students, families, staff. A guess, for a gentle warning."""

import re
from collections.abc import Collection, Iterator

from bot.understanding.words.vocabulary import NOT_NAMES

_NAME = r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)?"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Señor|Señora)\b\.? ?(?P<name>{_NAME})")
_PART = re.compile(
    r"\b(?i:students?|pupils?|child|parents?|mother|father|mom|dad|guardian|grandmother|grandfather|teachers?|aide"
    r"|counselor|secretary|custodian|son|daughter|family of)(?: named| called|,)? (?P<name>" + _NAME + r"(?: [A-Z]\b)?)"
)
_FULL = re.compile(
    rf"(?<![\w’'-])(?P<name>(?P<first>{_NAME}) (?:[A-Z]\. )?(?P<last>{_NAME}))(?![\w-])(?!’s (?:Day|Week))"
)
_NO_NAMES = NOT_NAMES | frozenset(
    """
    academic adams after all american annual asian assembly assistant associate avenue award awards back bay beach
    before black board book boulevard breakfast bright building california canvas care center central chicano child
    city civic club college common community conference core council county creek day days dear department director
    district donuts dr dual early east education elementary ethnic evenings every excel fall families family federal
    festival first foundation fridays general gifted google grade hall harbor harvard head heritage high hispanic
    history hour house human in international island job junior kinder kindergarten labor lake latino leader library
    literature local los main march master math meet memorial microsoft middle miss mission mondays mr mrs ms mx
    native new night nights no north note number nurse our park pathway pathways pilot pine positive power practice
    pre pride primary project public resource restorative river road rossier rotary safe san santa saturdays second
    secondary senior services site social south southern spanish spirit spring state station street strong summer
    sunday superintendents supreme test tests the third thursdays title top town transitional trauma tuesdays
    unified union united university upper valley veterans vice village vision voice walk washington wednesdays
    welcome wellness west western white winter world year young youth zone
    """.split()  # noqa: SIM905 - a list of words, read as words
)


def named_bystanders(text: str, roster: Collection[str]) -> tuple[str, ...]:
    """The names in the text that seem to be those of people who are not on the roster, each once, as written."""
    known = {word for name in roster for word in name.lower().split()}
    found = [(start, name) for start, name in _names(text) if not set(name.lower().split()) <= known]
    names = dict.fromkeys(name for _, name in sorted(found))
    return tuple(name for name in names if not any(name != other and name in other for other in names))


def _names(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_TITLED, _PART):
        yield from ((match.start(), match["name"]) for match in pattern.finditer(text) if _may_be(match["name"]))
    for match in _FULL.finditer(text):
        if _may_be(match["first"]) and _may_be(match["last"]) and not _goes_on(text, match.end()):
            yield match.start(), match["name"]


def _may_be(name: str) -> bool:
    """Whether it may be somebody's name, and is no word that is written large for another reason."""
    return re.sub(r"['’]s$", "", name.split(maxsplit=1)[0].lower()) not in _NO_NAMES


def _goes_on(text: str, end: int) -> bool:
    """Whether a third word makes it the name of a place or a thing ("Rosa Parks Elementary")."""
    follows = re.match(rf" ({_NAME})", text[end:])
    return follows is not None and not _may_be(follows[1])
