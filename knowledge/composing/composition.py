"""Composition: which words an answer shows, and in which order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from induction.packs.pack import ProgramPack
from knowledge.composing.lists import NUMBERED, Listed, at_places, holds_place, parts_under, together, whole_list
from knowledge.excerpts import CELLS, Excerpt, excerpts_of, shortened
from knowledge.finding.precedence import is_named
from knowledge.finding.questions import Asked
from knowledge.finding.rows import told_row
from knowledge.finding.selection import Candidate
from knowledge.finding.tables import line_of, table_of
from knowledge.language.facts import Fact
from knowledge.language.words import stems
from knowledge.passages import Passage, PassageKind
from knowledge.quoting.citing import CITED, label_of, subject
from knowledge.quoting.quotes import Quote, quotes_of, telling, widen
from prompts.answers import ListItem, Quoted, TableRow

SHOWN = 580
"""Characters of an answer's text: what is read without scrolling."""

_LOOKED_AT = 12
_ADDS, _CLOSE, _AS_GOOD = 0.1, 0.75, 0.85
_ALIKE = 88
_ROW = 420
_MARKS = 5
_A_LIST = 3
_SO_MANY = re.compile(r"\b\d{1,2} (?:\w+ ){0,2}?\w{3,}s\b")
_IN_ORDER = re.compile(r"\b(?:steps?|process|procedure|order|how do i|how does|walk me)\b")
_NAMED = re.compile(r".{3,60}?(?=:\s| · )")
_FIRST_WORDS, _TELLS = 40, 80
_FOR_STEPS, _FOR_LAST = 1.5, 1.15
_ALL_OF = re.compile(r"\b(?:list|all|every|each|what are|which are)\b")
_STEP = re.compile(r"step \d", re.IGNORECASE)


def chosen(asked: Asked, ranked: Sequence[Candidate], firsts: Sequence[Candidate]) -> list[Candidate]:
    """What answers: the best of every part, then what is as good or adds words of the question not yet there."""
    shown = list(dict.fromkeys(firsts))
    told = frozenset().union(*(candidate.stems for candidate in shown))
    for candidate in ranked[:_LOOKED_AT]:
        if len(shown) >= CITED:
            break
        gain = asked.coverage(told | candidate.stems) - asked.coverage(told)
        if _is_row_beside(asked, candidate, shown):
            shown.append(candidate)
            continue
        near = candidate.score / shown[0].score if not _is_other_row(candidate, shown[0]) else 0.0
        if ((gain >= _ADDS and near >= _CLOSE) or near >= _AS_GOOD) and not _is_told(candidate, shown):
            shown.append(candidate)
            told |= candidate.stems
    return shown


