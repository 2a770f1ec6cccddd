"""Tables of figures that an export broke over lines: a text, then its counts and shares, each on lines of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.columns import Head, head_of
from knowledge.reading.lines import Line
from knowledge.reading.tables import CELLS

_FIGURE = re.compile(r"\d[\d.,]*%?|%")
_TOTAL = re.compile(r"(?:grand |sub-?)?total\b", re.IGNORECASE)
_QUESTION = re.compile(r"^\s*\d{1,2}\.\s")
_LEAST_RECORDS, _LONGEST_TEXT, _SHORT, _QUESTION_LEVEL = 3, 24, 50, 4

Chunk = list[Line]


def _split(line: Line) -> tuple[str, tuple[str, ...]]:
    """The words of a line and the figures that it ends in; a lone figure after words is one of the words."""
    tokens = line.text.split()
    first = len(tokens)
    while first and _FIGURE.fullmatch(tokens[first - 1]):
        first -= 1
    lone = 0 < first == len(tokens) - 1 and not _TOTAL.match(line.text.strip())
    return (" ".join(tokens), ()) if lone else (" ".join(tokens[:first]), tuple(tokens[first:]))


def _figured(line: Line) -> bool:
    return bool(_split(line)[1])


def _only_figures(line: Line) -> bool:
    words, figures = _split(line)
    return bool(figures) and not words


def _chunks(lines: Sequence[Line]) -> list[Chunk]:
    """The lines between blank ones."""
    chunks: list[Chunk] = [[]]
    for line in lines:
        if line.blank:
            chunks.append([])
        else:
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]


def _flat(lines: Sequence[Line]) -> str:
    return " ".join(line.text.strip() for line in lines)


def _regions(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First and last figured line of every run of records, as positions."""
    run: list[int] = []
    for position, line in enumerate(lines):
        if not _figured(line):
            continue
        if run and sum(not between.blank for between in lines[run[-1] + 1 : position]) > _LONGEST_TEXT:
            if len(run) >= _LEAST_RECORDS:
                yield run[0], run[-1]
            run = []
        run.append(position)
    if len(run) >= _LEAST_RECORDS:
        yield run[0], run[-1]


def _start(lines: Sequence[Line], first: int, floor: int) -> int:
    """Where the words begin that belong to the first record: its text, its columns and the question above them."""
    above = [position for position in range(floor, first) if not lines[position].blank][-_LONGEST_TEXT:]
    asked = [position for position in above if _QUESTION.match(lines[position].text)]
    if asked:
        return asked[-1]
    position = first
    while position > floor and not lines[position - 1].blank:
        position -= 1
    return position


def with_figures_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every record on one, its cells parted by tabs, below a line that names the columns."""
    joined: list[Line] = []
    done = 0
    for first, last in _regions(lines):
        start = _start(lines, first, done)
        joined.extend(lines[done:start])
        joined.extend(_records(lines[start : last + 1]))
        done = last + 1
    return (*joined, *lines[done:])


def _records(lines: Sequence[Line]) -> Iterator[Line]:
    """One line a record, after the lines that stand above it; it knows its columns where their head can be told."""
    text: list[Line] = []
    record: Line | None = None
    head: Head | None = None
    columns = ""
    for line in lines:
        if line.blank:
            text.extend([line] if text else [])
        elif record is not None and not text and _only_figures(line):
            record = replace(record, text="\t".join((record.text, *line.text.split())))
        else:
            text.append(line)
            if _figured(line):
                above, names, own = _parted(text)
                if record:
                    record = _under(head, record, columns)
                    columns = record.columns or columns
                    yield record
                yield from above
                head = head_of([_flat(chunk) for chunk in names]) if names else head
                yield from ([_names(names)] if names and head is None else [])
                record, text = replace(_record(own), cut=bool(names and head)), []
    yield from ([_under(head, record, columns)] if record else [])


def _under(head: Head | None, record: Line, above: str) -> Line:
    """A record with the names of its columns; one that leaves some out keeps the places of those above it."""
    text, *figures = record.text.split("\t")
    columns = head.over(figures) if head and text else ""
    cells = dict(zip(columns.split(CELLS), (text, *figures), strict=False))
    names = above.split(CELLS)
    if columns and columns != above and [name for name in names if name in cells] == list(cells):
        return replace(record, text="\t".join(cells.get(name, "") for name in names), columns=above)
    return replace(record, columns=columns)


def _names(chunks: Sequence[Chunk]) -> Line:
    return Line(chunks[0][0].number, "\t".join(map(_flat, chunks)), names=True)


def _record(lines: Sequence[Line]) -> Line:
    words, figures = _split(lines[-1])
    text = f"{_flat(lines[:-1])} {words}".strip()
    return Line(lines[0].number, "\t".join((text, *figures) if text else figures))


def _parted(text: Sequence[Line]) -> tuple[list[Line], list[Chunk], list[Line]]:
    """The question above a record, the pieces of the columns' names, and the lines of the record itself."""
    chunks = _chunks(text)
    asked = next((i for i in reversed(range(len(chunks))) if _QUESTION.match(chunks[i][0].text)), None)
    if asked is None or asked + 1 == len(chunks):
        return [], [], [line for chunk in chunks for line in chunk]
    question, rest = chunks[asked], chunks[asked + 1 :]
    while len(rest) > 1 and _belongs_to_question(rest[0]):
        question = [*question, *rest.pop(0)]
    last = rest.pop()
    own = [*rest.pop(), *last] if rest and _only_figures(last[0]) else last
    if len(own) > 1 and len(own[0].text.strip()) < _SHORT and _figured(own[1]):
        rest, own = [*rest, own[:1]], own[1:]
    while rest and _flat(own).count(")") > _flat(own).count("("):
        own = [rest[-1].pop(), *own]
        rest = [chunk for chunk in rest if chunk]
    above = [line for chunk in chunks[:asked] for line in chunk]
    return [*above, Line(question[0].number, _flat(question), level=_QUESTION_LEVEL)], rest, own


def _belongs_to_question(chunk: Chunk) -> bool:
    """Whether lines below a question go on with it, or say in brackets how it was counted."""
    text = _flat(chunk)
    return text[:1].islower() or (text.startswith("(") and text.endswith(")"))
