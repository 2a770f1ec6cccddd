"""Blocks to passages: cut where the document is, small enough to be quoted whole, large enough to stand alone."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.passages import Passage, PassageKind
from knowledge.reading.blocks import Block, BlockKind, Draft

QUOTE = 700
"""The most characters of a passage: what fits beside an answer and is read."""

_ROOM_FOR_SENTENCES = 630
"""What a part of a long paragraph is cut to, so that its last sentence rarely makes it too long to quote."""

_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+(?=[\"“(\[]?[A-Z0-9])")


@dataclass(frozen=True)
class _Piece:
    """A block, or some of its sentences, that a passage is put together from."""

    kind: BlockKind
    text: str
    at: int
    lead: str = ""


@dataclass
class _Section:
    """What stands between two headings, without gaps."""

    heading: tuple[str, ...]
    pieces: list[_Piece] = field(default_factory=list)


def passages_of(draft: Draft, *, program: str, document: str, title: str) -> tuple[Passage, ...]:
    """The passages of a document, in its order."""
    return tuple(
        Passage(
            program=program,
            document=document,
            title=title,
            kind=_kind(pieces),
            heading=section.heading,
            text="\n".join(piece.text for piece in pieces),
            place=f"{draft.unit} {pieces[0].at}",
            line=pieces[0].at,
            lead=pieces[0].lead,
        )
        for section in _sections(draft.blocks)
        for pieces in _packed(section.pieces)
    )


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    path: list[Block] = []
    section = _Section(())
    lead = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield section
            path = [*(above for above in path if above.level < block.level), block]
            section = _Section(tuple(above.text for above in path))
            lead = ""
            if _says_something(block.text):
                section.pieces.append(_Piece(block.kind, block.text, block.at))
        elif block.kind is BlockKind.GAP:
            yield section
            section = _Section(section.heading)
        else:
            if block.kind is BlockKind.PARAGRAPH:
                lead = _SENTENCE_END.split(block.text)[-1] if block.text.endswith(":") else ""
            needed = {BlockKind.ITEM: lead, BlockKind.ROW: block.columns}.get(block.kind, "")
            section.pieces.extend(_Piece(block.kind, text, block.at, needed) for text in _parts(block.text))
    yield section


def _says_something(heading: str) -> bool:
    """Whether a heading holds more than a name: a figure, or words after its colon."""
    return bool(re.search(r"\d{2}|\(.*\d|\d.*\)|:\s*\S", heading))


def _parts(text: str) -> list[str]:
    """A text in runs of whole sentences of about equal length, each short enough to be quoted."""
    if len(text) <= QUOTE:
        return [text]
    goal = len(text) / math.ceil(len(text) / _ROOM_FOR_SENTENCES)
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
    for sentence in _SENTENCE_END.split(text):
        rest = sentence
        while len(rest) > QUOTE:
            space = rest.rfind(" ", 0, QUOTE)
            cut = space if space > 0 else QUOTE
            yield rest[:cut]
            rest = rest[cut:].strip()
        yield rest


def _packed(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces of a section in runs of about equal length, each short enough to be quoted."""
    total = sum(len(piece.text) + 1 for piece in pieces)
    goal = total / max(1, math.ceil(total / QUOTE))
    pack: list[_Piece] = []
    size = 0
    for piece in pieces:
        if pack and (size + len(piece.text) > QUOTE or size >= goal):
            yield pack
            pack, size = [], 0
        pack.append(piece)
        size += len(piece.text) + 1
    if pack and any(piece.kind is not BlockKind.HEADING for piece in pack):
        yield pack


def _kind(pieces: Sequence[_Piece]) -> PassageKind:
    kinds = {piece.kind for piece in pieces}
    if BlockKind.ROW in kinds:
        return PassageKind.TABLE
    return PassageKind.LIST if BlockKind.ITEM in kinds else PassageKind.PARAGRAPH
