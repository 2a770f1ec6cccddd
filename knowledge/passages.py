"""Passages: the pieces of a document that can be found and quoted."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class PassageKind(StrEnum):
    """The shape a passage had in its document."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CONTENTS = "contents"  # entries of a table of contents: no search finds them, but a pack may name one as a source


class Passage(BaseModel):
    """A run of a document's own words, with its place.

    `text` is contiguous and verbatim (white space and markup aside), so any sentence of it can be quoted; every
    paragraph, list item and table row is a line of its own, and ` | ` parts the cells of a row. `heading` is the path
    of headings above it. `lead` holds words from elsewhere in the document that it needs to be understood (a
    list's lead-in, a table's column names): searched with it, shown beside it, never quoted as part of it. `line` is
    the first line in the file, the page of a PDF or the paragraph of a Word document: `place` says which.
    """

    model_config = ConfigDict(frozen=True)

    program: str
    document: str
    title: str
    kind: PassageKind
    heading: tuple[str, ...]
    text: str
    place: str
    line: int
    lead: str = ""
