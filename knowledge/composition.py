"""Composition: which words an answer shows, and which passages it cites."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from induction.packs import PackDocument, ProgramPack
from knowledge.answers import Citation
from knowledge.excerpts import CELLS, Excerpt, excerpts_of, surroundings
from knowledge.facts import Fact
from knowledge.figures import figures_in
from knowledge.lists import whole_list
from knowledge.passages import Passage, PassageKind
from knowledge.questions import Asked
from knowledge.rows import asked_cells
from knowledge.selection import Candidate
from knowledge.words import stems
from prompts.answers import Quoted

CITED, QUOTE = 3, 700
SHOWN = 580
"""Characters of an answer's text: what is read without scrolling."""

_HEADING = 50
_ITEM = 40
_ITEMS = SHOWN // _ITEM
_LOOKED_AT = 12
_ADDS, _CLOSE, _AS_GOOD = 0.1, 0.75, 0.92
_LEANS_BACK = re.compile(r"(?:This|These|That|Those|They|It|Its|Their|Such|He|She|If contacted|At that point)\b")


@dataclass
class Run:
    """Neighbouring excerpts of one passage, from `first` to `last`, shown as one quote."""

    row: tuple[Excerpt, ...]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The words, on one line."""
        whole = self.row[0].passage.text
        return " ".join(whole[self.row[self.first].start : self.row[self.last].end].split())

    @property
    def passage(self) -> Passage:
        """The passage it is from."""
        return self.row[0].passage


def chosen(asked: Asked, ranked: Sequence[Candidate], firsts: Sequence[Candidate]) -> list[Candidate]:
    """What answers: the best of every part, then what is as good or adds words of the question not yet there."""
    shown = list(dict.fromkeys(firsts))
    told = frozenset().union(*(candidate.stems for candidate in shown))
    for candidate in ranked[:_LOOKED_AT]:
        if len(shown) >= CITED:
            break
        gain = asked.coverage(told | candidate.stems) - asked.coverage(told)
        near = candidate.score / shown[0].score
        if candidate not in shown and ((gain >= _ADDS and near >= _CLOSE) or near >= _AS_GOOD):
            shown.append(candidate)
            told |= candidate.stems
    return shown


def cited(
    shown: Sequence[Excerpt], ranked: Sequence[Excerpt], packs: Mapping[str, ProgramPack]
) -> tuple[Citation, ...]:
    """The citations: what is shown, then the next best passages; each once."""
    citations: list[Citation] = []
    for excerpt in (*shown, *ranked):
        if len(citations) == CITED:
            break
        if not any(excerpt.text in citation.quote for citation in citations):
            citations.append(citation_of(excerpt, packs))
    return tuple(citations)


def citation_of(excerpt: Excerpt, packs: Mapping[str, ProgramPack]) -> Citation:
    """The excerpt with its surroundings and its place."""
    passage = excerpt.passage
    known = _known(passage, packs)
    return Citation(
        program=passage.program,
        document=passage.document,
        title=known.title if known else passage.title,
        heading=passage.heading,
        place=passage.place,
        quote=surroundings(excerpt, QUOTE),
        label=known.label if known else None,
        edition=known.edition if known else None,
        lead=passage.lead,
    )


def quoted(
    shown: Sequence[Excerpt], asked: Asked, packs: Mapping[str, ProgramPack], shelf: Sequence[Passage], *, needed: int
) -> tuple[Quoted, ...]:
    """The words shown, by place in the order chosen, with their neighbours as far as there is room.

    The first `needed` of them answer a part of the question each; of the others, those are left out that do not fit.
    `shelf` are the passages of the first one's program.
    """
    runs = _runs(shown)
    items = whole_list(shown[0], shelf)[:_ITEMS] if Fact.LIST in asked.facts else ()
    if items:
        return _by_source([(item.passage, words) for item, words in _listed(items, shown[0])], packs)
    while len(runs) > needed and sum(len(run.text) for run in runs) > _room(runs, packs):
        runs.pop()
    room = _room(runs, packs)
    _widen(runs, room)
    longest = max(room // len(runs), room - sum(len(run.text) for run in runs[1:]))
    return _by_source([(run.passage, _telling(_words(run, asked), asked, longest)) for run in runs], packs)


def _room(runs: Sequence[Run], packs: Mapping[str, ProgramPack]) -> int:
    """The characters left for the documents' words beside the names of their places."""
    sources = {_source(run.passage, packs) for run in runs}
    return SHOWN - sum(len(source) + len(label or "") for source, label in sources)


