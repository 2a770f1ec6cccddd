"""A few words that only make sense beside something said before: "60 min", "with theo", "phone", "and cpsel 3"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings, find_all
from bot.understanding.intents import EntryChanges
from bot.understanding.logs.corrections import read_correction
from bot.understanding.times.durations import find_lengths
from bot.understanding.wishes.asking import is_question
from bot.understanding.words.spans import Found, lowered, masked
from bot.understanding.words.spelling import tidy
from induction.packs.pack import EVERYDAY_CATEGORIES, Category

LONGEST = 8
"""How many words such an answer has at most."""

_SHORT = 5
_CLOCKS = re.compile(r"\d{1,2}(?::\d\d)?\s*-\s*\d{1,2}(?::\d\d)?\b(?!\s*(?:hours|hrs|years|days|weeks|pages))")
_OPENING = re.compile(
    r"(?:(?:no|nope|nah|oops|oh|wait|sorry|actually|ok|okay|and|also|but|it was|it's|that was|i mean|i meant|make it"
    r"|just|only|the|a|an)\b[\s,.!:-]*)*"
)
_TOPIC = re.compile(r"\b(?:(?:about|on|for)\s+)?(?P<topic>(?P<word>cpsel|iip goal|goal)\s*#?(?P<number>\d))\b")
_TOPICS = {"cpsel": "CPSEL", "iip goal": "IIP goal", "goal": "goal"}
_BESIDE = re.compile(r"\b(?:with|w|and|on|for|at|in|by|via|it|was|the|my|a|an|of|please|pls|only|both|instead)\b")


@dataclass(frozen=True)
class Fragment:
    """What a few words say of an entry: `changes` with one name at most, `names` with all, as the roster has them."""

    text: str
    findings: Findings
    changes: EntryChanges
    names: tuple[str, ...] = ()
    topic: str | None = None

    @property
    def tells_anew(self) -> bool:
        """Whether it says what was done and more of it, as a sentence of its own does: "coaching with theo today"."""
        return self.changes.kind is not None and bool(self.names or self.findings.days or self.findings.lengths)


def fragment(
    said: str, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES, *, names: Iterable[str] = ()
) -> Fragment | None:
    """What the words say, where they are such an answer and nothing else. `names` are those that may be meant."""
    plain = " ".join(lowered(tidy(said)).split())
    if not plain or "?" in plain or len(plain.split()) > LONGEST:
        return None
    text = plain[_match_end(plain) :].strip(" .!,")
    topic = _TOPIC.search(text)
    named = [*_named(text, names)]
    apart = [*named, *([Found(*topic.span(), "")] if topic else [])]
    bare = masked(text, apart, " ")
    findings = find_all(bare, today, categories)
    if any(piece.value.name for piece in findings.people) or re.search(r"[^\W_]", _BESIDE.sub(" ", _rest(findings))):
        return None
    meant = tuple(dict.fromkeys(piece.value for piece in named))
    wished = read_correction(f"make that {bare}", today, categories)
    changes = wished.changes if wished else EntryChanges()
    changes = changes.model_copy(update={"counterpart": meant[0] if len(meant) == 1 else None})
    told = f"{_TOPICS[topic['word']]} {topic['number']}" if topic else None
    if changes == EntryChanges() and not meant and told is None and not findings.activities:
        return None
    company = f"with {' and '.join(meant)}" if meant else ""
    rest = re.sub(r"\b(?:with|and)\s*(?=\band\b|$)", "", " ".join(bare.split())) if meant else " ".join(bare.split())
    whole = " ".join(part for part in (rest.removesuffix("and").strip(), company, told) if part)
    return Fragment(whole, findings, changes, meant, told)


def continued(said: str, answer: Fragment, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES) -> str:
    """The sentence with the answer in it, in place of what it said of the same before."""
    sentence = tidy(said)
    before, more = find_all(sentence, today, categories), answer.findings
    told: list[Found[object]] = []
    told += before.lengths if more.lengths else ()
    told += before.days if more.days else ()
    told += before.formats if more.formats else ()
    told += before.people if answer.names else ()
    if any(piece.value.telling is Telling.KIND for piece in more.activities):
        told += before.activities
    kept = re.sub(r"(?:\b(?:on|with|for|and)\s*)?\x00+", " ", masked(sentence, told))
    return f"{_tidied(kept)} {answer.text}".strip()


def _named(text: str, names: Iterable[str]) -> Iterator[Found[str]]:
    """The names in the text, the longest first; a word is part of one only."""
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        if found := re.search(rf"\b{re.escape(name.lower())}\b", text):
            text = masked(text, [Found(*found.span(), None)])
            yield Found(*found.span(), name)


def _match_end(plain: str) -> int:
    found = _OPENING.match(plain)
    return found.end() if found and found.end() < len(plain) else 0


def _rest(findings: Findings) -> str:
    bare = re.fullmatch(r"\D*\b(?P<number>\d{2,3})\b\D*", findings.rest())
    return findings.rest() if bare is None else findings.rest().replace(bare["number"], " ")


def _tidied(text: str) -> str:
    return " ".join(text.split()).strip(" ,")


def is_scrap(said: str) -> bool:
    """Whether a few words speak of a length of time and ask nothing: "1h reading", "4-5 theo"."""
    plain = " ".join(lowered(tidy(said)).split())
    if not plain or "?" in plain or len(plain.split()) > _SHORT or is_question(plain):
        return False
    return bool(find_lengths(plain)) or _CLOCKS.match(plain) is not None


def in_company(said: str, names: Iterable[str]) -> str:
    """The words with "with" before each name that stands bare in them."""
    for name in names:
        said = re.sub(rf"(?<!with )\b{re.escape(name)}\b(?!')", f"with {name}", said, count=1, flags=re.IGNORECASE)
        if f"with {name}" in said:
            return said
    return said
