"""Tables of contents: found, left out, and their titles kept, because they tell which lines are headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.inline import plain, without_remnants
from knowledge.reading.lines import Line

LEADER = re.compile(r"(?<![.…])(?<!\. )(?:\.{3,}|…{2,}|(?:\. ){3,})\s*+\d{0,4}\s*+$")
"""The dots, and the page number, at the end of an entry."""

_PAGE_AFTER_TAB = re.compile(r"\S *\t\s*+\d{0,4}\s*+$")
_NAMES_A_PAGE = re.compile(r"\w.*(?:\.{3,}|…|\t).*\d\s*$")
_TITLE = re.compile(r"^\W*(?:(?:table of )?contents|in this section|on this page)\W*$", re.IGNORECASE)
_FEWEST, _WIDEST_GAP, _TWICE = 4, 3, 2


def key(title: str) -> str:
    """A title reduced to its letters and digits, as it is compared with its entry in a table of contents."""
    return re.sub(r"[^a-z0-9]+", " ", title.lower()).strip()


def without_contents(lines: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[str]]:
    """The lines without tables of contents, and the keys of the titles that those listed."""
    gone: set[int] = set()
    titles: set[str] = set()
    for run in (*_with_pages(lines), *_of_titles(lines)):
        above = range(max(0, run[0] - _WIDEST_GAP), run[0])
        first = next((position for position in above if _TITLE.match(lines[position].text)), run[0])
        gone.update(range(first, run[-1] + 1))
        titles.update(key(_entry(lines[position].text)) for position in run if not _pageless(lines[position].text))
    kept: list[Line] = []
    cut = False
    for position, line in enumerate(lines):
        if position in gone:
            cut = True
        else:
            kept.append(replace(line, cut=cut and not line.blank))
            cut = cut and line.blank
    return tuple(kept), frozenset(titles - {""})


def entries(lines: Sequence[Line], kept: Sequence[Line]) -> Iterator[Line]:
    """The lines that were left out and name a page: what a table of contents says of the document."""
    left = {line.number for line in kept}
    return (line for line in lines if line.number not in left and _NAMES_A_PAGE.search(line.text))


def _entry(line: str) -> str:
    """The title in an entry, without its dots and page number."""
    return without_remnants(plain(LEADER.sub("", re.sub(r"\t\s*\d*\s*$", "", line))))


def _pageless(line: str) -> bool:
    """Whether a tab leads to no page: words that stand among the entries and are none."""
    return line.rstrip(" ").endswith("\t")


def _runs(positions: Sequence[int], gap: int) -> Iterator[list[int]]:
    run: list[int] = []
    for position in positions:
        if run and position - run[-1] > gap:
            yield run
            run = []
        run.append(position)
    if run:
        yield run


def _with_pages(lines: Sequence[Line]) -> Iterator[range]:
    """Runs of entries that end in a page number, most of them after dots, with what stands between them."""
    entries = [
        position for position, line in enumerate(lines) if LEADER.search(line.text) or _PAGE_AFTER_TAB.search(line.text)
    ]
    for run in _runs(entries, _WIDEST_GAP):
        dotted = sum(bool(LEADER.search(re.sub(r"\s*\d*\s*$", "", lines[position].text))) for position in run)
        if len(run) >= _FEWEST and dotted * 2 >= len(run):
            yield range(run[0], run[-1] + 1)


def _of_titles(lines: Sequence[Line]) -> Iterator[range]:
    """Runs of lines that stand once more, alone and in the same order, further down: a page's own navigation."""
    places: dict[str, list[int]] = {}
    for position, line in enumerate(lines):
        if not line.formed:
            places.setdefault(key(line.text), []).append(position)
    twice = {at[0]: at[1] for title, at in places.items() if title and len(at) == _TWICE}
    for run in _runs(sorted(twice), 2):
        later = [twice[position] for position in run]
        if len(run) >= _FEWEST and later[0] > run[-1] and later == sorted(later):
            yield range(run[0], run[-1] + 1)
