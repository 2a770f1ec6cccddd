"""A file to its passages, whatever kind it is."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from knowledge.passages import Passage
from knowledge.reading.blocks import Draft
from knowledge.reading.sections import passages_of
from knowledge.reading.unreadable import Unreadable

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _text(path: Path) -> Draft:
    from knowledge.reading.text import read_text  # noqa: PLC0415 - every kind is loaded when it is first met

    return read_text(_decoded(path))


def _markdown(path: Path) -> Draft:
    from knowledge.reading.markdown import read_markdown  # noqa: PLC0415 - as above

    return read_markdown(_decoded(path))


def _html(path: Path) -> Draft:
    from knowledge.reading.html import read_html  # noqa: PLC0415 - as above

    return read_html(_decoded(path))


def _docx(path: Path) -> Draft:
    from knowledge.reading.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(path)


def _pdf(path: Path) -> Draft:
    from knowledge.reading.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(path)


def _decoded(path: Path) -> str:
    """The characters of a text file, whatever wrote it; Unreadable where it is no text."""
    content = content_of(path)
    if content.startswith(_BYTE_ORDER_MARKS):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise Unreadable(path, "this is not text. Save it as PDF, DOCX, HTML, Markdown or plain text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


READERS: Mapping[str, Callable[[Path], Draft]] = {
    **dict.fromkeys((".txt", ".text"), _text),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm"), _html),
    ".docx": _docx,
    ".pdf": _pdf,
}
"""The endings that can be read, and how."""


def read(path: Path, *, program: str, title: str | None = None) -> tuple[Passage, ...]:
    """The passages of a file; Unreadable, with a reason, where there are none to be had."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(path, "only PDF, DOCX, HTML, Markdown and plain text can be read.")
    if not content_of(path).strip():
        raise Unreadable(path, "it is empty.")
    try:
        draft = reader(path)
    except Unreadable:
        raise
    except Exception as fault:  # the libraries raise whatever a damaged or hostile file makes them stumble over
        raise Unreadable(path, "it is damaged, or built in a way that cannot be read. Save it anew.") from fault
    found = passages_of(draft, program=program, document=path.name, title=title or draft.title or title_of(path))
    if not found:
        raise Unreadable(path, "there is no text in it.")
    return found


def content_of(path: Path) -> bytes:
    """A file's bytes; Unreadable where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Unreadable(path, f"it cannot be opened ({(fault.strerror or 'no such file').lower()}).") from fault


def title_of(path: Path) -> str:
    """A file's name as a title: no ending, no serial numbers, words apart."""
    words = re.sub(r"[_\-.]+", " ", path.stem).split()
    named = [word for word in words if not re.fullmatch(r"[0-9a-f]{8,}|\d+", word)]
    return " ".join(named or words)