def _listed(items: Sequence[Excerpt], best: Excerpt) -> list[tuple[Excerpt, str]]:
    """Every item by its first words, the one that fits best in full."""
    full = min(len(best.text), SHOWN // 2) if best in items else 0
    each = max((SHOWN - _HEADING - full) // len(items), _ITEM)
    return [(item, shortened(" ".join(item.text.split()), full if item == best else each)) for item in items]


def _by_source(said: Sequence[tuple[Passage, str]], packs: Mapping[str, ProgramPack]) -> tuple[Quoted, ...]:
    found: dict[tuple[str, str | None], list[str]] = {}
    for passage, words in said:
        found.setdefault(_source(passage, packs), []).append(words)
    return tuple(Quoted(source=source, quotes=tuple(quotes), label=label) for (source, label), quotes in found.items())


def _source(passage: Passage, packs: Mapping[str, ProgramPack]) -> tuple[str, str | None]:
    """The document and the heading as an answer names them, and what kind of document it is."""
    known = _known(passage, packs)
    title = (known.title if known else passage.title).split(":")[0]
    heading = (shortened(heading.rstrip(": "), _HEADING) for heading in passage.heading[-1:])
    return " › ".join((title, *heading)), known.label if known else None


def _words(run: Run, asked: Asked) -> str:
    """The run's words; of a single row of a table, the cells asked for."""
    if run.first == run.last and CELLS in run.text:
        return asked_cells(run.text, run.passage.lead or run.row[0].text, asked)
    return run.text


def _runs(shown: Sequence[Excerpt]) -> list[Run]:
    runs: list[Run] = []
    for excerpt in shown:
        row = excerpts_of(excerpt.passage)
        at = row.index(excerpt)
        beside = next((run for run in runs if run.row == row and run.first - 1 <= at <= run.last + 1), None)
        if beside:
            beside.first, beside.last = min(beside.first, at), max(beside.last, at)
        else:
            runs.append(Run(row, at, at))
    return runs


def _widen(runs: Sequence[Run], room: int) -> None:
    """Take in what a quote leans back on, then what follows it, while there is room."""
    for run in runs:
        if run.first > 0 and _LEANS_BACK.match(run.row[run.first].text):
            _step(runs, run, run.first - 1, run.last, room)
    for run in runs:
        if run.passage.kind is not PassageKind.TABLE:
            while run.last + 1 < len(run.row) and _step(runs, run, run.first, run.last + 1, room):
                pass
    for run in runs[:1]:
        if run.passage.kind is not PassageKind.TABLE:
            while run.first > 0 and _step(runs, run, run.first - 1, run.last, room):
                pass


def _step(runs: Sequence[Run], run: Run, first: int, last: int, room: int) -> bool:
    before = run.first, run.last
    run.first, run.last = first, last
    if sum(len(other.text) for other in runs) <= room:
        return True
    run.first, run.last = before
    return False


def _telling(text: str, asked: Asked, longest: int) -> str:
    """The text, or the stretch of it that has most of the question's words and a figure, between ellipses."""
    if len(text) <= longest:
        return text
    starts = [0, *(match.end() for match in re.finditer(r"\s+", text) if len(text) - match.end() >= longest // 2)]
    stretches = [shortened(text[start:], longest - 2 * (start > 0)) for start in starts]
    best = max(range(len(starts)), key=lambda nth: _worth(stretches[nth], asked))
    return f"… {stretches[best]}" if best else stretches[0]


def _worth(stretch: str, asked: Asked) -> float:
    return asked.coverage(frozenset(stems(stretch))) + (_ADDS if figures_in(stretch) else 0.0)


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer."""
    if len(text) <= longest:
        return text
    return text[: text.rfind(" ", 0, longest)].rstrip(" ,;:") + " …"


def _known(passage: Passage, packs: Mapping[str, ProgramPack]) -> PackDocument | None:
    pack = packs.get(passage.program)
    return next((document for document in pack.documents if document.file == passage.document), None) if pack else None
