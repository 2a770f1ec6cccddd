"""Lists: all the items of the list that an excerpt stands in, also where the list runs over several passages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.tables import table_of
from knowledge.passages import Passage, PassageKind

_A_LIST, _LED = 3, 2
_LEAD = 160
NUMBERED = re.compile(r"(\d{1,2})[.)] +")
"""The number before an item."""

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1, "final": -1}
_A_STEP = r"(?:steps?|stages?|phases?|items?|things?)"
_PLACE_ASKED = re.compile(rf"\b({'|'.join(_PLACES)})(?: (?:\w+ )?{_A_STEP}\b|$)|\b{_A_STEP} (\d{{1,2}})\b")
_BESIDE = re.compile(
    r"\b(?:(?P<after>(?:what|which|who)\W*(?:s|is|comes|happens)? (?:\w+ ){0,2}?(?:after|next)\b)"
    r"|(?:what|which|who) (?:comes|happens|is) (?:right |just )?before\b)"
)
_NAME = re.compile(r"[^.:]{3,60}: \S")
_A_STEP_ITSELF = re.compile(rf"{_A_STEP} \d", re.IGNORECASE)


@dataclass(frozen=True)
class Listed:
    """The items of a list in order, and the line that leads in to them; empty where none does."""

    lead: str
    items: tuple[Excerpt, ...]


def whole_list(excerpt: Excerpt, shelf: Sequence[Passage]) -> Listed | None:
    """The list around the excerpt; None where it neither stands in a list nor leads in to one.

    `shelf` are the program's passages in the order of their documents.
    """
    if excerpt.passage.kind is PassageKind.PARAGRAPH:
        return None
    passages = _of_one_form(together(excerpt.passage, shelf), excerpt.passage)
    row = [item for passage in passages for item in excerpts_of(passage)]
    at = row.index(excerpt)
    depths = _depths(row)
    leads = [place for place, item in enumerate(row) if item.text.endswith(":") and not _goes_on(depths, place)]
    start = max((place + 1 for place in leads if place <= at + 1), default=0)
    end = min((place for place in leads if place >= max(start, at)), default=len(row))
    opening = [item for item in row[start:end] if _opens_line(item) and item.text not in item.passage.heading]
    items = tuple(Excerpt(item.passage, item.start, max(item.end, _line_end(item))) for item in opening)
    table = table_of(passages) if excerpt.passage.kind is PassageKind.TABLE else None
    items = tuple(item for item in items if table.record_at(item)) if table else items
    lead = row[start - 1].text if start else passages[0].lead
    lead = " ".join(lead.split())
    lead = lead if lead.endswith(":") and len(lead) <= _LEAD and lead not in passages[0].heading else ""
    return Listed(lead, items) if len(items) >= (_LED if lead else _A_LIST) else None


def at_places(listed: Listed, text: str, best: Excerpt) -> Listed | None:
    """Only the items that a question asks for by their place, each with what is under it: the first, step 3.

    What is asked for after or before something is so beside the item that has `best`.
    None where it asks for none, or where the items are not numbered.
    """
    asked = [_PLACES[word] if word else int(digits) for word, digits in _PLACE_ASKED.findall(text)]
    groups = _groups(listed)
    beside = _BESIDE.search(text)
    if beside:
        at = next((nth for nth, group in enumerate(groups, 1) if any(holds_place(item, best) for item in group)), 0)
        asked = [at, at + 1] if beside["after"] else [at - 1, at] if at > 1 else []
    if not asked or len(groups) < _A_LIST or any(map(_A_STEP_ITSELF.match, listed.items[0].passage.heading)):
        return None
    wanted = [groups[place - (place > 0)] for place in dict.fromkeys(asked) if place and -1 <= place <= len(groups)]
    return replace(listed, items=tuple(item for group in wanted for item in group)) if wanted else None


def _groups(listed: Listed) -> list[tuple[Excerpt, ...]]:
    """The numbered items of the outermost list, each with what is under it."""
    opens = [at for at, depth in enumerate(_depths(listed.items)) if depth == 0]
    return [listed.items[start:end] for start, end in pairwise([*opens, len(listed.items)])]


def holds_place(item: Excerpt, excerpt: Excerpt) -> bool:
    """Whether the excerpt begins within the item."""
    return item.passage == excerpt.passage and item.start <= excerpt.start < item.end


def _depths(items: Sequence[Excerpt]) -> list[int | None]:
    """How deep each item stands under the numbers before it, 0 the outermost; None for what has no number."""
    open_at: list[int] = []
    depths: list[int | None] = []
    for item in items:
        number = NUMBERED.match(item.text)
        if not number or not _opens_line(item):
            depths.append(None)
            continue
        count = int(number[1])
        depth = next((at for at in reversed(range(len(open_at))) if open_at[at] == count - 1), len(open_at))
        open_at[depth:] = [count]
        depths.append(depth)
    return depths


def _goes_on(depths: Sequence[int | None], place: int) -> bool:
    """Whether the line is itself an item of a numbered list that goes on after it."""
    depth = depths[place]
    return depth is not None and any(other == depth for other in depths[place + 1 :])


def parts_under(excerpt: Excerpt, shelf: Sequence[Passage]) -> tuple[str, ...]:
    """What the section is divided into that the excerpt opens: the headings under it, or the lines that lead to lists.

    Empty where there are few, or where the excerpt is itself within such a part.
    """
    passage = excerpt.passage
    depth = len(passage.heading)
    under = [one.heading[depth] for one in shelf if _is_under(one, passage)]
    if rows := _rows_after(excerpt, shelf):
        return rows
    if excerpt.text.endswith(":") and len(names := tuple(dict.fromkeys(under))) >= _A_LIST:
        return names
    if passage.kind is not PassageKind.LIST:
        return ()
    row = [item for one in together(passage, shelf) for item in excerpts_of(one)]
    leads = [item for item in row if item.text.endswith(":") and _opens_line(item) and not NUMBERED.match(item.text)]
    opens = len(leads) >= _A_LIST and (excerpt in leads or row.index(excerpt) < row.index(leads[0]))
    return tuple(item.text for item in leads) if opens else ()


def _rows_after(excerpt: Excerpt, shelf: Sequence[Passage]) -> tuple[str, ...]:
    """What the rows of the table are called to which the excerpt leads; none where it leads to no table."""
    passage = excerpt.passage
    following = shelf[shelf.index(passage) + 1 :][:1] if passage in shelf else ()
    if not excerpt.text.endswith(":") or not following or following[0].kind is not PassageKind.TABLE:
        return ()
    table = table_of(together(following[0], shelf)) if following[0].heading == passage.heading else None
    return tuple(record.called for record in table.records) if table else ()


def _is_under(one: Passage, passage: Passage) -> bool:
    depth = len(passage.heading)
    return one.document == passage.document and len(one.heading) > depth > 0 and one.heading[:depth] == passage.heading


def _of_one_form(passages: Sequence[Passage], middle: Passage) -> list[Passage]:
    """The passages around the one in the middle as far as they go on with the same list: a new form is a new list."""
    at = passages.index(middle)
    start, end = at, at + 1
    while start > 0 and _goes_over(passages[start - 1], passages[start]):
        start -= 1
    while end < len(passages) and _goes_over(passages[end - 1], passages[end]):
        end += 1
    return list(passages[start:end])


def _goes_over(before: Passage, after: Passage) -> bool:
    return bool(after.lead or NUMBERED.match(after.text)) or _form(before) == _form(after)


def _form(passage: Passage) -> tuple[bool, bool]:
    """How most items of a passage open: with a name and a colon, and in lower case."""
    items = [NUMBERED.sub("", item.text, count=1) for item in excerpts_of(passage) if _opens_line(item)]
    named = sum(bool(_NAME.match(item)) for item in items)
    lower = sum(item[:1].islower() for item in items)
    return 2 * named > len(items), 2 * lower > len(items)


def together(passage: Passage, shelf: Sequence[Passage]) -> list[Passage]:
    """The passage with those before and after it under the same headings, as far as all are lists or tables."""
    if passage not in shelf:
        return [passage]
    at = shelf.index(passage)
    before = [*_alike(passage, reversed(shelf[:at]))]
    return [*reversed(before), passage, *_alike(passage, iter(shelf[at + 1 :]))]


def _opens_line(item: Excerpt) -> bool:
    return item.start == 0 or item.passage.text[item.start - 1] == "\n"


def _line_end(item: Excerpt) -> int:
    text = item.passage.text
    end = text.find("\n", item.start)
    return item.start + len(text[item.start : end if end >= 0 else len(text)].rstrip())


def _alike(passage: Passage, others: Iterator[Passage]) -> Iterator[Passage]:
    for other in others:
        same_place = (other.document, other.heading) == (passage.document, passage.heading)
        if not same_place or other.kind is not passage.kind:
            return
        yield other
