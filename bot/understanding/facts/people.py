"""Who was there: names after "with" and the verbs of meeting, in lists, and "my coach" without a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.understanding.facts.given_names import GIVEN_NAMES
from bot.understanding.words.either import OR, with_doubt
from bot.understanding.words.spans import MASK, Found, lowered
from bot.understanding.words.vocabulary import NOT_NAMES


class Certainty(IntEnum):
    """How sure it is that the word is the other person."""

    LISTED = 1  # a capitalised word by itself: "1 hr coaching, Priya, IIP draft"
    NAMED_FOR = 2  # "for Dana"
    MET = 3  # "with Dana", "coached Dana", "Dana and I", "my coach"


@dataclass(frozen=True)
class Companion:
    """The other person. `name` is as written, None where only the part was said ("my coach", "my candidate").

    `among` are the names of which one is meant ("Dana or Kim").
    """

    name: str | None
    certainty: Certainty
    among: tuple[str, ...] = ()


_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[\w'-]*\w)?"
_NAME = re.compile(rf"(?P<title>(?:(?:dr|mr|mrs|ms|mx|prof)\b\.? |[a-z]\. )?)(?P<first>{_WORD})", re.IGNORECASE)
_SECOND = re.compile(rf" (?P<second>{_WORD})")
_MENTION = re.compile(r"<@[\w|.-]+>")
_PART = (
    r"(?:(?:my|the|our|a|her|his|their) )?(?:new |assigned |induction )?(?:coach|candidate|mentee"
    r"|coachee)\b(?:'s)?"
)
_WITH = r"(?:\bwith\b|\bw/|\bw\b\.?(?=\s))"
_VERBS = (
    "coached|coaching|met|meeting|meet|saw|called|phoned|observed|observing|visited|visiting|shadowed|shadowing|zoomed"
    "|facetimed|texted|debriefed|conferenced|supported|supporting|helped|helping|checked[ -]in|chatted|spoke|talked"
    "|worked|conferred|connected|touched base|caught up|sat down"
)
_COMPANY = re.compile(rf"(?:{_WITH}|\b(?:{_VERBS})\b(?: up\b)?(?: to\b|\s*{_WITH})?)\s*(?:both )?(?P<part>{_PART})?\s*")
_BY = re.compile(
    rf"(?:\bby|\b(?:call|visit|check[ -]in|session) (?:from|to|by)|\bobservation of"
    rf"|\bbetween me and|\b(?:candidate|mentee|coachee)) (?P<part>{_PART})?\s*"
)
_FOR = re.compile(rf"\bfor (?P<part>{_PART})?\s*")
_PART_ALONE = re.compile(
    r"\b(?:my|our) (?:coach|candidate|mentee|coachee)\b|\bcoach\b(?= (?:observed|visited|came|called"
    r"|and|met|stopped))"
)
_AND_ME = re.compile(r" (?:and|&|\+|n) (?:i|me)\b")
_ME_AND = re.compile(r"\b(?:me|i) (?:and|&|\+|n) ")
_DID_TO_ME = re.compile(r" (?:observed|coached|visited|called|met|zoomed|debriefed|came) (?:with )?(?:me|by|to|my)\b")
_AND_NAME = re.compile(r"\s*(?:(?P<comma>,)\s*(?:and |&\s*)?|\band\b|&|\+|/)\s*")
_END = rf"\s*(?:$|[{MASK},;:.!?()\n+&/-]"
_STOP = re.compile(rf"{_END})")
# "Dana and Kim remotely", "kim and joel for an hour": what may stand behind the last of a list.
_END_OF_LIST = re.compile(
    rf"{_END}|\b(?:together|separately|individually|jointly|remotely|again|both|each|apart|back to back|one on one)\b"
    rf"|\b(?:for|on|at|via|over|by)\s*{MASK})"
)
_BOUNDARY = re.compile(
    rf"{_END}|\b(?:on|at|for|about|re|regarding|in|via|over|and|to|going|we|from|this|using|by|then"
    rf"|or|both|together|again|who|during|"
    r"discussing|discussed|reviewing|reviewed|working|worked|talking|talked|planning|log|around"
    r"|coaching|zoom|each|iip|"
    r"plc|cpsel|dop|observation|debrief|covering|covered|online|virtual|session|checking)\b)"
)
# Names that are words too: names where they have a capital and somebody met them.
_ALSO_NAMES = frozenset(
    {"will", "may", "april", "june", "august", "jan", "page", "early", "long", "short", "wise", "law"}
)
_SURELY_MET = re.compile(rf"(?:{_WITH}|\b(?:met|saw|called|coached|observed|visited|phoned|zoomed|shadowed))\s*$")
_ALONE_BEFORE = re.compile(rf"(?:^|[{MASK},;:(\n+&/-]|\b(?:and|then|plus|also)\b)\s*$")
_ALONE_AFTER = re.compile(
    rf"{_END}|\bfor\s*{MASK}|\b(?:and|on|via|in|at|coaching|session|call|check|visit|debrief"
    rf"|observation|meeting)\b)|'s\b| \d"
)
# "With Dana's principal" is not with Dana.
_SOMEONE_OF = re.compile(r"[^\s]+(?: [^\s]+)?'s [a-z]")
_FOR_LENGTH = re.compile(rf" (?:for\s*)?{MASK}")
_HEAD = re.compile(r" -\s|:\s")


@dataclass(frozen=True)
class _Sentence:
    """The sentence as written, in lower case, and in lower case with what is no name masked."""

    said: str
    plain: str
    left: str

    def name_at(self, start: int, *, small: bool) -> Found[str] | None:
        """The name that begins there; one in small letters only where allowed and where it stands apart."""
        match = _NAME.match(self.said, start)
        if match is None or not self._may_be_name(match.start("first"), match.end("first"), met=small):
            return None
        shouted = self.said.isupper()
        if match["first"][0].isupper() and not shouted:
            end = self._second_name(match.end())
        elif small and _BOUNDARY.match(self.left, match.end()):
            end = match.end()
        elif small and (second := self._second_small(match.end())):
            end = second
        else:
            return None
        name = re.sub(r"'s?$", "", self.said[start:end])
        return Found(start, end, name.title() if shouted else name)

    def _second_name(self, end: int) -> int:
        match = _SECOND.match(self.said, end)
        if match is None or not match["second"][0].isupper() or match["second"].isupper():
            return end
        return match.end() if self._may_be_name(match.start("second"), match.end("second")) else end

    def _second_small(self, end: int) -> int | None:
        match = _SECOND.match(self.plain, end)
        if match is None or not self._may_be_name(match.start("second"), match.end("second")):
            return None
        return match.end() if _STOP.match(self.left, match.end()) else None

    def _may_be_name(self, start: int, end: int, *, met: bool = False) -> bool:
        word = re.sub(r"'s?$", "", self.plain[start:end])
        if met and word in _ALSO_NAMES and (self.said[start].isupper() or _SURELY_MET.search(self.plain[:start])):
            return MASK not in self.left[start:end]
        return MASK not in self.left[start:end] and is_name(word)


def is_name(word: str) -> bool:
    """Whether the word, in lower case, may be somebody's name."""
    return word not in NOT_NAMES and len(word) > 1


