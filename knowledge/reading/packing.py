"""Packing: pieces of a document put together to passages, cut where least is torn apart."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.reading.blocks import BlockKind

QUOTE = 700
"""The most characters of a passage: what fits beside an answer and is read."""

ROOM = 630
"""What a part of a long paragraph is cut to, so that its last sentence rarely makes it too long to quote."""

_LEAD = 120
"""The characters up to which words before a list say nothing by themselves."""

_LABEL = 80
"""The characters up to which a paragraph is a label of what stands below it, and is not parted from that."""


@dataclass(frozen=True)
class Piece:
    """A block, or some of its sentences, that a passage is put together from."""

    kind: BlockKind
    text: str
    at: int
    lead: str = ""
    columns: str = ""
    head: bool = False

    @property
    def introduces(self) -> bool:
        """Whether it says little without what stands below it."""
        label = self.kind is BlockKind.PARAGRAPH and len(self.text) <= _LABEL
        return self.head or label or self.kind is BlockKind.HEADING or self.text.endswith(":")


def packed(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a section in runs of about equal length, each short enough to be quoted."""
    for scope in _scopes(pieces):
        yield from _cut(scope)


def _scopes(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in runs that could stand in one passage, were it long enough."""
    scope: list[Piece] = []
    for piece in pieces:
        if scope and _apart(scope, piece):
            yield scope
            scope = []
        scope.append(piece)
    if scope:
        yield scope


def _cut(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces cut where the parts come closest to equal length, and what introduces others stays with them."""
    total = _size(pieces)
    goal = total / math.ceil(total / (QUOTE if total <= QUOTE else ROOM))
    cheapest = [0.0] + [math.inf] * len(pieces)
    begins = [0] * (len(pieces) + 1)
    for end in range(1, len(pieces) + 1):
        for start in reversed(range(end)):
            pack = pieces[start:end]
            if len(pack) > 1 and _size(pack) > QUOTE + 1:
                break
            if any(_apart(pack[:nth], pack[nth]) for nth in range(1, len(pack))):
                continue
            cost = cheapest[start] + (1 - _size(pack) / goal) ** 2 + _torn(pack[-1], pieces[end:])
            if cost < cheapest[end]:
                cheapest[end], begins[end] = cost, start
    packs: list[list[Piece]] = []
    end = len(pieces)
    while end:
        packs.append(list(pieces[begins[end] : end]))
        end = begins[end]
    yield from (pack for pack in reversed(packs) if not all(map(_leads_only, pack)))


def _torn(piece: Piece, rest: Sequence[Piece]) -> float:
    """What it costs to cut after a piece: most where it introduces the next one, little within a list or a table."""
    if not rest:
        return 0.0
    following = rest[0]
    if piece.kind is BlockKind.ITEM and following.kind is BlockKind.PARAGRAPH and len(piece.text) <= _LABEL:
        return 1.0 if following.lead == piece.lead else 0.0
    if piece.introduces:
        return 0.1 if len(piece.text) > _LEAD else 1.0
    return 0.2 if piece.kind is following.kind is not BlockKind.PARAGRAPH else 0.0


def _leads_only(piece: Piece) -> bool:
    """Whether a piece only leads in to what stands in other passages, where it is their heading or their lead."""
    return piece.kind is BlockKind.HEADING or (len(piece.text) <= _LEAD and piece.text.endswith(":"))


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) + 1 for piece in pieces)


def _apart(pack: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece may not follow the others: their lead would be read as its own, or another table begins."""
    if piece.columns:
        return piece.columns != pack[-1].columns and not pack[-1].head
    above = pack[-1]
    another_list = piece.kind is above.kind is BlockKind.ITEM and bool(above.lead) and not piece.lead
    another_table = piece.head and above.kind is BlockKind.ROW
    return another_list or another_table or not piece.lead.startswith(pack[0].lead)