def quoted(
    shown: Sequence[Excerpt],
    asked: Asked,
    packs: Mapping[str, ProgramPack],
    shelf: Sequence[Passage],
    *,
    needed: int,
    room: int = SHOWN,
) -> tuple[Quoted, ...]:
    """The words shown, by place in the order chosen, with their neighbours as far as they add and there is room.

    The first `needed` of them answer a part of the question each; of the others, those are left out that do not fit.
    `shelf` are the passages of the first one's program.
    """
    quotes = quotes_of(shown)
    room -= sum(len(about) for about in {subject(quote.passage, packs) for quote in quotes})
    leading = _leading(shown, asked)
    if parts := _parts(shown[0], leading, asked, packs, shelf, room):
        return (parts,)
    items = _items(leading, asked, shelf)
    if items:
        return (_listed(items, shown[0], room, asked, packs),)
    while len(quotes) > needed and sum(len(quote.text) for quote in quotes) > room:
        quotes.pop()
    widen(quotes, asked, room)
    longest = max(room // len(quotes), room - sum(len(quote.text) for quote in quotes[1:]))
    return _by_place([_said(quote, asked, longest, packs, shelf) for quote in quotes])


def _leading(shown: Sequence[Excerpt], asked: Asked) -> Excerpt:
    """What leads in to a list or a table: an excerpt shown, or the end of the best one's paragraph if asked for."""
    best = shown[0]
    last = excerpts_of(best.passage)[-1]
    ends = best.passage.kind is PassageKind.PARAGRAPH and not asked.stems.isdisjoint(stems(last.text))
    found = [one for one in (*shown, *((last,) if ends else ())) if one.passage == best.passage]
    return next((one for one in found if one.text.endswith(":")), best)


def _parts(
    best: Excerpt, leading: Excerpt, asked: Asked, packs: Mapping[str, ProgramPack], shelf: Sequence[Passage], room: int
) -> Quoted | None:
    """What the section is divided into, by names, where the question asks for that; None where it does not."""
    leads = leading.text.endswith(":")
    names = parts_under(leading, shelf) if leads or _asks_for_parts(asked) else ()
    if not names or _names_one(names, asked):
        return None
    said = [one.text for one in dict.fromkeys((best, leading)) if leads and one.text not in names]
    said = said if sum(map(len, said)) <= room // 2 else said[-1:]
    each = _length_each(room - sum(map(len, said)), [len(name) for name in names])
    items = tuple(ListItem("•", shortened(name.rstrip(": "), each).replace(CELLS, " · ")) for name in names)
    said = [text.replace(CELLS, " · ") for text in said]
    return Quoted(subject(best.passage, packs), tuple(said), items=items, label=label_of(best.passage, packs))


def _asks_for_parts(asked: Asked) -> bool:
    return Fact.LIST in asked.facts or bool(_SO_MANY.search(asked.text))


def _names_one(names: Sequence[str], asked: Asked) -> bool:
    """Whether the question is about one of those parts: half the words that only this one has are the question's."""
    told = [frozenset(stems(name)) for name in names]
    own = [one - frozenset().union(*(other for other in told if other is not one)) for one in told]
    return any(one and 2 * len(one & asked.stems) >= len(one) for one in own)


def _items(best: Excerpt, asked: Asked, shelf: Sequence[Passage]) -> Listed | None:
    """The list that the question asks for, or those of its items that it asks for by their place; None for neither."""
    whole = whole_list(best, shelf)
    placed = at_places(whole, asked.text, best) if whole else None
    if placed or not (Fact.LIST in asked.facts or best.text.endswith(":")):
        return placed
    table = table_of(together(best.passage, shelf)) if best.passage.kind is PassageKind.TABLE else None
    record = table.record_at(line_of(best)) if table else None
    if table and record and (is_named(asked, record, table) or (record.is_figures and not _ALL_OF.search(asked.text))):
        return None
    return whole


def _is_other_row(candidate: Candidate, first: Candidate) -> bool:
    """Whether it is another row than the one that answers, of that table or another: it is about something else."""
    return candidate.excerpt.passage.kind is first.excerpt.passage.kind is PassageKind.TABLE


def _is_row_beside(asked: Asked, candidate: Candidate, shown: Sequence[Candidate]) -> bool:
    """Whether it is another row of the table whose row answers, which the question names too."""
    names = [_row_name(other) for other in (candidate, *shown)]
    alike = candidate.excerpt.passage.heading == shown[0].excerpt.passage.heading
    return (
        alike and all(name and name <= asked.stems for name in names) and not any(names[0] <= one for one in names[1:])
    )


def _row_name(candidate: Candidate) -> frozenset[str]:
    row = line_of(candidate.excerpt).text
    name = NUMBERED.sub("", row.split(CELLS)[0], count=1).split(" (")[0]
    return frozenset(stems(name)) if CELLS in row else frozenset()


def _is_told(candidate: Candidate, shown: Sequence[Candidate]) -> bool:
    """Whether what is shown says it already, also in almost the same words at another place."""
    words = candidate.excerpt.text
    return any(fuzz.token_set_ratio(words, other.excerpt.text) >= _ALIKE for other in shown)


def _said(
    quote: Quote, asked: Asked, longest: int, packs: Mapping[str, ProgramPack], shelf: Sequence[Passage]
) -> Quoted:
    passage = quote.passage
    about, label = subject(passage, packs), label_of(passage, packs)
    if passage.kind is PassageKind.TABLE:
        rows = _rows(quote, asked, shelf)
        if rows:
            return Quoted(about, rows=rows, label=label)
    return Quoted(about, (_behind_lead(quote, asked, longest).replace(CELLS, " · "),), label=label)


def _behind_lead(quote: Quote, asked: Asked, longest: int) -> str:
    """The quote as far as there is room, its lead-in whole: without it what is forbidden reads as if allowed."""
    if len(quote.text) <= longest or not quote.lead:
        return telling(quote.text, asked, longest)
    lead = quote.text.removesuffix(quote.words)
    return lead + telling(quote.words, asked, max(longest - len(lead), longest // 3)).removeprefix("… ")


def _rows(quote: Quote, asked: Asked, shelf: Sequence[Passage]) -> tuple[TableRow, ...]:
    """The records that the quote touches, each with its name and cells; none for none, or for overlong ones."""
    lines = list(dict.fromkeys(line_of(excerpt) for excerpt in quote.excerpts))
    if not all(CELLS in line.text and len(line.text) <= _ROW for line in lines):
        return ()
    tables = [table_of(together(line.passage, shelf)) for line in lines]
    records = [table.record_at(line) if table else None for table, line in zip(tables, lines, strict=True)]
    told = (told_row(one.excerpt.text, CELLS.join(one.columns), asked) for one in records if one)
    return tuple(dict.fromkeys(told))


def _by_place(said: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Quotes that stand under the same heading together."""
    found: dict[tuple[str, str | None, bool], Quoted] = {}
    for one in said:
        place = one.source, one.label, bool(one.rows)
        known = found.get(place)
        found[place] = replace(known, quotes=known.quotes + one.quotes, rows=known.rows + one.rows) if known else one
    return tuple(found.values())


def _listed(whole: Listed, best: Excerpt, room: int, asked: Asked, packs: Mapping[str, ProgramPack]) -> Quoted:
    """The lead-in and every item on a line of its own, the best in full and the others as far as there is room."""
    items = _without_neighbours(whole.items)
    texts = [" ".join(item.text.split()).replace(CELLS, " · ") for item in items]
    order = sorted(
        range(len(items)), key=lambda at: (not holds_place(items[at], best), items[at].passage != best.passage, at)
    )
    in_order = bool(_IN_ORDER.search(asked.text))
    lines = _fitted(texts, order, room - len(whole.lead) - _MARKS * len(texts), asked, in_order=in_order)
    return Quoted(
        subject(best.passage, packs),
        (whole.lead.replace(CELLS, " · "),) if whole.lead else (),
        items=tuple(_marked(line, nth, in_order=in_order) for nth, line in enumerate(lines, start=1) if line),
        label=label_of(best.passage, packs),
        more=lines.count(None),
        place=best.passage.place,
    )


def _without_neighbours(items: Sequence[Excerpt]) -> Sequence[Excerpt]:
    """The items without what stands before the first row or number, and after the last number: they are none."""
    rows = [item for item in items if CELLS in item.text]
    numbered = [nth for nth, item in enumerate(items) if NUMBERED.match(item.text)]
    if len(rows) >= _A_LIST:
        return rows
    return items[numbered[0] : numbered[-1] + 1] if len(numbered) >= _A_LIST else items


def _marked(line: str, nth: int, *, in_order: bool) -> ListItem:
    number = NUMBERED.match(line)
    if number:
        return ListItem(number[0].rstrip(), line[number.end() :])
    return ListItem(f"{nth}." if in_order and not _STEP.match(line) else "•", line)


def _fitted(texts: Sequence[str], order: Sequence[int], room: int, asked: Asked, *, in_order: bool) -> list[str | None]:
    """The texts whole as far as there is room, in that order of importance; of the others what names them.

    None for one that a few words would not tell: it is left out, but no step of a process is.
    """
    if sum(map(len, texts)) <= room * (_FOR_STEPS if in_order else _FOR_LAST):
        return list(texts)
    each = _length_each(room, [len(text) for text in texts])
    lines = [text if len(text) <= each else _in_short(text, each, needed=in_order) for text in texts]
    for at in order:
        left = room - sum(len(line) for line in lines if line) + len(lines[at] or "")
        if len(texts[at]) <= left or at == order[0]:
            lines[at] = telling(texts[at], asked, max(left, room // 2))
    return lines


def _in_short(text: str, longest: int, *, needed: bool) -> str | None:
    """What names an item, up to its colon, or its first words where there are enough of them or it is needed."""
    named = _NAMED.match(text)
    if named:
        length = named.end() + 1 if text[named.end()] == " " else max(named.end() + 2, _FIRST_WORDS)
        return shortened(text, min(longest, length))
    return shortened(text, longest) if needed or longest >= _TELLS else None


def _length_each(room: int, lengths: Sequence[int]) -> int:
    """The length that each may have so that all fit: what short ones leave is there for the long ones."""
    left, each = room, 0
    for at, length in enumerate(sorted(lengths)):
        each = max(left // (len(lengths) - at), 1)
        if length > each:
            return each
        left -= length
    return max(lengths)
