"""Tables whose cells an export ran together without anything between them.

Such a cell ends and the next begins where a small letter, a full stop or a bracket is followed by a capital without a
space. Only below a line of titles that are run together so is that taken for a table; a line that does not come apart
in as many cells as there are titles stands as it is, with no column claimed for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.reading.blocks import CAPTION_LEVEL
from knowledge.reading.lines import Line
from knowledge.reading.tables import CELLS

_GLUE = re.compile(r"(?<=[^\W\d_][a-z.?!)\]”])(?=[A-Z“])")
_CLOSED = re.compile(r"[.?!)\]”]")
_SHORTEST_TITLE, _LONGEST_HEAD, _MOST_COLUMNS = 4, 140, 6


def with_glued_parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with glued cells parted, each with the name of its column; the line that named them is left out."""
    parted: list[Line] = []
    titles: tuple[str, ...] = ()
    cut = False
    for above, line, below in zip([None, *lines[:-1]], lines, [*lines[1:], None], strict=False):
        if not titles and (found := _titles(line, below)):
            titles, cut = found, True
            parted[-1:] = [_captioned(last) for last in parted[-1:]]
        elif line.blank or not titles or (above is not None and above.listed and not line.listed):
            titles = ()
            parted.append(line)
        else:
            cells = list(_cells(line, titles))
            parted.extend([replace(cells[0], cut=cut or line.cut), *cells[1:]])
            cut = False
    return tuple(parted)


def _titles(line: Line, below: Line | None) -> tuple[str, ...]:
    """The titles that a line runs together, where a list or lines run together in the same way stand right below."""
    text = line.text.strip()
    titles = tuple(_GLUE.split(text))
    if below is None or line.formed or line.listed or len(text) > _LONGEST_HEAD or text[-1:] in ".:;,?":
        return ()
    if not 1 < len(titles) <= _MOST_COLUMNS or any(len(title) < _SHORTEST_TITLE for title in titles):
        return ()
    several_words = len(titles) > 2 or all(" " in title for title in titles)  # noqa: PLR2004 - two may be one name
    return titles if several_words and (below.listed or _GLUE.search(below.text)) else ()


def _captioned(line: Line) -> Line:
    """The line right above the titles: what the table is called, where it is short and closes no sentence."""
    text = line.text.strip()
    called = 0 < len(text) <= _LONGEST_HEAD and text[-1] not in ".:;," and not line.listed and not line.formed
    return replace(line, level=line.level or CAPTION_LEVEL) if called else line


def _cells(line: Line, titles: Sequence[str]) -> Iterator[Line]:
    if line.listed:
        yield replace(line, columns=_lost(titles))
        return
    cells = _split(line.text.strip(), len(titles))
    named = _told_apart(titles)
    if len(cells) != len(titles):
        yield line
    elif all(_CLOSED.match(cell[-1]) for cell in cells[:-1]):
        yield replace(line, text="\t".join(cells), columns=CELLS.join(named))
    else:
        # Words that adjoin in the document must not be quoted as if something stood between them.
        yield from (replace(line, text=cell, columns=name, cut=True) for cell, name in zip(cells, named, strict=True))


def _split(text: str, columns: int) -> list[str]:
    """The cells of a line, parted where a sentence or a bracket was closed rather than within a word."""
    glues = [glue.start() for glue in _GLUE.finditer(text)]
    closed = [at for at in glues if _CLOSED.match(text[at - 1])]
    at = closed if len(closed) == columns - 1 else glues
    return [text[start:end].strip() for start, end in zip([0, *at], [*at, None], strict=True)]


def _told_apart(titles: Sequence[str]) -> list[str]:
    """The columns' names; those that are called the same are counted, because the name alone claims nothing."""
    of = len(titles)
    return [
        f"{title} (column {nth} of {of})" if titles.count(title) > 1 else title for nth, title in enumerate(titles, 1)
    ]


def _lost(titles: Sequence[str]) -> str:
    return f"(one of these columns, the text does not keep which: {', '.join(titles)})"
