"""Blocks to passages: cut where the document is, small enough to be quoted whole, large enough to stand alone."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.passages import Passage, PassageKind
from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.leads import SENTENCE_END, Leads
from knowledge.reading.packing import QUOTE, ROOM, Piece, packed

_ORDINAL = re.compile(r"^\W*(?:[A-Za-z]+\s)?\d{1,2}[.:)]?(?:\s+|$)")
_TELLS = re.compile(
    r"\d|:\s+\S|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""What makes a heading more than a name: a figure, a month, or words after a colon."""


@dataclass
class _Section:
    """What stands between two headings, without gaps."""

    heading: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)


def passages_of(draft: Draft, *, program: str, document: str, title: str) -> tuple[Passage, ...]:
    """The passages of a document in its order, those of its table of contents last."""

    def passage(heading: tuple[str, ...], pieces: Sequence[Piece], kind: PassageKind) -> Passage:
        return Passage(
            program=program,
            document=document,
            title=title,
            kind=kind,
            heading=heading,
            text="\n".join(piece.text for piece in pieces),
            place=f"{draft.unit} {pieces[0].at}",
            line=pieces[0].at,
            lead=pieces[0].lead,
        )

    found = [
        passage(section.heading, pieces, _kind(pieces))
        for section in _sections(draft.blocks)
        for pieces in packed(section.pieces)
    ]
    listed = (
        passage(("Contents",), pieces, PassageKind.CONTENTS)
        for run in _adjoining(draft.contents)
        for pieces in packed(run)
    )
    return (*found, *listed) if found else ()


def _adjoining(entries: Sequence[Block]) -> Iterator[list[Piece]]:
    """The entries of a table of contents in runs between which nothing was left out."""
    run: list[Piece] = []
    for entry in entries:
        if run and entry.at > run[-1].at + 1:
            yield run
            run = []
        run.append(Piece(entry.kind, entry.text, entry.at))
    if run:
        yield run


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    path: list[Block] = []
    section = _Section(())
    leads = Leads()
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if block.kind is BlockKind.HEADING:
            yield section
            path = [*(above for above in path if above.level < block.level), block]
            section = _Section(tuple(above.text for above in path))
            leads = Leads()
            if _says_something(block.text):
                section.pieces.append(Piece(block.kind, block.text, block.at))
        elif block.kind is BlockKind.GAP:
            yield section
            path = [above for above in path if not block.level or above.level < block.level]
            section = _Section(tuple(above.text for above in path))
        else:
            head = _is_head(block, following)
            lead = leads.of(block)
            pieces = (Piece(block.kind, text, block.at, lead, block.columns, head) for text in _parts(block.text))
            section.pieces.extend(pieces)
    yield section


def _is_head(block: Block, following: Block | None) -> bool:
    """Whether a row names the columns of the one below it."""
    row = block.kind is BlockKind.ROW and not block.columns
    return row and following is not None and following.kind is BlockKind.ROW and bool(following.columns)


def _says_something(heading: str) -> bool:
    """Whether a heading holds more than a name: a figure, or words after its colon."""
    return bool(_TELLS.search(_ORDINAL.sub("", heading)))


def _parts(text: str) -> list[str]:
    """A text in runs of whole sentences of about equal length, each short enough to be quoted."""
    if len(text) <= QUOTE:
        return [text]
    goal = len(text) / math.ceil(len(text) / ROOM)
    parts, rest = [], ""
    for sentence in _sentences(text):
        longer = f"{rest} {sentence}".strip()
        if rest and (len(longer) > QUOTE or len(rest) >= goal):
            parts.append(rest)
            rest = sentence
        else:
            rest = longer
    return [*parts, rest]


def _sentences(text: str) -> Iterator[str]:
    for sentence in SENTENCE_END.split(text):
        rest = sentence
        while len(rest) > QUOTE:
            space = rest.rfind(" ", 0, QUOTE)
            cut = space if space > 0 else QUOTE
            yield rest[:cut]
            rest = rest[cut:].strip()
        yield rest


def _kind(pieces: Sequence[Piece]) -> PassageKind:
    kinds = {piece.kind for piece in pieces}
    if BlockKind.ROW in kinds:
        return PassageKind.TABLE
    return PassageKind.LIST if BlockKind.ITEM in kinds else PassageKind.PARAGRAPH
