"""Files in a direct message: which are opened and read, by whom, and what is said of the others."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from time import monotonic
from typing import Any

from slack_sdk import WebClient

from bot.calendars.text import calendar_text, titles_in
from bot.listeners.evidence.offers import gathers, offer_of, seeds_of_files, wished
from bot.listeners.files.download import PATIENCE, SharedFile, download
from bot.services.desk import Desk
from bot.services.evidence.replies import EvidenceOffer, Seed
from bot.services.heard import Heard
from bot.services.replies import OrEvidence, Reply
from bot.services.sheets.replies import SheetShown
from bot.services.words import Words
from bot.understanding.wishes.asking import is_question
from bot.understanding.words.spelling import tidy
from induction.refused import Refused

_DO_WITH = r"(?:import|read|upload|record|log|add|enter|take|use|process|load|put)"
_THE_FILE = r"(?:this|these|it|them|that|those)"
_OF_THE_FILE = re.compile(
    rf"\b(?:files?|sheets?|spread\s?sheets?|workbook|csv|excel|attach(?:ed|ment)"
    rf"|{_DO_WITH}(?:\s+\w+){{0,2}}?\s+{_THE_FILE}|(?:is|are|does|do)\s+{_THE_FILE})\b",
    re.IGNORECASE,
)
"""What makes a question one about the file beside it."""

MOST = 5
"""Files that are read of one message."""

OPEN_FILES = "open_files"
"""The kind of the errand that opens what was shared."""

_TOLD = (
    *("id", "name", "mimetype", "subtype", "mode", "size", "file_access"),
    *("url_private", "url_private_download"),
)
"""What Slack says of a file that is needed to open it."""

NO_WORDS = (
    "I read words, calendar files (`.ics`) and sheets with hours (`.csv`, `.xlsx`), but no pictures, recordings or "
    "other files. Type what you did, such as `45 min coaching yesterday`, or ask your question."
)


@dataclass(frozen=True)
class Opened:
    """A file that was shared, with what it holds. `id` is Slack's own."""

    name: str
    content: bytes
    id: str = ""


Reader = Callable[[Desk, Heard, Sequence[Opened]], Reply]


def _calendars(desk: Desk, heard: Heard, files: Sequence[Opened]) -> Reply:
    text = "\n".join(calendar_text(file.content) for file in files)
    for title in titles_in(text):
        card = desk.crisis(title) or desk.disclosure(title, heard.person)
        if card is not None:
            return card
    return desk.calendars.read(desk.known(heard), text, source=heard.source, now=heard.now)


def _sheets(desk: Desk, heard: Heard, files: Sequence[Opened]) -> Reply:
    if len(files) > 1:
        raise Refused("many_files", "I read one sheet with hours at a time. Please send them one by one.")
    actor, sheet = desk.known(heard), files[0]
    plan = desk.imports.plan(actor, sheet.content, now=heard.now)
    return desk.imports.shown(actor, plan, file=sheet.name, handle=sheet.id or None)


READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("ics", "ical", "vcs"), _calendars),
    **dict.fromkeys(("csv", "tsv", "xlsx", "xlsm", "xls"), _sheets),
}
"""Who reads the files of each ending."""


def files_in(event: Mapping[str, Any]) -> Sequence[SharedFile]:
    """The files of a message."""
    said = event.get("files")
    return [file for file in said if isinstance(file, dict)] if isinstance(said, list) else []


@dataclass(frozen=True)
class ToOpen:
    """Files that are to be opened and read before anything can be said of them."""

    files: Sequence[SharedFile]

    @property
    def details(self) -> Mapping[str, Any]:
        """What is needed to open them, as an errand keeps it."""
        return {"files": [{name: file[name] for name in _TOLD if name in file} for file in self.files]}


def reply_to_files(desk: Desk, heard: Heard, files: Sequence[SharedFile]) -> Reply | ToOpen | None:
    """What is said of the files, or which are to be opened; None: the words beside them are answered.

    Those of the first ending that is read are opened.
    """
    ending = next((ending for file in files if (ending := ending_of(file)) in READERS), None)
    if ending is None or wished(desk, heard):
        return offer_of(desk, heard, seeds_of_files(files)) or (None if heard.text else Words(NO_WORDS))
    if heard.typed_command is not None or _is_about_something_else(heard.text):
        return None
    told = desk.disclosure(heard.text, heard.person)
    if told is not None:
        return told
    reader = READERS[ending]
    read = [file for file in files if READERS.get(ending_of(file)) is reader]
    if len(read) > MOST:
        raise Refused("many_files", f"I open up to {MOST} files at a time. Please send them in parts.")
    return ToOpen(read)


def read_files(desk: Desk, details: Mapping[str, Any], heard: Heard, client: WebClient) -> Reply:
    """What the files to be opened came to; they are fetched one after the other, within the patience for one."""
    files: Sequence[SharedFile] = details["files"]
    reader, until = READERS[ending_of(files[0])], monotonic() + PATIENCE
    opened = [_opened(client, file, until) for file in files]
    may_be_evidence = reader is _sheets and gathers(heard)
    return _or_evidence(partial(reader, desk, heard, opened), seeds_of_files(files) if may_be_evidence else ())


def _or_evidence(read: Callable[[], Reply], seeds: Sequence[Seed]) -> Reply:
    """What the sheet was read as, with the question whether it is evidence instead; as it is without `seeds`.

    What cannot be read as hours may be evidence all the same.
    """
    try:
        reply = read()
    except Refused as refused:
        if not seeds or refused.passes:
            raise
        return EvidenceOffer(seeds, note=refused.message)
    return OrEvidence(reply, seeds) if seeds and isinstance(reply, SheetShown) else reply


def _is_about_something_else(text: str) -> bool:
    """Whether the words ask a question that the file is no answer to: `can you import this?` belongs to the file."""
    return is_question(tidy(text)) and not _OF_THE_FILE.search(text)


def ending_of(file: SharedFile) -> str:
    """How the file's name ends, without the dot; of a calendar without a name what Slack takes it for."""
    ending = PurePosixPath(str(file.get("name") or "")).suffix.removeprefix(".").lower()
    return "ics" if not ending and file.get("mimetype") == "text/calendar" else ending


def _opened(client: WebClient, file: SharedFile, until: float) -> Opened:
    left = max(until - monotonic(), 0.1)
    content = download(client, file, patience=left)
    return Opened(str(file.get("name") or "file"), content, str(file.get("id") or ""))
