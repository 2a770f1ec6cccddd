"""Citing: the places of an answer's words, and how a passage's document and heading are named."""

from collections.abc import Mapping, Sequence

from induction.packs.pack import PackDocument, ProgramPack
from knowledge.answers import Citation
from knowledge.excerpts import Excerpt, shortened, surroundings
from knowledge.passages import Passage

CITED, QUOTE = 3, 700
_HEADING = 64


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


def subject(passage: Passage, packs: Mapping[str, ProgramPack]) -> str:
    """What the passage's words stand under: its nearest heading, or the document's title where it has none."""
    if passage.heading:
        return shortened(passage.heading[-1].rstrip(": "), _HEADING)
    known = _known(passage, packs)
    return shortened((known.title if known else passage.title).split(":")[0], _HEADING)


def label_of(passage: Passage, packs: Mapping[str, ProgramPack]) -> str | None:
    """What kind of document the passage is from, where that needs saying."""
    known = _known(passage, packs)
    label = known.label if known else None
    return None if label and label in subject(passage, packs) else label


def _known(passage: Passage, packs: Mapping[str, ProgramPack]) -> PackDocument | None:
    pack = packs.get(passage.program)
    return next((document for document in pack.documents if document.file == passage.document), None) if pack else None
