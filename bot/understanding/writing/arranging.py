"""A person's own text, arranged into parts: cut and sorted, with no word added, changed or lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.understanding.words.spans import lowered

Part = TypeVar("Part")

# Not after "Dr." and the like, and not inside "e.g. that".
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Dr|Mr|Ms|St)\.)(?<!\b(?:Mrs|e\.g|i\.e)\.)\s+|\s*\n\s*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Cue(Generic[Part]):
    """Words that tell a part: patterns for a text in lower case. A group `at` says where the part begins."""

    part: Part
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Cues(Generic[Part]):
    """What tells the parts of a text.

    `cuts` begin a part in the middle of a sentence ("by May 2027"). `tells` say which part a whole stretch is, the
    first that fits. A stretch of which nothing is told goes to `rest`. What `belongs` matches as a whole is no
    sentence by itself and stays with the one before it, or else with the one after.
    """

    cuts: Sequence[Cue[Part]]
    tells: Sequence[Cue[Part]]
    rest: Part
    belongs: re.Pattern[str]


def cue(part: Part, *patterns: str) -> Cue[Part]:
    """The part is told by any of these patterns."""
    return Cue(part, re.compile("|".join(patterns)))


@dataclass(frozen=True)
class _Stretch(Generic[Part]):
    text: str
    part: Part
    begins_line: bool


def arranged(text: str, cues: Cues[Part]) -> dict[Part, str]:
    """The text by part, each in the order in which it was said; every word of the text is in exactly one of them."""
    found: dict[Part, str] = {}
    last: Part | None = None
    for stretch in _stretches(text, cues):
        between = " " if stretch.part == last and not stretch.begins_line else "\n"
        before = f"{found[stretch.part]}{between}" if stretch.part in found else ""
        found[stretch.part] = f"{before}{stretch.text}"
        last = stretch.part
    return found


def _stretches(text: str, cues: Cues[Part]) -> Iterator[_Stretch[Part]]:
    for sentence, begins_line in _sentences(text, cues.belongs):
        plain = lowered(sentence)
        starts = _cuts(plain, cues)
        ends = [*list(starts)[1:], len(sentence)]
        for (start, told), end in zip(starts.items(), ends, strict=True):
            stretch = sentence[start:end].strip().rstrip(",;").rstrip()
            if stretch:
                part = told if told is not None else _told(plain[start:end].strip(), cues)
                yield _Stretch(stretch, part, begins_line and start == 0)


def _sentences(text: str, belongs: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """Each sentence, and whether it begins a line."""
    sentence, begins_line = "", True
    for piece, on_new_line in _pieces(text):
        alone = belongs.fullmatch(lowered(piece)) or belongs.fullmatch(lowered(sentence))
        if sentence and not alone:
            yield sentence, begins_line
            sentence, begins_line = piece, on_new_line
        else:
            sentence = f"{sentence} {piece}".strip()
    if sentence:
        yield sentence, begins_line


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between the ends of sentences and lines, and whether it begins a line."""
    start, on_new_line = 0, True
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.start()].strip(), on_new_line
        start, on_new_line = end.end(), "\n" in end[0]
    yield text[start:].strip(), on_new_line


def _cuts(plain: str, cues: Cues[Part]) -> Mapping[int, Part | None]:
    """Where each stretch of the sentence begins, with the part that its cue tells; None where it has no cue."""
    found: dict[int, Part | None] = {0: None}
    for one in cues.cuts:
        for match in one.pattern.finditer(plain):
            start = match.start("at") if "at" in one.pattern.groupindex else match.start()
            found[start if _WORD.search(plain[:start]) else 0] = one.part
    return dict(sorted(found.items()))


def _told(plain: str, cues: Cues[Part]) -> Part:
    return next((one.part for one in cues.tells if one.pattern.search(plain)), cues.rest)
