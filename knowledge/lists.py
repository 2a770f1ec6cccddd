"""Lists: all the items of the list that an excerpt stands in, also where the list runs over several passages."""

from collections.abc import Iterator, Sequence

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.passages import Passage, PassageKind

_A_LIST = 3


def whole_list(excerpt: Excerpt, shelf: Sequence[Passage]) -> tuple[Excerpt, ...]:
    """The items in order; empty where the excerpt neither stands in a list nor leads in to one.

    `shelf` are the program's passages in the order of their documents.
    """
    if excerpt.passage.kind is PassageKind.PARAGRAPH:
        return ()
    row = [item for passage in _together(excerpt.passage, shelf) for item in excerpts_of(passage)]
    at = row.index(excerpt)
    leads = [place for place, item in enumerate(row) if item.text.endswith(":")]
    start = max((place + 1 for place in leads if place <= at + 1), default=0)
    end = min((place for place in leads if place >= max(start, at)), default=len(row))
    items = tuple(item for item in row[start:end] if _opens_line(item) and item.text not in item.passage.heading)
    return items if len(items) >= _A_LIST else ()


def _opens_line(item: Excerpt) -> bool:
    return item.start == 0 or item.passage.text[item.start - 1] == "\n"


def _together(passage: Passage, shelf: Sequence[Passage]) -> list[Passage]:
    """The passage with those before and after it under the same headings, as far as all are lists or tables."""
    if passage not in shelf:
        return [passage]
    at = shelf.index(passage)
    before = [*_alike(passage, reversed(shelf[:at]))]
    return [*reversed(before), passage, *_alike(passage, iter(shelf[at + 1 :]))]


def _alike(passage: Passage, others: Iterator[Passage]) -> Iterator[Passage]:
    for other in others:
        same_place = (other.document, other.heading) == (passage.document, passage.heading)
        if not same_place or other.kind is not passage.kind:
            return
        yield other
