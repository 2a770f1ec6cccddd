"""Places: where a pack's sources stand in the documents that are loaded."""

import re
from collections.abc import Iterator, Sequence

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, Source
from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.language.lexicon import Lexicon
from knowledge.language.words import stems
from knowledge.passages import Passage, PassageKind

_TELLING = 8
"""The fewest characters of a figure that is looked for anywhere, where it is not at the line that the pack names."""

_MOST = 0.4
"""The share of a rule's words, by weight, that an excerpt has which says the same."""

_LINES = re.compile(r"\blines? \d+(?:(?:, | and | to |–)\d+)*")
_NUMBER = re.compile(r"\d+")


def place_of(source: Source, pack: ProgramPack, passages: Sequence[Passage]) -> Excerpt | None:
    """The excerpt that prints the source's figure, nearest above its line; `passages` are the program's.

    A figure that a heading prints is placed at the first excerpt below that heading. A telling figure is found
    wherever it stands: a new edition moves lines. None where the document is not loaded or does not print it.
    """
    file = pack.document(source.document).file
    whole = [passage for passage in passages if passage.document == file]
    own = [passage for passage in whole if passage.kind is not PassageKind.CONTENTS]
    listed = [passage for passage in whole if passage.kind is PassageKind.CONTENTS]
    above = sorted((one for one in own if one.line <= source.line), key=lambda one: -one.line)
    figure = _plain(source.figure)
    found = next(_printing(figure, [*above, *listed]), None) or next(_below(figure, own, source.line), None)
    if found is None and len(figure) >= _TELLING:
        nearest = sorted(own, key=lambda one: abs(one.line - source.line))
        found = next(_printing(figure, nearest), None)
    return found


def retold(rule: Rule, passages: Sequence[Passage], lexicon: Lexicon) -> Excerpt | None:
    """The excerpt of another text than the pack's sources that says what a rule says, such as of a guide to them.

    It names a line of the rule's sources, or has most of the words of what the rule says; None where none does.
    """
    excerpts = [excerpt for passage in passages for excerpt in excerpts_of(passage)]
    weights = {stem: lexicon.rarity(stem) for stem in stems(rule.says)}
    lines = {str(source.line) for source in rule.sources}

    def share(excerpt: Excerpt) -> float:
        own = sum(weights.get(stem, 0.0) for stem in set(stems(excerpt.text))) / (sum(weights.values()) or 1.0)
        return own + any(lines.intersection(_NUMBER.findall(named)) for named in _LINES.findall(excerpt.text))

    best = max(excerpts, key=share, default=None)
    return best if best is not None and share(best) >= _MOST else None


def _printing(figure: str, passages: Sequence[Passage]) -> Iterator[Excerpt]:
    return (one for passage in passages for one in excerpts_of(passage) if figure in _plain(one.text))


def _below(figure: str, passages: Sequence[Passage], line: int) -> Iterator[Excerpt]:
    headed = (one for one in passages if one.line >= line and any(figure in _plain(words) for words in one.heading))
    return (excerpt for passage in headed for excerpt in excerpts_of(passage)[:1])


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
