"""People named in a text who are not on the roster: students, families, staff. A guess, for a gentle warning."""

import re
from collections.abc import Collection, Iterator

from bot.understanding.facts.given_names import GIVEN_NAMES
from bot.understanding.words.vocabulary import NOT_NAMES

_UP, _LOW = "A-ZÀ-ÖØ-ÞĐŁŚŠŻŽ", "a-zß-öø-ÿĀ-ſƠ-ưḀ-ỿ"
_NAME = rf"(?:[{_UP}]['’]|Mc|Mac|De|La|Le|Di|Fitz)?[{_UP}][{_LOW}]+(?:[-'’](?!s\b)[{_UP}]?[{_LOW}]+)*"
_HALF = rf"(?<![\w’'-])(?P<name>{_NAME}(?: [A-Z]\b)?)"
_HONORED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Señora?)\b\.? ?(?P<name>{_NAME}|[A-Z]\b(?=\.))")
_TITLED = re.compile(rf"\b(?:Principal|Superintendent|Coach|Counselor) (?P<name>{_NAME})")
_PART = re.compile(
    r"\b(?i:students?|pupils?|child|parents?|mother|father|mom|dad|guardian|grandmother|grandfather|teachers?|aide"
    r"|counselor|secretary|custodian|son|daughter|aunt|uncle|cousin|nephew|niece|grader|kindergartner|little|named"
    r"|(?:sister|brother|friend|family)(?: of)?)"
    r"(?: named| called|,)? \(?(?P<name>(?:[A-Z]\.){2,3}|" + _NAME + r"(?: [A-Z]\b)?)"
)
_TO_SOMEBODY = re.compile(
    r"\b(?i:(?:met|meet|meeting|sat|spoke|talked|worked|planned|checked in) with|(?:talked|spoke|listened|wrote|reached"
    r" out) to|learned from|heard from|home for|about|asked|told|thanked|coached|paired|watched|promised|emailed|called"
    r"|help|helped|observed|visited|reassigned|would like|according to) " + _HALF
)
_OF_SOMEBODY = re.compile(
    _HALF + r"['’]s (?i:mom|mother|dad|father|family|parents?|guardian|sister|brother|aunt|uncle|grand\w+|iep|lesson"
    r"|class|classroom|trust|grades?|attendance|behaviou?r)\b"
)
_SOMEBODY_SAYS = re.compile(
    _HALF + r" (?i:said|says|told|asked|asks|thanked|cried|whispered|shouted|smiled|and (?:her|his|their)\b)"
)
_ALONE = re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})(?: [A-Z]\b)?(?![\w-])")
_INITIALS = re.compile(r"(?<![\w.])(?P<name>(?:[A-Z]\.){2}(?:[A-Z]\.)?)(?!\w)")
_FULL = re.compile(
    rf"(?<![\w’'-])(?P<name>(?P<first>{_NAME}) (?:[A-Z]\. )?(?P<last>{_NAME}))(?![\w-])(?!’s (?:Day|Week))"
)
_WORD_BEFORE, _GOES_ON = re.compile(rf"\b([{_UP}][{_LOW}]+) $"), re.compile(rf" {_NAME}")
_LONGEST_WORD = 40
_NO_INITIALS = frozenset(
    {"A.M.", "P.M.", "U.S.", "U.K.", "U.S.A.", "L.A.", "D.C.", "P.E.", "I.D.", "B.A.", "M.A.", "P.D."}
)
_NO_NAMES = NOT_NAMES | frozenset(
    """
    academic adams advisory after all american annual asian assembly assistant associate avenue award awards back bay
    beach before behavior black board book boulevard breakfast bright building california canvas care center central
    chicano child city civic club college committee common community conference core council county creek day days
    dear department director district donuts dr dual early east education elementary engagement ethnic evenings every
    excel fall families family federal festival first foundation fridays general gifted google grade hall harbor
    harvard head heritage high hispanic history hour house human in international island job junior kinder
    kindergarten labor lake latino leader library literature local los luther main march master math meet memorial
    microsoft middle miss mission mondays mr mrs ms mx native new night nights no north note number nurse our panorama
    park pathway pathways pilot pine positive power practice pre pride primary project public resource responsive
    restorative river road rossier rotary safe san santa saturdays second secondary senior services site social south
    southern spanish spirit spring state station street strong summer sunday superintendents supreme survey teach test
    tests the third thursdays title top town transitional trauma tuesdays unified union united university upper valley
    veterans vice village vision voice walk washington wednesdays welcome wellness west western white winter world
    year young youth zone
    """.split()  # noqa: SIM905 - a list of words, read as words
)


def named_bystanders(text: str, roster: Collection[str]) -> tuple[str, ...]:
    """The names in the text that seem to be those of people who are not on the roster, each once, as written."""
    known = {word for name in roster for word in name.lower().split()}
    found = [(start, name) for start, name in _names(text) if not set(name.lower().split()) <= known]
    names = dict.fromkeys(name for _, name in sorted(found))
    return tuple(name for name in names if not any(name != other and name in other for other in names))


def _names(text: str) -> Iterator[tuple[int, str]]:
    yield from ((match.start(), match["name"]) for match in _HONORED.finditer(text))
    for pattern in (_TITLED, _PART):
        yield from ((match.start(), match["name"]) for match in pattern.finditer(text) if _may_be(match["name"]))
    for pattern in (_TO_SOMEBODY, _OF_SOMEBODY, _SOMEBODY_SAYS):
        for match in pattern.finditer(text):
            if _may_be(match["name"]) and not _of_a_longer_name(text, match.start("name"), match.end("name")):
                yield match.start("name"), match["name"]
    for match in _ALONE.finditer(text):
        if _is_given(match["name"]) and not _of_a_longer_name(text, match.start("name"), match.end("name")):
            yield match.start("name"), match["name"]
    yield from ((match.start(), match["name"]) for match in _INITIALS.finditer(text) if _may_be_initials(match["name"]))
    for match in _FULL.finditer(text):
        if _may_be(match["first"]) and _may_be(match["last"]) and not _goes_on(text, match.end()):
            yield match.start(), match["name"]


def _is_given(name: str) -> bool:
    """Whether it is a given name that stands for nothing else."""
    return name.lower() in GIVEN_NAMES


def _may_be_initials(name: str) -> bool:
    return name not in _NO_INITIALS


def _of_a_longer_name(text: str, start: int, end: int) -> bool:
    """Whether large words stand around it: a full name or a place, which is looked at as a whole."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    return _GOES_ON.match(text, end) is not None or (before is not None and before[1].lower() not in NOT_NAMES)


def _may_be(name: str) -> bool:
    """Whether it may be somebody's name, and is no word that is written large for another reason."""
    return re.sub(r"['’]s$", "", name.split(maxsplit=1)[0].lower()) not in _NO_NAMES


def _goes_on(text: str, end: int) -> bool:
    """Whether a third word makes it the name of a place or a thing ("Rosa Parks Elementary")."""
    follows = re.match(rf" ({_NAME})", text[end:])
    return follows is not None and not _may_be(follows[1])