def find_people(said: str, left: str) -> list[Found[Companion]]:
    """Everybody who is named, in order.

    `said` is the sentence as written, `left` the same in lower case with lengths, days and formats masked.
    """
    found: list[Found[Companion]] = []
    sure_first = sorted(_everybody(_Sentence(said, lowered(said), left)), key=_sureness)
    for piece in sure_first:
        if not any(piece.start < other.end and other.start < piece.end for other in found):
            found.append(piece)
    return sorted(found, key=lambda piece: piece.start)


def _sureness(piece: Found[Companion]) -> tuple[int, bool, int]:
    return (-piece.value.certainty, piece.value.name is None, piece.start)


def _everybody(sentence: _Sentence) -> Iterator[Found[Companion]]:
    for match in _MENTION.finditer(sentence.said):
        yield Found(match.start(), match.end(), Companion(match[0], Certainty.MET))
    for pattern, small, certainty in (
        (_COMPANY, True, Certainty.MET),
        (_BY, False, Certainty.MET),
        (_ME_AND, True, Certainty.MET),
        (_FOR, False, Certainty.NAMED_FOR),
    ):
        for match in pattern.finditer(sentence.plain):
            yield from _company(sentence, match, certainty, small=small)
    for match in _PART_ALONE.finditer(sentence.plain):
        yield Found(match.start(), match.end(), Companion(None, Certainty.MET))
    for pattern in (_AND_ME, _DID_TO_ME):
        for match in pattern.finditer(sentence.plain):
            yield from _before(sentence, match.start())
    yield from _listed(sentence)


