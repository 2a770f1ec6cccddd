"""Documents that the documents at hand name and that are not among them: their content is never guessed.

A question asks for what is inside such a document ("what is in the IIP checklist?"), the documents name it, and none of
them has a part of that name or says what it holds. A question about a rule on it ("when is the checklist due?") is
answered like any other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.language.aliases import aliases_of
from knowledge.language.words import STOP_WORDS, stem, words
from knowledge.passages import Passage

_KIND = (
    r"(?:checklists?|forms?|logs?|protocols?|rubrics?|mous?|memorand(?:um|a)|syllab(?:us|i)|surveys?"
    r"|questionnaires?"
    r"|(?<=exit )interview|calendars?|guidelines?|leaflets?|booklets?|timelines?|templates?|worksheets?|job"
    r" descriptions?|documents?)"
)
_BY_ITSELF = re.compile(r"(?:checklist|rubric|mou|syllab|leaflet|booklet|templat)\w*", re.IGNORECASE)
"""The kinds of which a program has few, so that "the checklist" names one."""

_PAPER = r"(?:mous?|checklists?|syllab(?:us|i)|booklets?|leaflets?|contracts?|agreements?|forms?)"
_NAME = rf"(?P<name>(?:[\w&/'’-]+ ){{0,6}}?{_KIND})\b(?: [A-Z]{{1,3}}-?\d+)?"
_INSIDE = r"(?:fields?|questions?|items?|criteri(?:a|on)|sections?|columns?|box(?:es)?|steps?|prompts?|parts?|topics?)"
_HAS = (
    r"(?:ask(?:s|ed)?(?: (?:me|us|you))?(?: for)?|contains?|includes?|holds?|lists?|covers?|says?|looks? like"
    r"|has|have)"
)
# Asked in these words the question is for the content: "… about late work" behind it asks for a rule instead.
_ASKS_CONTENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:every|each|all)(?: of)? (?:the )?{_INSIDE} (?:on|in|of) {_NAME}",
        (
            rf"\bwhat(?:['’]?s|s| is| are| goes| all is)? (?:all )?(?:exactly )?(?:in|on|inside|into|included in"
            rf"|listed on|part of) {_NAME}"
        ),
        rf"\bwhat(?: all)? (?:does|do|did|will) {_NAME} {_HAS}\b(?! (?:about|on|regarding|if|when|that)\b)",
        (
            rf"\b(?:what|which|how many|the) {_INSIDE} (?:\w+ ){{0,4}}?(?:on|in|of|from|for|during) "
            rf"(?:the |my |our |an? )?{_NAME}"
        ),
        rf"\b(?:what|which|how many|the) {_INSIDE} (?:\w+ ){{0,4}}?{_NAME}",
        (
            rf"\bwhat (?:does|do|did) (?:the|my|our|that) (?P<name>(?:[\w&/'’-]+ ){{1,4}}?{_PAPER}) "
            r"(?:say|state|ask|require)s? "
        ),
        (
            r"(?:^\W*(?:(?:please|can you|could you) )*(?:show|send|give|read|list|open|paste|pull up"
            r"|display)(?: (?:me|us|out))?"
            rf"|\b(?:show|send|give|read) (?:me|us)) (?:\w+ )?{_NAME}\W*$"
        ),
        rf"\b(?:can|could|may) i (?:please )?(?:see|have|get|read|view|download|look at) {_NAME}\W*$",
        (
            rf"(?:^\W*i (?:need|want)(?: to see| a copy of)?|\b(?:need|want) (?:to see|a copy of)|\bdo you have"
            rf"|have you got) {_NAME}\W*$"
        ),
    )
)
_TELLS_CONTENT = re.compile(
    r"\s*(?:document |form )?(?:\([^)]*\) )?(?:includes?|contains?|consists? of|lists|asks for|holds|covers"
    r"|must (?:include|show|list)"
    r"|has the following|records?)\b|:\s*\S",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_LOOKED_BACK = 8
_NO_NAME = frozenset(
    map(stem, STOP_WORDS | {"document", "form", "program", "official", "whole", "full", "copy", "blank"})
)
"""What is no part of a document's name."""

Aliases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Unloaded:
    """A document by the name that a document at hand gives it, and the places that name it."""

    name: str
    mentions: tuple[Excerpt, ...]


@dataclass(frozen=True)
class _Mention:
    excerpt: Excerpt
    printed: str
    is_whole: bool  # all words of the question's name stand in it as they are
    tells: bool  # it goes on to say what the document holds


def unloaded(question: str, shelves: Iterable[Sequence[Passage]]) -> Unloaded | None:
    """The document whose content is asked for, where those passages only name it; None for any other question."""
    asked = next((match["name"] for pattern in _ASKS_CONTENT if (match := pattern.search(question))), None)
    if asked is None:
        return None
    passages = [passage for shelf in shelves for passage in shelf]
    aliases = aliases_of(passages)
    *before, kind = [stem(word) for word in words(asked)]
    wanted = _with_short_forms(before, asked, aliases) - _NO_NAME
    if not wanted and not _BY_ITSELF.fullmatch(asked.split()[-1]):
        return None
    parts = {name for passage in passages for name in (passage.title, *passage.heading[-1:])}
    if any(_names(words(name), wanted, kind, aliases) for name in parts):
        return None
    found = [mention for passage in passages for mention in _mentions(passage, wanted, kind, aliases)]
    if not found or any(mention.tells for mention in found):
        return None
    plainest = min(found, key=lambda mention: (not mention.is_whole, len(mention.printed)))
    return Unloaded(plainest.printed, tuple(dict.fromkeys((plainest.excerpt, *(mention.excerpt for mention in found)))))


def _mentions(passage: Passage, wanted: frozenset[str], kind: str, aliases: Aliases) -> Iterator[_Mention]:
    """Where the passage names it: the kind of document, with all that the question calls it closely before it."""
    for excerpt in excerpts_of(passage):
        spans = list(_WORD.finditer(excerpt.text))
        said = [stem(_plain(span[0])) for span in spans]
        for nth, word in enumerate(said):
            first = max(0, nth - _LOOKED_BACK)
            if word == kind and _names([_plain(span[0]) for span in spans[first : nth + 1]], wanted, kind, aliases):
                while first < nth and said[first] not in wanted:
                    first += 1
                printed = excerpt.text[spans[first].start() : spans[nth].end()]
                tells = bool(_TELLS_CONTENT.match(excerpt.text, spans[nth].end()))
                yield _Mention(excerpt, " ".join(printed.split()), wanted <= frozenset(said[first:nth]), tells)


def _plain(word: str) -> str:
    return re.split(r"['’]", word.lower())[0]


def _names(said: Sequence[str], wanted: frozenset[str], kind: str, aliases: Aliases) -> bool:
    said_stems = [stem(word) for word in said]
    return kind in said_stems and wanted <= _with_short_forms(said_stems, " ".join(said), aliases)


def _with_short_forms(said: Sequence[str], text: str, aliases: Aliases) -> frozenset[str]:
    """The stems, with the short form wherever a long one is spelled out, and without that long one's words."""
    lowered = " ".join(words(text))
    spelled = {short: longs for short, longs in aliases.items() if any(long in lowered for long in longs)}
    long_words = {stem(word) for longs in spelled.values() for long in longs for word in words(long)}
    return (frozenset(said) - long_words) | {stem(short) for short in spelled}