def _company(
    sentence: _Sentence, match: re.Match[str], certainty: Certainty, *, small: bool
) -> Iterator[Found[Companion]]:
    part = match.groupdict().get("part")
    name = sentence.name_at(match.end(), small=small)
    if name is not None and _SOMEONE_OF.match(sentence.plain, name.start, name.end + 20) and "with" in match[0]:
        return
    if name is None:
        if part:
            yield Found(match.start("part"), match.end("part"), Companion(None, certainty))
        return
    while name is not None:
        if either := _either(sentence, name):
            yield Found(either.start, either.end, Companion(None, certainty, either.value))
            return
        yield Found(name.start, name.end, Companion(name.value, certainty))
        more = _AND_NAME.match(sentence.plain, name.end)
        name = sentence.name_at(more.end(), small=more["comma"] is None) if more else None
        if name is not None and more is not None and not _next_in_list(sentence, name, comma=more["comma"] is not None):
            return


def _either(sentence: _Sentence, name: Found[str]) -> Found[tuple[str, ...]] | None:
    """The names of which one is meant, where more than this one was said to choose from."""
    names, end = [name.value], name.end
    while more := OR.match(sentence.plain, end):
        other = sentence.name_at(more.end(), small=True)
        if other is None:
            break
        names.append(other.value)
        end = other.end
    return with_doubt(sentence.plain, Found(name.start, end, tuple(names))) if len(names) > 1 else None


def _next_in_list(sentence: _Sentence, name: Found[str], *, comma: bool) -> bool:
    """Whether a name goes on the list: one with a capital does so after "and", else only where it ends a phrase."""
    if not name.value[0].isupper():
        return _END_OF_LIST.match(sentence.left, name.end) is not None
    acronym = name.value.isupper() and len(name.value) > 1
    return (not comma and not acronym) or _BOUNDARY.match(sentence.left, name.end) is not None


def _before(sentence: _Sentence, end: int) -> Iterator[Found[Companion]]:
    words = list(re.finditer(_WORD, sentence.said[:end]))[-2:]
    for word in words:
        name = sentence.name_at(word.start(), small=True)
        if name is not None and name.end == end:
            yield Found(name.start, name.end, Companion(name.value, Certainty.MET))
            return


def _listed(sentence: _Sentence) -> Iterator[Found[Companion]]:
    for word in re.finditer(_NAME, sentence.said):
        name = sentence.name_at(word.start(), small=False)
        alone = _ALONE_BEFORE.search(sentence.left[: word.start()])
        if name is not None:
            acronym = name.value.isupper() and len(name.value) > 1
            if alone and not acronym and _ALONE_AFTER.match(sentence.left, name.end):
                yield Found(name.start, name.end, Companion(name.value, Certainty.LISTED))
        elif alone and (name := sentence.name_at(word.start(), small=True)):
            # "nora - 1 hr coaching", "coached Kim for an hour and joel for an hour"
            followed = _HEAD if name.start == 0 else _FOR_LENGTH
            between_commas = name.value.lower() in GIVEN_NAMES and _STOP.match(sentence.left, name.end)
            if between_commas or followed.match(sentence.left, name.end):
                yield Found(name.start, name.end, Companion(name.value, Certainty.LISTED))
